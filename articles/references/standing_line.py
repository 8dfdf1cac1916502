"""The standing of a source as one line among the notes of a RIS or BibTeX entry, which have no field for it."""

from articles.references.record import Record, Standing

BEGINNING = "Standing when this was exported: "
_UNTOLD = (Standing.CURRENT, Standing.UNKNOWN)  # nothing is on record against it


def standing_line(record: Record) -> str:
    """ "Standing when this was exported: Retracted, 2026-05-03. Data could not be verified." or "" """
    if record.standing in _UNTOLD:
        return ""
    day = f", {record.standing_on.isoformat()}" if record.standing_on else ""
    told = (f"{record.standing.label}{day}.", record.standing_note, record.notice)
    return BEGINNING + " ".join(filter(None, told))


def is_standing_line(line: str) -> bool:
    """What was true on the day of an export is not read back as if it were true today."""
    return line.strip().startswith(BEGINNING)
