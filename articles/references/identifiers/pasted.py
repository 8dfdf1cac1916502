"""Pasted text, freed of what rode along with it, and the refusal of what is no identifier."""

import re

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # ride along with text copied from PDFs
_DASHES = str.maketrans("\u2010\u2011", "--")  # typeset hyphens, which stand for "-" in an identifier
_LONGEST_SHOWN = 200
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}


class InvalidIdentifier(ValueError):
    """What was given is not the identifier it should be; the text is a sentence for people."""


def cleaned(text: str) -> str:
    return text.translate(_INVISIBLE).translate(_DASHES).strip()


def shown(text: str) -> str:
    """In a sentence for people; nobody needs to see all of a long text to know which it is."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def nothing(text: str, reason: str) -> str:
    """An empty field is fine; a prefix with nothing after it is not."""
    if cleaned(text):
        raise InvalidIdentifier(f"“{shown(cleaned(text))}” holds no number: {reason}.")
    return ""


def numbered(pattern: re.Pattern[str], text: str, reason: str) -> str:
    """The `number` of the pattern, which all of the text must fit; "" for nothing."""
    without_marks = re.sub(r"[?#].*", "", cleaned(text)).strip(" /.,;()[]")
    if not cleaned(text):
        return ""
    if match := pattern.fullmatch(without_marks):
        return match["number"]
    raise InvalidIdentifier(f"“{shown(cleaned(text))}” is {reason}.")


def without_trailing_marks(text: str) -> str:
    """Sentence marks end no identifier; a closing bracket does, when the identifier itself opened it."""
    text = text.strip()
    while text and (text[-1] in ".,;:\"'”’" or text.count(text[-1]) > text.count(_CLOSING.get(text[-1], text[-1]))):
        text = text[:-1].rstrip()
    return text
