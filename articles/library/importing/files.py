"""Takes a file of references in: decodes it, finds out what it is, and keeps its entries as they stand there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from django.db import transaction
from django.utils import timezone

from articles.library.importing.rights import require
from articles.models import ImportEntry, SourceImport
from articles.plain import plain
from articles.publishing import Refused
from articles.publishing.rights import Actor, account
from articles.references import reading

LARGEST = 20 * 1024 * 1024  # bytes of an upload
MOST = 20_000  # entries that the admin takes
LONGEST = 100_000  # characters of one entry: some reports of trials name thousands of authors
WRITTEN_OUT = 2  # times the largest upload: what the entries may come to with the definitions that they use
KEPT = timedelta(days=7)  # what nobody applied is thrown away then
_AT_ONCE = 1000
COMMAND = "python manage.py import_sources FILE"


class BadFile(Refused):
    """Nothing of the file was taken in; the sentence says why."""


class NoList(BadFile):
    """What was given is a text, but no list of references."""


@transaction.atomic
def start(
    data: bytes, *, name: str, by: Actor, format_name: str = "", largest: int | None = LARGEST, most: int | None = MOST
) -> SourceImport:
    """Keep the entries of a file as they stand there, none of them read yet. Raises NotAllowed and BadFile.

    `format_name` is for a file that does not show what it is. Without a limit, `largest` and `most` are None.
    """
    require(by)
    if largest is not None and len(data) > largest:
        raise BadFile(too_large(len(data)))
    file, entries = _opened(data, name, format_name)
    file.by = account(by)
    _throw_old_ones_away()
    file.save()
    rows = (
        ImportEntry(file=file, position=position, line=entry.line, text=_storable(entry.text))
        for position, entry in enumerate(_within(entries, largest), start=1)
    )
    if not _keep(rows, most):
        raise BadFile(f"No reference was found in {file.name}. It was read as {format_label(file)}.")
    return file


def too_large(size: int) -> str:
    shown = f"This file has {size / 1024 / 1024:.1f} MB; up to {LARGEST // 1024 // 1024} MB can be imported here"
    return f"{shown}. Take it in parts, or ask somebody with access to the server to run: {COMMAND}"


def format_label(file: SourceImport) -> str:
    return reading.Format(file.format).label


def refused_as_file(file: SourceImport) -> str:
    """The refused entries as they stood in the file, in its format, to be mended and imported again."""
    texts = file.entries.filter(outcome=ImportEntry.Outcome.REFUSED).values_list("text", flat=True)
    if file.format == reading.Format.CSL:
        return "[\n" + ",\n".join(text.strip().rstrip(",") for text in texts) + "\n]\n"
    return "".join(text.strip("\n") + "\n\n" for text in texts)


def _opened(data: bytes, name: str, format_name: str) -> tuple[SourceImport, Iterator[reading.Entry]]:
    try:
        decoded = reading.decoded(data)
        found = reading.Format(format_name) if format_name else _format_of(decoded.text, name)
        entries = reading.entries(decoded.text, found)
        first = list(islice(entries, 1))
    except reading.Unreadable as error:
        raise BadFile(str(error)) from error
    file = SourceImport(name=_name(name), format=found.value, note=decoded.note[:300])
    return file, _rest(first, entries)


def _format_of(text: str, name: str) -> reading.Format:
    try:
        return reading.format_of(text, name)
    except reading.Unreadable as error:
        raise NoList(str(error)) from error


def _rest(first: list[reading.Entry], entries: Iterator[reading.Entry]) -> Iterator[reading.Entry]:
    """Some formats show only on the way that the file is broken."""
    yield from first
    try:
        yield from entries
    except reading.Unreadable as error:
        raise BadFile(str(error)) from error


def _within(entries: Iterator[reading.Entry], largest: int | None) -> Iterator[reading.Entry]:
    """Each BibTeX entry brings along the definitions that it uses, so a small file may come out very large."""
    length = 0
    for entry in entries:
        length += len(entry.text)
        if largest is not None and length > WRITTEN_OUT * largest:
            raise BadFile(
                "The @string definitions of this file are long, and with those that each entry uses the file is too "
                f"large. Take it in parts, or ask somebody with access to the server to run: {COMMAND}"
            )
        yield entry


def _keep(rows: Iterator[ImportEntry], most: int | None) -> int:
    kept = 0
    while part := list(islice(rows, _AT_ONCE)):
        kept += len(part)
        if most is not None and kept > most:
            raise BadFile(
                f"This file has more than {most:,} entries, more than can be looked at here. Take it in parts, or ask "
                f"somebody with access to the server to run: {COMMAND}"
            )
        ImportEntry.objects.bulk_create(part)
    return kept


def _throw_old_ones_away() -> None:
    SourceImport.objects.filter(applied_at=None, at__lt=timezone.now() - KEPT).delete()


def _name(name: str) -> str:
    return " ".join(plain(name).split())[:200] or "Pasted references"


def _storable(text: str) -> str:
    """No database takes a zero byte everywhere. What is too long to be one reference is cut, and refused later."""
    return text[: LONGEST + 1].replace("\0", "\ufffd")
