"""Reviews and notes in content files: a signature stands under the text that was signed, and under no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError
from django.utils import timezone

from articles import publishing
from articles.content import export
from articles.models import Page, Person, Revision
from tests.articles.content.folders import load, page, shown, write
from tests.factories import make_article, make_signed, make_source

pytestmark = pytest.mark.django_db

SIGNED, READ = "1" * 64, "2" * 64
ROSA = [{"name": "Rosa", "is_reviewer": True}]
REVIEW = {"reviewer": "Rosa", "reviewed_on": "2026-01-01"}
LEFT_OUT = (
    "digest: The text was changed since it was exported, so its review is left out. Once the reviewer has read it as it"
    " is now, take signature and digest out. (warning)"
)


def make_corrected(*, public: bool = True, **fields: str) -> Page:
    """A page whose review stands under an earlier text, which a misspelt word parts from this one."""
    corrected: Page = make_signed("A", slug="a", body="Ask a doktor.", **fields)
    corrected.body = "Ask a doctor."
    publishing.save_draft(corrected, by=None, is_minor=True)
    if public:
        publishing.publish(corrected, by=None)
    return corrected


def exported(folder: Path) -> Path:
    """The file of the one page, in a folder that an emptied site is loaded from."""
    export(folder)
    Page.objects.all().delete()
    Person.objects.all().delete()
    return next(folder.glob("articles/a*.md"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))


def wrong(folder: Path, **fields: str) -> list[str]:
    with pytest.raises(CommandError) as refusal:
        load(write(folder, {"a.md": page("A", **REVIEW | fields), "people.json": ROSA}))
    return [line.removeprefix(f"{folder}/") for line in str(refusal.value).splitlines()[:-1]]


@pytest.mark.parametrize("public", [True, False])
def test_small_changes_since_are_exported_with_what_was_signed_and_what_is_read(tmp_path: Path, public: bool) -> None:
    revision = make_corrected(public=public).revisions.latest()

    lines = exported(tmp_path).read_text().splitlines()

    start = lines.index(f"reviewed_on: {timezone.localdate()}")
    assert lines[start + 1 : start + 3] == [f"signature: {revision.signature}", f"digest: {revision.digest}"]
    assert revision.signature != revision.digest


def test_a_text_that_was_signed_as_it_stands_is_exported_without_a_digest(tmp_path: Path) -> None:
    publishing.publish(make_signed("A", slug="a"), by=None)

    text = exported(tmp_path).read_text()

    assert [word in text for word in ("reviewer: ", "signature: ", "digest: ")] == [True, False, False]


@pytest.mark.parametrize("public", [True, False])
def test_small_changes_since_come_back(tmp_path: Path, public: bool) -> None:
    revision = make_corrected(public=public).revisions.latest()
    exported(tmp_path)

    lines = load(tmp_path)

    restored = Revision.objects.get()
    assert (restored.signature, restored.digest) == (revision.signature, revision.digest)
    assert (str(restored.reviewer), restored.has_small_changes_since) == ("Dr Rosa Marsh, MD", True)
    assert [line for line in lines if "(warning)" in line] == []


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ask a doctor.", "Take 900 mg."),
        ("Ask a doctor.", "Ask a doctor [@other2020]."),
        ("title: A", "title: B"),
        ("summary: What", "summary: Not what"),
    ],
)
def test_a_text_that_was_changed_by_hand_has_no_review(tmp_path: Path, public: bool, old: str, new: str) -> None:
    make_source("other2020")
    make_corrected(public=public)
    file = exported(tmp_path)
    change(file, old, new)

    lines = load(tmp_path)

    revision = Revision.objects.get()
    assert (revision.reviewer, revision.reviewed_on, revision.signature) == (None, None, "")
    assert revision.is_live is public
    line = file.read_text().splitlines().index(f"digest: {_field(file, 'digest')}") + 1
    assert lines[-1] == f"{file}:{line}: {LEFT_OUT}"
    assert load(tmp_path)[-2:] == ["Nothing changed.", lines[-1]]


def _field(file: Path, name: str) -> str:
    return next(line.partition(": ")[2] for line in file.read_text().splitlines() if line.startswith(f"{name}: "))


def test_a_page_of_the_site_that_was_changed_by_hand_has_no_review(tmp_path: Path) -> None:
    make_corrected()
    export(tmp_path)
    change(tmp_path / "articles/a.md", "Ask a doctor.", "Take 900 mg.")

    load(tmp_path)

    assert (shown("a").body, shown("a").reviewer) == ("Take 900 mg.", None)
    assert Revision.objects.get(number=2).has_small_changes_since


def test_a_text_that_is_again_the_signed_one_was_signed_as_it_stands(tmp_path: Path) -> None:
    make_corrected()
    change(exported(tmp_path), "Ask a doctor.", "Ask a doktor.")

    load(tmp_path)

    assert shown("a").signature == shown("a").digest


def test_a_changed_text_that_was_reviewed_anew_has_that_review(tmp_path: Path) -> None:
    make_corrected()
    file = exported(tmp_path)
    for name in ("signature", "digest"):
        change(file, f"{name}: {_field(file, name)}\n", "")
    change(file, "Ask a doctor.", "Take 900 mg.")

    load(tmp_path)

    assert shown("a").signature == shown("a").digest


def test_tags_are_no_part_of_what_was_signed(tmp_path: Path) -> None:
    make_corrected()
    change(exported(tmp_path), "tags: []", "tags: [Sleep]")

    load(tmp_path)

    assert shown("a").has_small_changes_since


def test_where_review_is_required_a_changed_text_is_loaded_as_a_draft(tmp_path: Path, settings: Any) -> None:
    settings.REVIEW_REQUIRED = True
    signed = page("A", **REVIEW, signature=SIGNED, digest=READ)

    lines = load(write(tmp_path, {"a.md": signed, "people.json": ROSA}))

    assert list(Revision.objects.live()) == []
    assert [line.partition(".md:")[2] for line in lines[-2:]] == [
        f"8: {LEFT_OUT}",
        "3: This site publishes only what a clinical reviewer has signed: saved as a draft. (warning)",
    ]


def test_where_review_is_required_a_text_that_is_signed_here_is_published(tmp_path: Path, settings: Any) -> None:
    settings.REVIEW_REQUIRED = True
    make_signed("A", slug="a", summary="What A is about.", body="Some text.")

    load(write(tmp_path, {"a.md": page("A")}))

    assert shown("a").stage == "signed"


@pytest.mark.parametrize("value", ["1" * 63, "1" * 65, "G" * 64, "A" * 64, "no"])
def test_a_signature_or_digest_that_is_none_is_refused(tmp_path: Path, value: str) -> None:
    said = "This has to be 64 hexadecimal digits, as an export writes them."

    assert wrong(tmp_path, signature=value, digest=READ) == [f"a.md:7: signature: {said}"]
    assert wrong(tmp_path, signature=SIGNED, digest=value) == [f"a.md:8: digest: {said}"]


def test_a_signature_without_a_digest_a_digest_without_it_and_both_without_a_reviewer_are_refused(
    tmp_path: Path,
) -> None:
    said = "This field is missing: signature and digest stand together, as an export writes them."

    assert wrong(tmp_path, signature=SIGNED) == [f"a.md:1: digest: {said}"]
    assert wrong(tmp_path, digest=READ) == [f"a.md:1: signature: {said}"]
    assert wrong(tmp_path, signature=SIGNED, digest=READ, reviewer="", reviewed_on="") == [
        "a.md:7: signature: The reviewer is missing."
    ]


# What readers are told has changed


def test_what_readers_are_told_comes_back_where_it_is_not_the_note_of_the_change(tmp_path: Path) -> None:
    noted = make_article("A", slug="a")
    for title, change_note, public_note in (("B", "For editors.", "For readers."), ("C", "The same.", "The same.")):
        noted.title = title
        publishing.save_draft(noted, by=None, change_note=change_note)
        publishing.publish(noted, by=None, note=public_note)
        file = tmp_path / title / "articles/a.md"
        export(tmp_path / title)
        assert ("public_note: " in file.read_text()) is (change_note != public_note)

    Page.objects.all().delete()
    load(tmp_path / "B")

    assert (shown("a").change_note, shown("a").public_note) == ("For editors.", "For readers.")


def test_a_small_change_with_a_note_for_editors_is_not_told_to_readers_after_a_restore(tmp_path: Path) -> None:
    corrected = make_corrected()
    corrected.body = "Ask the doctor."
    publishing.save_draft(corrected, by=None, is_minor=True, change_note="A word.")
    publishing.publish(corrected, by=None)

    text = exported(tmp_path).read_text()
    load(tmp_path)

    assert "change_note: A word.\npublic_note: ''\n" in text
    assert (shown("a").change_note, shown("a").public_note) == ("A word.", "")


def test_a_note_that_stays_in_the_file_is_not_told_to_readers_again(tmp_path: Path) -> None:
    load(write(tmp_path, {"a.md": page("A", change_note="First published.")}))

    load(write(tmp_path, {"a.md": page("B", change_note="First published.")}))

    told = Revision.objects.order_by("number").values_list("public_note", flat=True)
    assert list(told) == ["First published.", "The text was brought up to date."]
