"""Reads references out of files made by other programs: bytes to text, text to entries, an entry to a record.

    text, note = decoded(data).text, decoded(data).note
    for entry in entries(text, form := format_of(text, name)):
        read(entry, form)

An entry is read by itself, so that what is wrong with one touches no other.
"""

from collections.abc import Callable, Iterator

from articles.references.formats import ACCEPTED, Entry, Format, format_of
from articles.references.reading import bibtex, csl_json, medline, ris
from articles.references.reading.decoding import Decoded, decoded, in_lines
from articles.references.record import Record
from articles.references.refusals import InvalidRecord, Unreadable

__all__ = [
    "ACCEPTED",
    "Decoded",
    "Entry",
    "Format",
    "InvalidRecord",
    "Unreadable",
    "decoded",
    "entries",
    "format_of",
    "read",
]

_ENTRIES: dict[Format, Callable[[str], Iterator[Entry]]] = {
    Format.RIS: ris.entries,
    Format.BIBTEX: bibtex.entries,
    Format.MEDLINE: medline.entries,
    Format.CSL: csl_json.entries,
}
_READ: dict[Format, Callable[[str], Record]] = {
    Format.RIS: ris.read,
    Format.BIBTEX: bibtex.read,
    Format.MEDLINE: medline.read,
    Format.CSL: csl_json.read,
}


def entries(text: str, form: Format) -> Iterator[Entry]:
    """Everything in the text that is an entry, or that began as one: reading it tells what is wrong."""
    return _ENTRIES[form](in_lines(text))


def read(entry: Entry, form: Format) -> Record:
    """Raises InvalidRecord with a sentence for people.

    The key is "" where the form has none or what it has is no key. Evidence is unsorted unless the file says more.
    """
    return _READ[form](in_lines(entry.text))
