"""A small notation for phrases, so that the lexicon reads as words and not as signs. A phrase a line:

    risk|chance of      one of these words, then "of"
    STUDY ~6 SAYS       a word of each of these two lists, with up to six words in between
    is ?very common     a word that may be left out
    <the causes >of     not behind "the" and not before "of"
    ^ few trials        at the beginning of what is said, or behind a comma
    per_cent            the low line stands for a space

A word may hold signs of a regular expression, as in "trials?". All is read in small letters. A phrase begins with a
word that has to be there.
"""

import re
from collections.abc import Mapping

GAP = ",? "
# Once a word is taken it is not given back, so that the time grows with the length of the text alone.
WORD = r"[^\s,]++(?<![.!?])"


def either(words: str) -> str:
    """A pattern of any of the words, which stand between spaces."""
    return _one_of(words.split())


def phrases(text: str, lists: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern of any of the phrases, each of whole words. `lists` holds the words that capitals stand for."""
    anything = "|".join(_phrase(line.split(), lists) for line in text.strip().splitlines())
    return re.compile(rf"(?<![\w-])(?:{anything})(?!\w)")


def _phrase(tokens: list[str], lists: Mapping[str, str]) -> str:
    made, gap = "", ""
    for token in tokens:
        sign, rest = (token[0], token[1:]) if token[0] in "~?<>^" else ("", token)
        words = either(lists[rest]) if rest in lists else _one_of(_spelt(rest, lists))
        if sign in ("?", "~") and not gap:
            raise ValueError(f"{' '.join(tokens)}: the first word of a phrase cannot be left out")
        if sign == "^":
            made += "(?<![^,] )"
        elif sign == "<":
            made += "".join(rf"(?<!\b{_plain(word)}{' ' if not gap else ''})" for word in rest.split("|"))
        elif sign == ">":
            made += rf"(?!{gap}{words}\b)"
        elif sign == "~":
            made += f"(?:{gap}{WORD}){{0,{rest}}}"
        else:
            made += f"(?:{gap}{words})?" if sign == "?" else f"{gap}{words}"
            gap = GAP
    return made


def _spelt(token: str, lists: Mapping[str, str]) -> list[str]:
    words = token.split("|")
    if named := lists.keys() & set(words):
        raise ValueError(f"{token}: a list ({', '.join(named)}) stands alone in its place")
    return words


def _one_of(words: list[str]) -> str:
    return f"(?:{'|'.join(map(_plain, words))})"


def _plain(word: str) -> str:
    return word.replace("_", " ")
