"""The home page, what machines ask (robots.txt and health), and what is said when something fails."""

import sys
from contextlib import suppress

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.log import log_response
from django.views import defaults
from django.views.decorators.cache import never_cache

from articles import tag_filter
from articles.models import Revision
from articles.structured_data import absolute

HEARD, CHUNK = 200 * 1024 * 1024, 64 * 1024  # bytes


def home(request: HttpRequest) -> HttpResponse:
    live = Revision.objects.live()
    context = {
        "newest": live.of_kind("article").with_page().order_by("-live_from", "title")[:6],
        "levels": live.of_kind("level-of-care")
        .select_related("page__levelofcare")
        .order_by("page__levelofcare__position"),
        "treatments": live.of_kind("treatment")
        .select_related("page")
        .only("title", "page__kind", "page__slug")
        .order_by("page__treatment__approach", "page__treatment__position", "title"),
        "tags": tag_filter.offered(live.listed(), []),
    }
    return render(request, "home.html", context)


def robots(request: HttpRequest) -> HttpResponse:
    closed = (reverse("admin:index"), reverse("search"), "/preview/")
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in closed)]
    lines += ["", f"Sitemap: {absolute(request, reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    raise Http404


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process is alive. Touches nothing behind it."""
    return JsonResponse({"status": "ok", "site": settings.SITE_NAME})


@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and has every migration; otherwise 503 with the reason."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (DatabaseError, InterfaceError):
        return JsonResponse({"status": "the database cannot be reached"}, status=503)
    if waiting:
        return JsonResponse({"status": f"{len(waiting)} migrations are waiting"}, status=503)
    return JsonResponse({"status": "ok"})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What cannot be read; and a form with more text than one request may have, of which nothing was read."""
    if not isinstance(exception, RequestDataTooBig):
        return defaults.bad_request(request, exception)
    _hear_out(request)
    megabytes = settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1024 / 1024
    page = render_to_string("413.html", {"megabytes": f"{megabytes:g}"})
    return HttpResponse(page, status=413, headers={"Cache-Control": "no-store"})


def _hear_out(request: HttpRequest) -> None:
    """A browser that is still sending hears no answer. Who sends without end does not get one."""
    with suppress(UnreadablePostError):
        for _ in range(HEARD // CHUNK):
            if not request.read(CHUNK):
                return


def server_error(request: HttpRequest) -> HttpResponse:
    """Without the database every page says so plainly, and the log in one line.

    Asked for whatever failed: a view, a middleware that looks who asks, or the page for an address that is not there.
    """
    error = sys.exc_info()[1]
    if not isinstance(error, OperationalError | InterfaceError):
        return defaults.server_error(request)
    headers = {"Retry-After": "30", "Cache-Control": "no-store"}
    response = HttpResponse(render_to_string("503.html"), status=503, headers=headers)
    reason = next(iter(str(error).splitlines()), "it does not say why")
    log_response("The database cannot be used: %s", reason, response=response, request=request)
    return response
