"""One page's file: read, and held to the same rules as a form in the admin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from articles import front_matter, kinds
from articles.content import address, answers, dismissed, files, linked
from articles.content.address import Address
from articles.content.fields import Fields
from articles.content.places import Places
from articles.content.report import Report
from articles.findings import BODY
from articles.models import Dismissal, Page, Revision, Tag

DIGEST = re.compile("[0-9a-f]{64}")
KEYS = (
    *("kind", "slug", "title", "summary", "tags", "author", "reviewer", "reviewed_on", "signature", "digest"),
    *("review_due", "status", "live_from", "live_until", "change_note", "public_note", "former_slugs", "facts"),
    *("answers", "dismissed"),
)
LONGEST_TAG = 100


@dataclass(slots=True, kw_only=True)
class PageFile:
    """What a file says about a page. None: the file does not say, and what the site has stays."""

    file: str
    places: Places
    kind: str
    slug: str
    title: str
    summary: str
    body: str
    tags: list[str] | None
    facts: dict[str, str] | None
    own: dict[str, Any] = field(default_factory=dict)
    linked: linked.Linked = field(default_factory=dict)
    author: str
    reviewer: str
    reviewed_on: date | None
    signature: str  # the digest of the earlier text that was signed, when only small changes part it from this one
    digest: str  # of this text, beside a signature
    review_due: date | None
    draft: bool
    live_from: datetime | None
    live_until: datetime | None
    change_note: str
    public_note: str | None
    former: list[Address] = field(default_factory=list)
    answers: answers.Answers | None = None
    dismissed: list[Dismissal] = field(default_factory=list)

    @property
    def address(self) -> Address:
        return self.kind, self.slug

    @property
    def model(self) -> type[Page]:
        return Page.model_of(self.kind)

    def line(self, name: str) -> int:
        return self.places.lines.get(name, 1)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Each text that may cite and link, by the name of its part, in reading order."""
        yield from (self.facts or {}).items()
        yield BODY, self.body


def own_fields(model: type[Page]) -> tuple[str, ...]:
    """The fields of a kind of page that are neither text nor fact, such as the place of a level on the ladder."""
    return getattr(model, "OWN", ())


def slug_in_name(path: Path) -> str:
    """Up to the first full stop: `acamprosate.md`, `acamprosate.draft.md`."""
    return path.name.partition(".")[0]


def read(path: Path, report: Report) -> PageFile | None:
    """The page of a file, as far as it can be read; what is wrong is in the report. None for no page at all."""
    text = files.read(path, report)
    if text is None:
        return None
    try:
        document = front_matter.read(text)
    except front_matter.InvalidFrontMatter as error:
        report.error(files.name(path), error.line, error.reason)
        return None
    fields = Fields(document, files.name(path), report)
    kind = fields.required("kind")
    if kind not in (known := [each.key for each in kinds.registered()]):
        if kind:
            fields.wrong("kind", f"“{kind}” is not known: known are {', '.join(known)}.")
        return None
    return _page(fields, kind, fields.text("slug") or slug_in_name(path))


def _page(fields: Fields, kind: str, slug: str) -> PageFile:
    document = fields.document
    page = PageFile(
        file=fields.file,
        places=Places(document.lines, document.places, document.body_line + _blank_lines_before(document.body)),
        kind=kind,
        slug=slug,
        title=fields.required("title"),
        summary=files.trimmed(fields.required("summary")),
        body=files.trimmed(document.body),
        tags=fields.names("tags"),
        facts=fields.texts("facts"),
        author=fields.text("author"),
        reviewer=fields.text("reviewer"),
        reviewed_on=fields.day("reviewed_on"),
        signature=fields.text("signature"),
        digest=fields.text("digest"),
        review_due=fields.day("review_due"),
        draft=_is_draft(fields),
        live_from=fields.moment("live_from"),
        live_until=fields.moment("live_until"),
        change_note=fields.text("change_note"),
        public_note=fields.text("public_note") if "public_note" in document.fields else None,
        former=_former(fields, kind, slug),
        answers=answers.read(fields),
        dismissed=dismissed.read(fields),
    )
    _refuse_unknown(page, fields)
    page.own = _checked_by_the_model(page, fields)
    page.linked = linked.read(page.model, fields)
    _check_tags(page, fields)
    _check_review(page, fields)
    _check_times(page, fields)
    return page


def _blank_lines_before(body: str) -> int:
    start = re.match(r"[\r\n]*", body)
    return start[0].count("\n") if start else 0


