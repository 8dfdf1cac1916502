"""What was typed and not saved: kept while one writes, offered when the form is opened again, put back, thrown away."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from articles.admin.conflict_views import ConflictViews
from articles.admin.editor_views import LONGEST_TEXT
from articles.admin.safe_list import is_number
from articles.admin.typed import Typed, based_on, keep_what_was_typed, says_more, standing, tab_of, typed
from articles.models import KeptText, Page
from articles.publishing import keeping

MOST_OFFERED = 5
LONGEST = 2 * LONGEST_TEXT  # characters of all fields together


class KeptViews(ConflictViews):
    def get_urls(self) -> list[URLPattern]:
        views: list[tuple[str, Callable[..., HttpResponse], str]] = [
            ("add/autosave/", self.autosave_view, "add_autosave"),
            ("<path:object_id>/autosave/", self.autosave_view, "autosave"),
            ("kept/<str:kept_id>/throw-away/", self.throw_away_view, "throw_away"),
        ]
        urls = [path(route, self.admin_site.admin_view(view), name=self.name_for(name)) for route, view, name in views]
        return urls + super().get_urls()

    def form_address(self, page: Page | None, kept: KeptText | None = None) -> str:
        address = self.address("change", page) if page else reverse(f"admin:{self.name_for('add')}")
        return f"{address}?kept={kept.pk}" if kept else address

    def may_write(self, request: HttpRequest, page: Page | None) -> bool:
        return self.has_change_permission(request, page) if page else self.has_add_permission(request)

    def _waiting(self, request: HttpRequest, page: Page | None) -> QuerySet[KeptText]:
        if not isinstance(request.user, User):
            return KeptText.objects.none()
        return keeping.unsettled(request.user, page, self.opts.label_lower)

    # Putting back

    def kept_asked_for(self, request: HttpRequest, page: Page | None) -> KeptText | None:
        """The text that `?kept=` names; for anybody but its writer there is none."""
        number = request.GET.get("kept", "")
        return self._waiting(request, page).filter(pk=number).first() if is_number(number) else None

    def kept_to_offer(self, request: HttpRequest, page: Page | None, but: str, tab: str) -> list[dict[str, Any]]:
        """What this person typed here, newest first, each with the addresses at which it is put back or thrown away.

        Not what the form itself goes on from, and not what it sent, since after a refusal that stands in it.
        """
        newest = self._waiting(request, page)[: MOST_OFFERED * 2]
        waiting = [kept for kept in newest if str(kept.pk) != but and (not kept.tab or kept.tab != tab)]
        now = standing(page, self.model) if waiting else {}
        offered = [kept for kept in waiting if says_more(kept.fields, now)]
        return [
            {"kept": kept, "put_back": self.form_address(page, kept), "throw_away": self._throw_away_address(kept)}
            for kept in offered[:MOST_OFFERED]
        ]

    def _throw_away_address(self, kept: KeptText) -> str:
        return reverse(f"admin:{self.name_for('throw_away')}", args=[kept.pk])

    @method_decorator(require_POST)
    def throw_away_view(self, request: HttpRequest, kept_id: str) -> HttpResponse:
        """The button sends the form of the page along: what is typed there now stays."""
        found = KeptText.objects.filter(by_id=request.user.pk, model=self.opts.label_lower)
        kept = found.select_related("page").filter(pk=kept_id).first() if is_number(kept_id) else None
        if kept is None:
            raise Http404
        page = self.get_object(request, str(kept.page_id)) if kept.page_id else None
        if not self.may_write(request, page):
            raise PermissionDenied
        other = keep_what_was_typed(request, page, self.model)
        keeping.settle(found.filter(pk=kept.pk).exclude(pk=other.pk if other else 0))
        messages.success(request, self._thrown_away(page, kept))
        return HttpResponseRedirect(self.form_address(page, other))

    def _thrown_away(self, page: Page | None, kept: KeptText) -> str:
        said = "Thrown away: the text that was not saved."
        if page is None:
            return said
        return format_html('{} <a href="{}">Look at it once more</a>', said, self.address("kept", page, kept.pk))

    # Keeping while one writes

    @method_decorator(require_POST)
    def autosave_view(self, request: HttpRequest, object_id: str = "") -> JsonResponse:
        page = self.get_object(request, unquote(object_id)) if object_id else None
        if object_id and page is None:
            return JsonResponse(
                {"error": "Somebody deleted this page. What you typed is still in this tab."}, status=404
            )
        if not self.may_write(request, page) or not isinstance(request.user, User):
            said = "Your account may no longer write this page. What you typed is still in this tab."
            return JsonResponse({"error": said}, status=403)
        fields = typed(request.POST, self.model)
        if len(json.dumps(fields, ensure_ascii=False)) > LONGEST:
            return JsonResponse({"error": "This is too long to be kept on the server."}, status=413)
        kept = self._keep(request, request.user, page, fields)
        answer: dict[str, Any] = {"at": f"{timezone.localtime():%H:%M}", "kept": kept.pk if kept else None}
        if kept:
            answer |= {"put_back": self.form_address(page, kept), "throw_away": self._throw_away_address(kept)}
        return JsonResponse(answer)

    def _keep(self, request: HttpRequest, by: User, page: Page | None, fields: Typed) -> KeptText | None:
        """Keep what stands in the form; None where there is nothing to keep."""
        waiting, data = self._waiting(request, page), request.POST
        if "late" in data and (known := self._known(by, page, fields)):
            return None if known.settled_at else known
        if not says_more(fields, standing(page, self.model)):
            keeping.settle(waiting.filter(tab=tab_of(data), reason=KeptText.Reason.AUTOSAVE))
            return None
        kept = keeping.autosave(
            page, model=self.opts.label_lower, by=by, fields=fields, based_on=based_on(data), tab=tab_of(data)
        )
        if is_number(before := data.get("kept", "")):  # what was put back goes on in this one
            keeping.settle(waiting.filter(pk=before).exclude(pk=kept.pk))
        return kept

    def _known(self, by: User, page: Page | None, fields: Typed) -> KeptText | None:
        """The same words, kept before: a copy that a tab sends late may have been saved or thrown away since."""
        every = KeptText.objects.filter(by=by, page=page, model=self.opts.label_lower)
        return next((kept for kept in every[: MOST_OFFERED * 10] if kept.fields == fields), None)
