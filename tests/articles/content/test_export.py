"""Exporting a site: which files, their exact text, and a folder that is written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError

from articles import publishing
from articles.content import CannotExport, export_folder
from articles.models import Article, FormerSlug, Page, Person, Synonym, TagAlias
from tests.articles.content.folders import page, write
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_help_line,
    make_level,
    make_reviewer,
    make_source,
    make_tag,
)

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
LISTS = ["help-lines.json", "people.json", "sources.json", "synonyms.json", "tags.json"]
EARLIER = dict.fromkeys(LISTS, "[]")


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def export(folder: Path, **options: bool) -> str:
    out = StringIO()
    call_command("export_content", folder, stdout=out, **options)
    return out.getvalue()


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def pages(folder: Path) -> list[str]:
    return [name for name in names(folder) if name.endswith(".md")]


@pytest.mark.django_db
def test_a_page_is_written_with_all_that_it_has(tmp_path: Path) -> None:
    make_source("agabio2023")
    level = make_level(
        "Outpatient: a start",
        slug="outpatient",
        summary="For - whom?",
        tags=("Sleep", "alcohol"),
        author=Person.objects.create(name="Ann"),
        code="2.1",
        hours="9 to 19",
        position=4,
        review_due=date(2027, 1, 2),
        body="One [@agabio2023].\r\n\r\n---\r\nTwo",
    )
    publishing.restore_record(level.revisions.get(), reviewer=make_reviewer("Rosa Marsh"), reviewed_on=NOON.date())
    FormerSlug.objects.create(page=level, kind="level-of-care", slug="iop")
    FormerSlug.objects.create(page=level, kind="article", slug="iop")

    export(tmp_path / "out")

    assert (tmp_path / "out/levels-of-care/outpatient.md").read_bytes().decode() == (
        "---\n"
        "kind: level-of-care\n"
        "title: 'Outpatient: a start'\n"
        "summary: For - whom?\n"
        "tags: [alcohol, Sleep]\n"
        "author: Ann\n"
        "reviewer: Rosa Marsh\n"
        "reviewed_on: 2026-05-01\n"
        "live_from: 2026-05-01 12:00:00+00:00\n"
        "position: 4\n"
        "review_due: 2027-01-02\n"
        "former_slugs: [article/iop, iop]\n"
        "facts:\n"
        "  code: '2.1'\n"
        "  hours: 9 to 19\n"
        "---\n"
        "One [@agabio2023].\n\n---\nTwo\n"
    )


@pytest.mark.django_db
def test_a_page_has_a_file_for_what_is_live_planned_and_drafted(
    tmp_path: Path, at_noon: time_machine.Coordinates
) -> None:
    article = make_article("Live", slug="a")
    for days, title in ((1, "Tomorrow"), (2, "Later")):
        edit(article, title=title)
        publishing.publish(article, by=None, at=NOON + days * DAY)
    edit(article, title="Draft")
    gone = make_article("Gone", slug="gone")
    make_draft("New", slug="new")
    make_article("About", slug="us", kind="about")
    make_article("Section", slug="levels", kind="section")
    at_noon.shift(60)
    publishing.withdraw(gone, by=None)

    export(tmp_path / "out")

    assert names(tmp_path / "out") == [
        "about/us.md",
        "articles/a.draft.md",
        "articles/a.md",
        "articles/a.scheduled-2.md",
        "articles/a.scheduled.md",
        "articles/gone.draft.md",
        "articles/new.draft.md",
        "gone.json",
        *LISTS[:2],
        "sections/levels.md",
        *LISTS[2:],
    ]
    assert "title: Later\n" in (tmp_path / "out/articles/a.scheduled-2.md").read_text()
    assert "status: draft\n" in (tmp_path / "out/articles/gone.draft.md").read_text()


@pytest.mark.django_db
def test_lists_are_complete_and_sorted_whatever_the_database(tmp_path: Path) -> None:
    for name in ("Zoe", "Ann", "Ann"):
        Person.objects.create(name=name)
    tag = make_tag("beta")
    make_tag("Alpha")
    TagAlias.objects.create(tag=tag, name="Other name")
    TagAlias.objects.bulk_create([TagAlias(tag=tag, name="C++", slug="c_1")])
    make_source("b2", authors=[], superseded_by=make_source("A1", authors=[]))
    make_help_line(country="B", position=1)
    make_help_line(country="A", name="Second", position=2)
    make_help_line(country="A", name="First", position=1, shown=False)
    Synonym.objects.create(term="rehab", means="residential")

    export(tmp_path / "out")

    def told(name: str) -> str:
        return " ".join((tmp_path / "out" / name).read_text().split())

    person = '"credentials": "", "role": "", "biography": "", "is_reviewer": false }'
    assert told("people.json") == (
        f'[ {{ "name": "Ann", {person}, {{ "key": "Ann (2)", "name": "Ann", {person}, {{ "name": "Zoe", {person} ]'
    )
    assert told("tags.json") == (
        '[ { "name": "Alpha", "description": "", "aliases": [] }, { "name": "beta", "description": "",'
        ' "aliases": [ { "name": "C++", "slug": "c_1" }, "Other name" ] } ]'
    )
    assert [line.split('"')[3] for line in told("sources.json").split("{ ") if line.startswith('"id"')] == ["A1", "b2"]
    assert '"superseded-by": "A1"' in told("sources.json")
    assert [part.split('"')[0] for part in told("help-lines.json").split('"name": "')[1:]] == [
        *("First", "Second", "Emergency services"),
    ]
    assert told("synonyms.json") == '[ { "term": "rehab", "means": "residential" } ]'


@pytest.mark.django_db
def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    make_article("A", tags=("Sleep", "Alcohol"), body="Ünïcode 🙂")

    said = export(tmp_path / "one")
    export(tmp_path / "two")

    first, second = (
        {name: (tmp_path / run / name).read_bytes() for name in names(tmp_path / run)} for run in ("one", "two")
    )
    assert said == f"6 files written to {tmp_path}/one.\n"
    assert (first, len(first)) == (second, 6)


@pytest.mark.django_db
def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"notes.txt": "Mine"})

    with pytest.raises(CommandError, match="is not empty"):
        export(tmp_path)

    assert names(tmp_path) == ["notes.txt"]


@pytest.mark.django_db
def test_overwrite_replaces_its_own_files_and_leaves_all_others(tmp_path: Path) -> None:
    make_article("A", slug="a")
    mine = dict.fromkeys(("notes.txt", ".git/config", "articles/notes.md", "README.md"), "Mine")
    mine |= dict.fromkeys(("gone.md", "deep/gone.md", "articles/deep/gone.md", "deep/articles/gone.md"), page("Mine"))
    old = {
        "articles/a.md": page("Old"),
        "articles/gone.md": page("Gone"),
        "about/gone.md": page("Gone"),
        "tags.json": "[1]",
    }
    write(tmp_path, EARLIER | mine | old)

    said = export(tmp_path, overwrite=True)

    assert names(tmp_path) == sorted([*mine, "articles/a.md", *LISTS])
    assert {name: (tmp_path / name).read_text() for name in mine} == mine
    assert said == f"6 files written to {tmp_path} and 2 removed.\n"
    assert "title: A\n" in (tmp_path / "articles/a.md").read_text()
    assert (tmp_path / "tags.json").read_text() == "[]\n"
    assert not (tmp_path / "about").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("missing", LISTS)
def test_overwrite_refuses_a_folder_that_holds_no_earlier_export(tmp_path: Path, missing: str) -> None:
    lists = {name: text for name, text in EARLIER.items() if name != missing}
    files = lists | {"articles/a.md": page("Mine")}
    write(tmp_path, files)

    with pytest.raises(CommandError, match=f"holds no earlier export: it has no {missing}"):
        export(tmp_path, overwrite=True)

    assert {name: (tmp_path / name).read_text() for name in names(tmp_path)} == files


@pytest.mark.django_db
def test_overwrite_does_not_follow_a_link_to_pages_elsewhere(tmp_path: Path) -> None:
    write(tmp_path, {"elsewhere/a.md": page("Mine")})
    write(tmp_path / "out", EARLIER)
    (tmp_path / "out/articles").symlink_to(tmp_path / "elsewhere")

    said = export(tmp_path / "out", overwrite=True)

    assert said == f"5 files written to {tmp_path}/out and 0 removed.\n"
    assert (tmp_path / "elsewhere/a.md").read_text() == page("Mine")


@pytest.mark.django_db
def test_an_empty_folder_and_one_whose_parents_are_missing_are_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    for name in ("empty", "deep/er"):
        export(tmp_path / name)

    assert names(tmp_path / "empty") == names(tmp_path / "deep/er") == LISTS
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "empty"]


@pytest.mark.django_db
def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"out": "Mine"})

    with pytest.raises(CommandError, match="out is not a folder"):
        export(tmp_path / "out", overwrite=True)

    assert (tmp_path / "out").read_text() == "Mine"


@pytest.mark.django_db
def test_an_address_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    make_article("A", slug="a")
    Page.objects.update(slug="../../a")

    with pytest.raises(CommandError, match="cannot be the name of a file"):
        export(tmp_path / "out")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    make_article("A", slug="a")
    write(tmp_path, {"elsewhere/a.md": page("Mine"), "out/notes.txt": "Mine"})
    write(tmp_path / "out", EARLIER)
    (tmp_path / "out/articles").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(CommandError, match="leads out of the folder"):
        export(tmp_path / "out", overwrite=True)

    assert (tmp_path / "elsewhere/a.md").read_text() == page("Mine")
    assert names(tmp_path / "out") == sorted(["notes.txt", *LISTS])


class Interrupted(dict[str, str]):
    """Files that are written up to the last but one."""

    def items(self) -> Iterator[tuple[str, str]]:  # type: ignore[override]
        yield from list(super().items())[:-1]
        raise KeyboardInterrupt


@pytest.mark.parametrize("before", [{}, {"a.md": page("Old"), "b.md": page("Old")}])
def test_an_export_that_is_interrupted_leaves_the_folder_as_it_was(tmp_path: Path, before: dict[str, str]) -> None:
    write(tmp_path / "out", EARLIER | before if before else {})

    with pytest.raises(KeyboardInterrupt):
        export_folder.write(tmp_path / "out", Interrupted({"a.md": "New", "b.md": "New"}), set(), overwrite=True)

    assert {name: (tmp_path / "out" / name).read_text() for name in pages(tmp_path / "out")} == before
    assert [path.name for path in tmp_path.iterdir() if path.name != "out"] == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotExport, match="out cannot be written: File exists"):
        export_folder.write(tmp_path / "out", {"a": "A file", "a/b": "In a file"}, set(), overwrite=False)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_a_page_without_a_revision_is_passed_over(tmp_path: Path) -> None:
    Article.objects.create(title="A", slug="a", summary="A")

    export(tmp_path / "out")

    assert names(tmp_path / "out") == LISTS
