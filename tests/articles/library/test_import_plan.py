"""What each entry of a file would do: new, here already, adding, differing, alike or refused."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.library import importing, merging
from articles.library.importing.steps import read_on
from articles.models import ImportEntry, Source, SourceAlias
from tests.articles.library.given_files import csl, entries, outcomes, planned, reasons, ris, taken_in
from tests.factories import make_source

pytestmark = pytest.mark.django_db

DOI = "10.1111/add.14927"
HERE = {
    "title": "Baclofen for alcohol use disorder",
    "authors": [{"family": "Agabio", "given": "Roberta"}],
    "year": 2023,
    "evidence": "systematic-review",
}


def here(key: str = "agabio2023", **fields: object) -> Source:
    return make_source(key, **{**HERE, "doi": DOI, **fields})


def changes(entry: ImportEntry) -> dict[str, tuple[object, object, bool]]:
    return {each["field"]: (each["ours"], each["theirs"], each["is_conflict"]) for each in entry.changes}


def test_a_work_that_is_not_here_is_new_and_gets_a_key() -> None:
    (entry,) = entries(planned(ris({"DO": f"https://doi.org/{DOI.upper()}"})))

    assert (entry.outcome, entry.record["key"], entry.record["doi"]) == ("new", "agabio2023", DOI)
    assert Source.objects.count() == 0


@pytest.mark.parametrize(
    ("held", "tag"),
    [
        ({"doi": DOI}, {"DO": DOI}),
        ({"pmid": "28525555", "doi": ""}, {"AN": "28525555", "DB": "PubMed"}),
        ({"pmcid": "PMC3510048", "doi": ""}, {"C2": "PMC3510048"}),
        ({"arxiv": "2101.00001", "doi": ""}, {"UR": "https://arxiv.org/abs/2101.00001v2"}),
    ],
)
def test_a_work_that_is_here_is_known_by_any_of_its_numbers(held: dict[str, str], tag: dict[str, str]) -> None:
    source = here(**held)

    (entry,) = entries(planned(ris(tag)))

    assert (entry.outcome, entry.source, entry.changes) == ("same", source, [])


def test_a_merged_record_is_known_by_the_numbers_that_it_had() -> None:
    source, other = here(), here("agabio2023b", doi="10.1111/other")
    merging.merge(other, source, by=None)

    (entry,) = entries(planned(ris({"DO": "10.1111/other"})))

    assert (entry.outcome, entry.source, entry.changes) == ("same", source, [])


def test_what_we_leave_empty_is_filled_and_what_both_say_is_for_somebody_to_decide() -> None:
    source = here(volume="12")

    fills, differs = (
        entries(planned(ris({"DO": DOI, "SP": "1", "EP": "9"}))),
        entries(planned(ris({"DO": DOI, "VL": "13", "IS": "4"}))),
    )

    assert (fills[0].outcome, changes(fills[0])) == ("changed", {"pages": ("", "1-9", False)})
    assert (differs[0].outcome, differs[0].source) == ("conflict", source)
    assert changes(differs[0]) == {"issue": ("", "4", False), "volume": ("12", "13", True)}


def test_numbers_of_two_sources_are_for_nobody_but_a_person() -> None:
    here()
    here("agabio2023b", doi="", pmid="28525555")

    (entry,) = entries(planned(ris({"DO": DOI, "AN": "28525555", "DB": "PubMed"})))

    assert (entry.outcome, entry.source, importing.deed(entry)) == ("conflict", None, importing.Deed.OMIT)
    assert entry.reason == (
        "Its DOI is that of agabio2023, its PubMed number (PMID) is that of agabio2023b. If these are one work, merge"
        " them and import this again."
    )


def test_a_work_without_a_number_is_never_taken_for_another_by_its_title_alone() -> None:
    source = here(doi="", volume="12")

    exact, alike, other_year, other_doi = (
        entries(planned(ris(tags)))[0]
        for tags in ({"VL": "12"}, {"VL": "13"}, {"PY": "2024"}, {"VL": "12", "DO": "10.1111/x"})
    )

    assert (exact.outcome, exact.source) == ("same", source)
    assert (alike.outcome, alike.source, importing.deed(alike)) == ("alike", source, importing.Deed.OMIT)
    assert alike.reason == "agabio2023 has the same title, year and first author."
    assert (other_year.outcome, other_doi.outcome) == ("new", "alike")


def test_one_work_comes_in_once_however_often_the_file_names_it() -> None:
    here("here2020", doi="10.1111/here", pmid="111", title="Here", year=2020)
    text = ris(
        {"DO": DOI, "ID": "first"},
        {"DO": DOI, "TI": "Another title", "ID": "second"},
        {"PY": "2001"},
        {"PY": "2001"},
        {"PY": "2001", "VL": "8"},
        {"DO": "10.1111/here", "TI": "Here", "PY": "2020"},
        {"AN": "111", "DB": "PubMed", "TI": "Here", "PY": "2020"},
    )

    file = planned(text)

    assert outcomes(file) == ["new", "refused", "new", "refused", "alike", "same", "refused"]
    assert reasons(file)[1] == "It is the same work as the entry in line 1."
    assert reasons(file)[3] == "It is the same work as the entry in line 17."
    assert reasons(file)[4] == "The entry in line 17 has the same title, year and first author."
    assert reasons(file)[6] == "It is the same work as the entry in line 36: both are here2020 here."


def test_chapters_papers_in_proceedings_and_papers_about_one_trial_are_works_of_their_own() -> None:
    make_source("trial", kind="web-page", trial="NCT01711125", title="The register")
    chapters = [{"id": f"c{each}", "type": "chapter", "title": f"C{each}", "ISBN": "9780306406157"} for each in (1, 2)]
    papers = [{"id": f"p{each}", "title": f"P{each}", "ISBN": "9780306406157"} for each in (1, 2)]
    trials = [
        {"id": f"t{each}", "title": f"T{each}", "note": "", "URL": "", "number": "NCT01711125"} for each in (1, 2)
    ]
    book = {"id": "b", "type": "book", "title": "The book", "ISBN": "0-306-40615-2"}

    file = planned(csl(*chapters, *papers, *trials, book, book), "a.json")

    assert outcomes(file) == ["new"] * 7 + ["refused"]
    assert [entry.record.get("isbn", "") for entry in entries(file)[:4]] == ["9780306406157"] * 2 + [""] * 2


def test_the_key_of_the_file_is_kept_unless_another_work_has_it() -> None:
    source = here("Taken2020", doi="10.1111/taken")
    SourceAlias.objects.create(source=source, scheme="key", name="merged2019")
    names = ["smith:2020", "TAKEN2020", "merged2019", "smith:2020", "12", "q?"]

    file = planned(csl(*({"id": name, "title": f"Work {place}"} for place, name in enumerate(names))), "a.json")

    keys = [entry.record["key"] for entry in entries(file)]
    assert keys == ["smith:2020", "work1", "work2", "work3", "work4", "q"]
    assert reasons(file)[1] == "Its key in the file, TAKEN2020, is that of another work: here it will be work1."


def test_sources_that_would_get_the_same_key_get_letters() -> None:
    here("agabio2023", doi="")

    file = planned(ris(*({"DO": f"10.1111/{each}", "TI": f"Part {each}"} for each in range(28))))

    keys = [entry.record["key"] for entry in entries(file)]
    assert (keys[0], keys[24], keys[25:]) == (
        "agabio2023b",
        "agabio2023z",
        ["agabio2023-27", "agabio2023-28", "agabio2023-29"],
    )


def test_a_retraction_in_the_file_is_part_of_the_plan() -> None:
    here(pmid="28525555")
    text = (
        "PMID- 28525555\nTI  - Baclofen for alcohol use disorder\nFAU - Agabio, Roberta\nDP  - 2023\n"
        "PT  - Retracted Publication\nRIN - Addiction. 2024 Mar 2;119(3):500. doi: 10.1111/retr. PMID: 30000000\n"
    )

    (entry,) = entries(planned(text, "a.nbib"))

    assert (entry.outcome, changes(entry)) == ("changed", {"standing": ("unknown", "retracted", False)})


def test_a_file_is_read_in_parts_and_each_takes_the_same_number_of_queries() -> None:
    for each in range(30):
        make_source(doi=f"10.1111/{each}")
    few, many = (
        taken_in(ris(*({"DO": f"10.1111/{each}", "TI": f"Part {each}"} for each in range(number))))
        for number in (2, 390)
    )
    long = taken_in(ris(*({"DO": f"10.2222/{each}", "TI": f"Part {each}"} for each in range(900))))

    with CaptureQueriesContext(connection) as with_few:
        read_on(few, by=None)
    with CaptureQueriesContext(connection) as with_many:
        read_on(many, by=None)
    steps = [read_on(long, by=None, seconds=0).read for _ in range(3)]

    inserts = [query for query in with_many.captured_queries if query["sql"].startswith("INSERT")]
    assert len(with_many) - len(inserts) == len(with_few) - 1 <= 30
    assert steps == [400, 800, 900]


def test_the_entries_of_one_part_know_those_of_the_parts_before() -> None:
    tags = [{"DO": f"10.1111/{each}", "TI": f"Part {each}"} for each in range(401)]
    file = taken_in(ris(*tags, tags[3], {"TI": "Part 5", "VL": "3"}))

    read_on(file, by=None, seconds=0)
    read_on(file, by=None, seconds=0)

    assert outcomes(file)[400:] == ["new", "refused", "alike"]
    assert len({entry.record.get("key") for entry in entries(file)}) == 403


def test_nothing_is_filled_unasked_from_what_may_be_another_work() -> None:
    here()

    (entry,) = entries(planned(ris({"DO": DOI, "TI": "Quite another paper", "AU": "Rigal, Laurent", "VL": "47"})))

    assert {name for name, (_, _, is_conflict) in changes(entry).items() if is_conflict} == {
        "title",
        "authors",
        "volume",
    }
