"""Puts the pieces of a printed reference together so that none ever leaves a stray mark behind."""

import re


def tidy(text: str) -> str:
    """The text on one line with doubled marks made single; "" when it holds no letter and no digit.

    Closing up ", ." keeps the comma, so that "1, .5 mg" can never turn into "1.5 mg".
    """
    line = " ".join(text.split())
    line = re.sub(r"\.{3,}", "…", line).replace("..", ".")
    line = re.sub(r",(?: ?,)+", ",", line).replace(", .", ",.")
    return line if any(character.isalnum() for character in line) else ""


def piece(text: str) -> str:
    """A part of a sentence, without marks at its ends that would meet those of its neighbours."""
    return tidy(text).strip(" ,;:")


def sentence(text: str) -> str:
    """The text closed by a full stop, unless it closes itself; "" for nothing."""
    closed = piece(text)
    return closed if not closed or closed.endswith((".", "?", "!", "…")) else f"{closed}."


def paragraph(*texts: str) -> str:
    """The sentences that are there, one after another."""
    return " ".join(filter(None, map(sentence, texts)))
