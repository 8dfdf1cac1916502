"""A better spelling of a query, from the words that the site knows. Knows no database."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from articles.search.query import STOP_WORDS, singular, words

SHORTEST: Final = 4  # letters; shorter words are near to too many others
MOST: Final = 5  # words of a query that are compared, because each is compared with the whole vocabulary
NEAR: Final = 0.8  # "bacofen" and "baclofen" are 0.93 alike, "mixing" and "missing" 0.77

_WORD = re.compile(r"[^\W_]+")


def suggest(typed: str, vocabulary: Iterable[str]) -> str:
    """`typed` with the words that no text of `vocabulary` has replaced by near ones; "" when there are none."""
    known = {word for text in vocabulary for word in words(text)}
    candidates = sorted(word for word in known if len(word) >= SHORTEST)
    passed_over = STOP_WORDS.union(known, map(singular, known))
    unknown = [word for word in dict.fromkeys(words(typed)) if len(word) >= SHORTEST and not word.isdecimal()]
    unknown = [word for word in unknown if passed_over.isdisjoint({word, singular(word)})]
    near = {word: get_close_matches(word, candidates, n=1, cutoff=NEAR) for word in unknown[:MOST]}

    def replace(found: re.Match[str]) -> str:
        return next(iter(near.get("".join(words(found[0])), [])), found[0])

    suggestion = _WORD.sub(replace, typed)
    return suggestion if suggestion != typed else ""
