"""What is gone: the list of addresses that lead nowhere any more, loaded, refused, exported and brought back."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.content import export
from articles.models import Article, FormerSlug, Page
from tests.articles.content.folders import Files, load, page, shown, write
from tests.factories import edit, make_article, make_draft

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
SOON = (timezone.now() + DAY).isoformat()
LISTS = dict.fromkeys(("people.json", "tags.json", "sources.json", "help-lines.json", "synonyms.json"), "[]")


def gone(*addresses: str, **fields: str) -> Files:
    return {"gone.json": [{"address": address} | fields for address in addresses]}


def rows() -> list[tuple[Any, ...]]:
    return sorted(FormerSlug.objects.values_list("kind", "slug", "page__slug", "note"))


def exported(folder: Path) -> dict[str, str]:
    """The notes by their addresses."""
    export(folder)
    file = folder / "gone.json"
    return {each["address"]: each["note"] for each in json.loads(file.read_text())} if file.exists() else {}


def withdrawn(slug: str, **options: Any) -> Article:
    article = make_article(slug.title(), slug=slug)
    publishing.withdraw(article, by=None, **options)
    return article


# Loading


def test_an_address_is_loaded_with_its_note(tmp_path: Path, client: Client) -> None:
    lines = load(write(tmp_path, gone("article/old", "level-of-care/old", note=" No longer sold. ")))

    assert lines == ["Gone addresses: 2 created, 0 changed, 0 same"]
    assert rows() == [
        ("article", "old", None, "No longer sold."),
        ("level-of-care", "old", None, "No longer sold."),
    ]
    assert "No longer sold." in client.get("/articles/old/").content.decode()


def test_what_is_gone_already_is_the_same_and_keeps_its_note(tmp_path: Path) -> None:
    load(write(tmp_path, gone("article/old", note="No longer sold.")))

    lines = load(write(tmp_path, gone("article/old")))

    assert lines == ["Gone addresses: 0 created, 0 changed, 1 same", "Nothing changed."]
    assert rows() == [("article", "old", None, "No longer sold.")]


def test_an_address_that_led_on_leads_nowhere_when_the_file_says_so(tmp_path: Path) -> None:
    FormerSlug.objects.create(kind="article", slug="old", page=make_article("A", slug="a"))

    lines = load(write(tmp_path, gone("article/old", note="")))

    assert lines == ["Gone addresses: 0 created, 1 changed, 0 same"]
    assert rows() == [("article", "old", None, "")]


def test_an_address_that_was_gone_leads_on_when_a_file_says_so(tmp_path: Path) -> None:
    load(write(tmp_path, gone("article/old", note="No longer sold.")))
    (tmp_path / "gone.json").unlink()

    load(write(tmp_path, {"a.md": page("A", former_slugs=["old"])}))

    assert rows() == [("article", "old", "a", "")]


def test_a_page_that_readers_see_at_the_address_stays(tmp_path: Path) -> None:
    make_article("A", slug="a")

    lines = load(write(tmp_path, gone("article/a")))

    assert lines == [
        "Gone addresses: 0 created, 0 changed, 1 same",
        "Nothing changed.",
        f"{tmp_path}/gone.json:2: Entry 1: address: Readers see a page there: left so."
        " Withdraw it in the admin, or take this entry out. (warning)",
    ]
    assert (rows(), shown("a").title) == ([], "A")


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"live_until": SOON}, {"live_from": SOON}])
def test_what_is_gone_may_have_a_draft_a_time_before_and_a_time_to_come(tmp_path: Path, fields: dict[str, str]) -> None:
    load(write(tmp_path, {"a.md": page("A", **fields)} | gone("article/a", note="Being rewritten.")))

    assert rows() == [("article", "a", None, "Being rewritten.")]
    assert load(tmp_path)[-1] == "Nothing changed."


def test_a_page_that_is_loaded_with_its_end_leads_on_after_it(tmp_path: Path) -> None:
    make_article("P", slug="p")
    files: Files = {"p.md": page("New", slug="p", live_until=SOON), "q.md": page("Q", former_slugs=["p"])}

    load(write(tmp_path, files))

    assert rows() == [("article", "p", "q", "")]
    assert load(tmp_path)[-1] == "Nothing changed."


def test_a_backup_loads_when_what_was_planned_has_come(tmp_path: Path) -> None:
    begun = timezone.now() - DAY
    files: Files = {"a.scheduled.md": page("A", live_from=begun)}

    lines = load(write(tmp_path, files | gone("article/a", note="Being rewritten.")))

    assert "Readers see a page there: left so." in lines[-1]
    assert shown("a").live_from == begun


REFUSED: list[tuple[str, Files, str]] = [
    ("no address", {"gone.json": [{"note": "A"}]}, "“” is not a kind and a slug, such as article/old-page."),
    ("slug alone", gone("old"), "“old” is not a kind and a slug, such as article/old-page."),
    ("kind", gone("story/old"), "“story/old” is not a kind and a slug, such as article/old-page."),
    ("slug", gone("article/a b"), "“article/a b” is not a kind and a slug, such as article/old-page."),
    ("live", {"a.md": page("A")} | gone("article/a"), "{}/a.md publishes a page there."),
    (
        "leads on",
        {"a.md": page("A", former_slugs=["old"])} | gone("article/old"),
        "{}/a.md has it among its former_slugs.",
    ),
]


@pytest.mark.parametrize(("files", "fault"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_wrong_address_is_refused(tmp_path: Path, files: Files, fault: str) -> None:
    with pytest.raises(CommandError) as refusal:
        load(write(tmp_path, files))

    told = f"{tmp_path}/gone.json:2: Entry 1: address: {fault.format(tmp_path)}"
    assert str(refusal.value).splitlines() == [told, "1 error: nothing was loaded."]
    assert (Page.objects.count(), rows()) == (0, [])


def test_a_slug_that_is_too_long_is_refused(tmp_path: Path) -> None:
    long = "a" * 121
    files: Files = {"a.md": page("A", former_slugs=[long])} | gone(f"article/{long}")

    with pytest.raises(CommandError) as refusal:
        load(write(tmp_path, files))

    assert str(refusal.value).splitlines() == [
        f"{tmp_path}/a.md:5: former_slugs: “{long}” is neither a slug nor a kind and a slug (about/privacy).",
        f"{tmp_path}/gone.json:2: Entry 1: address: “article/{long}” is not a kind and a slug, such as"
        " article/old-page.",
        "2 errors: nothing was loaded.",
    ]


def test_an_address_given_twice_and_an_unknown_field_are_refused(tmp_path: Path) -> None:
    text = '[{"address": "article/a"},\n{"address": "article/a"},\n{"address": "article/b", "why": "Old"}]'

    with pytest.raises(CommandError) as refusal:
        load(write(tmp_path, {"gone.json": text}))

    assert str(refusal.value).splitlines() == [
        f"{tmp_path}/gone.json:2: Entry 2: entry 1 of {tmp_path}/gone.json has the same address.",
        f"{tmp_path}/gone.json:3: Entry 3: why is not known: known are address, note.",
        "2 errors: nothing was loaded.",
    ]


# Exporting


def test_every_address_that_is_gone_is_exported_with_and_without_a_note(tmp_path: Path) -> None:
    withdrawn("noted", note="No longer sold.")
    withdrawn("bare")
    moved = withdrawn("moved-later", note="Of the old address.")
    edit(moved, slug="moved")
    make_draft("Never seen", slug="never-seen")
    deleted = withdrawn("deleted")
    publishing.delete(deleted, by=None, note="A mistake.")

    assert exported(tmp_path / "out") == {
        "article/bare": "",
        "article/deleted": "A mistake.",
        "article/moved": "Of the old address.",
        "article/noted": "No longer sold.",
    }


def test_what_readers_see_again_is_not_exported_as_gone(tmp_path: Path) -> None:
    publishing.publish(withdrawn("again", note="Being rewritten."), by=None)

    assert exported(tmp_path / "out") == {}
    assert load(tmp_path / "out")[-1] == "Nothing changed."


def test_what_will_be_gone_and_what_will_come_back_are_exported(tmp_path: Path) -> None:
    publishing.withdraw(make_article("Ends", slug="ends"), by=None, at=timezone.now() + DAY, note="It ended.")
    publishing.publish(withdrawn("returns", note="Being rewritten."), by=None, at=timezone.now() + DAY)

    assert exported(tmp_path / "out") == {"article/ends": "It ended.", "article/returns": "Being rewritten."}


def test_overwrite_removes_a_list_of_what_is_gone_no_longer(tmp_path: Path) -> None:
    write(tmp_path, LISTS | gone("article/old"))

    done = export(tmp_path, overwrite=True)

    assert not (tmp_path / "gone.json").exists()
    assert (done.written, done.removed) == (5, 1)


def test_overwrite_brings_the_list_up_to_date(tmp_path: Path) -> None:
    withdrawn("new")
    write(tmp_path, LISTS | gone("article/old"))

    done = export(tmp_path, overwrite=True)

    assert json.loads((tmp_path / "gone.json").read_text()) == [{"address": "article/new", "note": ""}]
    assert done.removed == 0
