"""The page that shows a text which was not saved beside what somebody else saved, and merges the two."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from articles import presence
from articles.admin.page_merge import PageMerge
from articles.admin.page_views import PageViews
from articles.admin.safe_list import is_number
from articles.admin.typed import based_on, sent, tab_of, typed
from articles.models import KeptText, Page
from articles.publishing import keeping
from articles.publishing.log import name_of


class ConflictViews(PageViews):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.kept_view)
        return [path("<path:object_id>/kept/<str:kept_id>/", view, name=self.name_for("kept")), *super().get_urls()]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def kept_view(self, request: HttpRequest, object_id: str, kept_id: str) -> HttpResponse:
        page = self.page_to_see(request, object_id)
        if not self.has_change_permission(request, page):
            raise PermissionDenied
        kept = page.kept_texts.select_related("by").filter(pk=kept_id).first() if is_number(kept_id) else None
        if kept is None:
            raise Http404
        is_mine = kept.by_id == request.user.pk
        if not is_mine and (request.method == "POST" or kept.reason != KeptText.Reason.CONFLICT):
            raise PermissionDenied
        merge = PageMerge(page, kept)
        if request.method != "POST":
            return self.show_merge(request, merge)
        merge.read(request.POST)
        if merge.is_decided and based_on(request.POST) == merge.number:
            return self._save_merged(request, merge)
        return self.show_merge(request, merge, status=409)

    def _save_merged(self, request: HttpRequest, merge: PageMerge) -> HttpResponse:
        """By the way of every other save, with its checks and its race for the newest revision."""
        number, kept, page = str(merge.number), str(merge.kept.pk), merge.page
        data = sent(merge.result() | {"based_on": number, "kept": kept, "_continue": "1"})
        request.POST = data  # type: ignore[assignment]
        return self.changeform_view(request, str(page.pk), self.address("change", page))

    def conflict(self, request: HttpRequest, page: Page) -> HttpResponse:
        """Keep what was typed, save nothing, and show both texts."""
        if not isinstance(request.user, User):
            raise PermissionDenied
        kept = keeping.keep(
            page,
            model=self.opts.label_lower,
            by=request.user,
            fields=typed(request.POST, self.model),
            based_on=based_on(request.POST),
            reason=KeptText.Reason.CONFLICT,
        )
        self.settle(request, page, but=kept)
        return self.show_merge(request, PageMerge(page, kept), status=409)

    def settle(self, request: HttpRequest, page: Page | None, but: KeptText | None = None) -> None:
        """The form that was sent is done with, and so are the texts that it goes on from or repeats."""
        if not isinstance(request.user, User):
            return
        if page:
            presence.left(page, request.user, tab_of(request.POST))
        data, fields = request.POST, typed(request.POST, self.model)
        waiting = keeping.unsettled(request.user, page, self.opts.label_lower)
        done = [
            kept.pk
            for kept in waiting
            if kept != but
            and (
                str(kept.pk) == data.get("kept") or (kept.tab and kept.tab == data.get("tab")) or kept.fields == fields
            )
        ]
        keeping.settle(waiting.filter(pk__in=done))

    def show_merge(self, request: HttpRequest, merge: PageMerge, status: int = 200) -> HttpResponse:
        is_mine = merge.kept.by_id == request.user.pk
        context: dict[str, Any] = {
            "title": "Not saved: two texts of one page" if is_mine else "A text that was not saved",
            "merge": merge,
            "kept": merge.kept,
            "writer": name_of(merge.kept.by),
            "is_mine": is_mine,
            "kept_url": self.address("kept", merge.page, merge.kept.pk),
            "throw_away_url": reverse(f"admin:{self.name_for('throw_away')}", args=[merge.kept.pk]),
            "stray": merge.stray(request.POST) if request.method == "POST" else [],
        }
        return self.answer(request, "conflict.html", merge.page, status=status, **context)
