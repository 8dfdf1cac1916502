"""Reads settings from the environment; a wrong value ends the start with one line that names its variable."""

import logging
import os
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from environ import Env, ImproperlyConfigured

env = Env()
# django-environ reads a value that begins with "$" as the name of another variable; "\$" is then a plain dollar.
env.escape_proxy = True
env.read_env(Path(__file__).resolve().parent.parent / ".env")

# The hosts that Django takes from a Host header: anything else in SITE_URL could never be asked for.
ADDRESS = re.compile(r"https?://(?:[a-z0-9.-]+|\[[a-f0-9:.]+\])(?::(?P<port>[0-9]{1,5}))?")
TRUE, FALSE = {"true", "on", "yes", "y", "1"}, {"false", "off", "no", "n", "0"}


def refuse(name: str, expected: str) -> NoReturn:
    """End the start: SystemExit prints its text to stderr without a traceback."""
    raise SystemExit(f"Setting {name} is wrong: {expected} (it comes from the environment or from .env).")


def text(name: str, default: str = "") -> str:
    """A value without blanks around it. An empty one counts as not set: ${NAME:-} in a compose file makes such."""
    return str(env.str(name, default="")).strip() or default


def flag(name: str, default: bool) -> bool:
    value = text(name, "true" if default else "false").lower()
    if value not in TRUE | FALSE:
        refuse(name, f"expected true or false, found {value!r}")
    return value in TRUE


def whole_number(name: str, default: int, least: int = 0, most: int = 2**31 - 1) -> int:
    """A whole number within bounds; the unit is in the setting's own name or in .env.example."""
    value = text(name, str(default))
    if not re.fullmatch("[0-9]{1,10}", value) or not least <= int(value) <= most:
        refuse(name, f"expected a whole number from {least} to {most}, found {value!r}")
    return int(value)


def names(name: str, default: list[str]) -> list[str]:
    """A comma-separated list without blanks."""
    return [part.strip() for part in text(name, ",".join(default)).split(",") if part.strip()]


def web_address(name: str, default: str = "") -> str:
    """An http or https address without a path or a trailing slash, or "" when nothing is set."""
    value = text(name, default).rstrip("/").lower()
    if not value:
        return ""
    found = ADDRESS.fullmatch(value)
    if not found or not 1 <= int(found["port"] or 443) <= 65535:
        refuse(name, f"expected an address such as https://example.org, found {value!r}")
    return value


def email_address(name: str) -> str:
    """One e-mail address, or "" when nothing is set."""
    value = text(name)
    try:
        if value:
            validate_email(value)
    except ValidationError:
        refuse(name, f"expected one address such as editors@example.org, found {value!r}")
    return value


def service(name: str, default: str, schemes: set[str], read: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    """The address of a database, a cache or a mail server. `schemes`: what this project supports."""
    value = text(name, default)
    scheme = value.split(":", 1)[0]
    if scheme not in schemes:
        refuse(name, f"expected an address that begins with one of {', '.join(sorted(schemes))}, found {scheme!r}")
    try:
        return read(value)
    except (ImproperlyConfigured, ValueError, KeyError) as error:
        refuse(name, f"it cannot be read ({error})")


def database(name: str, default: str) -> dict[str, Any]:
    found = service(name, default, {"sqlite", "postgres", "postgresql"}, Env.db_url_config)
    if found["NAME"] in {"", ":memory:"}:
        refuse(name, "expected the name of a file or of a database, such as sqlite:////srv/firm-ground/db.sqlite3")
    return found


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    if value not in available_timezones():
        refuse(name, f"expected a time zone such as Europe/London, found {value!r}")
    return value


def log_level(name: str, default: str) -> str:
    value = text(name, default).upper()
    if value not in logging.getLevelNamesMapping():
        refuse(name, f"expected DEBUG, INFO, WARNING, ERROR or CRITICAL, found {value!r}")
    return value


def folder(path: Path) -> Path:
    """Make a folder if it can be made: where the disk is read-only, what needs it will say so."""
    with suppress(OSError):
        path.mkdir(parents=True, exist_ok=True)
    return path


def secret_key(file: Path) -> str:
    """SECRET_KEY from the environment, or one made once and kept in `file`, which only its owner can read."""
    value = text("SECRET_KEY")
    if value:
        if len(value) < 50:
            refuse("SECRET_KEY", "expected at least 50 characters, or nothing at all to have one made")
        return value
    try:
        if not file.exists():
            _write_once(file, secrets.token_urlsafe(60))
        return file.read_text(encoding="ascii").strip()
    except OSError as error:
        refuse("SECRET_KEY", f"none is set and {file} cannot be kept ({error.strerror})")


def _write_once(file: Path, text: str) -> None:
    """Write a file whole or not at all: of two processes that start together, both read the first one's key."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as stream:
        stream.write(text)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
