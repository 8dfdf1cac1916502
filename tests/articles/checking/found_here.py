"""Texts in which something is found, and short ways of saying what."""

from __future__ import annotations

from typing import Any

from articles.checking import told
from articles.checking.told import Told
from articles.editorial.rules import bare_url, help_box_missing
from articles.models import KeptFinding, Page, Revision

TWO_RULES = (help_box_missing.RULE, bare_url.RULE)  # one that stops, and one that informs
ADDRESS = "See https://www.example.org/x for more."
WORDS = "https://www.example.org/x"
DANGER = "An overdose of baclofen can kill."
HELP = "\n\n::: help\nCall the emergency number.\n:::"


def of(page: Page) -> list[Told]:
    """What is to be said of the newest revision."""
    return told.of_revision(Revision.objects.select_related("page").filter(page=page.pk).latest())


def the_one(page: Page, rule: str = "bare-url") -> Told:
    (found,) = [each for each in of(page) if each.finding.rule == rule]
    return found


def places(found: list[Told]) -> list[tuple[str, str, int, int]]:
    return [(each.finding.rule, each.finding.part, each.finding.line, each.finding.column) for each in found]


def kept() -> list[tuple[int, int, str]]:
    """Every kept finding: its page, the number of its revision and its words."""
    return list(KeptFinding.objects.order_by("pk").values_list("revision__page", "revision__number", "words"))


def standing(page: Any) -> list[str]:
    """The rules of what stands undismissed in the newest revision."""
    return [each.finding.rule for each in of(page) if not each.dismissal]
