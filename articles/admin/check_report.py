"""What the checks find on all pages, by rule: to see what is common, and to plan a change of terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from articles import kinds, waiting
from articles.admin.typed import label
from articles.checking import keeping
from articles.editorial.rules import BY_ID
from articles.findings import BODY, Severity
from articles.models import KeptFinding, Page, Revision

PER_PAGE = 100
LONG = tuple(f"revision__{name}" for name in ("body", "facts", "html", "facts_drawn", "text", "statements", "findings"))
AT_ONCE = 5.0  # seconds of checking for one push of the button
SEEN = {"live": "What readers see", "newest": "The newest revision of every page"}
GRAVEST = {severity: place for place, severity in enumerate((Severity.ERROR, Severity.WARNING, Severity.NOTE))}


def urls(site: AdminSite) -> list[URLPattern]:
    """They are about pages of every kind, and hang on the addresses of articles."""

    def view(of_person: Callable[..., HttpResponse]) -> Any:
        return site.admin_view(of_person)

    return [
        path("checks/", view(report_view), {"site": site}, name="articles_checks"),
        path("checks/again/", view(check_again_view), name="articles_check_again"),
    ]


@require_safe
def report_view(request: HttpRequest, site: AdminSite) -> HttpResponse:
    user = _person(request)
    seen = request.GET.get("seen", "") if request.GET.get("seen", "") in SEEN else "live"
    found = _found(user, seen)
    rule = BY_ID.get(request.GET.get("rule", ""))
    context = {
        **site.each_context(request),
        "title": "What the checks find",
        "seen": seen,
        "seen_choices": SEEN.items(),
        "rule": rule,
        "rules": _by_rule(found),
        "outdated": keeping.outdated().count(),
        "may_check_again": waiting.may_bring_out(user),
    }
    if rule:
        rows = found.filter(rule=rule.id).select_related("revision__page").defer(*LONG)
        rows = rows.order_by("revision__title", "revision", "pk")
        part = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
        query = urlencode({"seen": seen, "rule": rule.id})
        context |= {"part": part, "rows": [_row(row) for row in part], "query": query}
    return TemplateResponse(request, "admin/articles/checks.html", context)


@require_POST
@csrf_protect
def check_again_view(request: HttpRequest) -> HttpResponse:
    """A few seconds of it, so that no request is cut off; the page says how many are left."""
    if not waiting.may_bring_out(_person(request)):
        raise PermissionDenied
    left = keeping.bring_up_to_date(AT_ONCE)
    if left:
        told = "One text is" if left == 1 else f"{left} texts are"
        messages.info(request, f"{told} left to be checked with today's rules and words. Go on below.")
    else:
        messages.success(request, "All pages have been checked with today's rules and words.")
    query = urlencode({name: request.POST[name] for name in ("seen", "rule") if request.POST.get(name)})
    return HttpResponseRedirect(f"{reverse('admin:articles_checks')}?{query}")


def _person(request: HttpRequest) -> User:
    """Only staff come here: `admin_view` has led everybody else away."""
    if not isinstance(request.user, User) or not waiting.kinds_seen_by(request.user):
        raise PermissionDenied
    return request.user


def _found(user: User, seen: str) -> QuerySet[KeptFinding]:
    """What stands, of the pages that this person may look at."""
    newest = Revision.objects.filter(page=OuterRef("page")).order_by("-number").values("pk")[:1]
    revisions = Revision.objects.of_kind(*waiting.kinds_seen_by(user))
    shown = revisions.live() if seen == "live" else revisions.filter(pk=Subquery(newest))
    return KeptFinding.objects.standing().filter(revision__in=shown.order_by().values("pk"))


def _by_rule(found: QuerySet[KeptFinding]) -> list[dict[str, Any]]:
    counted = (
        found.order_by()
        .values("rule", "severity")
        .annotate(number=Count("pk"), pages=Count("revision__page", distinct=True))
    )
    rows = [dict(row) | {"told": BY_ID[row["rule"]]} for row in counted if row["rule"] in BY_ID]
    return sorted(rows, key=lambda row: (GRAVEST[Severity(row["severity"])], -row["number"], row["rule"]))


def _row(kept: KeptFinding) -> dict[str, Any]:
    page = kept.revision.page
    model = Page.model_of(page.kind)._meta
    address = reverse(f"admin:{model.app_label}_{model.model_name}_checks", args=[page.pk])
    return {
        "finding": kept,
        "title": kept.revision.title,
        "kind": kinds.get(page.kind).name,
        "part": "" if kept.part == BODY else label(kept.part, Page.model_of(page.kind)),
        "address": f"{address}#finding-{kept.key}",
    }
