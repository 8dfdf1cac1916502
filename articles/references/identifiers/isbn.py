"""ISBNs of ten and of thirteen digits."""

import re

from articles.references.identifiers.pasted import InvalidIdentifier, cleaned, nothing, shown

_PREFIX = re.compile(r"\Aisbn(?:[\s-]*1[03](?=[\s:]))?[\s:]*", re.IGNORECASE)


def normalise_isbn(text: str) -> str:
    """The thirteen digits of the ISBN; "" for nothing. Ten-digit numbers become the thirteen that stand for them."""
    number = _PREFIX.sub("", cleaned(text))
    digits = re.sub(r"[\s\u2012-\u2015-]", "", number).rstrip(".,;").upper()
    if not digits:
        return nothing(text, "an ISBN has ten or thirteen digits")
    refused = f"“{shown(number)}” is not an ISBN"
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        valid, thirteen = _check_of_ten(digits[:9]) == digits[9], "978" + digits[:9]
    elif re.fullmatch(r"97[89][0-9]{10}", digits):
        valid, thirteen = _check_of_thirteen(digits[:12]) == digits[12], digits[:12]
    else:
        raise InvalidIdentifier(f"{refused}: one has ten digits, or thirteen beginning 978 or 979.")
    if not valid:
        raise InvalidIdentifier(f"{refused}: its last digit does not fit the others, so one is wrong.")
    return thirteen + _check_of_thirteen(thirteen)


def _check_of_ten(nine: str) -> str:
    rest = -sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def _check_of_thirteen(twelve: str) -> str:
    return str(-sum((1, 3)[place % 2] * int(digit) for place, digit in enumerate(twelve)) % 10)
