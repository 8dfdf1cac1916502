"""What every template knows about the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL or f"{request.scheme}://{request.get_host()}",
        "contact_email": settings.CONTACT_EMAIL,
    }
