"""What editors answered to the questions of the instruments, as front matter has it: "4. It names its sources."."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from articles.content.fields import Fields

NAME = "answers"
ANSWER = re.compile(r"(-?[0-9]{1,3})(?:\.\s+(\S.*))?", re.DOTALL)

Answers = dict[str, dict[str, Any]]  # as a revision keeps them


def read(fields: Fields) -> Answers | None:
    """None when the file does not say."""
    written = fields.texts(NAME)
    if written is None:
        return None
    found: Answers = {}
    for question, text in written.items():
        if answer := ANSWER.fullmatch(text):
            found[question] = {"value": int(answer[1]), "reason": answer[2] or ""}
        else:
            fields.wrong(f"{NAME}.{question}", "This has to be a number and the reason, such as “4. It names them.”")
    return found


def written(answers: Mapping[str, Any]) -> dict[str, str]:
    """As `read` reads them, in the order of the questions' names."""
    return {question: _line(answer) for question, answer in sorted(answers.items())}


def _line(answer: Mapping[str, Any]) -> str:
    reason = str(answer.get("reason", "")).strip()
    return f"{answer['value']}. {reason}" if reason else str(answer["value"])
