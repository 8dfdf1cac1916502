"""What every request and every response goes through and Django has no setting for."""

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.log import log_response

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
    """Outside the admin and previews no cookie is read, so no page can depend on who asks or set a cookie anew."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(reverse("admin:index")) and "preview" not in request.GET:
            request.META.pop("HTTP_COOKIE", None)
        return get_response(request)

    return middleware


class DatabaseAway:
    """Without the database every page says so plainly, and the log in one line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, OperationalError | InterfaceError):
            return None
        headers = {"Retry-After": "30", "Cache-Control": "no-store"}
        response = HttpResponse(render_to_string("503.html"), status=503, headers=headers)
        reason = next(iter(str(error).splitlines()), "it does not say why")
        log_response("The database cannot be used: %s", reason, response=response, request=request)
        return response


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
