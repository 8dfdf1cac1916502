"""Runs the rules over a page."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from articles.editorial import rules
from articles.editorial.manuscript import Manuscript
from articles.editorial.rule import Remark, Rule
from articles.findings import BODY, Finding
from articles.prose.blocks import Span

# Enough for any editor to act on; a hostile text could otherwise ask for a finding a word.
MOST_OF_A_RULE = 100
LONGEST_WORDS = 120
LONGEST_PASSAGE = 400


def check(manuscript: Manuscript, only: Iterable[Rule] | None = None) -> list[Finding]:
    """What the rules find in a page, in reading order. Never raises for any text."""
    order = {part.name: number for number, part in enumerate(manuscript.parts)}
    found = [
        _finding(rule, remark)
        for rule in (rules.ALL if only is None else only)
        if not rule.kinds or manuscript.kind in rule.kinds
        for remark in islice(rule.check(manuscript), MOST_OF_A_RULE)
    ]
    return sorted(found, key=lambda each: (order.get(each.part, 0), each.line, each.column, each.rule))


def _finding(rule: Rule, remark: Remark) -> Finding:
    authority = remark.authority or rule.authority
    sentence = remark.sentence
    span = remark.span or Span(0, len(sentence.text) if sentence else 0)
    line, column = sentence.place(span.start) if sentence else (1, 1)
    words = remark.words or (sentence.text[span.start : span.end] if sentence else "")
    return Finding(
        rule.id,
        remark.severity or rule.severity,
        line,
        column,
        _short(words, LONGEST_WORDS),
        remark.reason,
        remark.advice,
        part=sentence.part if sentence else BODY,
        passage=_short(sentence.text, LONGEST_PASSAGE) if sentence else "",
        authority=authority.name,
        authority_url=authority.url,
    )


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
