"""The pages whose next review is overdue or near: on the admin's first page, as a list by owner, and as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, When, Window
from django.db.models.functions import RowNumber
from django.http import QueryDict
from django.urls import reverse
from django.utils.timezone import localdate

from articles import waiting
from articles.admin.page_state import DUE_SOON, Progress, State, day, with_state
from articles.admin.safe_list import is_number
from articles.models import Revision
from articles.publishing.log import name_of

SHOWN = 5
NOBODY = "Nobody looks after these"
COLUMNS = (
    *("Title", "Kind", "Address", "Looked after by", "Review due", "Days overdue"),
    *("Reviewed by", "Reviewed on", "State", "Newest revision"),
)
DUE = {"overdue": "Overdue", "soon": f"In the next {DUE_SOON.days} days"}


@dataclass(frozen=True, slots=True)
class Row:
    """One page of the list, in words."""

    page: Any
    today: date

    @property
    def days_overdue(self) -> int:
        return max((self.today - self.page.review_due).days, 0)

    @property
    def due(self) -> str:
        if self.days_overdue:
            return f"{self.days_overdue} day{'' if self.days_overdue == 1 else 's'} overdue"
        return "due today" if self.page.review_due == self.today else f"due on {day(self.page.review_due)}"

    @property
    def reviewed(self) -> str:
        if not self.page.live_reviewer:
            return "never clinically reviewed"
        return f"reviewed by {self.page.live_reviewer} on {day(self.page.reviewed_on)}"

    @property
    def state(self) -> str:
        return str(State(self.page.state).label)

    @property
    def progress(self) -> str:
        return str(Progress(self.page.progress).label)

    @property
    def owner(self) -> str:
        return name_of(self.page.owner) if self.page.owner else NOBODY

    @property
    def address(self) -> str:
        return waiting.admin_address(self.page)

    @property
    def acts(self) -> dict[str, str]:
        """Where each outcome of looking again is said."""
        return {name: waiting.admin_address(self.page, name) for name in ("still_right", "needs_work", "withdraw")}


def rows(pages: Iterable[Any], today: date) -> list[Row]:
    return [Row(page, today) for page in pages]


def table(found: Iterable[Row], address_of: Callable[[str], str]) -> Iterator[tuple[Any, ...]]:
    """The list for a file. `address_of` makes whole addresses of paths."""
    yield COLUMNS
    for row in found:
        page, owner = row.page, row.owner if row.page.owner else ""
        address = address_of(page.get_absolute_url())
        known = (page.live_reviewer, page.reviewed_on, row.state, row.progress)
        yield (page.title, page.kind_name, address, owner, page.review_due, row.days_overdue, *known)


def listed(user: User, asked: QueryDict, today: date) -> QuerySet[Any]:
    """Pages overdue or due soon as somebody asked for them, those that nobody looks after first."""
    pages = waiting.due(user, today + DUE_SOON + timedelta(days=1)).filter(_owned(asked.get("owner", ""), user))
    if asked.get("due") == "overdue":
        pages = pages.filter(_overdue(today))
    elif asked.get("due") == "soon":
        pages = pages.exclude(_overdue(today))
    live = Revision.objects.live().filter(page=OuterRef("pk"))
    found: QuerySet[Any] = with_state(pages).annotate(reviewed_on=Subquery(live.values("reviewed_on")[:1]))
    return found.order_by(F("owner__username").asc(nulls_first=True), "review_due", "title", "pk")


def _overdue(today: date) -> Q:
    """A page on whose sources something has happened is not left until tomorrow."""
    return Q(review_due__lt=today) | Q(review_due=today) & ~Q(why="")


def _owned(asked: str, user: User) -> Q:
    named = {"none": Q(owner=None), "me": Q(owner=user)}
    return named.get(asked) or (Q(owner=int(asked)) if asked.isascii() and is_number(asked) else Q())


def owners(user: User, today: date) -> list[tuple[str, str]]:
    """Who looks after pages that are overdue or due soon, as (what to ask for, name)."""
    pages = waiting.due(user, today + DUE_SOON + timedelta(days=1)).order_by().values("owner")
    found = User.objects.filter(pk__in=pages).order_by("username")
    return [("none", "Nobody"), *((str(owner.pk), name_of(owner)) for owner in found)]


@dataclass(frozen=True, slots=True)
class Block:
    """What the admin's first page shows: the first few, one's own first, and how many each owner has."""

    total: int
    rows: list[Row]
    owners: list[tuple[str, int, str]]  # name, number of pages, address of the list
    address: str


def block(user: User) -> Block:
    """In one query: beside the first few pages it asks for the first page of every owner, with their number."""
    today, address = localdate(), reverse("admin:articles_overdue")
    pages = waiting.due(user, today + timedelta(days=1)).filter(_overdue(today))
    if not waiting.decides(user):
        pages, address = pages.filter(owner=user), f"{address}?owner=me"
    order: list[Any] = [Case(When(owner=user, then=0), default=1), "review_due", "pk"]
    found = pages.annotate(
        total=Window(Count("pk")),
        place=Window(RowNumber(), order_by=order),
        place_with_owner=Window(RowNumber(), partition_by="owner", order_by=order),
        with_owner=Window(Count("pk"), partition_by="owner"),
    )
    found = found.filter(Q(place__lte=SHOWN) | Q(place_with_owner=1)).order_by("place")
    kept: list[Any] = list(found)
    return Block(
        total=kept[0].total if kept else 0,
        rows=rows((page for page in kept if page.place <= SHOWN), today),
        owners=[_owner(page) for page in kept if page.place_with_owner == 1],
        address=address,
    )


def _owner(page: Any) -> tuple[str, int, str]:
    name = name_of(page.owner) if page.owner else "nobody"
    return name, page.with_owner, f"{reverse('admin:articles_overdue')}?due=overdue&owner={page.owner_id or 'none'}"
