"""Tells whoever writes a page who else has it open. Nobody is locked out."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from articles import presence
from articles.admin.page_views import PageViews
from articles.admin.typed import tab_of
from articles.models import Page


class PresenceViews(PageViews):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.presence_view)
        return [path("<path:object_id>/presence/", view, name=self.name_for("presence")), *super().get_urls()]

    @method_decorator(require_POST)
    def presence_view(self, request: HttpRequest, object_id: str) -> JsonResponse:
        page = self.page_to_see(request, object_id)
        if not (self.has_change_permission(request, page) and isinstance(request.user, User)):
            raise PermissionDenied
        tab = tab_of(request.POST)
        if "leaves" in request.POST:
            presence.left(page, request.user, tab)
        else:
            presence.still_open(page, request.user, tab)
        return JsonResponse({"others": presence.others(page, request.user, tab)})

    def others_at(self, request: HttpRequest, page: Page, tab: str) -> list[str]:
        """Who else has the page open, when its form is shown in a tab. A script that fetches the form opens nothing."""
        if not isinstance(request.user, User):
            return []
        if request.headers.get("Sec-Fetch-Dest", "document") == "document":
            presence.opened(page, request.user, tab)
        return presence.others(page, request.user, tab)
