"""The letter that tells each person of the staff which pages wait for them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from articles import waiting
from articles.models import Page
from articles.publishing.log import name_of
from articles.publishing.rights import PUBLISH, SIGN

SOON = timedelta(days=30)
SHOWN = 20  # pages of one heading; the rest is counted, and one link leads to all
WIDTH = 72
LONGEST_NOTE = 400


@dataclass(frozen=True, slots=True)
class Entry:
    page: Page
    said: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The pages under one heading, and the address of the list that has them all."""

    heading: str
    entries: list[Entry]
    address: str


@dataclass(frozen=True, slots=True)
class Letter:
    person: User
    parts: list[Part]

    @property
    def number(self) -> int:
        """How many pages wait; one that waits for two reasons counts once."""
        return len({entry.page.pk for part in self.parts for entry in part.entries})

    @property
    def subject(self) -> str:
        return f"{self.sentence} at {settings.SITE_NAME}"

    @property
    def sentence(self) -> str:
        return "1 page waits for you" if self.number == 1 else f"{self.number} pages wait for you"

    @property
    def body(self) -> str:
        lines = [f"Hello {name_of(self.person)},", "", f"{self.subject}."]
        for part in self.parts:
            lines += ["", "", f"{part.heading} ({len(part.entries)})", *_written(part)]
        all_of_it = "All that waits for you, at any time:"
        return "\n".join([*lines, "", "", all_of_it, _link(reverse("admin:index")), ""])

    def send(self) -> None:
        """Raises OSError or ValueError when it cannot be sent."""
        headers = {"Auto-Submitted": "auto-generated"}  # no answer from who is away
        EmailMessage(self.subject, self.body, to=[self.person.email], headers=headers).send()


def letters(today: date | None = None) -> Iterator[Letter]:
    """One for each active person of the staff for whom anything waits, also for those without an e-mail address."""
    today = today or timezone.localdate()
    for person in User.objects.filter(is_active=True, is_staff=True).select_related("person").order_by("username"):
        if parts := [part for part in _parts(person, today) if part.entries]:
            yield Letter(person, parts)


def _parts(person: User, today: date) -> Iterator[Part]:
    if not waiting.may_act(person):
        return
    overdue = reverse("admin:articles_overdue")
    yield Part("Sent back to you", _revisions(waiting.sent_back(person)), _queue("sent-back"))
    if _signs(person):
        yield Part("Wait for your review", _revisions(waiting.to_review(person).filter(own=False)), _queue("review"))
    due = list(waiting.due(person, today + SOON + timedelta(days=1)).filter(owner=person))
    late = [page for page in due if page.review_due and page.review_due < today]
    soon = [page for page in due if page not in late]
    yield Part("Overdue for review, looked after by you", _pages(late), f"{overdue}?due=overdue&owner=me")
    yield Part(f"Due for review in the next {SOON.days} days", _pages(soon), f"{overdue}?due=soon&owner=me")
    if person.has_perm(PUBLISH):
        nobodys = waiting.due(person, today).filter(owner=None)
        yield Part(
            "Overdue for review, and nobody looks after them", _pages(nobodys), f"{overdue}?due=overdue&owner=none"
        )


def _signs(person: User) -> bool:
    """Whether the person is a clinical reviewer: an administrator has every right, but no credentials."""
    reviewer = getattr(person, "person", None)
    return bool(reviewer and reviewer.is_reviewer and reviewer.credentials and person.has_perm(SIGN))


def _revisions(revisions: Iterable[Any]) -> list[Entry]:
    return [Entry(revision.page, _said(revision.last_by, revision.last_note)) for revision in revisions]


def _said(name: str, note: str) -> str:
    note = textwrap.shorten(note, LONGEST_NOTE, placeholder=" …")
    return f"{name}: “{note}”" if note else name


def _pages(pages: Iterable[Page]) -> list[Entry]:
    return [Entry(page, f"Due on {date_format(page.review_due, 'j F Y')}") for page in pages if page.review_due]


def _queue(key: str) -> str:
    return reverse("admin:articles_waiting", args=[key])


def _written(part: Part) -> Iterator[str]:
    for entry in part.entries[:SHOWN]:
        yield ""
        yield from _wrapped(entry.page.title)
        yield from _wrapped(entry.said)
        yield f"  {_link(waiting.admin_address(entry.page))}"
    if len(part.entries) > SHOWN:
        yield from ("", f"And {len(part.entries) - SHOWN} more:", _link(part.address))


def _wrapped(text: str) -> list[str]:
    indent = "  "
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def _link(path: str) -> str:
    """With the address of the site, if it is known."""
    return f"{settings.SITE_URL}{path}"
