"""What waits for a person: a queue for each matter, the first few of each on the admin's first page, all in a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, QuerySet, Window
from django.urls import reverse
from django.utils.timezone import localtime

from articles import waiting
from articles.admin.page_state import day, moment
from articles.evidence.findings import GRAVE
from articles.models import KeptText, Page

SHOWN = 5
RESTS_ON_RETRACTED = "It rests on a retracted source alone: cancel it, or plan a mended text instead."


@dataclass(frozen=True, slots=True)
class Item:
    """One page or source that waits: where it leads, what is to be known, and what somebody said about it."""

    title: str
    address: str
    facts: tuple[str, ...]
    said: str = ""
    mark: str = ""
    links: tuple[tuple[str, str], ...] = ()  # what it touches: title and address
    more: int = 0  # of these, not shown


@dataclass(frozen=True, slots=True)
class Queue:
    """`calm` is said when nothing waits, `calm_of_own` to who is asked about their own pages only.

    `rows` are a list where the database alone cannot tell what waits.
    """

    key: str
    heading: str
    calm: str
    may: Callable[[User], bool]
    rows: Callable[[User], QuerySet[Any] | list[Any]]
    item: Callable[[Any], Item]
    calm_of_own: str = ""
    is_first: bool = False  # whether it stands before the pages whose review is overdue

    def calm_for(self, user: User) -> str:
        return self.calm if waiting.decides(user) else self.calm_of_own or self.calm

    @property
    def address(self) -> str:
        return reverse("admin:articles_waiting", args=[self.key])


@dataclass(frozen=True, slots=True)
class Block:
    queue: Queue
    total: int
    items: list[Item]
    calm: str


def blocks(user: User) -> list[Block]:
    """What waits for this person, of all that they may see. One query for each queue."""
    return [_block(queue, user) for queue in QUEUES if queue.may(user)]


def _block(queue: Queue, user: User) -> Block:
    total, first = _first(queue.rows(user))
    return Block(queue, total, [queue.item(row) for row in first], queue.calm_for(user))


def _first(rows: QuerySet[Any] | list[Any]) -> tuple[int, list[Any]]:
    """How many there are, and the first few."""
    if isinstance(rows, list):
        return len(rows), rows[:SHOWN]
    first = list(rows.annotate(total=Window(Count("pk")))[:SHOWN])
    return first[0].total if first else 0, first


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _revision(revision: Any, *facts: str, said: str = "", mark: str = "") -> Item:
    page = revision.page
    return Item(page.title, waiting.admin_address(page), (page.kind_name, *filter(None, facts)), said, mark)


def _to_review(revision: Any) -> Item:
    sent = f"sent by {revision.last_by} on {day(localtime(revision.last_at))}" if revision.last_by else ""
    mark = "You wrote some of it: somebody else signs it." if revision.own else ""
    return _revision(revision, f"revision {revision.number}", sent, said=revision.last_note, mark=mark)


def _sent_back(revision: Any) -> Item:
    sent = f"by {revision.last_by} on {day(localtime(revision.last_at))}" if revision.last_by else ""
    return _revision(revision, f"revision {revision.number}", sent, said=revision.last_note)


def _planned(revision: Any) -> Item:
    verb = "replaces what readers see" if revision.replaces else "goes live"
    starts = f"{verb} on {moment(revision.live_from)}" if revision.is_scheduled else ""
    ends = f"withdrawn on {moment(revision.ends)}" if revision.ends else ""
    mark = RESTS_ON_RETRACTED if starts and revision.rests_on_retracted else ""
    return _revision(revision, f"revision {revision.number}", starts, ends, mark=mark)


def _with_findings(revision: Any) -> Item:
    grave = Counter(revision.grave)
    facts = (counted(grave[severity], severity) for severity in GRAVE if grave[severity])
    return _revision(revision, f"revision {revision.number}", *facts)


def _source(source: Any) -> Item:
    pages = sorted(source.live_pages or [], key=lambda page: str(page["title"]).casefold())
    rests = f"{counted(source.sentences, 'sentence')} on {counted(len(pages), 'live page')}"
    whole = "on nothing else" if source.alone == source.sentences else f"{source.alone} of them on nothing else"
    alone = whole if source.alone else ""
    address = reverse("admin:articles_source_change", args=[source.pk])
    named = ((page["title"], waiting.admin_address(Page(pk=page["page"], kind=page["kind"]))) for page in pages[:SHOWN])
    return Item(
        f"{source.label} ({source.key})",
        address,
        (str(source.get_standing_display()), rests, *filter(None, [alone])),
        said=source.standing_note,
        links=tuple(named),
        more=max(0, len(pages) - SHOWN),
    )


def _unsaved(kept: KeptText) -> Item:
    title = kept.page.title if kept.page else str(kept.fields.get("title") or "A page without a title")
    new = () if kept.page else ("a new page",)
    return Item(title, _put_back(kept), (*new, kept.get_reason_display(), moment(kept.at)))


def _put_back(kept: KeptText) -> str:
    """Where it is compared with what somebody else saved, or else the form with this text in it."""
    model = kept.model.replace(".", "_")
    if kept.page and kept.reason == KeptText.Reason.CONFLICT:
        return reverse(f"admin:{model}_kept", args=[kept.page.pk, kept.pk])
    form = reverse(f"admin:{model}_change", args=[kept.page.pk]) if kept.page else reverse(f"admin:{model}_add")
    return f"{form}?kept={kept.pk}"


QUEUES = (
    Queue(
        key="unsaved",
        heading="Not saved yet",
        calm="You have no unsaved text.",
        may=waiting.may_write,
        rows=waiting.unsaved,
        item=_unsaved,
        is_first=True,
    ),
    Queue(
        key="sent-back",
        heading="Sent back to you",
        calm="Nothing was sent back to you.",
        may=waiting.may_act,
        rows=waiting.sent_back,
        item=_sent_back,
        is_first=True,
    ),
    Queue(
        key="review",
        heading="To review",
        calm="Nothing waits for review.",
        may=waiting.decides,
        rows=waiting.to_review,
        item=_to_review,
        is_first=True,
    ),
    Queue(
        key="planned",
        heading="Scheduled next",
        calm="Nothing is scheduled.",
        calm_of_own="Nothing is scheduled for your pages.",
        may=waiting.may_bring_out,
        rows=waiting.planned,
        item=_planned,
    ),
    Queue(
        key="findings",
        heading="Live pages with findings",
        calm="No live page has errors or warnings.",
        calm_of_own="No live page of yours has errors or warnings.",
        may=waiting.may_bring_out,
        rows=waiting.with_findings,
        item=_with_findings,
    ),
    Queue(
        key="sources",
        heading="Sources whose standing changed",
        calm="Every source that live pages cite still stands.",
        calm_of_own="Every source that your live pages cite still stands.",
        may=lambda user: waiting.may_act(user) and user.has_perm("articles.view_source"),
        rows=waiting.shaken_sources,
        item=_source,
    ),
)


def queue(key: str) -> Queue | None:
    return next((each for each in QUEUES if each.key == key), None)
