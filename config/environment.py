"""Reads settings from the environment; a wrong value ends the start with one line that names its variable."""

import logging
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from environ import Env, ImproperlyConfigured

env = Env()
# django-environ reads a value that begins with "$" as the name of another variable; "\$" is then a plain dollar.
env.escape_proxy = True

TRUE, FALSE = {"true", "on", "yes", "y", "1"}, {"false", "off", "no", "n", "0"}


def refuse(name: str, expected: str) -> NoReturn:
    """End the start: SystemExit prints its text to stderr without a traceback."""
    raise SystemExit(f"Setting {name} is wrong: {expected} (it comes from the environment or from .env).")


def flag(name: str, default: bool) -> bool:
    value = str(env.str(name, default="true" if default else "false")).strip().lower()
    if value not in TRUE | FALSE:
        refuse(name, f"expected true or false, found {value!r}")
    return value in TRUE


def whole_number(name: str, default: int, least: int = 0) -> int:
    """A whole number of at least `least`; the unit is in the setting's own name or in .env.example."""
    value = str(env.str(name, default=str(default))).strip()
    if not value.isdecimal() or int(value) < least:
        refuse(name, f"expected a whole number of {least} or more, found {value!r}")
    return int(value)


def names(name: str, default: list[str]) -> list[str]:
    """A comma-separated list without blanks."""
    return [part.strip() for part in env.str(name, default=",".join(default)).split(",") if part.strip()]


def web_address(name: str, default: str = "") -> str:
    """An http or https address without a path or a trailing slash, or "" when nothing is set."""
    value = env.str(name, default=default).strip().rstrip("/")
    if not value:
        return ""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query or parts.fragment:
        refuse(name, f"expected an address such as https://example.org, found {value!r}")
    return value


def service(name: str, default: str, schemes: set[str], read: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    """A database or cache address, read by django-environ. `schemes`: what this project supports."""
    value = env.str(name, default=default)
    scheme = value.split(":", 1)[0]
    if scheme not in schemes:
        refuse(name, f"expected an address that begins with one of {', '.join(sorted(schemes))}, found {scheme!r}")
    try:
        return read(name, default=default)
    except (ImproperlyConfigured, ValueError, KeyError) as error:
        refuse(name, f"it cannot be read ({error})")


def time_zone(name: str, default: str) -> str:
    value: str = env.str(name, default=default).strip()
    if value not in available_timezones():
        refuse(name, f"expected a time zone such as Europe/London, found {value!r}")
    return value


def log_level(name: str, default: str) -> str:
    value: str = env.str(name, default=default).strip().upper()
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
    value: str = env.str("SECRET_KEY", default="")
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
