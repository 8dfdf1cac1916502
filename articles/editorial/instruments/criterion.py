"""One question of an instrument, what is seen of it in a text, and what an editor answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from articles.editorial.authorities import Authority
from articles.editorial.instruments.particulars import Particulars
from articles.editorial.manuscript import Manuscript


class Result(StrEnum):
    """What came of a question. `ANSWERED` is for those that ask for words and give no points."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not met"
    TO_BE_ANSWERED = "to be answered"
    ANSWERED = "answered"
    DOES_NOT_APPLY = "does not apply"


class Seen(NamedTuple):
    """What was computed, and why: one sentence with the place or the figures."""

    result: Result
    why: str


class Check(NamedTuple):
    """One of the things that a question comes down to, and what was found of it, as a clause without a full stop."""

    holds: bool
    said: str


Reading = Callable[[Manuscript, Particulars], Seen | None]


def leave_to_editor(manuscript: Manuscript, particulars: Particulars) -> None:
    """Of a question that no program can answer, nothing is seen."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """`id` is stored with answers: never give it another meaning.

    `how` says how it is computed or, of one that is asked, what to ask oneself. One that is asked and read has a
    proposal until it is answered. `scale`: the values that an answer can have; none where it asks for words.
    """

    id: str
    number: str
    question: str
    how: str
    is_asked: bool
    scale: tuple[int, ...]
    read: Reading = leave_to_editor

    @property
    def out_of(self) -> int:
        return max(self.scale, default=0)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an editor says: a value of the scale of the criterion, and why; for a question that asks for words, they."""

    value: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """A published instrument. `about` says in a sentence or two for what it is and how it is counted here."""

    id: str
    title: str
    about: str
    authority: Authority
    criteria: tuple[Criterion, ...]

    def criterion(self, key: str) -> Criterion | None:
        return next((each for each in self.criteria if each.id == key), None)


def weigh(*checks: Check) -> Seen:
    """Met where all hold, not met where none does. The reason tells what is missing or, if nothing is, what holds."""
    missing = [check.said for check in checks if not check.holds]
    result = Result.NOT_MET if len(missing) == len(checks) else Result.PARTLY if missing else Result.MET
    why = "; ".join(missing or [check.said for check in checks])
    return Seen(result, f"{why[:1].upper()}{why[1:]}.")


def does_not_apply(why: str) -> Seen:
    return Seen(Result.DOES_NOT_APPLY, why)
