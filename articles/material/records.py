"""What is found in a text and what is reported of an edit."""

from dataclasses import dataclass, field
from typing import Final, Literal

What = Literal[
    "a number",
    "a dose",
    "a medicine's name",
    "a citation",
    "a link",
    "a word that turns the meaning",
    "many words",
]
Change = Literal["added", "removed", "moved"]

LONGEST_SHOWN: Final = 100


@dataclass(frozen=True, slots=True)
class Touched:
    """One thing that keeps an edit from being minor. `part` is the text it stands in: "title", "body", a fact's name.

    Where something took the place of something else of its sort, "removed" is followed at once by "added"; nothing
    else in one part is in that order.
    """

    part: str
    words: str
    what: What
    change: Change


@dataclass(frozen=True, slots=True)
class Sign:
    """A piece of a text that carries its meaning. Two with the same key are equal, however they are written."""

    what: What
    key: str
    words: str = field(compare=False)


@dataclass(slots=True)
class Reading:
    """A text as it is read: its signs in order, the plain words before, between and behind them, and all words."""

    signs: list[Sign] = field(default_factory=list)
    between: list[list[str]] = field(default_factory=lambda: [[]])
    words: list[str] = field(default_factory=list)

    def add_sign(self, sign: Sign) -> None:
        self.signs.append(sign)
        self.between.append([])

    def add_word(self, word: str) -> None:
        self.between[-1].append(word)


def shortened(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else words[: LONGEST_SHOWN - 1].rstrip() + "…"
