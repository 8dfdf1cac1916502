"""Applying a plan: all of it or nothing, what somebody chose, and only while it is still true."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import timezone

from articles.library import importing, merging
from articles.library.naming import bears_name
from articles.models import Source, SourceImport
from articles.publishing import Refused
from articles.references.record import Evidence
from tests.articles.library.given_files import csl, entries, imported, outcomes, planned, ris, taken_in
from tests.factories import make_article, make_draft, make_source, make_user

pytestmark = pytest.mark.django_db

DOI = "10.1111/add.14927"


def here(key: str = "agabio2023", **fields: Any) -> Source:
    held = {"title": "Baclofen for alcohol use disorder", "year": 2023, "doi": DOI}
    return make_source(key, **held | fields)


def test_a_file_adds_fills_and_leaves_as_it_said_that_it_would() -> None:
    full, empty = here(volume="12"), here("agabio2024", doi="10.1111/empty", title="Empty")
    text = ris(
        {"DO": DOI}, {"DO": "10.1111/empty", "TI": "Empty", "VL": "3"}, {"DO": "10.1111/new", "TI": "New"}, {"TI": ""}
    )
    file = planned(text, by=make_user("edith", group="editor"))
    said = importing.summary(importing.deeds(file))

    importing.apply(file, by=file.by, evidence=Evidence.COHORT)

    new = Source.objects.get(doi="10.1111/new")
    file.refresh_from_db()
    empty.refresh_from_db()
    assert said == "Add 1 source, fill 1, leave 1 as it is; 1 refused"
    assert importing.summary(file.told, is_done=True) == "Added 1 source, filled 1, left 1 as it was; 1 refused"
    assert (new.key, new.evidence, new.title, new.year) == ("agabio2023b", "cohort", "New", 2023)
    assert (empty.volume, empty.evidence) == ("3", "randomised-trial")
    assert [entry.source for entry in entries(file)] == [full, empty, new, None]
    assert Source.objects.get(pk=full.pk).record() == full.record()


def test_what_was_added_is_as_if_somebody_had_saved_it() -> None:
    imported(csl({"id": "k", "title": "A trial", "issued": {"date-parts": [[2020, 3, 1]]}, "DOI": DOI}), "a.json")

    source = Source.objects.get()
    made = source.work_key
    source.full_clean()
    source.save()

    assert (source.work_key, source.published_on) == (made, date(2020, 3, 1))
    assert made


def test_a_second_run_finds_everything_here() -> None:
    items = [{"id": f"k{each}", "title": f"Work {each}", "volume": "1"} for each in range(3)]
    page = {"id": "who", "type": "webpage", "title": "A page", "URL": "https://example.org/", "issued": {"raw": "2020"}}
    text = csl(*items, page, {"id": "d", "title": "With a DOI", "DOI": DOI})

    imported(text, "a.json")
    before = list(Source.objects.values())
    again = imported(text, "a.json")

    assert set(outcomes(again)) == {"same"}
    assert list(Source.objects.values()) == before


def test_choices_are_done_and_nothing_else() -> None:
    here(volume="12", issue="1", publisher="Ours")
    here("alike2020", doi="", title="Alike", year=2020, container="")
    text = ris(
        {"DO": DOI, "VL": "13", "IS": "2", "PB": "Theirs", "SP": "7"},
        {"TI": "Alike", "PY": "2020", "JO": "Addiction", "DO": "10.1111/alike"},
        {"TI": "Alike", "PY": "2020", "JO": "Another", "VL": "2"},
        {"TI": "Left out", "DO": "10.1111/out"},
    )
    file = planned(text)

    importing.choose(file, {1: {"do": "", "take": ["volume", "title", "doi", "nothing"]}}, by=None)
    importing.choose(file, {2: {"do": "same"}, 3: {"do": "new"}, 4: {"do": "skip"}}, by=None)
    importing.apply(file, by=None)

    ours, alike, new = (Source.objects.get(key=key) for key in ("agabio2023", "alike2020", "agabio2020b"))
    assert (ours.volume, ours.issue, ours.publisher, ours.pages) == ("13", "1", "Ours", "7")
    assert (alike.key, alike.container, alike.doi, new.container) == (
        "alike2020",
        "Addiction",
        "10.1111/alike",
        "Another",
    )
    assert Source.objects.count() == 3


def test_a_work_that_somebody_said_is_this_one_is_known_by_both_numbers() -> None:
    source = here()
    file = planned(ris({"DO": "10.1111/preprint"}))

    importing.choose_for_all(file, "alike", {"do": "same"}, by=None)
    importing.apply(file, by=None)

    assert (bears_name("doi", "10.1111/preprint"), Source.objects.get().doi) == (source, DOI)
    assert outcomes(planned(ris({"DO": "10.1111/preprint"}))) == ["same"]


def test_a_date_is_taken_whole_so_that_there_is_such_a_day() -> None:
    here(month=1, day=31)
    file = planned(
        csl(
            {"id": "k", "title": "Baclofen for alcohol use disorder", "DOI": DOI, "issued": {"date-parts": [[2023, 2]]}}
        ),
        "a.json",
    )

    importing.choose(file, {1: {"take": ["month"]}}, by=None)
    importing.apply(file, by=None)

    assert Source.objects.get().published_on == date(2023, 2, 1)


def test_pages_that_waited_for_a_key_are_drawn_anew_and_so_are_those_with_a_changed_label() -> None:
    waiting = make_draft(body="It helps [@agabio2023].")
    older = make_source("other2019", doi="10.1111/other", title="Other", year=2019, authors=[])
    citing = make_article(body="It does not [@other2019].")

    file = planned(ris({"DO": DOI}, {"DO": "10.1111/other", "TI": "Other", "PY": "2019", "AU": "Lind, Ada"}))
    importing.apply(file, by=None)

    assert waiting.revisions.latest().citations.get().source.key == "agabio2023"
    assert waiting.revisions.latest().findings == []
    assert "Lind 2019" in citing.revisions.latest().html
    assert older.citations.count() == 1


RETRACTED = (
    "PMID- 28525555\nTI  - {title}\nFAU - Agabio, Roberta\nDP  - 2023\nPT  - Journal Article\n"
    "PT  - Retracted Publication\nRIN - Addiction. 2024 Mar 2;119(3):500. doi: 10.1111/retr. PMID: 30000000\n"
)


@pytest.mark.parametrize("is_here", [True, False])
def test_a_retraction_is_said_and_kept_not_written(is_here: bool) -> None:
    if is_here:
        here(pmid="28525555", doi="")
    editor = make_user("edith", group="editor")
    text = RETRACTED.format(title="Baclofen for alcohol use disorder")

    imported(text, "a.nbib", by=editor)
    again = imported(text, "a.nbib", by=editor)

    source = Source.objects.get()
    (change,) = source.standing_changes.all()
    assert (source.standing, source.standing_by, source.standing_on) == ("retracted", "PubMed", change.on)
    assert (change.before, change.standing, change.by, change.origin) == ("unknown", "retracted", editor, "PubMed")
    assert outcomes(again) == ["same"]


def test_what_a_file_says_is_current_takes_no_retraction_back_and_tells_nothing_of_today() -> None:
    here(standing="retracted")
    held = {"evidence": "cohort", "standing": "current"}
    known = {"id": "k", "title": "Baclofen for alcohol use disorder", "DOI": DOI, "custom": held}

    imported(csl(known, {"id": "n", "title": "New", "DOI": "10.1111/n", "custom": held}), "a.json")

    assert dict(Source.objects.values_list("key", "standing")) == {"agabio2023": "retracted", "n": "unknown"}


def test_a_newer_version_in_the_same_file_takes_the_place_of_the_older() -> None:
    held = {"evidence": "guideline", "standing": "superseded", "superseded-by": "new"}
    here("new", doi="10.1111/taken", title="Has the key of the file", year=1999)

    imported(csl({"id": "old", "title": "Old", "custom": held}, {"id": "new", "title": "Newer guide"}), "a.json")

    assert Source.objects.get(key="old").superseded_by == Source.objects.get(title="Newer guide")


def test_a_plan_that_is_no_longer_true_is_not_applied_but_planned_anew() -> None:
    file = planned(ris({"DO": DOI}, {"DO": "10.1111/second", "TI": "Second"}, {"TI": "Third"}))
    importing.choose(file, {1: {"do": "skip"}}, by=None)
    here("other", volume="12")

    with pytest.raises(importing.PlanChanged, match="1 entry stands differently now") as refused:
        importing.apply(file, by=None)

    assert [entry.line for entry in refused.value.entries] == [1]
    assert (outcomes(file), entries(file)[0].choice) == (["same", "new", "new"], {})
    assert list(Source.objects.values_list("key", flat=True)) == ["other"]
    assert importing.apply(file, by=None) is True
    assert Source.objects.count() == 3


def test_a_file_is_applied_once_and_only_when_it_is_wholly_read() -> None:
    file = taken_in(ris({"DO": DOI}))

    with pytest.raises(Refused, match="not wholly read"):
        importing.apply(file, by=None)
    importing.read_on(file, by=None)

    assert (importing.apply(file, by=None), importing.apply(file, by=None)) == (True, False)
    assert Source.objects.count() == 1
    with pytest.raises(Refused, match="applied already"):
        importing.choose(file, {1: {"do": "skip"}}, by=None)


def test_what_fails_in_the_middle_leaves_nothing() -> None:
    """A real refusal of the database, in the last of three batches."""
    text = ris(*({"DO": f"10.1111/{each}", "TI": f"Part {each}", "ID": f"k{each}"} for each in range(900)))
    file = planned(text)
    last = file.entries.get(position=899)
    last.record |= {"month": 5, "year": None}  # which the planning refuses, and so does the database
    last.save()

    with pytest.raises(Refused, match="Nothing was applied"):
        importing.apply(file, by=None)

    file.refresh_from_db()
    assert (Source.objects.count(), file.applied_at, file.told) == (0, None, {})


def test_merging_the_two_lets_an_entry_with_the_numbers_of_both_in() -> None:
    ours, other = here(), here("agabio2023b", doi="", pmid="28525555")
    text = ris({"DO": DOI, "AN": "28525555", "DB": "PubMed", "VL": "4"})
    before = outcomes(planned(text))

    merging.merge(other, ours, by=None)
    imported(text)

    assert (before, Source.objects.get().volume) == (["conflict"], "4")


def test_only_the_texts_that_are_to_be_mended_are_kept() -> None:
    file = imported(ris({"DO": DOI}, {"TI": ""}))

    assert [bool(entry.text) for entry in entries(file)] == [False, True]
    assert file.applied_at <= timezone.now()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory knows no second connection")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_press_apply_at_once_apply_it_once() -> None:
    file = planned(ris(*({"DO": f"10.1111/{each}", "TI": f"Part {each}"} for each in range(50))))
    done: list[bool] = []

    def press() -> None:
        try:
            done.append(importing.apply(SourceImport.objects.get(pk=file.pk), by=None))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (sorted(done), Source.objects.count()) == ([False, True], 50)
