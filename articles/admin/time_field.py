"""A moment as an editor chooses it, in the zone of the site; what its clocks skip or repeat is explained."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.page_state import day

FORMAT = "%Y-%m-%dT%H:%M"
YEARS = range(1900, 2201)
WHICH = ("first", "second")  # of the two moments that a repeated time may mean
INVALID = "Write the day and time as 2026-05-03T09:00, or choose them."
OTHER_YEAR = f"Choose a year from {YEARS[0]} to {YEARS[-1]}."
_WRITTEN = re.compile(r"(?P<year>\d{4,6})-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d(?::?\d\d){0,2})?")


@dataclass(frozen=True, slots=True)
class ClockChange:
    """A change of the clocks that skips or repeats some time: at one moment they should show `old` and show `new`."""

    old: datetime
    new: datetime

    @property
    def repeats(self) -> bool:
        return self.new < self.old

    def explain(self, time: datetime) -> str:
        start = f"On {day(self.old)} the clocks in {timezone.get_current_timezone_name()} go"
        change = f"from {self._clock(self.old)} to {self._clock(self.new)}"
        if self.repeats:
            return f"{start} back {change}, so {self._clock(time)} comes twice. Choose which one you mean."
        last = self._clock(self.old - timedelta(minutes=1))
        return (
            f"{start} forward {change}, so {self._clock(time)} does not exist. "
            f"Choose {last} or earlier, or {self._clock(self.new)} or later."
        )

    def _clock(self, time: datetime) -> str:
        """The time alone, with its day where that is not the day of the change."""
        return f"{time:%H:%M}" if time.date() == self.old.date() else f"{time:%H:%M} on {day(time)}"


def clock_change(time: datetime) -> ClockChange | None:
    """The change that skips or repeats this time of the site's clocks, given without a zone; mostly there is none."""
    old, new = (_on_site(time, which).utcoffset() or timedelta() for which in WHICH)
    if old == new:
        return None
    earliest = time - max(old, new)  # in UTC, as if it were without a zone; the change comes at most |new - old| later

    def is_over(seconds: int) -> bool:
        moment = (earliest + timedelta(seconds=seconds)).replace(tzinfo=UTC)
        return timezone.localtime(moment).utcoffset() == new

    wait = bisect_left(range(int(abs(new - old).total_seconds())), True, key=is_over)
    moment = earliest + timedelta(seconds=wait)
    return ClockChange(moment + old, moment + new)


def zone_sentence() -> str:
    now = timezone.localtime()
    name, short = timezone.get_current_timezone_name(), _zone(now)
    zone = name if name == short else f"{name} ({short})"
    return f"Times are in the zone of this site, {zone}, where it is {now:%H:%M} now."


def _on_site(time: datetime, which: str) -> datetime:
    return time.replace(tzinfo=timezone.get_current_timezone(), fold=WHICH.index(which))


def _zone(time: datetime) -> str:
    """ "BST", or "UTC+01:00" where the zone has no such letters."""
    name = time.tzname() or ""
    return name if name.isalpha() else f"UTC{time.isoformat(timespec='minutes')[len('2026-05-03T09:00') :]}"


class Typed(str):
    """What was typed, and which of the two moments is meant should that time come twice; "" when that was not said."""

    which: str

    def __new__(cls, text: str, which: str = "") -> Typed:
        typed = super().__new__(cls, text)
        typed.which = which if which in WHICH else ""
        return typed


def read(text: str) -> datetime:
    """The time that is written here, without a zone where none is given. Raises ValidationError."""
    written = _WRITTEN.fullmatch(text)
    if not written:
        raise ValidationError(INVALID, code="invalid")
    if int(written["year"]) not in YEARS:
        raise ValidationError(OTHER_YEAR, code="year")
    try:
        return datetime.fromisoformat(text)
    except ValueError:  # the 30th of February
        raise ValidationError(INVALID, code="invalid") from None


class MomentInput(forms.DateTimeInput):
    """A picker, followed by a choice between first and second when the time in it comes twice."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # The last year also tells the browser that years have four digits. An earliest time would set its steps.
        super().__init__({"max": f"{YEARS[-1]}-12-31T23:59"} | (attrs or {}), format=FORMAT)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Typed | None:
        text = data.get(name)
        return None if text is None else Typed(text, data.get(f"{name}-fold", ""))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if not _fits_picker(context["widget"]["value"]):
            context["widget"]["type"] = "text"  # a picker would drop what was typed
        return context

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        picker = super().render(name, value, attrs, renderer)
        time = _repeated(value)
        if not time:
            return picker
        attrs = attrs or {}
        own_id = f"{attrs.get('id', name)}-fold"
        linked = {key: attrs[key] for key in ("aria-invalid", "aria-describedby") if key in attrs}
        choice = forms.Select({"id": own_id} | linked, choices=_first_or_second(time))
        asked = format_html('<label for="{}">Which {}?</label>', own_id, f"{time:%H:%M}")
        answers = choice.render(f"{name}-fold", getattr(value, "which", ""), renderer=renderer)
        return format_html("{} {} {}", picker, asked, answers)


def _fits_picker(text: str | None) -> bool:
    try:
        return not text or ("T" in text and read(text).tzinfo is None)
    except ValidationError:
        return False


def _repeated(value: Any) -> datetime | None:
    """The time that is written here, if it comes twice."""
    try:
        time = read(str(value).strip())
    except ValidationError:
        return None
    change = None if time.tzinfo else clock_change(time)
    return time if change and change.repeats else None


def _first_or_second(time: datetime) -> list[tuple[str, str]]:
    first, second = (f"{time:%H:%M} {_zone(_on_site(time, which))}" for which in WHICH)
    return [
        ("", "Choose the first or the second"),
        ("first", f"{first}, before the clocks go back"),
        ("second", f"{second}, after they have gone back"),
    ]


class MomentField(forms.Field):
    """Takes a time on the site's clocks, or one with an offset of its own; gives it in UTC, where no time is two."""

    widget = MomentInput

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """With the zone and its time of now in the help text: the field itself is made once, at import."""
        bound = super().get_bound_field(form, field_name)
        bound.help_text = f"{bound.help_text} {zone_sentence()}".lstrip()
        return bound

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, datetime):
            return value
        local = timezone.localtime(value)
        return Typed(f"{local:{FORMAT}}", WHICH[local.fold])

    def to_python(self, value: Any) -> datetime | None:
        text = "" if value is None else str(value).strip()
        if not text:
            return None
        time = read(text)
        return (time if time.tzinfo else self._settle(time, getattr(value, "which", ""))).astimezone(UTC)

    def _settle(self, time: datetime, which: str) -> datetime:
        change = clock_change(time)
        if change and not (change.repeats and which):
            raise ValidationError(change.explain(time), code="repeated" if change.repeats else "skipped")
        return _on_site(time, which or "first")
