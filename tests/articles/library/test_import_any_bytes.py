"""Any bytes at all through the whole of importing: nothing crashes, and nothing comes in by halves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.library import importing
from articles.models import ImportEntry, Source, SourceImport
from tests.articles.library.given_files import csl, planned, ris
from tests.factories import make_source

pytestmark = pytest.mark.django_db

RIS = ris({"DO": "10.1111/a", "VL": "3"}, {"TI": "Ünïcode", "AN": "28525555", "DB": "PubMed"}).encode()
BIBTEX = b"@article{k20,\n title = {A {T}rial},\n author = {Agabio, R and M{\\'e}},\n year = 2020,\n doi={10.1/x}\n}\n"
MEDLINE = b"PMID- 28525555\nTI  - A trial\nFAU - Agabio, Roberta\nDP  - 2017 May 4\nPT  - Retracted Publication\n\n"
CSL = csl(
    {"id": "k", "title": "T", "DOI": "10.1111/a", "issued": {"date-parts": [[2020, 2, 30]]}, "custom": {}}
).encode()
NAMES = st.sampled_from(["a.ris", "a.bib", "a.nbib", "a.json", "a.txt", ""])
PIECES = st.one_of(
    st.binary(max_size=12),
    st.sampled_from(
        [b"\x00", b"\xff\xfe", b"\n", b"}", b"{", b"  - ", b"TY  - ", b'"', b"\\ud800", b"9" * 400, b"\x85"]
    ),
)


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A good file with pieces of it replaced."""
    data = draw(st.sampled_from([RIS, BIBTEX, MEDLINE, CSL])) * draw(st.integers(1, 2))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(PIECES) + data[at + draw(st.integers(0, 20)) :]
    return data


def planned_or_refused(data: bytes, name: str) -> SourceImport | str:
    try:
        return planned(data, name)
    except importing.BadFile as refused:
        return str(refused)


@settings(max_examples=50)
@given(st.one_of(broken(), st.binary(max_size=200)), NAMES)
def test_any_bytes_are_refused_or_planned_and_applied_whole(data: bytes, name: str) -> None:
    Source.objects.all().delete()
    SourceImport.objects.all().delete()
    make_source("here", doi="10.1111/a", volume="2")

    file = planned_or_refused(data, name)
    if isinstance(file, str):
        assert file[-1] in ".:"
        assert (Source.objects.count(), SourceImport.objects.count()) == (1, 0)
        return
    importing.choose_for_all(file, ImportEntry.Outcome.CONFLICT, {"take": importing.ALL}, by=None)
    importing.choose_for_all(file, ImportEntry.Outcome.ALIKE, {"do": "new"}, by=None)
    expected = importing.deeds(file)
    importing.apply(file, by=None)

    assert Source.objects.count() == 1 + expected["added"]
    for source in Source.objects.all():
        source.clean_fields()
        source.clean()
        assert str(source)
    assert [entry.line for entry in file.entries.filter(outcome="refused") if not (entry.reason and entry.text)] == []
