"""What a rule is, and what it remarks about a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from articles.editorial.authorities import Authority
from articles.editorial.manuscript import Manuscript, Sentence
from articles.findings import Severity
from articles.prose.blocks import Span


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says of a text: about the whole sentence, or about the words in `span` of it.

    Without a sentence it is about the page as a whole. `severity` and `authority` are those of the rule, unless given.
    `words` are those of the span, unless given.
    """

    reason: str  # one sentence
    advice: str  # what to do, one sentence or two
    sentence: Sentence | None = None
    span: Span | None = None  # within the sentence
    words: str = ""
    severity: Severity | None = None
    authority: Authority | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """`id` is stored with findings and dismissals: never give it another meaning.

    `title` says in a few words what is reported, `why` in one sentence why. `kinds` are the kinds of page that it is
    for; empty: all of them.
    """

    id: str
    title: str
    why: str
    severity: Severity
    authority: Authority
    check: Callable[[Manuscript], Iterable[Remark]]
    kinds: frozenset[str] = frozenset()
