"""An instrument put to a page: what came of each question, and the score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.editorial.instruments.criterion import Answer, Criterion, Instrument, Result, Seen, does_not_apply
from articles.editorial.instruments.particulars import Particulars
from articles.editorial.manuscript import Manuscript

EMPTY = does_not_apply("The page has no text yet.")
NO_ANSWER = Seen(Result.TO_BE_ANSWERED, "Nobody has answered this yet.")


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one question. `points` is None where there are none: not answered, or it does not apply."""

    criterion: Criterion
    result: Result
    points: int | None
    out_of: int  # what could be reached: 0 where it does not apply or asks for words
    why: str
    answer: Answer | None = None

    @property
    def is_proposal(self) -> bool:
        """Whether it was computed and is still to be looked at by a person."""
        computed = self.result not in (Result.TO_BE_ANSWERED, Result.DOES_NOT_APPLY)
        return self.criterion.is_asked and self.answer is None and computed


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is not answered yet counts among what could be reached, so that no score is full before all is answered."""

    instrument: Instrument
    judged: tuple[Judged, ...]

    @property
    def points(self) -> int:
        return sum(each.points or 0 for each in self.judged)

    @property
    def out_of(self) -> int:
        return sum(each.out_of for each in self.judged)

    @property
    def reached_out_of(self) -> int:
        """What could be reached with what has points by now."""
        return sum(each.out_of for each in self.judged if each.points is not None)

    @property
    def proposed(self) -> int:
        """How many questions have a proposal that nobody has looked at yet."""
        return sum(each.is_proposal for each in self.judged)

    @property
    def unanswered(self) -> int:
        """How many questions that give points nobody has answered yet."""
        return sum(each.result is Result.TO_BE_ANSWERED and each.out_of > 0 for each in self.judged)

    @property
    def percent(self) -> int | None:
        """The points of a hundred, rounded down; None where nothing applies."""
        return self.points * 100 // self.out_of if self.out_of else None


def judge(
    instrument: Instrument, manuscript: Manuscript, particulars: Particulars, answers: Mapping[str, Answer]
) -> Sheet:
    """Put an instrument to a page. `answers` are by the id of the criterion; those of others are left aside.

    Raises ValueError for an answer that is not on the scale of its criterion.
    """
    if not any(each.text for each in manuscript.sentences):
        return Sheet(instrument, tuple(_judged(each, EMPTY) for each in instrument.criteria))
    return Sheet(
        instrument,
        tuple(
            _with_answer(each, each.read(manuscript, particulars), answers.get(each.id)) for each in instrument.criteria
        ),
    )


def _with_answer(criterion: Criterion, seen: Seen | None, answer: Answer | None) -> Judged:
    if answer is None or (not criterion.scale and not answer.reason.strip()):
        return _judged(criterion, seen or NO_ANSWER)
    if not criterion.scale:
        return Judged(criterion, Result.ANSWERED, None, 0, answer.reason, answer)
    if answer.value not in criterion.scale:
        raise ValueError(f"{criterion.id} cannot be answered with {answer.value}")
    result = _result(criterion, answer.value)
    return Judged(criterion, result, answer.value, criterion.out_of, _said(criterion, answer, seen), answer)


def _judged(criterion: Criterion, seen: Seen) -> Judged:
    out_of = 0 if seen.result is Result.DOES_NOT_APPLY else criterion.out_of
    return Judged(criterion, seen.result, _points(criterion, seen.result), out_of, seen.why)


def _points(criterion: Criterion, result: Result) -> int | None:
    """The highest of the scale where it is met, the lowest where not, the middle where partly."""
    if not criterion.scale:
        return None
    middle = criterion.scale[len(criterion.scale) // 2] if len(criterion.scale) > 2 else criterion.scale[0]
    points = {Result.MET: criterion.scale[-1], Result.PARTLY: middle, Result.NOT_MET: criterion.scale[0]}
    return points.get(result)


def _result(criterion: Criterion, value: int) -> Result:
    if value == criterion.scale[-1]:
        return Result.MET
    return Result.NOT_MET if value == criterion.scale[0] else Result.PARTLY


def _said(criterion: Criterion, answer: Answer, seen: Seen | None) -> str:
    """What was answered and, where something was computed as well, that too."""
    said = f"Answered {answer.value} of {criterion.out_of}"
    said += f": {answer.reason.strip().rstrip('.')}." if answer.reason.strip() else "."
    return f"{said} Computed: {seen.result}. {seen.why}" if seen else said
