import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.references.csl import from_csl, load_csl, to_csl
from articles.references.csl_fields import InvalidRecord
from articles.references.record import Evidence, Kind, Name, Record, Standing

STARTER = Path(__file__).parents[3] / "articles" / "starter" / "sources.json"

# What from_csl can give: text on one line, a real day, a web address; everything else is free.
one_line = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=20).map(lambda s: " ".join(s.split()))
some_text = one_line.filter(bool)
people = st.builds(Name, family=one_line, given=one_line, literal=one_line).filter(lambda name: name != Name())
days = st.dates(min_value=date(1000, 1, 1))
issued = st.builds(
    lambda day, known: dict(zip(("year", "month", "day")[:known], (day.year, day.month, day.day), strict=False)),
    days,
    st.integers(0, 3),
)
fields = {
    "key": some_text,
    "kind": st.sampled_from(Kind),
    "title": some_text,
    "evidence": st.sampled_from(Evidence),
    "authors": st.lists(people, max_size=3).map(tuple),
    "doi": st.sampled_from(["", "10.1016/s0140-6736(07)61814-5", "10.1000/a<b>c;1"]),
    "pmid": st.integers(0, 99_999_999).map(lambda number: str(number or "")),
    "pmcid": st.sampled_from(["", "PMC3510048"]),
    "isbn": st.sampled_from(["", "9780306406157"]),
    "arxiv": st.sampled_from(["", "2101.00001", "math.gt/0309136"]),
    "trial": st.sampled_from(["", "NCT01711125"]),
    "url": st.sampled_from(["", "https://www.gov.uk/a?b=c#d"]),
    "accessed": st.none() | days,
    "note": st.lists(some_text, max_size=2).map("\n".join),
    "finding": one_line,
    "standing": st.sampled_from(Standing),
    "standing_on": st.none() | days,
    "standing_by": one_line,
    "notice": st.sampled_from(["", "https://pubmed.ncbi.nlm.nih.gov/1/"]),
    "superseded_by": one_line,
    "standing_note": one_line,
    "editor_note": st.lists(some_text, max_size=2).map("\n".join),
} | dict.fromkeys(["container", "volume", "issue", "pages", "publisher", "place", "edition", "number"], one_line)
records = st.builds(lambda when, **rest: Record(**when, **rest), issued, **fields).filter(
    lambda record: record.superseded_by != record.key
)


def item(**changes):
    return {"id": "a1", "type": "article-journal", "title": "A", "custom": {"evidence": "cohort"}} | changes


@given(records)
def test_a_record_comes_back_as_it_was_written(record):
    assert from_csl(to_csl(record)) == record


@given(records)
def test_a_record_comes_back_from_a_file(record):
    assert load_csl(json.dumps([to_csl(record)])) == [record]


def test_every_field_is_read():
    read = from_csl(
        {
            "id": "addolorato2007",
            "type": "article-journal",
            "title": "Effectiveness of\n baclofen",
            "author": [
                {"family": "Addolorato", "given": "Giovanni"},
                {"non-dropping-particle": "de", "family": "Beaurepaire", "given": "Renaud"},
                {"family": "DeVita", "given": "Vincent T.", "suffix": "Jr"},
                {"literal": "A Committee"},
            ],
            "issued": {"date-parts": [["2007", 12, 8]]},
            "container-title": "The Lancet",
            "volume": 370,
            "issue": "9603",
            "page": "1915-1922",
            "publisher": "Elsevier",
            "publisher-place": "London",
            "edition": "2",
            "number": "7",
            "DOI": "https://doi.org/10.1016/S0140-6736(07)61814-5",
            "PMID": 18068515,
            "PMCID": "PMC3510048",
            "ISBN": "0-306-40615-2",
            "URL": "https://example.org/",
            "ISSN": "0140-6736",
            "accessed": {"date-parts": [[2026, 11, 1]]},
            "note": "First line. \r\nSecond line.\n",
            "custom": {
                "kind": "guideline",
                "evidence": "randomised-trial",
                "standing": "superseded",
                "superseded-by": "newer2020",
                "finding": "Twice as many stopped.",
                "standing-note": "Replaced.",
                "standing-on": "2020-08-04",
                "standing-by": "An editor",
                "notice": "https://example.org/notice",
                "arxiv": "arXiv:2101.00001v2",
                "trial": "nct01711125",
                "editor-note": "Check.",
            },
        }
    )

    assert read == Record(
        key="addolorato2007",
        kind=Kind.GUIDELINE,
        title="Effectiveness of baclofen",
        evidence=Evidence.RANDOMISED_TRIAL,
        authors=(
            Name(family="Addolorato", given="Giovanni"),
            Name(family="de Beaurepaire", given="Renaud"),
            Name(family="DeVita", given="Vincent T., Jr"),
            Name(literal="A Committee"),
        ),
        year=2007,
        month=12,
        day=8,
        container="The Lancet",
        volume="370",
        issue="9603",
        pages="1915-1922",
        publisher="Elsevier",
        place="London",
        edition="2",
        number="7",
        doi="10.1016/s0140-6736(07)61814-5",
        pmid="18068515",
        pmcid="PMC3510048",
        isbn="9780306406157",
        url="https://example.org/",
        accessed=date(2026, 11, 1),
        note="First line.\nSecond line.",
        standing=Standing.SUPERSEDED,
        superseded_by="newer2020",
        finding="Twice as many stopped.",
        standing_note="Replaced.",
        standing_on=date(2020, 8, 4),
        standing_by="An editor",
        notice="https://example.org/notice",
        arxiv="2101.00001",
        trial="NCT01711125",
        editor_note="Check.",
    )


