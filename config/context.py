"""What every template knows about the site."""

from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    def address() -> str:
        """Without SITE_URL the host that was asked for; a host that is refused is not repeated on the error page."""
        try:
            return settings.SITE_URL or f"{request.scheme}://{request.get_host()}"
        except DisallowedHost:
            return ""

    return {
        "site_name": settings.SITE_NAME,
        "site_url": address,
        "contact_email": settings.CONTACT_EMAIL,
        "look_back": getattr(request, "look_back", None),  # set by config.middleware.staff_see_more
    }
