"""The fields at the head of one page's file: each asked for by name and type, each fault reported with its line."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.utils import timezone

from articles.content.report import Report
from articles.front_matter import Document
from articles.plain import plain


class Fields:
    def __init__(self, document: Document, file: str, report: Report) -> None:
        self.document = document
        self.file = file
        self.report = report

    def wrong(self, name: str, sentence: str) -> None:
        self.report.error(self.file, self.line(name), f"{name}: {sentence}")

    def line(self, name: str) -> int:
        return self.document.lines.get(name, 1)

    def text(self, name: str, default: str = "") -> str:
        value = self.document.fields.get(name, default)
        if isinstance(value, str):
            return plain(value).strip()
        self.wrong(name, "This has to be text.")
        return default

    def required(self, name: str) -> str:
        text = self.text(name)
        if not text and isinstance(self.document.fields.get(name, ""), str):
            self.wrong(name, "This field is missing.")
        return text

    def names(self, name: str) -> list[str] | None:
        """None when the file does not say."""
        value = self.document.fields.get(name)
        if value is None:
            return None
        items = value if isinstance(value, list) else [None]
        if not all(isinstance(item, str) for item in items):
            self.wrong(name, "This has to be a list, such as [One, Two].")
            return None
        return [name for item in items if (name := " ".join(plain(str(item)).split()))]

    def texts(self, name: str) -> dict[str, str] | None:
        """None when the file does not say."""
        value = self.document.fields.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.wrong(name, "This has to be a list of names, each with a colon and a text.")
            return None
        return {part: plain(text).strip() for part, text in value.items()}

    def records(self, name: str) -> list[dict[str, str]] | None:
        """None when the file does not say."""
        value = self.document.fields.get(name)
        if value is None:
            return None
        items = value if isinstance(value, list) else [None]
        found = [item for item in items if isinstance(item, dict)]
        if len(found) < len(items):
            self.wrong(name, "This has to be a list of entries, each of names with a colon and a text.")
            return None
        return found

    def day(self, name: str) -> date | None:
        return self.as_day(name, self.text(name))

    def as_day(self, name: str, text: str) -> date | None:
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.wrong(name, f"“{text}” is not a day. Write year, month and day: 2026-05-31.")
            return None

    def moment(self, name: str) -> datetime | None:
        """A time without a zone is in the site's own; a day alone begins at midnight."""
        if not (text := self.text(name)):
            return None
        try:
            found = datetime.fromisoformat(text)
            return (found if found.tzinfo else timezone.make_aware(found)).astimezone(UTC)
        except (ValueError, OverflowError):
            self.wrong(name, f"“{text}” is not a time. Write day and time: 2026-05-31 09:00.")
            return None
