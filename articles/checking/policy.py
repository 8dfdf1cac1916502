"""Which findings stand in the way of publishing. Everything else informs."""

from __future__ import annotations

from articles.editorial.rules import BY_ID
from articles.findings import Severity

# Of the editorial rules. What makes a page come out broken (an unknown citation, a link that leads nowhere) stops it as
# well: those are the errors of `prose`. So does a claim that rests on a retracted source alone (`evidence.standing`).
STOPS = frozenset({"help-box-missing"})


def stops(rule: str, severity: str) -> bool:
    """Whether a finding of this rule keeps a revision from readers."""
    return severity == Severity.ERROR and (rule in STOPS or rule not in BY_ID)
