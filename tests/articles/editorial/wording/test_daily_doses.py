"""Amounts a day, worked out from how they are written."""

from __future__ import annotations

import pytest

from articles.editorial.wording.daily_doses import daily


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("5 mg three times a day", 15, "mg"),
        ("two 333 mg tablets, three times a day", 1998, "mg"),
        ("666 mg 3 times daily", 1998, "mg"),
        ("30 to 300 mg a day", 300, "mg"),
        ("between 5mg and 80mg a day", 80, "mg"),
        ("one 50 mg tablet a day", 50, "mg"),
        ("10 mg every 6 hours", 40, "mg"),
        ("80mg/day", 80, "mg"),
        ("2,000 mg per day", 2000, "mg"),
        ("2.5 mg twice a day", 5, "mg"),
        ("250 micrograms once daily", 250, "micrograms"),
    ],
)
def test_an_amount_a_day_is_worked_out(text: str, amount: float, unit: str) -> None:
    assert [(dose.amount, dose.unit) for dose in daily(text)] == [(amount, unit)]


@pytest.mark.parametrize("text", ["380 mg every four weeks", "50 mg", "a day", "50 people a day", "take it once a day"])
def test_what_is_no_amount_a_day_is_left_out(text: str) -> None:
    assert list(daily(text)) == []


def test_each_amount_stands_at_its_place() -> None:
    text = "it starts at 5 mg three times a day and stops at 80 mg a day"

    assert [text[dose.start : dose.end] for dose in daily(text)] == ["5 mg three times a day", "80 mg a day"]
