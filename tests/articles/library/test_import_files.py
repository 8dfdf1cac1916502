"""Files on their way in: what is taken, in which encoding, up to which size, and for whom."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.library import importing
from articles.models import ImportEntry, Source, SourceImport
from articles.publishing import NotAllowed
from tests.articles.library.given_files import entries, planned, ris, taken_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db

MUELLER = ris({"AU": "Müller, Zoë", "DO": "10.1111/add.1"})
MEDLINE = "PMID- 28525555\nTI  - A trial of something\nFAU - Agabio, Roberta\nAU  - Agabio R\nDP  - 2017 May\n"
BIBTEX = "@article{agabio2017,\n  title = {A trial},\n  author = {Agabio, Roberta},\n  year = 2017\n}\n"
CSL = '[{"id": "agabio2017", "type": "article-journal", "title": "A trial"}]'


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("refs.ris", b"0" * 10_000_000)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp1252"])
def test_a_file_is_read_in_the_encoding_that_it_is_in(encoding: str) -> None:
    file = planned(MUELLER.encode(encoding))

    (entry,) = entries(file)

    assert entry.record["authors"] == [{"family": "Müller", "given": "Zoë"}]
    assert ("Windows-1252" in file.note) == (encoding in ("latin-1", "cp1252"))


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [("a.ris", MUELLER, "ris"), ("a.nbib", MEDLINE, "medline"), ("a.bib", BIBTEX, "bibtex"), ("a.json", CSL, "csl")],
)
def test_a_file_is_known_by_what_it_holds_whatever_its_name(name: str, text: str, found: str) -> None:
    assert planned(text, name).format == planned(text, "Downloaded file (1).txt").format == found
    assert ImportEntry.objects.filter(outcome="new").count() == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (zipped(), "This is a ZIP archive"),
        (gzip.compress(MUELLER.encode()), "This is a gzip file"),
        (b"%PDF-1.7\n...", "This is a PDF"),
        (b"\xd0\xcf\x11\xe0" + bytes(500), "This is a Word, Excel or other Office file"),
        (bytes(range(256)) * 40, "This is no text"),
        (b"<html><body>Sign in to see this</body></html>", "This is XML or HTML"),
        (b"Dear editor, here is my list.", "No references were found"),
    ],
)
def test_what_is_no_list_of_references_is_refused_whole_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(importing.BadFile, match=reason):
        taken_in(data, "list.txt")

    assert SourceImport.objects.count() == 0


def test_a_file_that_is_too_large_names_the_command() -> None:
    with pytest.raises(importing.BadFile, match=r"20\.0 MB; up to 20 MB.*python manage.py import_sources FILE"):
        taken_in(b" " * (importing.LARGEST + 1))

    with pytest.raises(importing.BadFile, match=r"more than 3 entries.*python manage.py import_sources FILE"):
        taken_in(ris({}, {}, {}, {}), most=3)

    assert SourceImport.objects.count() == ImportEntry.objects.count() == 0


def test_definitions_that_every_entry_repeats_do_not_fill_the_database() -> None:
    defined = '@string{long = "' + "x" * 400 + '"}\n'
    used = "".join(f"@article{{k{each}, title = {{Part {each}}}, note = long}}\n" for each in range(10))

    with pytest.raises(importing.BadFile, match="The @string definitions of this file are long"):
        importing.start((defined + used).encode(), name="a.bib", by=None, largest=1_000)

    assert SourceImport.objects.count() == ImportEntry.objects.count() == 0
    assert importing.start((defined + used).encode(), name="a.bib", by=None).entries.count() == 10


def test_an_entry_that_is_no_reference_is_refused_and_no_other() -> None:
    file = planned(ris({"AB": "A very long abstract. " * 6_000}, {"TI": "x" * 501}, {"PY": "2199"}, {}))

    told = [(entry.line, entry.outcome, entry.reason) for entry in entries(file)]

    assert told[0] == (1, "refused", "It has more than 100,000 characters, which is too long for one reference.")
    assert told[1] == (8, "refused", "The title has 501 characters: no more than 500 can be kept.")
    assert told[2] == (14, "refused", "Its year, 2199, is too far in the future.")
    assert told[3][1] == "new"


def test_the_refused_entries_can_be_had_as_a_file_to_mend() -> None:
    file = planned(ris({"DO": "10.1111/add.1"}, {"DO": "not 1 DOI"}, {"TI": ""}))
    listed = planned('[{"id": "a", "type": "book", "title": ""}, {"id": "b", "title": "B"}, {"id": "c"}]', "a.json")

    assert importing.refused_as_file(file) == ris({"DO": "not 1 DOI"}, {"TI": ""})
    assert importing.refused_as_file(listed) == '[\n{"id": "a", "type": "book", "title": ""},\n{"id": "c"}\n]\n'


def test_what_nobody_applied_within_a_week_is_thrown_away_when_somebody_imports_again() -> None:
    old, applied, young = (taken_in(ris({})) for _ in range(3))
    week = timezone.now() - timedelta(days=8)
    SourceImport.objects.filter(pk__in=[old.pk, applied.pk]).update(at=week)
    SourceImport.objects.filter(pk=applied.pk).update(applied_at=week)

    new = taken_in(ris({}))

    assert set(SourceImport.objects.all()) == {applied, young, new}


@pytest.mark.parametrize("group", ["", "reviewer", "moderator"])
def test_who_may_not_add_and_change_sources_may_not_import(group: str) -> None:
    file, person = taken_in(ris({})), make_user(group=group)

    for attempt in (
        lambda: taken_in(ris({}), by=person),
        lambda: importing.read_on(file, by=person),
        lambda: importing.choose(file, {1: {"do": "skip"}}, by=person),
        lambda: importing.apply(file, by=person),
    ):
        with pytest.raises(NotAllowed):
            attempt()

    assert (SourceImport.objects.count(), Source.objects.count()) == (1, 0)
