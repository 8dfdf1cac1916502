"""Text out of files of other programs, made plain: without HTML, control characters and what cannot be seen."""

import html
import re
import unicodedata

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]{0,30}(?:\s[^<>]{0,300})?/?>|<!--.{0,300}?-->", re.DOTALL)
_BREAK = re.compile(r"</?(?:br|p|div|li|h[1-6]|jats:p|jats:title)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
# Soft hyphens, spaces of no width and marks that turn the direction of all that follows them.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")  # and halves of characters
_REPEATS = 3  # "&amp;lt;i&amp;gt;" was escaped twice


def plain(text: str) -> str:
    """On one line."""
    return " ".join(_without_html(text).split())


def plain_lines(text: str) -> str:
    return "\n".join(filter(None, (" ".join(line.split()) for line in _without_html(text).splitlines())))


def on_one_line(text: str) -> str:
    """As it is otherwise: an address or an identifier, in which "<b>" is no HTML, or what is plain text already."""
    return " ".join(_visible(text).split())


def unescaped(text: str) -> str:
    """With `&amp;` for `&`, and the like, as often as it was escaped."""
    for _ in range(_REPEATS):
        simpler = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
        if simpler == text:
            break
        text = simpler
    return text


def _without_html(text: str) -> str:
    if "&" in text:
        text = unescaped(text)
    return _visible(_TAG.sub("", _BREAK.sub(" ", text)) if "<" in text else text)


def _visible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _CONTROLS.sub(" ", text)))
