"""What is written for other programs is read back as it was, save what the docstring of `writing` names."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.references.formats import Format
from articles.references.punctuation import piece
from articles.references.reading import entries, format_of, read
from articles.references.record import Evidence, Kind, Standing
from articles.references.writing import EXTENSIONS, write
from tests.articles.references.records import a_line, any_record, days

facts = st.builds(
    dict,
    standing=st.sampled_from(Standing),
    standing_on=st.none() | days,
    standing_by=st.just("") | a_line,
    standing_note=st.just("") | a_line,
    notice=st.sampled_from(["", "https://example.org/notice"]),
)


def read_back(records, form):
    text = write(records, form)
    assert format_of(text) is form
    return [read(entry, form) for entry in entries(text, form)]


def as_others_see_it(record):
    """Of RIS and BibTeX: neither has a word for evidence, and both have notes that no reader is meant to see."""
    kind = record.kind
    if kind is Kind.GUIDELINE:
        kind = Kind.ARTICLE if piece(record.container) else Kind.REPORT
    evidence = Evidence.LAW if kind is Kind.LAW else Evidence.UNSORTED
    return replace(record, kind=kind, evidence=evidence, note="", editor_note=record.note)


@settings(max_examples=40, deadline=None)
@given(st.lists(any_record, min_size=1, max_size=2))
def test_ris(records):
    assert read_back(records, Format.RIS) == [as_others_see_it(record) for record in records]


@settings(max_examples=20, deadline=None)
@given(st.builds(lambda record, about: replace(record, **about), any_record, facts), st.sampled_from(["ris", "bib"]))
def test_a_standing_is_told_and_not_read_back(record, extension):
    form = next(form for form, end in EXTENSIONS.items() if end == extension)

    text = write([record], form)

    untold = record.standing in (Standing.CURRENT, Standing.UNKNOWN)
    assert (f"Standing when this was exported: {record.standing.label}" in text) is not untold
    assert [each.standing for each in read_back([record], form)] == [Standing.UNKNOWN]
    assert "exported" not in read_back([record], form)[0].editor_note.replace(record.note, "")


@settings(max_examples=40, deadline=None)
@given(st.lists(any_record, min_size=1, max_size=2))
def test_bibtex(records):
    expected = [as_others_see_it(replace(record, trial="")) for record in records]
    expected = [replace(record, number="") if record.kind is Kind.ARTICLE else record for record in expected]

    assert read_back(records, Format.BIBTEX) == expected


@settings(max_examples=40, deadline=None)
@given(st.lists(st.builds(lambda record, about: replace(record, **about), any_record, facts), min_size=1, max_size=2))
def test_csl(records):
    assert read_back(records, Format.CSL) == records
