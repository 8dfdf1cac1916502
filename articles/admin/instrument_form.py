"""What an editor answers to the questions of the instruments, as it was typed into the panel."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.http import QueryDict

from articles.checking import answering
from articles.editorial.instruments import Answer, Criterion
from articles.plain import plain

VALUE, WORDS, SEEN = "value-", "words-", "seen-"  # before the id of the question, in the names of fields
NUMBER = re.compile("[0-9]{1,2}", re.ASCII)
NOT_CHOSEN = -1  # a value that is on no scale
MOST = 200  # questions in one form: more than there are
FIVE = {5: "5: fully", 4: "4", 3: "3: partly", 2: "2", 1: "1: not at all"}
YES_OR_NO = {1: "Yes", 0: "No"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent: the words of each field as they are, and the answers of those that this person changed."""

    texts: dict[str, tuple[str, str]] = field(default_factory=dict)
    answers: dict[str, Answer | None] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Field:
    """The field of a question: as it is kept, offered from an earlier revision, or typed and not saved."""

    criterion: Criterion
    kept: Answer | None
    offered: Answer | None
    typed: tuple[str, str] | None  # the value and the words

    @property
    def seen(self) -> str:
        return answering.token(self.kept)

    @property
    def is_offered(self) -> bool:
        return self.offered is not None and self.typed is None

    @property
    def value(self) -> str:
        if self.typed is not None:
            return self.typed[0]
        shown = self.kept or self.offered
        return str(shown.value) if shown else ""

    @property
    def words(self) -> str:
        if self.typed is not None:
            return self.typed[1]
        shown = self.kept or self.offered
        return shown.reason if shown else ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The values that it can have and their words; none where it asks for words alone."""
        if not self.criterion.scale:
            return []
        named = FIVE if len(self.criterion.scale) > 2 else YES_OR_NO
        return [("", "Not answered"), *((str(value), words) for value, words in named.items())]

    @property
    def typed_in_words(self) -> str:
        value, words = self.typed or ("", "")
        return ", ".join(filter(None, (dict(self.choices).get(value, "") if value else "", words)))

    @property
    def in_words(self) -> str:
        """What is kept, in a line; "" where nothing is."""
        if self.kept is None:
            return ""
        chosen = dict(self.choices).get(str(self.kept.value), "")
        return ", ".join(filter(None, (chosen, self.kept.reason)))


def typed(data: QueryDict) -> Typed:
    """Fields that somebody left as they were are not typed."""
    found = Typed()
    names = (name.partition("-")[2] for name in data if name.startswith((VALUE, WORDS)))
    for question in list(dict.fromkeys(names))[:MOST]:
        value, words = data.get(VALUE + question, ""), plain(data.get(WORDS + question, ""))
        answer = answering.tidy(question, _answer(question, value, words))
        if (seen := data.get(SEEN + question)) == answering.token(answer):
            continue
        found.texts[question], found.answers[question] = (value, words), answer
        if seen is not None:
            found.seen[question] = seen
    return found


def _answer(question: str, value: str, words: str) -> Answer | None:
    criterion = answering.ASKED.get(question)
    if criterion and not criterion.scale:
        return Answer(0, words)
    if not value and not words.strip():
        return None
    return Answer(int(value) if NUMBER.fullmatch(value) else NOT_CHOSEN, words)
