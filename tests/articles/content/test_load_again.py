"""Loading into a site that has content: what is the same stays untouched, what differs becomes a new revision."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError
from django.utils import timezone

from articles import publishing, tagging
from articles.content import export
from articles.library import merging, standing
from articles.models import (
    Article,
    FormerSlug,
    HelpLine,
    Page,
    Person,
    Revision,
    Source,
    StandingChange,
    Support,
    Tag,
    TagAlias,
)
from articles.references.record import Standing
from tests.articles.content.folders import Files, load, page, shown, source, write
from tests.factories import edit, make_article, make_draft, make_level, make_reviewer, make_source, make_tag, make_user

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
SUPPORT = {
    "page": "article/a",
    "source": "a1",
    "claim": "It helps.",
    "words": "It helped 5 in 100.",
    "checked_by_name": "Rosa",
    "checked_on": "2026-05-01",
}
SAME = "Articles: 0 created, 0 changed, 1 same"
CHANGED = "Articles: 0 created, 1 changed, 0 same"


def everything() -> list[object]:
    """All that loading could touch, with its times."""
    models = (Article, Revision, FormerSlug, HelpLine, Person, Source, StandingChange, Support, Tag, TagAlias)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    planned = timezone.now() + DAY
    files: Files = {
        "a.md": page("A", body="[b](page:b) [@a1]", tags=["Rest"], author="Ann", former_slugs=["old"], change_note="X"),
        "a.scheduled.md": page("Later", live_from=planned, live_until=planned + DAY),
        "a.draft.md": page("Draft", status="draft"),
        "b.md": page("B", reviewer="Rosa", reviewed_on="2026-01-01", review_due="2027-01-01", live_until=planned),
        "c.md": page("C", live_from="2025-01-01", live_until="2025-02-01"),
        "people.json": [{"name": "Ann"}, {"name": "Rosa", "is_reviewer": True}],
        "sources.json": [source("a1", custom={"evidence": "cohort", "superseded-by": "b2"}), source("b2")],
        "tags.json": [{"name": "Sleep", "aliases": ["Rest", {"name": "Nap", "slug": "a-nap"}]}],
        "help-lines.json": [{"country": "A", "name": "B", "number": "911", "dial": "911", "position": 2}],
        "synonyms.json": [{"term": "rehab", "means": "residential"}],
        "supports.json": [SUPPORT],
        "source-names.json": [{"source": "a1", "scheme": "key", "name": "old1"}],
    }
    load(write(tmp_path, files))
    before = everything()

    lines = load(tmp_path)

    assert lines == [
        "People: 0 created, 0 changed, 2 same",
        "Tags: 0 created, 0 changed, 1 same",
        "Names of sources: 0 created, 0 changed, 1 same",
        "Sources: 0 created, 0 changed, 2 same",
        "Help lines: 0 created, 0 changed, 1 same",
        "Synonyms: 0 created, 0 changed, 1 same",
        "Articles: 0 created, 0 changed, 3 same",
        "Words behind claims: 0 created, 0 changed, 1 same",
        "Nothing changed.",
    ]
    assert everything() == before


def test_a_page_that_rests_on_a_retracted_source_alone_is_saved_as_a_draft(tmp_path: Path) -> None:
    retracted = source("a1", custom={"evidence": "cohort", "standing": "retracted"})
    files: Files = {"a.md": page("A", body="It helps [@a1]."), "sources.json": [retracted]}

    lines = load(write(tmp_path, files))

    assert not Revision.objects.live().exists()
    assert "rests on a retracted source alone: “It helps.” (a1)." in lines[-1]
    assert lines[-1].endswith("Saved as a draft. (warning)")


def test_what_cannot_be_shown_becomes_a_space_once(tmp_path: Path) -> None:
    odd = "a\x0bb\ufdd0c\u2028d"
    files: Files = {
        "a.md": page(f"T {odd}", summary=odd, body=f"{odd}\r\n\x01\n", tags=[odd], author=odd, change_note=odd),
        "b.md": page("B", kind="level-of-care", facts={"code": f"{odd}\x0b"}),
        "people.json": [{"name": odd, "biography": odd}],
        "tags.json": [{"name": odd, "aliases": [f"{odd} too"]}],
        "sources.json": [source("a1", title=odd, author=[{"family": odd}])],
    }
    load(write(tmp_path, files))
    before = everything()

    lines = load(tmp_path)

    revision = shown("a")
    assert lines[-1] == "Nothing changed."
    assert everything() == before
    assert (revision.title, revision.summary, revision.body) == ("T a b c\nd", "a b c\nd", "a b c\nd")
    assert (str(revision.author), revision.change_note, shown("b").facts) == (
        "a b c\nd",
        "a b c\nd",
        {"code": "a b c\nd"},
    )
    assert list(Tag.objects.values_list("name", "aliases__name")) == [("a b c d", "a b c d too")]
    assert Source.objects.values_list("title", "authors").get() == ("a b c d", [{"family": "a b c d"}])


def test_what_was_stored_before_texts_were_cleaned_is_the_same(tmp_path: Path) -> None:
    odd = "a\x0bb\r\nc"
    make_level("A", slug="a", author=Person.objects.create(name="Ann", biography=odd))
    Revision.objects.update(title="A\x0b", summary=odd, body=odd, facts={"code": f"\x01{odd}"})
    export(tmp_path / "out")

    lines = load(tmp_path / "out")

    assert lines[-1] == "Nothing changed."


def test_a_file_that_differs_becomes_a_new_revision(tmp_path: Path) -> None:
    article = make_article("Before", slug="a")

    lines = load(write(tmp_path, {"a.md": page("After", change_note="New title.")}))

    revision = shown("a")
    assert lines == [CHANGED]
    assert (revision.title, revision.number, revision.change_note) == ("After", 2, "New title.")
    assert (revision.created_by, revision.page.pk) == (None, article.pk)
    assert article.revisions.get(number=1).live_until == revision.live_from


def test_a_file_wins_over_what_was_edited_since_and_the_edit_is_kept(tmp_path: Path) -> None:
    load(write(tmp_path, {"a.md": page("A", change_note="First published.")}))
    edit(Article.objects.get(), title="Edited")
    publishing.publish(Article.objects.get(), by=None)

    load(tmp_path)

    revisions = Revision.objects.order_by("number").values_list("title", "change_note")
    assert list(revisions) == [("A", "First published."), ("Edited", ""), ("A", "First published.")]
    assert shown("a").number == 3


def test_a_note_that_stays_in_the_file_is_not_told_of_the_next_change(tmp_path: Path) -> None:
    load(write(tmp_path, {"a.md": page("A", change_note="First published.")}))

    load(write(tmp_path, {"a.md": page("B", change_note="First published.")}))

    assert shown("a").change_note == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Other"},
        {"summary": "Other."},
        {"body": "Other."},
        {"tags": ["Alcohol"]},
        {"tags": []},
        {"facts": {"code": "2.1"}},
        {"facts": {}},
        {"author": "Ann"},
        {"reviewer": "Ann", "reviewed_on": "2026-01-01"},
        {"review_due": "2030-01-01"},
        {"former_slugs": ["old"]},
        {"position": "7"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_each_field_is_compared(tmp_path: Path, changes: dict[str, object]) -> None:
    first = {"title": "A", "kind": "level-of-care", "tags": ["Sleep"], "position": 1, "facts": {"code": "2"}}
    people = [{"name": "Ann", "is_reviewer": True}]
    load(write(tmp_path, {"a.md": page(**first), "people.json": people}))  # type: ignore[arg-type]

    lines = load(write(tmp_path, {"a.md": page(**first | changes)}))  # type: ignore[arg-type]

    assert [line for line in lines if line.startswith("Levels")] == ["Levels of care: 0 created, 1 changed, 0 same"]
    assert load(tmp_path)[-1] == "Nothing changed."


def test_what_a_file_does_not_say_stays(tmp_path: Path) -> None:
    ann = Person.objects.create(name="Ann")
    level = make_level("A", slug="a", tags=("Sleep",), author=ann, position=4, hours="9", review_due=date(2030, 1, 1))
    rosa = make_reviewer("Rosa")
    publishing.restore_record(level.revisions.get(), reviewer=rosa, reviewed_on=timezone.localdate())

    lines = load(write(tmp_path, {"a.md": page("A", kind="level-of-care", summary=level.summary)}))

    assert lines == ["Levels of care: 0 created, 0 changed, 1 same", "Nothing changed."]


def test_a_newer_draft_is_left_alone_while_readers_see_the_text_of_the_file(tmp_path: Path) -> None:
    load(write(tmp_path, {"a.md": page("A")}))
    edit(Article.objects.get(), title="Not ready")

    lines = load(tmp_path)

    assert lines == [SAME, "Nothing changed."]
    assert Page.objects.get().title == "Not ready"


def test_a_draft_of_the_same_text_is_published(tmp_path: Path) -> None:
    make_draft("A", slug="a", summary="What A is about.", body="Some text.")

    load(write(tmp_path, {"a.md": page("A")}))

    assert (shown("a").number, Revision.objects.count()) == (1, 1)


def test_a_draft_does_not_change_what_readers_see(tmp_path: Path) -> None:
    make_article("A", slug="a")

    load(write(tmp_path, {"a.md": page("Draft", status="draft")}))

    assert (shown("a").title, Page.objects.get().title) == ("A", "Draft")


def test_a_past_time_in_a_file_does_not_change_what_readers_saw(tmp_path: Path) -> None:
    article = make_article("Before", slug="a")
    begun = article.revisions.get().live_from
    now = timezone.now()

    load(write(tmp_path, {"a.md": page("After", live_from="2020-01-01")}))

    assert [revision.title for revision in Revision.objects.live(now)] == ["Before"]
    assert article.revisions.get(number=1).live_from == begun
    assert shown("a").title == "After"


def test_a_planned_change_of_a_known_page_is_planned(tmp_path: Path) -> None:
    planned = timezone.now() + DAY
    make_article("Now", slug="a")

    load(write(tmp_path, {"a.md": page("Later", live_from=planned, live_until=planned + DAY)}))

    assert shown("a").title == "Now"
    assert [each.title for each in Revision.objects.live(planned)] == ["Later"]
    assert list(Revision.objects.live(planned + DAY)) == []


def test_a_backup_whose_planned_change_has_come_is_restored(tmp_path: Path) -> None:
    files = {
        "a.md": page("Before", live_from="2025-01-01", live_until="2025-02-01"),
        "a.scheduled.md": page("After", live_from="2025-02-01"),
    }

    load(write(tmp_path, files))

    assert shown("a").title == "After"
    assert [each.title for each in Revision.objects.live(datetime(2025, 1, 15, tzinfo=UTC))] == ["Before"]


def test_a_withdrawn_page_stays_withdrawn(tmp_path: Path) -> None:
    article = make_article("A", slug="a")
    publishing.withdraw(article, by=None)

    lines = load(write(tmp_path, {"a.md": page("New text")}))

    assert lines == [CHANGED, f"{tmp_path}/a.md:3: This page is withdrawn: left so, saved as a draft. (warning)"]
    assert list(Revision.objects.live()) == []
    assert load(tmp_path)[:2] == [SAME, "Nothing changed."]


def test_a_page_found_at_a_former_address_moves(tmp_path: Path) -> None:
    article = make_article("A", slug="old")
    make_article("Links", slug="links", body="[](page:old)")

    load(write(tmp_path, {"new.md": page("A", former_slugs=["old"]), "links.md": page("Links", body="[](page:new)")}))

    assert Page.objects.get(pk=article.pk).slug == "new"
    assert FormerSlug.objects.get(slug="old").page_id == article.pk
    assert shown("links").html == '<p><a href="/articles/new/">A</a></p>'


def test_a_page_that_an_editor_has_moved_is_not_doubled(tmp_path: Path) -> None:
    load(write(tmp_path, {"a.md": page("A")}))
    edit(Article.objects.get(), slug="moved")

    load(tmp_path)

    assert list(Page.objects.values_list("slug", flat=True)) == ["a"]
    assert [str(old) for old in FormerSlug.objects.all()] == ["article/moved"]


def test_two_pages_may_share_a_slug_in_two_kinds(tmp_path: Path) -> None:
    load(write(tmp_path, {"a.md": page("A"), "about/a.md": page("A", kind="about")}))

    assert list(Page.objects.order_by("kind").values_list("kind", "slug")) == [("about", "a"), ("article", "a")]


def test_a_tag_that_an_editor_has_merged_or_renamed_stays_so(tmp_path: Path) -> None:
    tags = [{"name": "IOP"}, {"name": "Sleep"}]
    load(write(tmp_path, {"tags.json": tags, "a.md": page("A", tags=["IOP", "Sleep"])}))
    tagging.merge([Tag.objects.get(name="IOP")], make_tag("Intensive outpatient"), by=None)
    tagging.rename(Tag.objects.get(name="Sleep"), "Rest", by=None)

    lines = load(tmp_path)

    assert lines[:3] == ["Tags: 0 created, 0 changed, 2 same", SAME, "Nothing changed."]
    assert (
        lines[3]
        == f"{tmp_path}/tags.json:2: “IOP” is another name of the tag Intensive outpatient now: left so. (warning)"
    )
    assert sorted(Tag.objects.values_list("name", flat=True)) == ["Intensive outpatient", "Rest"]


def test_another_name_moves_to_the_tag_that_the_file_gives_it(tmp_path: Path) -> None:
    sleep = make_tag("Sleep")
    TagAlias.objects.create(tag=sleep, name="Nap")

    load(write(tmp_path, {"tags.json": [{"name": "Rest", "aliases": ["NAP"]}, {"name": "sleep"}]}))

    assert list(TagAlias.objects.values_list("tag__name", "name", "slug")) == [("Rest", "NAP", "nap")]
    assert Tag.objects.get(pk=sleep.pk).name == "sleep"


def test_a_source_keeps_what_the_file_does_not_say(tmp_path: Path) -> None:
    make_source("a1", doi="10.1000/a", standing="retracted", standing_note="By the journal.", year=2019, month=5, day=1)

    load(write(tmp_path, {"sources.json": [source("a1", title="New title", issued={"date-parts": [[2020]]})]}))

    stored = Source.objects.get()
    assert (stored.title, stored.doi, stored.standing) == ("New title", "10.1000/a", "retracted")
    assert (stored.standing_note, stored.year, stored.month, stored.day) == ("By the journal.", 2020, None, None)


def test_a_standing_in_the_file_comes_with_its_note(tmp_path: Path) -> None:
    make_source("a1", standing="concern", standing_note="Being looked at.")

    load(write(tmp_path, {"sources.json": [source("a1", custom={"evidence": "cohort", "standing": "retracted"})]}))

    assert Source.objects.values_list("standing", "standing_note", "standing_by").get() == (
        "retracted",
        "",
        "Content files",
    )


def test_a_standing_that_says_less_than_is_known_is_left_so(tmp_path: Path) -> None:
    make_source("a1", standing="concern", standing_note="Being looked at.")
    file = {"sources.json": [source("a1", custom={"evidence": "cohort", "standing": "current"})]}

    lines = load(write(tmp_path, file))

    assert Source.objects.values_list("standing", "standing_note").get() == ("concern", "Being looked at.")
    assert lines[-1].endswith("Entry 1: a1 is known to be of concern: left so. (warning)")


def test_what_an_editor_says_of_a_source_later_outlives_the_file(tmp_path: Path) -> None:
    folder = write(tmp_path, {"sources.json": [source("a1", custom={"evidence": "cohort", "standing": "retracted"})]})
    load(folder)
    word = standing.Word(standing=Standing.CURRENT, note="The file was wrong.")
    standing.say(Source.objects.get(), word, by=make_user(group="editor"))

    load(folder)

    assert Source.objects.get().standing == "current"
    assert StandingChange.objects.count() == 2


def test_a_source_that_was_merged_into_another_is_not_brought_back(tmp_path: Path) -> None:
    folder = write(tmp_path, {"sources.json": [source("a1", DOI="10.5555/a"), source("b1")]})
    load(folder)
    merging.merge(Source.objects.get(key="a1"), Source.objects.get(key="b1"), by=None)

    lines = load(folder)

    assert list(Source.objects.values_list("key", "doi")) == [("b1", "10.5555/a")]
    assert "Entry 1: a1 was merged into b1 here: left so. (warning)" in lines[-1]


@pytest.mark.parametrize(
    ("name", "entry", "reason"),
    [
        ("standings.json", {"source": "a1"}, "before is missing."),
        ("source-names.json", {"source": "zz", "scheme": "key", "name": "old"}, "source: there is no source zz."),
        ("source-names.json", {"source": "a1", "scheme": "isbn13", "name": "old"}, "scheme: Value 'isbn13'"),
        ("supports.json", SUPPORT | {"page": "nonsense"}, "page: “nonsense” is not a kind and a slug"),
        ("supports.json", SUPPORT | {"checked_on": "today"}, "A day is written as"),
        ("supports.json", SUPPORT | {"words": ""}, "words: This field cannot be blank."),
        ("supports.json", SUPPORT | {"more": ""}, "more is not known"),
    ],
)
def test_what_is_wrong_about_a_source_is_named_and_nothing_is_loaded(
    name: str, entry: dict[str, Any], reason: str, tmp_path: Path
) -> None:
    with pytest.raises(CommandError) as refused:
        load(write(tmp_path, {"sources.json": [source("a1")], name: [entry]}))

    assert f"{name}:" in str(refused.value)
    assert reason in str(refused.value)
    assert not Source.objects.exists()


def test_pages_show_the_new_name_of_a_source(tmp_path: Path) -> None:
    make_source("a1", authors=[{"family": "Smyth"}], year=2020)
    make_article("A", slug="a", body="One [@a1].")

    load(
        write(tmp_path, {"sources.json": [source("a1", author=[{"family": "Smith"}], issued={"date-parts": [[2021]]})]})
    )

    assert 'aria-label="1: reference, Smith 2021"' in shown("a").html


def test_what_no_entry_names_is_left_alone(tmp_path: Path) -> None:
    make_source("mine")
    make_tag("Mine")
    make_article("Mine", slug="mine")

    load(write(tmp_path, {"a.md": page("A"), "sources.json": [source("a1")], "tags.json": [{"name": "Sleep"}]}))

    assert (Source.objects.count(), Tag.objects.count(), Page.objects.count()) == (2, 2, 2)


def test_people_of_one_name_are_changed_in_the_order_of_their_rows(tmp_path: Path) -> None:
    Person.objects.create(name="Ann", role="First")
    Person.objects.create(name="Ann", role="Second")
    people = [{"name": "Ann", "role": "One"}, {"name": "Ann", "key": "Ann (2)", "role": "Two"}, {"name": "Bea"}]

    lines = load(write(tmp_path, {"people.json": people}))

    assert lines == ["People: 1 created, 2 changed, 0 same"]
    assert list(Person.objects.order_by("pk").values_list("role", flat=True)) == ["One", "Two", ""]


def test_a_reviewer_who_wrote_the_stored_page_is_refused(tmp_path: Path) -> None:
    rosa = make_reviewer("Rosa")
    make_article("A", slug="a", summary="What A is about.", author=rosa)

    with pytest.raises(CommandError, match=r"Rosa wrote this page\. Somebody else has to review it\."):
        load(write(tmp_path, {"a.md": page("A", reviewer="Rosa", reviewed_on="2026-01-01")}))

    assert Revision.objects.get().reviewer is None
