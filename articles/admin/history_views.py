"""The history of a page in the admin: its time line, any two revisions compared, any of them restored."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_safe

from articles import publishing
from articles.admin.history_timeline import entries, timeline
from articles.admin.page_changes import changes
from articles.admin.page_views import PageViews
from articles.admin.safe_list import is_number
from articles.models import Page, Revision

ENTRIES_A_PAGE = 50


class HistoryViews(PageViews):
    def get_urls(self) -> list[URLPattern]:
        views = {"compare": self.compare_view, "restore": self.restore_view}
        urls = [
            path(f"<path:object_id>/{name}/", self.admin_site.admin_view(view), name=self.name_for(name))
            for name, view in views.items()
        ]
        return urls + super().get_urls()

    # The time line

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        page = self.page_to_see(request, object_id)
        told = Paginator(timeline(page), ENTRIES_A_PAGE).get_page(request.GET.get("page"))
        shown = entries(page, told.object_list)
        live = page.revisions.live().values_list("number", flat=True).first()
        return self.answer(
            request,
            "history.html",
            page,
            title="History",
            page_obj=told,
            entries=[
                (entry, self.address("kept", page, entry.record.pk) if entry.is_conflict else "") for entry in shown
            ],
            live=live,
            newest=page.newest,
            pair=_pair_to_offer([entry.record.number for entry in shown if entry.is_revision], live),
        )

    # Comparing

    @method_decorator(require_safe)
    def compare_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        page = self.page_to_see(request, object_id)
        numbers = list(page.revisions.order_by("number").values_list("number", flat=True))
        try:
            older, newer = _two_of(numbers, request.GET)
        except LookupError as reason:
            return self._back_to_history(request, page, str(reason))
        old, new = _revisions(page, older, newer)
        return self.answer(
            request,
            "compare.html",
            page,
            title=f"From revision {older} to revision {newer}",
            old=old,
            new=new,
            changes=changes(old, new),
            earlier=_beside(numbers, older, -1),
            later=_beside(numbers, newer, +1),
            newest=numbers[-1],
        )

    def _back_to_history(self, request: HttpRequest, page: Page, reason: str) -> HttpResponseRedirect:
        messages.error(request, reason)
        return HttpResponseRedirect(self.address("history", page))

    # Restoring

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def restore_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        page = self.page_to_see(request, object_id)
        if not self.has_change_permission(request, page):
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else request.GET
        number, based_on = _number(sent, "number"), _number(sent, "based_on")
        if number is None or not page.revisions.filter(number=number).exists():
            return self._back_to_history(request, page, f"Nothing was restored. {_no_such(sent.get('number', ''))}")
        if request.method != "POST" or based_on is None:
            return self._ask_to_restore(request, page, number)
        try:
            revision = self._restore(request, page, number, based_on)
        except publishing.Stale:
            return self._ask_to_restore(request, page, number, is_stale=True)
        except publishing.Refused as refused:
            return self._back_to_history(request, page, f"Nothing was restored. {refused}")
        seen = "" if revision.is_live else " Readers do not see it yet."
        messages.success(request, f"Revision {revision.number} says what revision {number} said.{seen}")
        return HttpResponseRedirect(self.address("change", page))

    @transaction.atomic
    def _restore(self, request: HttpRequest, page: Page, number: int, based_on: int) -> Revision:
        revision = publishing.restore(page, number, by=request.user, based_on=based_on)
        self.log_change(request, page, f"Restored revision {number} as revision {revision.number}.")
        return revision

    def _ask_to_restore(self, request: HttpRequest, page: Page, number: int, *, is_stale: bool = False) -> HttpResponse:
        """Show what would change from the newest revision, once more if that is not the one that the person saw."""
        newest = page.revisions.latest().number
        old, new = _revisions(page, number, newest)
        return self.answer(
            request,
            "history_restore.html",
            page,
            title=f"Restore revision {number}",
            status=409 if is_stale else 200,
            old=old,
            newest=new,
            changes=changes(new, old),
            is_stale=is_stale,
        )


def _pair_to_offer(numbers: list[int], live: int | None) -> tuple[int, int]:
    """What to compare unless something else is chosen: the newest with what readers see, or with the one before."""
    if len(numbers) < 2:
        return (0, 0)
    to, before = numbers[0], numbers[1]
    return (live if live in numbers[1:] else before, to)


def _two_of(numbers: list[int], asked: QueryDict) -> tuple[int, int]:
    """The older and the newer of the two revisions asked for; without a question the two newest.

    Raises LookupError with a sentence.
    """
    if len(numbers) < 2:
        raise LookupError("This page has only one revision, so there is nothing to compare.")
    if "from" not in asked and "to" not in asked:
        return numbers[-2], numbers[-1]
    for name in ("from", "to"):
        if _number(asked, name) not in numbers:
            raise LookupError(_no_such(asked.get(name, "")))
    older, newer = sorted(number for name in ("from", "to") if (number := _number(asked, name)) is not None)
    if older == newer:
        raise LookupError("Choose two different revisions to compare.")
    return older, newer


def _number(asked: QueryDict, name: str) -> int | None:
    text = asked.get(name, "").strip()
    return int(text) if is_number(text) else None


def _no_such(text: str) -> str:
    return f"This page has no revision “{text[:20]}”. Choose from these." if text.strip() else "Choose a revision."


def _beside(numbers: list[int], number: int, step: int) -> tuple[int, int] | None:
    """The pair before or after: a revision and its neighbour on that side."""
    place = numbers.index(number) + step
    if not 0 <= place < len(numbers):
        return None
    return (numbers[place], number) if step < 0 else (number, numbers[place])


def _revisions(page: Page, *numbers: int) -> list[Revision]:
    """These revisions with all that is compared, in this order; one revision may be asked for twice."""
    found = Revision.objects.with_page().select_related("created_by").filter(page=page, number__in=numbers)
    by_number = {revision.number: revision for revision in found}
    return [by_number[number] for number in numbers]
