"""How hard a text is to read, by two formulas of the length of its words and sentences.

Flesch-Kincaid grade: Kincaid et al. 1975, https://apps.dtic.mil/sti/citations/ADA006655. SMOG: McLaughlin 1969.
Neither says what people understand: they tell long words and sentences from short ones, and no more.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Final

from articles.editorial.manuscript import Sentence
from articles.editorial.plain_language import syllables
from articles.medicines import is_medicine
from articles.prose.blocks import Setting

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*")
MANY_SYLLABLES: Final = 3
# No writer can choose a shorter word for the name of a medicine, a person or a place.
MOST_OF_A_NAME: Final = 2
SMOG_NEEDS: Final = 30  # sentences
WORDS_REMEMBERED: Final = 16384


@dataclass(frozen=True, slots=True)
class Readability:
    """School years, as in the United States, that the formulas ask for; `smog` is None for a text too short for it."""

    words: int
    sentences: int
    flesch_kincaid: float
    smog: float | None
    words_per_sentence: float

    @property
    def grade(self) -> float:
        """The higher one."""
        return max(self.flesch_kincaid, self.smog or 0.0)


def of(sentences: Iterable[Sentence]) -> Readability:
    """Of the running text among them: without headings, tables and notes. An item of a list is a sentence."""
    read = [words for words in map(_syllables, filter(is_read, sentences)) if words]
    words, count = sum(map(len, read)), len(read)
    if not words:
        return Readability(0, 0, 0.0, None, 0.0)
    length = words / count
    grade = 0.39 * length + 11.8 * sum(map(sum, read)) / words - 15.59
    long_words = sum(each >= MANY_SYLLABLES for sentence in read for each in sentence)
    smog = 1.0430 * sqrt(long_words * 30 / count) + 3.1291 if count >= SMOG_NEEDS else None
    return Readability(words, count, max(grade, 0.0), smog, length)


def is_read(sentence: Sentence) -> bool:
    """Whether it is one that people read from its beginning to its end."""
    return not (sentence.is_name or sentence.block.setting is Setting.CELL or sentence.block.is_note)


def words_of(sentence: Sentence) -> list[str]:
    return WORD.findall(sentence.text)


def _syllables(sentence: Sentence) -> list[int]:
    """Of each word of it. Figures are one: nobody reads them letter by letter."""
    words = words_of(sentence)
    return [_of_word(word, number > 0) for number, word in enumerate(words)]


@lru_cache(maxsize=WORDS_REMEMBERED)
def _of_word(word: str, is_within: bool) -> int:
    if not word[0].isalpha():
        return 1
    said = max(syllables.count(word), 1)
    is_a_name = (is_within and word[0].isupper()) or (len(word) > 1 and word.isupper()) or is_medicine(word)
    return min(said, MOST_OF_A_NAME) if is_a_name else said
