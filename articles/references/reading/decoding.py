"""From the bytes of a file to its text: which encoding it is in, and which files hold no text at all."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from articles.references.refusals import Unreadable

_BYTE_ORDER_MARKS = (  # the longer before the shorter: UTF-32 begins as UTF-16 does
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNPACK = "unpack it first, and give the file of references that is in it."
_SAVE_AS = "save its references as RIS, BibTeX, PubMed or CSL-JSON instead."
_NO_TEXT = (  # (how the file begins, what it is and what to do)
    (b"\x1f\x8b", f"This is a gzip file: {_UNPACK}"),
    (b"BZh", f"This is a bzip2 file: {_UNPACK}"),
    (b"\xfd7zXZ\x00", f"This is an xz file: {_UNPACK}"),
    (b"7z\xbc\xaf\x27\x1c", f"This is a 7-Zip archive: {_UNPACK}"),
    (b"Rar!", f"This is a RAR archive: {_UNPACK}"),
    (b"%PDF-", f"This is a PDF: {_SAVE_AS}"),
    (b"\xd0\xcf\x11\xe0", f"This is a Word, Excel or other Office file: {_SAVE_AS}"),
    (b"{\\rtf", f"This is a formatted text (RTF): {_SAVE_AS}"),
    (b"SQLite format 3", f"This is a database, such as Zotero's own: {_SAVE_AS}"),
)
_OFFICE = re.compile(rb"\[Content_Types\]\.xml|application/vnd\.oasis")
_LOOKED_AT = 20_000
_RUBBISH = 0.01  # a text has hardly any control characters, random bytes have one in ten


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    note: str  # a sentence for people where the encoding is not certain, else ""


def decoded(data: bytes) -> Decoded:
    """The text with lines that end in a newline each. Raises Unreadable."""
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable("The file is empty.")
    _refuse_what_is_no_text(data)
    text, note = _text(data)
    if _rubbish(text):
        raise Unreadable("This is no text: the file may be damaged, or something other than references.")
    text = in_lines(text)
    if not text.strip():
        raise Unreadable("The file is empty.")
    return Decoded(text, note)


def in_lines(text: str) -> str:
    """With one kind of line end, and without what no database keeps: NUL and halves of characters."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return text if text.isascii() else re.sub("[\ud800-\udfff]", "", text)


def _refuse_what_is_no_text(data: bytes) -> None:
    if data.startswith(b"PK\x03\x04"):
        kind = f"an Office file: {_SAVE_AS}" if _OFFICE.search(data[:_LOOKED_AT]) else f"a ZIP archive: {_UNPACK}"
        raise Unreadable(f"This is {kind}")
    for beginning, reason in _NO_TEXT:
        if data.startswith(beginning):
            raise Unreadable(reason)


def _text(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), ""
    if encoding := _utf_16_without_mark(data):
        return _strictly(data, encoding), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _western(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise Unreadable(f"The file begins as {name} but breaks off or is damaged: save it as UTF-8.") from error


def _utf_16_without_mark(data: bytes) -> str:
    """Every other byte of a Latin text in UTF-16 is zero."""
    start = data[:2000]
    half = len(start) // 2
    if half and start[1::2].count(0) > 0.7 * half and start[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and start[0::2].count(0) > 0.7 * half and start[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _western(data: bytes) -> tuple[str, str]:
    """Nothing in a single-byte file says which code page it is in; these two are the usual ones."""
    try:
        text, name = data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        text, name = data.decode("latin-1"), "Latin-1"
    accented = re.search(r"[^\x00-\x7f]", text)
    line = in_lines(text[: accented.start()]).count("\n") + 1 if accented else 1
    note = f"This file is not UTF-8; it was read as {name}: check letters with accents, the first in line {line}."
    return text, note


def _rubbish(text: str) -> bool:
    start = text[:_LOOKED_AT]
    controls = sum(unicodedata.category(each) == "Cc" and each not in "\t\n\r\f" for each in start)
    return controls > max(3, _RUBBISH * len(start))
