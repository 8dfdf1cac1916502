"""The words of the house: those that ship, and those that editors added."""

from __future__ import annotations

from articles.editorial import House, shipped
from articles.models import HouseWord


def house() -> House:
    """One query."""
    return shipped().with_more(word.entry() for word in HouseWord.objects.all())
