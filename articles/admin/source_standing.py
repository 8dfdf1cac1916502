"""The standing of a source in its form: what an editor says about it, which only `library.standing` takes over."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join

from articles import waiting
from articles.admin.desk import counted
from articles.admin.record import RecordAdmin, RecordForm
from articles.library import standing
from articles.models import Page, Source, StandingChange
from articles.publishing import NotAllowed
from articles.references.record import Standing

SAID = ("standing", "standing_on", "notice", "standing_note", "superseded_by")
STANDS = (Standing.CURRENT, Standing.UNKNOWN)
NAMED = 10  # pages in a message; the rest are counted


class StandingForm(RecordForm):
    """Checks what is said about the standing, and leaves the record's own as it is: `word` is for the library."""

    def clean_standing_on(self) -> Any:
        day = self.cleaned_data["standing_on"]
        if day and day > timezone.localdate():
            raise ValidationError("This day is still to come. Give the day of the notice.")
        return day

    def clean_standing_note(self) -> str:
        return " ".join(self.cleaned_data["standing_note"].split())

    def clean_superseded_by(self) -> Source | None:
        newer: Source | None = self.cleaned_data["superseded_by"]
        if newer and newer.pk == self.instance.pk:
            raise ValidationError("A source cannot take its own place. Choose the newer one.")
        if newer and (reason := standing.circle(self.instance, newer)):
            raise ValidationError(reason)
        return newer

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if set(SAID) & set(self.changed_data) and "superseded_by" in cleaned:
            self._refuse_half_a_word(cleaned.get("standing"), cleaned["superseded_by"])
        return cleaned

    def _refuse_half_a_word(self, said: str | None, newer: Source | None) -> None:
        if said == Standing.SUPERSEDED and not newer:
            self.add_error(
                "superseded_by",
                "Say which source took its place: readers are led there. If it is not here yet, add it first.",
            )
        if newer and said in STANDS:
            self.add_error(
                "standing",
                f"You name {newer.key} as its successor, so it is superseded. Choose that, or take the successor out.",
            )

    def _post_clean(self) -> None:
        stored = {name: getattr(self.instance, name) for name in SAID}
        super()._post_clean()  # type: ignore[misc]
        for name, value in stored.items():
            setattr(self.instance, name, value)

    @property
    def word(self) -> standing.Word | None:
        """What the person says; None where the form asks nothing about the standing."""
        said = self.cleaned_data
        if "standing" not in said:
            return None
        return standing.Word(
            standing=Standing(said["standing"]),
            on=said.get("standing_on"),
            notice=said.get("notice", ""),
            note=said.get("standing_note", ""),
            superseded_by=said.get("superseded_by"),
        )


class SaysStanding(RecordAdmin):
    """Hands what the form says to the library once the record is saved, and tells what follows from it."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not form.word:
            return
        try:
            said = standing.say(obj, form.word, by=request.user)
        except NotAllowed as refused:
            self.message_user(request, f"Its standing was not recorded. {refused}", messages.WARNING)
            return
        if said and said.standing != said.before:
            self.log_change(request, obj, f"Standing: {said.get_before_display()} to {said.get_standing_display()}.")
            self._tell(request, obj, said)

    def _tell(self, request: HttpRequest, source: Source, said: StandingChange) -> None:
        pages = standing.live_pages_citing(source)
        level, rest = messages.INFO, "No live page rests on it."
        if said.standing in standing.SHAKEN and pages:
            level, rest = messages.WARNING, _due(pages)
        elif pages and said.before in standing.SHAKEN:
            rest = "Reviews of pages that were brought forward because of it stay due: look at them once."
        elif pages:
            rest = f"It is cited on {counted(len(pages), 'live page')}."
        now = said.get_standing_display().lower()
        self.message_user(request, format_html("The source {} is recorded as {}. {}", source.key, now, rest), level)

    # What is shown beside the fields

    @admin.display(description="who or what said so")
    def said_by(self, source: Source) -> str:
        if source.standing_by:
            return source.standing_by
        return "Nobody yet." if source.standing == Standing.UNKNOWN else "It is not on record who said so."

    @admin.display(description="last looked up")
    def looked_up(self, source: Source) -> str:
        if not source.checked_on:
            return "Not yet. Nobody has compared it with a list of retractions."
        place = source.checked_in or "a list of notices"
        return f"In {place}, on {date_format(source.checked_on, 'j F Y')}."


def _due(pages: list[Page]) -> str:
    """What was put up for review, with a link to each page."""
    named = format_html_join(
        ", ", '<a href="{}">{}</a>', ((waiting.admin_address(page), page.title) for page in pages[:NAMED])
    )
    more = f" and {len(pages) - NAMED} more" if len(pages) > NAMED else ""
    due = "is due for review now, because it rests" if len(pages) == 1 else "are due for review now, because they rest"
    return format_html("{} {} on it: {}{}.", counted(len(pages), "live page"), due, named, more)
