"""The values of one row, made plain, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from articles.plain import plain
from articles.references import cleaning

LONGEST_VALUE: Final = 20_000
LONGEST_WEBSITE: Final = 500
LONGEST_PHONE: Final = 60
LONGEST_EMAIL: Final = 254
OLDEST: Final = 130
_KINDS: Final[dict[type, str]] = {dict: "an object", list: "a list", str: "text", bool: "true or false"}
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?>|<!--")
_NUMBER = re.compile(r"[+-]?(?:\d{1,20}(?:\.\d{0,400})?|\.\d{1,400})", re.ASCII)
_PHONE = re.compile(r"[+(\d][\d ()./-]*(?:(?:x|ext|extension)[ .:]*\d{1,8})?", re.ASCII | re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@<>(),;:\\\"\[\]]+@[^\s@<>(),;:\\\"\[\]]+\.[^\s@<>(),;:\\\"\[\]]+")
_NOT_IN_ADDRESSES = re.compile(r"[\s<>\"\\^`{|}]")


@dataclass(frozen=True, slots=True)
class Problems:
    """Sentences: a fault refuses the row, a note only tells of what was left out."""

    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def one_line(text: str) -> str:
    """Single-spaced, without what cannot be seen: control characters, spaces of no width, turns of direction."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return cleaning.on_one_line(plain(text))


def has_tag(text: str) -> bool:
    return "<" in text and bool(_TAG.search(text))


class Values:
    """What a row holds under its names. Asking for a value that will not do adds a sentence to `problems`."""

    def __init__(self, values: Mapping[str, Any], problems: Problems) -> None:
        self._values = values
        self.problems = problems

    def text(self, *names: str) -> str:
        """On one line: the first of these that is not blank."""
        return next(filter(None, map(self._line, names)), "")

    def lines(self, name: str) -> str:
        """Text of several lines, of which HTML is taken out."""
        text = self._text(name)
        if has_tag(text):
            self.problems.notes.append(f"Its {name} is written in HTML, of which only the text was kept.")
        return cleaning.plain_lines(plain(text)) if text else ""

    def text_or_number(self, *names: str) -> str:
        """On one line: the first of these that is not blank. A number is taken as it is written."""
        for name in names:
            value = self._values.get(name)
            is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
            if text := str(value).removesuffix(".0") if is_number else self._line(name):
                return text
        return ""

    def inner(self, name: str) -> Values:
        """The object within the object, empty where there is none."""
        value = self._values.get(name)
        return Values(self._object(name, value) or {}, self.problems)

    def each(self, name: str) -> list[Values]:
        """The objects of a list within the object."""
        value = self._values.get(name)
        if value is None or value == "":
            return []
        if not isinstance(value, list):
            self._refuse(name, value, "a list")
            return []
        found = (self._object(name, each) for each in value)
        return [Values(each, self.problems) for each in found if each]

    def phone(self, *names: str) -> str:
        """As written, if it can be a number: 7 to 20 digits, perhaps with an extension."""
        text = self.text(*names).strip("\"' ")
        if not text or _is_phone(text):
            return text
        return self._leave_out("telephone number", text, "cannot be dialled")

    def email(self, *names: str) -> str:
        text = self.text(*names)
        if not text or (len(text) <= LONGEST_EMAIL and _EMAIL.fullmatch(text)):
            return text
        return self._leave_out("e-mail address", text, "is none")

    def website(self, *names: str) -> str:
        text = self.text(*names)
        address = f"https://{text}" if text[:4].casefold() == "www." else text
        return address if not text or _is_website(address) else self._leave_out("website", text, "is no web address")

    def coordinates(self) -> tuple[float, float] | tuple[None, None]:
        """Latitude and longitude in degrees. Both zero is how many programs write that there are none."""
        latitude, longitude = self._degrees("latitude", 90), self._degrees("longitude", 180)
        if latitude is None and longitude is None:
            return None, None
        if latitude is None or longitude is None:
            self.problems.notes.append("It has only one of latitude and longitude, so it was read without either.")
            return None, None
        if latitude == longitude == 0:
            self.problems.notes.append("Its latitude and longitude are both 0, so it was read without them.")
            return None, None
        return latitude, longitude

    def age(self, name: str) -> int | None:
        """In whole years."""
        value = self._values.get(name)
        if value is None or value == "":
            return None
        number = _number(value)
        if number is None or not 0 <= number <= OLDEST:
            self.problems.notes.append(f"Its {name} {shown(value)} is no age in years, so it was left out.")
            return None
        return int(number)

    def day(self, name: str) -> date | None:
        text = self.text(name)
        if not text:
            return None
        try:
            return date.fromisoformat(re.split("[T ]", text)[0])
        except ValueError:
            self._leave_out(name, text, "is no date, as in 2026-05-31")
            return None

    def _degrees(self, name: str, most: int) -> float | None:
        value = self._values.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        number = _number(value)
        if number is None:
            self.problems.faults.append(f"Its {name} {shown(value)} is not a number.")
        elif not -most <= number <= most:
            self.problems.faults.append(f"Its {name} {shown(value)} is not between -{most} and {most}.")
        else:
            return number
        return None

    def _line(self, name: str) -> str:
        text = self._text(name)
        if not text:
            return ""
        line = one_line(text)
        if has_tag(line):
            self.problems.faults.append(f"Its {name} holds HTML, where plain text is needed.")
        return line

    def _text(self, name: str) -> str:
        value = self._values.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            self._refuse(name, value, "text")
            return ""
        if len(value) > LONGEST_VALUE:
            self.problems.faults.append(f"Its {name} is longer than {LONGEST_VALUE:,} characters.")
            return ""
        return value

    def _object(self, name: str, value: object) -> dict[str, Any] | None:
        if isinstance(value, dict):
            return value
        if value is not None:
            self._refuse(name, value, "an object")
        return None

    def _refuse(self, name: str, value: object, needed: str) -> None:
        self.problems.faults.append(f"Its {name} is {kind(value)}, where {needed} is needed.")

    def _leave_out(self, what: str, text: str, why: str) -> str:
        self.problems.notes.append(f"Its {what} {quoted(text)} {why}, so it was left out.")
        return ""


def kind(value: object) -> str:
    """What a value of JSON is, in words."""
    if value is None:
        return "empty"
    for of, words in _KINDS.items():
        if isinstance(value, of):
            return words
    return "a number"


def quoted(text: str) -> str:
    """A few words of a file, as a message repeats them."""
    text = one_line(text[:200])
    return f"“{text}”" if len(text) <= 60 else f"“{text[:59]}…”"


def shown(value: object) -> str:
    """A number as it stands, anything else in quotation marks."""
    if isinstance(value, str) and not _NUMBER.fullmatch(value.strip()):
        return quoted(value)
    text = str(value).strip() if isinstance(value, (str, int, float)) else kind(value)
    return text if len(text) <= 30 else f"{text[:29]}…"


def _number(value: object) -> float | None:
    """None where it is no number, or none that is finite."""
    if isinstance(value, str):
        return float(value) if _NUMBER.fullmatch(value := value.strip()) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if number - number == 0 else None  # neither infinite nor NaN


def _is_phone(text: str) -> bool:
    return len(text) <= LONGEST_PHONE and bool(_PHONE.fullmatch(text)) and 7 <= sum(map(str.isdigit, text)) <= 20


def _is_website(address: str) -> bool:
    if len(address) > LONGEST_WEBSITE or _NOT_IN_ADDRESSES.search(address):
        return False
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "@" not in parts.netloc and "." in host.strip(".")
