"""What people type into a search box when they look for treatment, where it stands in a text: "alcohol rehab"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from articles.editorial.manuscript import Sentence
from articles.editorial.wording import search_words as lexicon
from articles.medicines import is_medicine
from articles.prose.blocks import Span

WORD: Final = re.compile(r"[\w%#]+(?:['’-]\w+)*+")
CLOSING: Final = re.compile(r"\}\}|\]")  # of what was to be filled in
WORDS_REMEMBERED: Final = 8192
LAST: Final = lexicon.SOUGHT | lexicon.ASKED
# Behind these, a name may stand beside a phrase by chance: "after private rehab Maria went home".
SETTING_A_TIME: Final = lexicon.words("after before during since until from without with for of in while when")


class Word(NamedTuple):
    """A word in small letters, where it stands, and whether it belongs to search phrases."""

    small: str
    start: int
    end: int
    is_key: bool


class Phrase(NamedTuple):
    """A search phrase in a sentence: the words from `first` up to `after`, and up to `end` what is added to them."""

    sentence: Sentence
    words: list[Word]
    first: int
    after: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.words[self.first].start, self.words[self.after - 1].end)

    @property
    def whole(self) -> Span:
        end = self.words[self.end - 1].end
        closing = CLOSING.match(self.sentence.text, end) if self.end > self.after else None
        return Span(self.words[self.first].start, closing.end() if closing else end)

    @property
    def small(self) -> list[str]:
        return [word.small for word in self.words[self.first : self.after]]

    @property
    def text(self) -> str:
        return " ".join(self.small)

    def before(self, back: int = 1) -> str:
        """The word before it, unless a sign stands between them."""
        at = self.first - back
        return self.words[at].small if at >= 0 and self._joined(at, at + 1) else ""

    def behind(self) -> str:
        return self.words[self.end].small if self.end < len(self.words) and self._joined(self.end - 1, self.end) else ""

    def goes_on_behind(self, count: int) -> bool:
        """Whether a word of another phrase follows behind so many other words."""
        return self.after + count < len(self.words) and self.words[self.after + count].is_key

    def _joined(self, left: int, right: int) -> bool:
        return self.sentence.text[self.words[left].end : self.words[right].start].isspace()


def words_of(sentence: Sentence) -> list[Word]:
    return [
        Word(found.group(), found.start(), found.end(), is_key(found.group())) for found in WORD.finditer(sentence.low)
    ]


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_key(word: str) -> bool:
    return word in lexicon.KINDS or word in LAST or is_medicine(word)


def phrases_in(sentence: Sentence, words: list[Word]) -> Iterator[Phrase]:
    """The longest runs of words up to something sought, which no sign parts; of one word, where more is added."""
    first = 0
    while first < len(words):
        after = first
        while after < len(words) and words[after].is_key and (after == first or _touch(sentence, words, after)):
            after += 1
        last = after
        is_added_to = after > first and lexicon.ADDED.match(sentence.low, words[after - 1].end)
        while not is_added_to and last > first and words[last - 1].small not in LAST:
            last -= 1
        end = _end(sentence, words, first, last) if last > first else last
        if end - first >= 2:
            phrase = Phrase(sentence, words, first, last, end)
            if not sentence.is_quoted(phrase.span):
                yield phrase
        first = max(after, end, first + 1)


def _touch(sentence: Sentence, words: list[Word], at: int) -> bool:
    return sentence.text[words[at - 1].end : words[at].start] == " "


def _end(sentence: Sentence, words: list[Word], first: int, last: int) -> int:
    """Behind the words that somebody added for the search, or `last` where nobody did."""
    reached = _added(sentence, words, first, last)
    end = last
    while end < len(words) and (words[end].start < reached or (end > last and _asks_on(sentence, words, end))):
        end += 1
    return end


def _asks_on(sentence: Sentence, words: list[Word], at: int) -> bool:
    return words[at].small in lexicon.ASKED and _touch(sentence, words, at)


def _added(sentence: Sentence, words: list[Word], first: int, last: int) -> int:
    """The letter up to which something is added to a phrase that ends before the word `last`; 0 without it."""
    low, at = sentence.low, words[last - 1].end
    if not low.startswith(" ", at):
        return 0
    found = lexicon.ADDED.match(low, at) or lexicon.TO_FILL_IN.match(low, at)
    if not found and last - first >= 2 and any(word.small in lexicon.DATED for word in words[first:last]):
        found = lexicon.YEAR.match(low, at)
    if not found and sentence.text[at + 1 : at + 2].isupper():
        found = _places(sentence, words, first, last)
    return found.end() if found else 0


def _places(sentence: Sentence, words: list[Word], first: int, last: int) -> re.Match[str] | None:
    """The name of a place right behind a phrase, or several: "rehab Ohio", "private rehab Stockport"."""
    text, at = sentence.text, words[last - 1].end
    towns = lexicon.TOWNS.match(text, at)
    is_small, is_long = text[words[last - 1].start].islower(), last - first >= 2
    stands_alone = first == 0 or words[first - 1].small not in SETTING_A_TIME
    if towns and lexicon.PLACE.search(sentence.low, at, towns.end()):
        number = towns.group().count(" ")
        is_of_them = number >= lexicon.FEW_TOWNS or (is_small and is_long)
        if number > lexicon.FEW_TOWNS or (is_of_them and stands_alone):
            return towns
    if not (is_small or is_long):
        return None
    place = lexicon.PLACE.match(sentence.low, at)
    if place and lexicon.BEHIND_PLACES.match(sentence.low, place.end()):
        return place
    if not any(word.small in lexicon.SELLING for word in words[first:last]):
        return None
    return place or (lexicon.TOWN.match(text, at) if is_small and is_long and stands_alone else None)
