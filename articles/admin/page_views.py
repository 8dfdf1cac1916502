"""What the admin's own views of one page share: their addresses, who may see the page, and the frame around them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.models import Page
from articles.publishing.rights import PUBLISH

LINKED = ("change", "history", "compare", "restore", "share", "evidence", "checks")


class PageViews(admin.ModelAdmin):
    def address(self, name: str, page: Page, *more: Any) -> str:
        return reverse(f"admin:{self.name_for(name)}", args=[quote(page.pk), *more])

    def name_for(self, name: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def page_to_see(self, request: HttpRequest, object_id: str) -> Any:
        """The page, for a person who may see it. Raises PermissionDenied and Http404."""
        page = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, page):
            raise PermissionDenied
        if page is None:
            raise Http404
        return page

    def may_share(self, request: HttpRequest, page: Page) -> bool:
        """Those who may change pages of this kind, and those who may publish."""
        return self.has_change_permission(request, page) or request.user.has_perm(PUBLISH)

    def answer(
        self, request: HttpRequest, template: str, page: Page, *, status: int = 200, **context: Any
    ) -> TemplateResponse:
        shared = {
            **self.admin_site.each_context(request),
            "subtitle": str(page),
            "opts": self.opts,
            "original": page,
            "may_change": self.has_change_permission(request, page),
            "may_share": self.may_share(request, page),
            **{f"{name}_url": self.address(name, page) for name in LINKED},
        }
        return TemplateResponse(request, f"admin/articles/page/{template}", shared | context, status=status)
