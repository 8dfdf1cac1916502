"""What every request and every response goes through and Django has no setting for."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from articles import clock
from articles.views.staff import ASKED_BY_STAFF, sees_drafts
from config.look_back import look_back

PERMISSIONS = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), "
    "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)


def without_zero_bytes(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """PostgreSQL takes no zero byte in text, and no address of this site has one: in a path it leads nowhere, in a
    query it is left out. Forms refuse it by themselves."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            raise Http404
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        return get_response(request)

    return middleware


def readers_are_nobody(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Outside the admin no cookie is set, and none is read but where staff ask for more than readers see: no page can
    depend on who asks."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if _is_of_the_admin(request):
            return get_response(request)
        if not _is_of_staff(request):
            request.META.pop("HTTP_COOKIE", None)
        response = get_response(request)
        response.cookies.clear()
        return response

    return middleware


def staff_see_more(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """With ?on=2026-05-01 staff see the whole site as it stood, or will stand, at the end of that day.

    Everybody else sees that of today. Neither this nor a preview is kept by anybody.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if _is_of_the_admin(request) or not _is_of_staff(request):
            return get_response(request)
        if "on" in request.GET and sees_drafts(request.user):
            request.look_back = look_back(request.GET["on"])  # type: ignore[attr-defined]
            with clock.standing_at(request.look_back.moment):  # type: ignore[attr-defined]
                response = get_response(request)
        else:
            response = get_response(request)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return middleware


def _is_of_the_admin(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("admin:index"))


def _is_of_staff(request: HttpRequest) -> bool:
    return not ASKED_BY_STAFF.isdisjoint(request.GET)


def response_headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # Anyone may keep a reader's page, but must ask whether it is still right: the answer is usually a short 304,
        # and a correction reaches every reader at once. Whatever belongs to one person is kept by nobody.
        personal = response.cookies or "Cookie" in response.headers.get("Vary", "")
        response.headers.setdefault("Cache-Control", "private, no-store" if personal else "public, no-cache")
        if request.method == "HEAD" and not response.streaming:
            # The answer to GET without its body; Django leaves the body in, and gunicorn warns of each one.
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    return middleware
