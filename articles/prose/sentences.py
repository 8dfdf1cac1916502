"""Where the sentences of a plain text begin and end."""

import re
from bisect import bisect_right
from collections.abc import Iterator

# A full stop ends a sentence only before a space; the stops of Chinese, Japanese, Arabic and Hindi need none. A run of
# stops is never tried from its middle and nothing is given back once it is taken, or a long run would take hours.
SPACED, UNSPACED, CLOSING = ".!?…", "。！？؟।", r")\]\"'”’»"
STOP = re.compile(
    rf"[{SPACED}{UNSPACED}](?:"
    rf"(?<=[{SPACED}])(?<![{SPACED}][{SPACED}])[{SPACED}]*+[{CLOSING}]*+(?=\s|$)"
    rf"|(?<=[{UNSPACED}])[{UNSPACED}]*+[{CLOSING}」』）]*+)"
)
# So much of a word tells it from the others that are named here.
NEXT_WORD = re.compile(r"[\s(\[\"'“‘«]*([^\s]{1,40})")
LONGEST_LOOK_BACK = 200
INITIALISM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEVER_LAST = _words("e.g i.e eg ie cf v vs viz approx ca esp incl resp dr mr mrs ms prof st rev hon")
BEFORE_A_NUMBER = _words("p pp no nos fig figs tab vol ch chap sec sect para eq ref refs art")
SOMETIMES_LAST = _words("al etc a.m p.m inc ltd jr sr ph.d m.d ed eds dept")

# "hepatitis C." ends a sentence where the "J." of a name does not.
LETTERED = _words("appendix arm category class figure grade group hepatitis level part phase schedule type vitamin")
# Words that begin a sentence far more often than a name: after "U.S." or an initial they decide.
OPENERS = _words(
    "A All An And As At Because But By Do For From He However I If In It Its Many Most No Not On One Others She So Some"
    " That The Their Then There These They This Those To Two We What When Where Who With You Your"
)


def split(text: str) -> tuple[str, ...]:
    """The sentences of `text`, without the space between them."""
    return tuple(text[start:end] for start, end in spans(text))


def spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; together they cover every character but white space."""
    found = []
    start = _skip_space(text, 0)
    for end in _ends(text):
        if end > start:
            found.append((start, end))
            start = _skip_space(text, end)
    end = len(text.rstrip())
    if end > start:
        found.append((start, end))
    return found


def span_at(found: list[tuple[int, int]], position: int) -> tuple[int, int] | None:
    """The span that `position` stands in or follows; the first one for a position before them all."""
    if not found:
        return None
    index = bisect_right(found, position, key=lambda span: span[0]) - 1
    return found[max(index, 0)]


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _ends(text: str) -> Iterator[int]:
    start = 0
    for stop in STOP.finditer(text):
        before = text[max(start, stop.start() - LONGEST_LOOK_BACK) : stop.start()]
        after = NEXT_WORD.match(text, stop.end())
        if _ends_sentence(before, stop.group(), after.group(1) if after else ""):
            start = stop.end()
            yield stop.end()


def _ends_sentence(before: str, stop: str, following: str) -> bool:
    if not following:
        return True
    if following[0].islower() and not _is_term(following):
        return False
    if not stop.startswith(".") or stop.startswith(".."):
        return True
    words = before.rsplit(None, 2)[-2:]
    word = words[-1].lstrip("([\"'“‘«") if words else ""
    return _full_stop_ends(words[0] if len(words) > 1 else "", word, following)


def _full_stop_ends(previous: str, word: str, following: str) -> bool:
    """Whether the full stop after `word` ends a sentence that is followed by `following`."""
    small = word.lower()
    if not word or (word.isdigit() and not previous):
        return False
    if small in NEVER_LAST:
        return False
    if small in BEFORE_A_NUMBER:
        return not following[0].isdigit()
    if small in SOMETIMES_LAST or INITIALISM.fullmatch(word):
        return following.rstrip(",") in OPENERS
    if len(word) == 1 and word.isalpha() and word.isupper() and word != "I":
        return previous.lower() in LETTERED or following.rstrip(",") in OPENERS
    return True


def _is_term(word: str) -> bool:
    """Whether a word that opens small has a capital in it, as "eGFR", and so may open a sentence."""
    return any(letter.isupper() for letter in word[1:])