def test_only_what_is_there_is_written():
    record = Record(key="a1", kind=Kind.BOOK, title="A", evidence=Evidence.REVIEW)

    assert to_csl(record) == {"id": "a1", "type": "book", "title": "A", "custom": {"evidence": "review"}}


@pytest.mark.parametrize(
    ("csl_type", "evidence", "kind"),
    [
        ("article-journal", "guideline", Kind.ARTICLE),
        ("report", "guideline", Kind.GUIDELINE),
        ("webpage", "guideline", Kind.GUIDELINE),
        ("report", "tool", Kind.REPORT),
        ("webpage", "label", Kind.WEB_PAGE),
        ("legislation", "law", Kind.LAW),
        ("book", "guideline", Kind.BOOK),
        ("article", "cohort", Kind.PREPRINT),
        ("posted-content", "cohort", Kind.PREPRINT),
        ("thesis", "review", Kind.THESIS),
        ("dissertation", "review", Kind.THESIS),
        ("journal-article", "cohort", Kind.ARTICLE),
        ("article-magazine", "commentary", Kind.ARTICLE),
        ("paper-conference", "cohort", Kind.ARTICLE),
        ("book-section", "review", Kind.CHAPTER),
        ("dataset", "cohort", Kind.REPORT),
        ("standard", "guideline", Kind.GUIDELINE),
        ("document", "review", Kind.REPORT),
        ("post-weblog", "commentary", Kind.WEB_PAGE),
        ("bill", "law", Kind.LAW),
        ("regulation", "law", Kind.LAW),
        ("legal_case", "law", Kind.LAW),
        ("chapter", "review", Kind.CHAPTER),
    ],
)
def test_type_and_evidence_give_the_kind(csl_type, evidence, kind):
    assert from_csl(item(type=csl_type, custom={"evidence": evidence})).kind is kind


def test_kind_is_written_only_where_it_would_be_read_otherwise():
    plain = Record(key="a1", kind=Kind.GUIDELINE, title="A", evidence=Evidence.GUIDELINE)
    odd = Record(key="a1", kind=Kind.GUIDELINE, title="A", evidence=Evidence.CONSENSUS)

    assert to_csl(plain)["custom"] == {"evidence": "guideline"}
    assert to_csl(odd)["custom"] == {"kind": "guideline", "evidence": "consensus"}


def test_every_kind_is_written_as_a_type_that_is_read_as_that_kind():
    read = {kind: from_csl(to_csl(Record(key="a1", kind=kind, title="A", evidence=Evidence.UNSORTED))) for kind in Kind}

    assert {kind: record.kind for kind, record in read.items()} == {kind: kind for kind in Kind}


def test_what_editors_write_for_themselves_is_not_written_for_readers():
    record = Record(
        key="a1",
        kind=Kind.BOOK,
        title="A",
        evidence=Evidence.REVIEW,
        note="Printed.",
        finding="Found.",
        editor_note="Hidden.",
        standing=Standing.RETRACTED,
    )

    assert to_csl(record, for_readers=True) == {
        "id": "a1",
        "type": "book",
        "title": "A",
        "note": "Printed.",
        "custom": {"evidence": "review", "standing": "retracted"},
    }


@pytest.mark.parametrize(
    ("csl_type", "evidence"), [("webpage", Evidence.WEB_PAGE), ("legislation", Evidence.LAW), ("book", Evidence.REVIEW)]
)
def test_evidence_that_is_not_said_comes_from_the_type_or_the_caller(csl_type, evidence):
    assert from_csl({"id": "a1", "type": csl_type, "title": "A"}, evidence=Evidence.REVIEW).evidence is evidence


def test_an_entry_without_an_id_is_refused():
    with pytest.raises(InvalidRecord, match=r"^without an id: id is missing\.$"):
        from_csl(item(id=""))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[\n{"id": "a1",,}]', "Line 2, column 13 is not JSON: Expecting property name enclosed in double quotes."),
        ("", "Line 1, column 1 is not JSON: Expecting value."),
        ("[" * 100_000, "This is JSON with a number too long or lists too deep to be references."),
        ("[" + "1" * 5000 + "]", "This is JSON with a number too long or lists too deep to be references."),
        ('{"id": "a1"}', "This is JSON, but not a list of references."),
        ("[1]", "Entry 1 is not an object with fields."),
        (json.dumps([item(), item(id="b2", title="")]), "Entry 2, b2: title is missing."),
        (json.dumps([item(), item(id="b2"), item()]), "Entry 3, a1: entry 1 has the same id."),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_the_place(text, reason):
    with pytest.raises(InvalidRecord) as refusal:
        load_csl(text)

    assert str(refusal.value) == reason


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["family", "date-parts"]), inner),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from([*item(), "author", "issued", "accessed", "volume", "DOI", "note"]), json_values)
)
def test_any_entry_is_read_or_refused(changes):
    try:
        read = from_csl(item(**changes))
    except InvalidRecord:
        return

    assert from_csl(to_csl(read)) == read


def test_a_byte_order_mark_is_passed_over():
    assert [record.key for record in load_csl("\ufeff" + json.dumps([item()]))] == ["a1"]


def test_the_starter_sources_come_back_as_they_were():
    starter = load_csl(STARTER.read_text(encoding="utf-8"))

    assert load_csl(json.dumps([to_csl(record) for record in starter])) == starter
    assert len(starter) == len(json.loads(STARTER.read_text(encoding="utf-8")))
