"""The text of a file, whichever encoding it is in, without keeping the file in memory."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

_CHUNK: Final = 2**16
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNUSED_IN_CP1252: Final = b"\x81\x8d\x8f\x90\x9d"
NAMES: Final = {"cp1252": "Windows-1252", "latin-1": "Latin-1"}


def encoding_of(stream: BinaryIO) -> str:
    """By its byte order mark, else UTF-8 if all of it is, else one of NAMES. Reads the whole stream."""
    stream.seek(0)
    head = stream.read(3)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    other = ""
    while chunk := stream.read(_CHUNK):
        try:
            if not other:
                decoder.decode(chunk)
        except UnicodeDecodeError:
            other = "cp1252"
        if other and chunk.translate(None, _UNUSED_IN_CP1252) != chunk:
            return "latin-1"
    return other or _utf_8(decoder)


def _utf_8(decoder: codecs.IncrementalDecoder) -> str:
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def note(encoding: str) -> str:
    """A sentence where the encoding is not certain, else ""."""
    if encoding not in NAMES:
        return ""
    return f"This file is not in UTF-8; it was read as {NAMES[encoding]}: check letters with accents."


@contextmanager
def text_of(stream: BinaryIO, encoding: str) -> Iterator[io.TextIOWrapper]:
    """From its beginning, its line ends as they are. The stream stays open."""
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    try:
        yield text
    finally:
        if not stream.closed:  # by somebody who read no further
            text.detach()


class InUtf8:
    """A stream of text as the bytes that a parser of JSON asks for."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def read(self, size: int = -1) -> bytes:
        return self._text.read(size).encode("utf-8", errors="replace")
