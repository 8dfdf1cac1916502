"""The findings that a page's file lets stand, each with a reason: the list `dismissed` in its front matter."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.content.fields import Fields
from articles.content.tally import keep as keep_values
from articles.editorial.rules import BY_ID
from articles.findings import Finding, Severity
from articles.models import Dismissal, Page
from articles.plain import plain

NAME = "dismissed"
ENTRIES = ("rule", "words", "passage", "reason", "by", "on")
REQUIRED = ("rule", "reason")  # what is said of a page as a whole has no words and no passage
REGISTER = "manage.py check_content --list-rules names those that can be"


def read(fields: Fields) -> list[Dismissal]:
    """As rows that belong to no page yet. What a file does not say is empty: by whom, and on which day."""
    given = fields.records(NAME) or []
    found = (_read(f"{NAME}.{number}", entry, fields) for number, entry in enumerate(given, start=1))
    return [row for row in found if row]


def _read(name: str, entry: dict[str, str], fields: Fields) -> Dismissal | None:
    unknown = [each for each in entry if each not in ENTRIES]
    missing = [each for each in REQUIRED if not entry.get(each, "").strip()]
    for each in unknown:
        fields.wrong(f"{name}.{each}", f"This is not known: known are {', '.join(ENTRIES)}.")
    for each in missing:
        fields.wrong(name, f"This has no {each}.")
    if unknown or missing:
        return None
    rule, words, passage, reason, by, on = (plain(entry.get(each, "")) for each in ENTRIES)
    if rule not in BY_ID:
        fields.wrong(f"{name}.rule", f"“{rule}” cannot be dismissed: {REGISTER}.")
        return None
    row = Dismissal(rule=rule, words=words, passage=passage, reason=reason.strip(), by_name=by.strip())
    row.key = Finding(rule, Severity.NOTE, 1, 1, words, "", "", passage=passage).key
    # The column may not be empty, but what is read here may leave the day to the loading.
    row.on = fields.as_day(f"{name}.on", on.strip())  # type: ignore[assignment]
    return row if _fits(row, name, fields) else None


def _fits(row: Dismissal, name: str, fields: Fields) -> bool:
    try:
        row.clean_fields(exclude={"page", *(each for each in ("by_name", "on") if not getattr(row, each))})
    except ValidationError as error:
        for each, messages in error.message_dict.items():
            fields.wrong(f"{name}.{'by' if each == 'by_name' else each}", " ".join(messages))
        return False
    return True


def keep(page: Page, said: Iterable[Dismissal]) -> bool:
    """Give a page what its files say; what they do not name stays. Returns whether that changes anything."""
    stored = {row.key: row for row in page.dismissals.all()}
    changed = False
    for key, row in {row.key: row for row in said}.items():
        told = {name: getattr(row, name) for name in ("rule", "words", "passage", "reason")}
        told |= {name: value for name in ("by_name", "on") if (value := getattr(row, name))}
        new = Dismissal(page=page, key=key, by_name=settings.SITE_NAME, on=timezone.localdate())
        changed |= keep_values(stored.get(key) or new, told)
    return changed


def written(page: Page) -> dict[str, list[dict[str, object]]]:
    """As `read` reads it. Without those of rules that are no more, which dismiss nothing."""
    rows = [row for row in page.dismissals.all() if row.rule in BY_ID]
    rows.sort(key=lambda row: (row.rule, row.passage, row.words))
    return {NAME: [_entry(row) for row in rows]} if rows else {}


def _entry(row: Dismissal) -> dict[str, object]:
    values = {"rule": row.rule, "words": row.words, "passage": row.passage, "reason": row.reason, "by": row.by_name}
    return {name: value for name, value in values.items() if value} | {"on": row.on}
