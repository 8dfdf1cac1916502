"""What editors answered to the questions of the instruments, as front matter has it: "4. It names its sources."."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from articles.checking.answering import LONGEST
from articles.content.fields import Fields
from articles.editorial.instruments import INSTRUMENTS

NAME = "answers"
QUESTIONS = {each.id: each for instrument in INSTRUMENTS for each in instrument.criteria}
NO_ANSWER = "This has to be a number and the reason, such as “4. It names them.”"
ANSWER = re.compile(r"(-?[0-9]{1,3})(?:\.\s+(\S.*))?", re.DOTALL)

Answers = dict[str, dict[str, Any]]  # as a revision keeps them


def read(fields: Fields) -> Answers | None:
    """None when the file does not say."""
    written = fields.texts(NAME)
    if written is None:
        return None
    found: Answers = {}
    for question, text in written.items():
        answer = ANSWER.fullmatch(text)
        value, reason = (int(answer[1]), answer[2] or "") if answer else (0, "")
        fault = _fault(question, value, reason) if answer else NO_ANSWER
        if fault:
            fields.wrong(f"{NAME}.{question}", fault)
        else:
            found[question] = {"value": value, "reason": reason}
    return found


def _fault(question: str, value: int, reason: str) -> str:
    """What is wrong with an answer; "" where nothing is."""
    if not (criterion := QUESTIONS.get(question)):
        return "There is no such question. Write the short name of the instrument and the number, such as discern-2."
    if criterion.scale and value not in criterion.scale:
        return f"{value} is no answer to this: it is one of {', '.join(map(str, criterion.scale))}."
    if len(reason) > LONGEST:
        return f"The reason is too long: {len(reason)} characters, and {LONGEST} fit."
    return ""


def written(answers: Mapping[str, Any]) -> dict[str, str]:
    """As `read` reads them, in the order of the questions' names. Without those that `read` would refuse."""
    return {question: _line(answer) for question, answer in sorted(answers.items()) if _is_kept(question, answer)}


def _is_kept(question: str, answer: Mapping[str, Any]) -> bool:
    return not _fault(question, answer.get("value", -1), str(answer.get("reason", "")).strip())


def _line(answer: Mapping[str, Any]) -> str:
    reason = str(answer.get("reason", "")).strip()
    return f"{answer['value']}. {reason}" if reason else str(answer["value"])
