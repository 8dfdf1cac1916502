"""What Crossref's REST API answers about one work: the updates that were registered for it.

The API: https://api.crossref.org/swagger-ui/index.html (the schema Work, its fields updated-by and update-to)
The updates: https://www.crossref.org/documentation/register-maintain-records/maintaining-your-metadata/registering-updates/
Those from Retraction Watch: https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/

`updated-by` names the notices about this work. `update-to` names the works that this one is a notice about, so it says
nothing against this one, unless it is itself among them: some publishers change a paper where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final
from urllib.parse import quote

from articles.notices import retraction_watch
from articles.notices.record import Notice, Problem, Unreadable, address_for, quoted, statement
from articles.references import identifiers
from articles.references.record import Standing

ORIGIN: Final = "Crossref"
FROM_RETRACTION_WATCH: Final = "retraction-watch"
ADDRESS: Final = "https://api.crossref.org/works/"

# None: known, but nothing is said against the work.
TYPES: Final[Mapping[str, Standing | None]] = {
    "retraction": Standing.RETRACTED,
    "removal": Standing.RETRACTED,
    "withdrawal": Standing.RETRACTED,
    "partial_retraction": Standing.CONCERN,  # nobody can tell from here which part still stands
    "expression_of_concern": Standing.CONCERN,
    "correction": Standing.CORRECTED,
    "corrigendum": Standing.CORRECTED,
    "erratum": Standing.CORRECTED,
    "addendum": Standing.CORRECTED,  # it and a clarification say that the text was not right or whole as it stood
    "clarification": Standing.CORRECTED,
    "reinstatement": Standing.CURRENT,
    "new_version": None,
    "new_edition": None,
}


def address_of(doi: str) -> str:
    """Where the API answers about this DOI. All but letters, digits and -._~ is encoded: a slash belongs to the DOI."""
    return ADDRESS + quote(doi, safe="", errors="replace")


def read(doi: str, answer: object) -> list[Notice | Problem]:
    """The notices in a decoded answer about this DOI. Raises Unreadable, also for the answer about another one."""
    doi = identifiers.normalise_doi(doi)
    message = answer.get("message") if isinstance(answer, dict) else None
    if not isinstance(message, dict):
        raise Unreadable("Crossref answered with something that is no record of a work.")
    if not doi or _doi_of(message) != doi:
        raise Unreadable(f"Crossref answered about another work than {doi}.")
    told: dict[str, Notice] = {}  # a change where the paper stands is in both lists
    problems = []
    for update in _updates(message, doi):
        notice = _notice(doi, update) if isinstance(update, dict) else update
        if isinstance(notice, Notice):
            told.setdefault(notice.said, notice)
        elif notice:
            problems.append(notice)
    return [*told.values(), *problems]


def _updates(message: dict[str, object], doi: str) -> Iterator[dict[str, object] | Problem]:
    for field in ("updated-by", "update-to"):
        updates = message.get(field) or []
        if not isinstance(updates, list):
            yield Problem(0, f"Crossref's answer has something in “{field}” that is no list.")
            continue
        for update in updates:
            if not isinstance(update, dict):
                yield Problem(0, f"Crossref's answer has something in “{field}” that is no update.")
            elif field == "updated-by" or _doi_of(update) == doi:
                yield update


def _notice(doi: str, update: dict[str, object]) -> Notice | Problem | None:
    kind = re.sub(r"[\s_-]+", "_", _text(update, "type").casefold())
    if kind not in TYPES:
        return Problem(
            0, f"Crossref names an update of a kind that is not known here: {quoted(_text(update, 'type'))}."
        )
    standing = TYPES[kind]
    if standing is None:
        return None
    on, number = _day(update.get("updated")), _doi_of(update)
    is_relayed = _text(update, "source") == FROM_RETRACTION_WATCH
    record = str(update.get("record-id") or number or doi)
    day = on.isoformat() if on else "undated"
    return Notice(
        doi=doi,
        pmid="",
        standing=standing,
        on=on,
        address=address_for(number, ""),
        origin=retraction_watch.ORIGIN if is_relayed else ORIGIN,
        said=retraction_watch.said(record, kind, on) if is_relayed else statement("crossref", record, kind, day),
        reason=f"{kind.replace('_', ' ').capitalize()}, as registered with Crossref.",
    )


def _day(updated: object) -> date | None:
    """The day in {"date-parts": [[2010, 2, 6]]}, if it is a whole one."""
    try:
        year, month, day = updated["date-parts"][0]  # type: ignore[index]  # whatever it is, it says so itself
        return date(year, month, day)
    except (TypeError, ValueError, LookupError, OverflowError):
        return None


def _doi_of(fields: dict[str, object]) -> str:
    try:
        return identifiers.normalise_doi(_text(fields, "DOI"))
    except identifiers.InvalidIdentifier:
        return ""


def _text(fields: dict[str, object], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""
