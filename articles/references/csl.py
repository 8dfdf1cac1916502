"""Reads and writes records as CSL-JSON, the form that Zotero, Crossref and doi.org share.

What CSL has no word for is in its `custom` object, see `csl_custom`.
"""

import json
from collections.abc import Callable, Mapping

from articles.references import identifiers
from articles.references.csl_custom import custom_of, custom_to_csl
from articles.references.csl_fields import (
    InvalidRecord,
    Item,
    authors,
    choice,
    date_parts,
    date_to_csl,
    iso_date,
    line,
    lines,
    name_to_csl,
    required,
    whole_date,
)
from articles.references.csl_types import KINDS, NEAREST, TYPES, implied_evidence, implied_kind
from articles.references.record import Evidence, Kind, Record, Standing

_LINES = {  # our field: the CSL field
    "container": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "place": "publisher-place",
    "edition": "edition",
    "number": "number",
}
_IDENTIFIERS = {
    "doi": ("DOI", identifiers.normalise_doi),
    "pmid": ("PMID", identifiers.normalise_pmid),
    "pmcid": ("PMCID", identifiers.normalise_pmcid),
    "isbn": ("ISBN", identifiers.normalise_isbn),
    "url": ("URL", identifiers.normalise_url),
}
_OWN_IDENTIFIERS = {
    "arxiv": ("custom.arxiv", identifiers.normalise_arxiv),
    "trial": ("custom.trial", identifiers.normalise_trial),
    "notice": ("custom.notice", identifiers.normalise_url),
}


def load_csl(text: str, *, evidence: Evidence | None = None) -> list[Record]:
    """The records of a JSON list. Raises InvalidRecord for the first entry that is wrong, or for a key used twice."""
    records: list[Record] = []
    entry_of: dict[str, int] = {}
    for number, item in enumerate(_json_list(text), start=1):
        if not isinstance(item, Mapping):
            raise InvalidRecord(f"Entry {number} is not an object with fields.")
        try:
            record = from_csl(item, evidence=evidence)
        except InvalidRecord as error:
            raise InvalidRecord(f"Entry {number}, {error}") from error
        if record.key in entry_of:
            raise InvalidRecord(f"Entry {number}, {record.key}: entry {entry_of[record.key]} has the same id.")
        entry_of[record.key] = number
        records.append(record)
    return records


def from_csl(item: Item, *, evidence: Evidence | None = None) -> Record:
    """Raises InvalidRecord. `evidence` is for an entry that does not say what kind of evidence it is.

    Without it such an entry is refused rather than guessed at, save a web page or a law. CSL fields that a Record
    has no place for are passed over.
    """
    key = "without an id"
    try:
        key = line(item, "id") or key
        return _record(item, evidence)
    except InvalidRecord as error:
        raise InvalidRecord(f"{key}: {error}") from error


def to_csl(record: Record, *, for_readers: bool = False) -> dict[str, object]:
    """Only what the record holds, in the order in which people look for it.

    `for_readers` leaves out what only editors write and read: the finding and the note for editors.
    """
    read_on = record.accessed
    item: dict[str, object] = {
        "id": record.key,
        "type": TYPES[record.kind],
        "title": record.title,
        "author": [name_to_csl(name) for name in record.authors],
        "issued": date_to_csl(record.year, record.month, record.day),
        **{csl: getattr(record, field) for field, csl in _LINES.items()},
        **{csl: getattr(record, field) for field, (csl, _) in _IDENTIFIERS.items()},
        "accessed": date_to_csl(read_on.year, read_on.month, read_on.day) if read_on else {},
        "note": record.note,
        "custom": custom_to_csl(record, for_readers=for_readers),
    }
    return {name: value for name, value in item.items() if value}


def _json_list(text: str) -> list[object]:
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise InvalidRecord(f"Line {error.lineno}, column {error.colno} is not JSON: {error.msg}.") from error
    except (ValueError, RecursionError) as error:
        raise InvalidRecord("This is JSON with a number too long or lists too deep to be references.") from error
    if not isinstance(found, list):
        raise InvalidRecord("This is JSON, but not a list of references.")
    return found


def _record(item: Item, default: Evidence | None) -> Record:
    custom = custom_of(item)
    csl_type = _csl_type(item)
    evidence = choice(Evidence, custom, "custom.evidence", implied_evidence(csl_type) or default)
    year, month, day = date_parts(item, "issued")
    return Record(
        key=required(item, "id"),
        kind=choice(Kind, custom, "custom.kind", implied_kind(csl_type, evidence)),
        title=required(item, "title"),
        evidence=evidence,
        authors=authors(item),
        year=year,
        month=month,
        day=day,
        accessed=whole_date(item, "accessed"),
        note=lines(item, "note"),
        standing=choice(Standing, custom, "custom.standing", Standing.UNKNOWN),
        finding=line(custom, "custom.finding"),
        superseded_by=_superseded_by(item, custom),
        standing_note=line(custom, "custom.standing-note"),
        standing_on=iso_date(custom, "custom.standing-on"),
        standing_by=line(custom, "custom.standing-by"),
        editor_note=lines(custom, "custom.editor-note"),
        **{field: line(item, csl) for field, csl in _LINES.items()},
        **{field: _identifier(item, *form) for field, form in _IDENTIFIERS.items()},
        **{field: _identifier(custom, *form) for field, form in _OWN_IDENTIFIERS.items()},
    )


def _csl_type(item: Item) -> str:
    csl_type = required(item, "type")
    if csl_type not in KINDS:
        raise InvalidRecord(f"type “{csl_type}” is no type of CSL: one that fits everything is “{NEAREST}”.")
    return csl_type


def _identifier(item: Item, name: str, normalise: Callable[[str], str]) -> str:
    try:
        return normalise(line(item, name))
    except identifiers.InvalidIdentifier as error:
        raise InvalidRecord(f"{name} is wrong. {error}") from error


def _superseded_by(item: Item, custom: Item) -> str:
    newer = line(custom, "custom.superseded-by")
    if newer and newer == line(item, "id"):
        raise InvalidRecord("custom.superseded-by names the entry itself.")
    return newer
