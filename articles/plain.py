"""Plain text as the site keeps it, whatever was pasted."""

import re

LINE_END = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
# Control characters but for tab and line feed, lone surrogates and noncharacters: no HTML, no feed and not every
# database takes them. Word processors put some of them into what people paste.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)


def plain(text: str) -> str:
    """The text with one kind of line end and a space for each character that cannot be shown. Lines stay lines."""
    return UNPRINTABLE.sub(" ", LINE_END.sub("\n", text))
