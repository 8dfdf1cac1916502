"""What was said about the standing of a source, by whom, and why it counted or did not."""

from __future__ import annotations

from dataclasses import dataclass

from articles.models import Source, StandingChange
from articles.references.record import Standing

_LED_BACK = (Standing.CONCERN, Standing.RETRACTED)


@dataclass(frozen=True, slots=True)
class Said:
    change: StandingChange
    reason: str  # why it did not count


def said_about(source: Source) -> list[Said]:
    """The last word first."""
    changes = source.standing_changes.select_related("superseded_by", "by")
    return [Said(change, "" if change.is_applied else _reason(change)) for change in changes]


def _reason(change: StandingChange) -> str:
    """As `library.standing` weighs words: a heavier one stays until its own origin or a person lifts it."""
    stood = change.get_before_display().lower()
    if change.standing == Standing.CURRENT and change.before in _LED_BACK:
        return f"It did not count: it is older than the notice by which the source was {stood}."
    return f"It did not count: the source was {stood} by another's word, which weighs more. A person can decide anew."
