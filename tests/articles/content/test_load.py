"""Loading a folder into an empty site: every file and every field arrives."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import FormerSlug, HelpLine, Page, Person, Revision, Source, Synonym, Tag
from tests.articles.content.folders import load, page, shown, source, write
from treatments.models import LevelOfCare

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_a_page_is_published_with_all_that_its_file_says(tmp_path: Path) -> None:
    people = [{"name": "Ann Author"}, {"name": "Rosa Marsh", "credentials": "MD", "is_reviewer": True}]
    text = page(
        "Acamprosate",
        tags=["Alcohol", "Medicines"],
        author="Ann Author",
        reviewer="Rosa Marsh",
        reviewed_on="2026-01-02",
        review_due="2027-03-04",
        change_note="First published.",
        former_slugs=["campral", "about/campral"],
        body="\nIt works [@agabio2023].\n",
    )
    files = {"deep/down/acamprosate.md": text, "people.json": people, "sources.json": [source("agabio2023")]}

    load(write(tmp_path, files))

    revision = shown("acamprosate")
    assert (revision.title, revision.summary) == ("Acamprosate", "What Acamprosate is about.")
    assert (revision.body, revision.text) == ("It works [@agabio2023].", "It works.")
    assert [citation.source.key for citation in revision.citations.all()] == ["agabio2023"]
    assert sorted(tag.name for tag in revision.tags.all()) == ["Alcohol", "Medicines"]
    assert (str(revision.author), str(revision.reviewer)) == ("Ann Author", "Rosa Marsh, MD")
    assert (revision.reviewed_on, revision.page.review_due) == (date(2026, 1, 2), date(2027, 3, 4))
    assert (revision.change_note, revision.number, revision.page.kind) == ("First published.", 1, "article")
    assert sorted(map(str, FormerSlug.objects.all())) == ["about/campral", "article/campral"]


def test_facts_and_own_fields_of_a_level_are_loaded(tmp_path: Path) -> None:
    text = page("Outpatient", kind="level-of-care", position=3, facts={"code": "1.0", "hours": "Up to 9 [@a1]"})

    load(write(tmp_path, {"outpatient.md": text, "sources.json": [source("a1")]}))

    level = LevelOfCare.objects.get(slug="outpatient")
    assert (level.position, level.code, level.hours) == (3, "1.0", "Up to 9 [@a1]")
    assert shown("outpatient").facts == {"code": "1.0", "hours": "Up to 9 [@a1]"}


def test_the_lists_are_loaded(tmp_path: Path) -> None:
    line = {"country": "Example country", "name": "Emergency", "number": "9 11", "dial": "911", "shown": False}
    files = {
        "tags.json": [{"name": "Alcohol", "slug": "drinking", "description": "On drinking.", "aliases": ["Booze"]}],
        "synonyms.json": [{"term": "rehab", "means": "residential"}],
        "help-lines.json": [line],
        "people.json": [{"name": "Ann", "credentials": "RN", "role": "Nurse", "biography": "B.", "is_reviewer": True}],
    }

    load(write(tmp_path, files))

    tag = Tag.objects.get()
    assert (tag.name, tag.slug, tag.description) == ("Alcohol", "drinking", "On drinking.")
    assert [alias.name for alias in tag.aliases.all()] == ["Booze"]
    assert list(Synonym.objects.values_list("term", "means")) == [("rehab", "residential")]
    assert HelpLine.objects.values(*line).get() == line
    assert Person.objects.values_list("name", "credentials", "role", "biography", "is_reviewer").get() == (
        *("Ann", "RN", "Nurse", "B."),
        True,
    )


def test_a_source_may_be_superseded_by_a_later_one_of_the_file(tmp_path: Path) -> None:
    old = source("old2010", custom={"evidence": "cohort", "standing": "superseded", "superseded-by": "new2020"})

    load(write(tmp_path, {"sources.json": [old, source("new2020")]}))

    stored = Source.objects.get(key="old2010")
    assert (stored.standing, stored.superseded_by) == ("superseded", Source.objects.get(key="new2020"))


def test_links_lead_to_pages_of_later_files(tmp_path: Path) -> None:
    files = {
        "a.md": page("A", body="See [b](page:b), [privacy](page:about/privacy) and [old](page:older)."),
        "b.md": page("B", body="See [a](page:article/a).", former_slugs=["older"]),
        "c.md": page("Privacy", kind="about", slug="privacy"),
    }

    load(write(tmp_path, files))

    assert [finding for revision in Revision.objects.all() for finding in revision.findings] == []
    assert sorted(linked.slug for linked in shown("a").links.all()) == ["b", "privacy"]
    assert '<a href="/articles/b/">old</a>' in shown("a").html


def test_a_draft_is_not_shown_and_may_have_errors(tmp_path: Path) -> None:
    text = page("A", status="draft", body="One.\n\nTwo [@nobody].")

    lines = load(write(tmp_path, {"a.md": text}))

    assert list(Revision.objects.live()) == []
    assert Page.objects.get().body == "One.\n\nTwo [@nobody]."
    assert lines[-1] == (
        f"{tmp_path}/a.md:9: No source has this key. Check the spelling, or add the source first. (nobody) (warning)"
    )


def test_recorded_times_are_taken_as_they_are(tmp_path: Path) -> None:
    begun, planned = datetime(2025, 1, 2, 3, 4, 5, 678, tzinfo=UTC), timezone.now() + DAY
    files = {
        "a.md": page("Now", live_from=begun, live_until=planned),
        "a.scheduled.md": page("Later", live_from=planned),
        "a.draft.md": page("Draft", status="draft"),
    }

    load(write(tmp_path, files))

    times = Revision.objects.order_by("number").values_list("title", "live_from", "live_until")
    assert list(times) == [("Now", begun, planned), ("Later", planned, None), ("Draft", None, None)]
    assert Page.objects.get().title == "Draft"


def test_a_page_ends_when_the_next_one_begins(tmp_path: Path) -> None:
    planned = timezone.now() + DAY
    files = {"a.md": page("Now"), "a.scheduled.md": page("Later", live_from=planned, live_until=planned + DAY)}

    load(write(tmp_path, files))

    assert shown("a").live_until == planned
    times = Revision.objects.filter(title="Later").values_list("live_from", "live_until")
    assert list(times) == [(planned, planned + DAY)]


def test_the_same_text_may_be_live_and_planned_again(tmp_path: Path) -> None:
    end, planned = timezone.now() + DAY, timezone.now() + 2 * DAY

    load(write(tmp_path, {"a.md": page("A", live_until=end), "a.scheduled.md": page("A", live_from=planned)}))

    times = Revision.objects.order_by("number").values_list("live_until", "change_note")
    assert list(times) == [(end, ""), (None, "Published again.")]
    assert list(Revision.objects.live(end)) == []


def test_a_page_may_be_loaded_with_its_end(tmp_path: Path) -> None:
    end = timezone.now() + DAY

    load(write(tmp_path, {"a.md": page("Now", live_until=end)}))

    assert shown("a").live_until == end
    assert list(Revision.objects.live(end)) == []


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-01-02 03:04:05+00:00", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T05:04+02:00", datetime(2026, 1, 2, 3, 4, tzinfo=UTC)),
        ("2026-01-02 04:04", datetime(2026, 1, 2, 3, 4, tzinfo=UTC)),
        ("2026-01-02", datetime(2026, 1, 1, 23, tzinfo=UTC)),
    ],
)
def test_a_time_without_a_zone_is_in_that_of_the_site(tmp_path: Path, written: str, moment: datetime) -> None:
    with timezone.override("Europe/Paris"):
        load(write(tmp_path, {"a.md": page("A", live_from=written)}))

    assert shown("a").live_from == moment


def test_the_site_sets_the_day_of_the_next_review_unless_the_file_says(tmp_path: Path) -> None:
    load(write(tmp_path, {"a.md": page("A"), "a.draft.md": page("A", status="draft", body="Newer.")}))

    loaded = Page.objects.get()
    assert loaded.review_due == publishing.next_review(loaded, timezone.localdate())


def test_a_tag_may_be_named_by_any_of_its_names(tmp_path: Path) -> None:
    tags = [{"name": "Alcohol", "aliases": ["Drinking"]}]

    lines = load(write(tmp_path, {"a.md": page("A", tags=["drinking", "ALCOHOL", "Sleep"]), "tags.json": tags}))

    assert sorted(tag.name for tag in shown("a").tags.all()) == ["Alcohol", "Sleep"]
    assert lines[-1] == f"{tmp_path}/a.md:5: tags: “Sleep” is a new tag, without a description. (warning)"


def test_hidden_files_and_readmes_are_passed_over(tmp_path: Path) -> None:
    files = {"README.md": "Hello", ".git/x.md": "x", ".hidden.md": "x", "a.md": page("A")}

    lines = load(write(tmp_path, files))

    assert lines == ["Articles: 1 created, 0 changed, 0 same"]


def test_a_json_file_that_nothing_reads_is_told(tmp_path: Path) -> None:
    lines = load(write(tmp_path, {"a.md": page("A"), "tag.json": [], "deep/tags.json": []}))

    assert lines[-2:] == [
        f"{tmp_path}/{name}:1: Nothing reads this file:"
        " lists are people.json, tags.json, sources.json, help-lines.json, synonyms.json,"
        " house-words.json, gone.json, source-names.json, standings.json, supports.json, terms.json,"
        " programmes.json. (warning)"
        for name in ("deep/tags.json", "tag.json")
    ]


def test_windows_files_are_read_as_any_other(tmp_path: Path) -> None:
    text = page("A", body="\n\nOne.\nTwo.\n\n").replace("\n", "\r\n")

    load(write(tmp_path, {"a.md": b"\xef\xbb\xbf" + text.encode()}))

    assert shown("a").body == "One.\nTwo."


def test_two_people_of_one_name_are_told_apart_by_key(tmp_path: Path) -> None:
    people = [{"name": "Ann", "role": "Nurse"}, {"name": "Ann", "key": "ann-2", "role": "Writer"}]

    load(write(tmp_path, {"people.json": people, "a.md": page("A", author="ann-2"), "b.md": page("B", author="Ann")}))

    roles = [author.role for slug in "ab" if (author := shown(slug).author)]
    assert roles == ["Writer", "Nurse"]


def test_if_empty_loads_only_into_an_empty_site(tmp_path: Path) -> None:
    folder = write(tmp_path, {"a.md": page("A")})

    first = load(folder, if_empty=True)
    write(tmp_path, {"a.md": page("Other")})
    second = load(folder, if_empty=True)

    assert first == ["Articles: 1 created, 0 changed, 0 same"]
    assert second == ["There are pages already: nothing was loaded."]
    assert shown("a").title == "A"


def test_a_dry_run_says_what_would_be_and_keeps_nothing(tmp_path: Path) -> None:
    lines = load(write(tmp_path, {"a.md": page("A"), "sources.json": [source("a1")]}), dry_run=True)

    assert lines == [
        "Sources: 1 created, 0 changed, 0 same",
        "Articles: 1 created, 0 changed, 0 same",
        "This was a dry run: nothing was kept.",
    ]
    assert (Page.objects.count(), Source.objects.count()) == (0, 0)


def test_each_thing_is_named_when_asked(tmp_path: Path) -> None:
    lines = load(write(tmp_path, {"a.md": page("A", tags=["Sleep"])}), verbosity=2)

    assert lines[:2] == ["created: Tags: Sleep", "created: Articles: article/a"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert load(tmp_path) == ["There is nothing to load."]


def test_where_review_is_required_what_is_unsigned_is_loaded_as_a_draft(tmp_path: Path, settings: Any) -> None:
    settings.REVIEW_REQUIRED = True
    people = [{"name": "Rosa", "is_reviewer": True}]
    signed = page("B", reviewer="Rosa", reviewed_on="2026-01-01")

    lines = load(write(tmp_path, {"a.md": page("A"), "b.md": signed, "people.json": people}))

    assert [each.title for each in Revision.objects.live()] == ["B"]
    assert any("publishes only what a clinical reviewer has signed" in line for line in lines)
