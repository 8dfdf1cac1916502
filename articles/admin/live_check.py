"""What the checks say of a page while it is written: asked by a script, and put into the form when it is opened."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from articles import kinds
from articles.admin.editor_views import LONGEST_TEXT
from articles.admin.page_views import PageViews
from articles.admin.typed import label
from articles.checking import dismissing, told
from articles.checking.told import Told
from articles.findings import BODY, Severity
from articles.models import Page
from articles.plain import plain

FOUND = "admin/articles/page/_found.html"
GROUPS = ((Severity.ERROR, "Errors"), (Severity.WARNING, "Warnings"), (Severity.NOTE, "Notes"))
TOO_LONG = "This is too long to be checked at once: divide the page."


def is_too_long(typed: dict[str, str]) -> bool:
    return sum(map(len, typed.values())) > 2 * LONGEST_TEXT


def texts_of(data: QueryDict, page: Page) -> dict[str, str]:
    """What a form of the page holds in words, by field."""
    return {name: plain(data.get(name, "")) for name in ("title", "summary", BODY, *type(page).FACTS)}


class LiveCheckViews(PageViews):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.check_view)
        return [
            path("add/check/", view, name=self.name_for("add_check")),
            path("<path:object_id>/check/", view, name=self.name_for("check")),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def check_view(self, request: HttpRequest, object_id: str = "") -> JsonResponse:
        """The findings of what stands in a form, as HTML. Keeps nothing."""
        page = self.page_to_see(request, object_id) if object_id else self._page_to_come(request)
        if not (self.has_change_permission(request, page) if page.pk else self.has_add_permission(request)):
            raise PermissionDenied
        typed = texts_of(request.POST, page)
        if is_too_long(typed):
            return JsonResponse({"error": TOO_LONG}, status=413)
        found = self.found(request, page, told.of_typed(page, typed))
        return JsonResponse({"html": render_to_string(FOUND, found, request), "number": found["standing_count"]})

    def _page_to_come(self, request: HttpRequest) -> Page:
        """A page that is not saved yet, of the kind that the form says."""
        kind = request.POST.get("place", "")
        known = {each.key for each in kinds.registered() if Page.model_of(each.key) is self.model}
        page: Page = self.model(kind=kind if kind in known else self.model.KIND)
        return page

    def check_address(self, page: Page | None) -> str:
        return self.address("check", page) if page else reverse(f"admin:{self.name_for('add_check')}")

    def found(self, request: HttpRequest, page: Page, found: list[Told]) -> dict[str, Any]:
        """What the list of findings shows: gravest first, those that were dismissed apart."""
        rows = self._rows(request, page, found)
        standing = [row for row in rows if not row["told"].dismissal]
        groups = [
            (name, severity, [row for row in standing if row["severity"] == severity]) for severity, name in GROUPS
        ]
        return {
            "groups": [group for group in groups if group[2]],
            "standing_count": len(standing),
            "dismissed": [row for row in rows if row["told"].dismissal],
            "checks_url": self.address("checks", page) if page.pk else "",
            "dismiss_url": self.address("dismiss", page) if page.pk else "",
        }

    def _rows(self, request: HttpRequest, page: Page, found: list[Told]) -> list[dict[str, Any]]:
        """With an `anchor`: the same words in the same sentence share a key, and no two places share an anchor."""
        times: Counter[str] = Counter()
        rows = []
        for each in found:
            key = each.finding.key
            times[key] += 1
            rows.append(self._row(request, page, each) | {"anchor": key if times[key] == 1 else f"{key}-{times[key]}"})
        return rows

    def _row(self, request: HttpRequest, page: Page, each: Told) -> dict[str, Any]:
        finding = each.finding
        return {
            "told": each,
            "finding": finding,
            "severity": Severity(finding.severity),
            "part": "" if finding.part == BODY else label(finding.part, type(page)),
            "may_dismiss": bool(page.pk) and dismissing.may_dismiss(page, finding.rule, request.user),
        }
