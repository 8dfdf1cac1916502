"""The lists behind the admin's first page: each queue in full, and the pages whose review is overdue or near."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page as Part
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from articles import waiting
from articles.admin import desk, overdue, spreadsheet

PER_PAGE = 50


def urls(site: AdminSite) -> list[URLPattern]:
    """They are about pages of every kind, and hang on the addresses of articles."""

    def view(of_person: Any) -> Any:
        return site.admin_view(of_person)

    return [
        path("waiting/<slug:key>/", view(waiting_view), {"site": site}, name="articles_waiting"),
        path("overdue/", view(overdue_view), {"site": site}, name="articles_overdue"),
        path("overdue.csv", view(overdue_file), name="articles_overdue_csv"),
    ]


@require_safe
def waiting_view(request: HttpRequest, key: str, site: AdminSite) -> HttpResponse:
    user, queue = _person(request), desk.queue(key)
    if queue is None:
        raise Http404
    if not queue.may(user):
        raise PermissionDenied
    part = _part(request, queue.rows(user))
    context = {"calm": queue.calm_for(user), "part": part, "items": [queue.item(row) for row in part]}
    return _shown(request, site, "admin/articles/waiting.html", queue.heading, context)


@require_safe
def overdue_view(request: HttpRequest, site: AdminSite) -> HttpResponse:
    user, today = _person(request), localdate()
    if not waiting.may_act(user):
        raise PermissionDenied
    part = _part(request, overdue.listed(user, request.GET, today))
    asked = {name: request.GET.get(name, "") for name in ("due", "owner")}
    query = request.GET.copy()
    query.pop("p", None)
    context = {
        "part": part,
        "rows": overdue.rows(part, today),
        "asked": asked,
        "query": query.urlencode(),
        "soon": overdue.DUE_SOON.days,
        "due_choices": overdue.DUE.items(),
        "owner_choices": overdue.owners(user, today),
        "may_look_again": waiting.decides(user),
        "may_withdraw": user.has_perm("articles.publish_page"),
    }
    return _shown(request, site, "admin/articles/overdue.html", "Pages due for review", context)


@require_safe
def overdue_file(request: HttpRequest) -> HttpResponse:
    user, today = _person(request), localdate()
    if not waiting.may_act(user):
        raise PermissionDenied
    found = overdue.rows(overdue.listed(user, request.GET, today), today)
    table = overdue.table(found, request.build_absolute_uri)
    return spreadsheet.download(table, f"due-for-review-{today:%Y-%m-%d}.csv")


def _person(request: HttpRequest) -> User:
    """Only staff come here: `admin_view` has led everybody else away."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _part(request: HttpRequest, found: Any) -> Part[Any]:
    return Paginator(found, PER_PAGE).get_page(request.GET.get("p"))


def _shown(request: HttpRequest, site: AdminSite, template: str, title: str, more: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(request, template, {**site.each_context(request), "title": title, **more})
