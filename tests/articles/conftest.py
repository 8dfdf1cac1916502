"""What tests of several rooms ask for."""

from __future__ import annotations

import pytest

from articles.checking import record
from articles.editorial import rules
from tests.articles.checking.found_here import TWO_RULES


@pytest.fixture(autouse=True)
def record_of_this_test() -> None:
    """A database that was rolled back gives its numbers again, and what is in memory is of the test before."""
    record._recorded.cache_clear()


@pytest.fixture
def two_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what becomes of a finding, whatever else is reported."""
    monkeypatch.setattr(rules, "ALL", TWO_RULES)