def _is_draft(fields: Fields) -> bool:
    status = fields.text("status", "live")
    if status not in {"live", "draft"}:
        fields.wrong("status", f"“{status}” is not known: it is live or draft.")
    return status == "draft"


def _former(fields: Fields, kind: str, slug: str) -> list[Address]:
    """Addresses that the page once had: the slug alone, or kind/slug where the kind was another."""
    found = []
    for written in fields.names("former_slugs") or []:
        old = address.read(written, kind)
        if not old:
            fields.wrong("former_slugs", f"“{written}” is neither a slug nor a kind and a slug (about/privacy).")
        elif old != (kind, slug):
            found.append(old)
    return found


def _refuse_unknown(page: PageFile, fields: Fields) -> None:
    allowed = (*KEYS, *own_fields(page.model), *page.model.LINKED)
    for name in fields.document.fields:
        if name not in allowed:
            fields.wrong(name, f"This field is not known: known are {', '.join(allowed)}.")
    for name in page.facts or {}:
        if name not in page.model.FACTS:
            known = f"known are {', '.join(page.model.FACTS)}" if page.model.FACTS else "this kind of page has none"
            fields.wrong(f"facts.{name}", f"This fact is not known: {known}.")


def _checked_by_the_model(page: PageFile, fields: Fields) -> dict[str, Any]:
    """Hold the fields to the limits of the model. Returns those of its own that the file gives, as the model has them.

    The model does not check the length of long text itself, but the form of an editor does.
    """
    own = [name for name in own_fields(page.model) if name in fields.document.fields]
    facts = {name: text for name, text in (page.facts or {}).items() if name in page.model.FACTS}
    values = {"slug": page.slug, "title": page.title, "summary": page.summary, **facts}
    values = {name: value for name, value in values.items() if value} | {name: fields.text(name) for name in own}
    trial = page.model(kind=page.kind, **values)
    try:
        trial.clean_fields(exclude={each.name for each in page.model._meta.fields} - values.keys())
        trial.clean()
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            fields.wrong(f"facts.{name}" if name in facts else name, " ".join(messages))
    for name, value in values.items():
        limit = page.model._meta.get_field(name)
        if isinstance(limit, models.TextField) and limit.max_length and len(value) > limit.max_length:
            fields.wrong(f"facts.{name}" if name in facts else name, _too_long(value, limit.max_length))
    note = Revision._meta.get_field("change_note")
    if note.max_length and len(page.change_note) > note.max_length:
        fields.wrong("change_note", _too_long(page.change_note, note.max_length))
    return {name: getattr(trial, name) for name in own}


def _too_long(text: str, limit: int) -> str:
    return f"This is {len(text)} characters long, and {limit} is the most."


def _check_tags(page: PageFile, fields: Fields) -> None:
    for name in page.tags or []:
        if not Tag().slugify(name) or len(name) > LONGEST_TAG:
            fields.wrong("tags", f"“{name[:LONGEST_TAG]}” is too long, or has no letter or digit for an address.")


def _check_review(page: PageFile, fields: Fields) -> None:
    if page.reviewer and not fields.text("reviewed_on"):
        fields.wrong("reviewer", "The day of the review is missing: reviewed_on.")
    if page.reviewed_on and not page.reviewer:
        fields.wrong("reviewed_on", "The reviewer is missing.")
    if page.reviewer and page.reviewer == page.author:
        fields.wrong("reviewer", "The author cannot review the page. Somebody else has to.")
    if page.reviewed_on and page.reviewed_on > timezone.localdate():
        fields.wrong("reviewed_on", "The day of the review is in the future.")
    _check_signature(page, fields)


def _check_signature(page: PageFile, fields: Fields) -> None:
    signed = {"signature": page.signature, "digest": page.digest}
    if not any(signed.values()):
        return
    for name, digest in signed.items():
        if not digest:
            fields.wrong(name, "This field is missing: signature and digest stand together, as an export writes them.")
        elif not DIGEST.fullmatch(digest):
            fields.wrong(name, "This has to be 64 hexadecimal digits, as an export writes them.")
    if not page.reviewer:
        fields.wrong("signature", "The reviewer is missing.")


def _check_times(page: PageFile, fields: Fields) -> None:
    if page.draft and (page.live_from or page.live_until):
        fields.wrong("status", "A draft has no live_from and no live_until.")
    elif page.live_until and page.live_until <= (page.live_from or timezone.now()):
        fields.wrong("live_until", "This has to come after live_from; without one, after today.")
