"""Response headers that Django has no setting for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PERMISSIONS = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), "
    "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)


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
