"""What a check reports about a text: the rule, the place, the reason and how grave it is."""

import enum
from dataclasses import dataclass


class Severity(enum.StrEnum):
    """How grave a finding is: an error stands in the way of publishing, a warning wants a look, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a text. Line and column count from 1; `words` are the words of the text it is about."""

    rule: str
    severity: Severity
    line: int
    column: int
    words: str
    reason: str
    advice: str
