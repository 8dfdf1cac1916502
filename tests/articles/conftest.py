"""What tests of several rooms ask for."""

from __future__ import annotations

import pytest

from articles.editorial import rules
from tests.articles.checking.found_here import TWO_RULES


@pytest.fixture
def two_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what becomes of a finding, whatever else is reported."""
    monkeypatch.setattr(rules, "ALL", TWO_RULES)
