"""System checks: a wrong setting is said at the start, with its name and what to do."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution
from django.db import OperationalError, connection


@register(deploy=True)
def site_address(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    if settings.SITE_URL:
        return []
    hint = "Set SITE_URL to the public address, such as https://example.org: it switches on HTTPS and secure cookies."
    return [Caution("SITE_URL is not set: links in feeds follow the Host header.", hint=hint, id="articles.W001")]


@register(Tags.database)
def sqlite_full_text(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    if connection.vendor != "sqlite":
        return []
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pragma_compile_options WHERE compile_options = 'ENABLE_FTS5'")
            if cursor.fetchone():
                return []
    except OperationalError:
        return []  # a database that cannot be opened is told by whatever needs it
    hint = "Use a Python whose SQLite has FTS5, or set DATABASE_URL to a PostgreSQL database."
    return [Error("This SQLite has no full-text search (FTS5).", hint=hint, id="articles.E002")]
