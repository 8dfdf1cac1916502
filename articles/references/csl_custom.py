"""The `custom` object of CSL-JSON, which holds what CSL has no word for.

That is the kind of evidence, what was found, the standing with all that is known of it, the numbers of arXiv and
ClinicalTrials.gov, the note for editors, and `kind` where the CSL type and the evidence alone would be read back as
another kind.
"""

from collections.abc import Mapping

from articles.references.csl_fields import Item
from articles.references.csl_types import TYPES, implied_kind
from articles.references.record import Record, Standing
from articles.references.refusals import InvalidRecord

_CUSTOM = (
    *("kind", "evidence", "finding", "standing", "superseded-by", "standing-note", "standing-on", "standing-by"),
    *("notice", "arxiv", "trial", "editor-note"),
)
_EDITORS_OWN = ("finding", "editor-note")


def custom_of(item: Item) -> dict[str, object]:
    """The custom object under the full names of its fields.

    Unknown names are refused: a misspelt "superseded-by" must not pass for a source that still stands.
    """
    custom = item.get("custom")
    if custom is None:
        return {}
    if not isinstance(custom, Mapping):
        raise InvalidRecord("custom must be an object with fields.")
    for name in custom:
        if name not in _CUSTOM:
            raise InvalidRecord(f"custom.{name} is not known: known are {', '.join(_CUSTOM)}.")
    return {f"custom.{name}": value for name, value in custom.items()}


def custom_to_csl(record: Record, *, for_readers: bool) -> dict[str, str]:
    left_out = _EDITORS_OWN if for_readers else ()
    implied = implied_kind(TYPES[record.kind], record.evidence)
    custom = {
        "kind": "" if record.kind is implied else record.kind.value,
        "evidence": record.evidence.value,
        "finding": record.finding,
        "standing": "" if record.standing is Standing.UNKNOWN else record.standing.value,
        "superseded-by": record.superseded_by,
        "standing-note": record.standing_note,
        "standing-on": record.standing_on.isoformat() if record.standing_on else "",
        "standing-by": record.standing_by,
        "notice": record.notice,
        "arxiv": record.arxiv,
        "trial": record.trial,
        "editor-note": record.editor_note,
    }
    return {name: value for name, value in custom.items() if value and name not in left_out}
