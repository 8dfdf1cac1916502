"""Opens a file of notices by what it holds: the CSV file of Retraction Watch or PubMed's XML, packed with gzip or not.

gzip: RFC 1952, https://www.rfc-editor.org/rfc/rfc1952. It packs 1 : 1032 at most, text of these kinds about 1 : 10.
"""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import AnyStr, BinaryIO, Final

from articles.notices import pubmed, retraction_watch
from articles.notices.record import Notice, Problem, Unreadable

MOST_UNPACKED: Final = 4 * 2**30
MOST_TIMES: Final = 200  # what comes out, by what went in: text is never packed as tightly as that
FREE: Final = 2**20  # so much may come out of a small file of any kind
LONGEST_LINE: Final = 2**20
_GZIP = b"\x1f\x8b"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WANTED = "Use the CSV file of Retraction Watch or an XML file of PubMed."
_OTHERS = (
    (b"pk\x03\x04", f"This is a zip archive or an Excel workbook. {_WANTED}"),
    (b"\xd0\xcf\x11\xe0", f"This is an old Excel workbook. {_WANTED}"),
    (b"%pdf-", f"This is a PDF file. {_WANTED}"),
    (b"<!doctype html", f"This is a web page, perhaps one that says why there is no file. {_WANTED}"),
    (b"<html", f"This is a web page, perhaps one that says why there is no file. {_WANTED}"),
    (b"{", f"This is a JSON file. {_WANTED}"),
    (b"[", f"This is a JSON file. {_WANTED}"),
    (_GZIP, "This file was packed twice. Unpack it once."),
    (b"bzh", f"This file is packed with bzip2, which cannot be read here. {_WANTED}"),
    (b"\xfd7zxz", f"This file is packed with xz, which cannot be read here. {_WANTED}"),
    (b"\x28\xb5\x2f\xfd", f"This file is packed with zstd, which cannot be read here. {_WANTED}"),
)


@dataclass(frozen=True, slots=True)
class Opened:
    """`notices` reads on while somebody asks, and raises Unreadable where the file turns out not to be whole."""

    origin: str  # "Retraction Watch" or "PubMed"
    notices: Iterator[Notice | Problem]


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Raises Unreadable for a file of another kind. None of it is kept in memory."""
    with ExitStack() as stack:
        try:
            raw = stack.enter_context(path.open("rb"))
        except OSError as error:
            raise Unreadable("The file could not be opened.") from error
        head = _head(raw)
        file = stack.enter_context(_unpacked(raw))
        if _is_xml(head):
            yield Opened(pubmed.ORIGIN, pubmed.read(file))
        else:
            yield Opened(retraction_watch.ORIGIN, _table(file, head))


def _head(raw: BinaryIO) -> bytes:
    """How the file begins, unpacked. Raises Unreadable where that shows that it is of no use."""
    file = _unpacked(raw)
    head = file.read(1024)
    file.detach()
    raw.seek(0)
    if not head.strip():
        raise Unreadable("The file is empty.")
    start = _start(head)
    for mark, sentence in _OTHERS:
        if start.startswith(mark):
            raise Unreadable(sentence)
    if b"\0" in head and not head.startswith(_UTF_16):
        raise Unreadable(f"This is no text file. {_WANTED}")
    return head


def _start(head: bytes) -> bytes:
    if head.startswith(_UTF_16):
        head = head.decode("utf-16", errors="replace").encode(errors="replace")
    return head.removeprefix(codecs.BOM_UTF8).lstrip().lower()


def _is_xml(head: bytes) -> bool:
    return _start(head).startswith(b"<")


def _unpacked(raw: BinaryIO) -> io.BufferedReader:
    is_packed = raw.read(2) == _GZIP
    raw.seek(0)
    return io.BufferedReader(_Unpacked(raw, is_packed=is_packed), buffer_size=2**16)


class _Unpacked(io.RawIOBase):
    """The bytes of a file, or of what is packed in it, as long as there are not far more of them than there can be."""

    def __init__(self, raw: BinaryIO, *, is_packed: bool) -> None:
        self._raw = raw
        self._file: BinaryIO | gzip.GzipFile = gzip.GzipFile(fileobj=raw) if is_packed else raw
        self._is_packed = is_packed
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the only kind that ever comes
        try:
            chunk = self._file.read(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            what = "unpacked: it breaks off or is damaged" if self._is_packed else "read to its end"
            raise Unreadable(f"The file could not be {what}.") from error
        self._given += len(chunk)
        if self._given > MOST_UNPACKED:
            raise Unreadable(f"The file is larger than {MOST_UNPACKED // 2**30} GB, which no file of notices is.")
        if self._is_packed and self._given > max(FREE, MOST_TIMES * self._raw.tell()):
            raise Unreadable(f"The file unpacks to more than {MOST_TIMES} times its size, so it is no file of notices.")
        buffer[: len(chunk)] = chunk
        return len(chunk)


def _table(file: io.BufferedReader, head: bytes) -> Iterator[Notice | Problem]:
    if head.startswith(_UTF_16):
        text = io.TextIOWrapper(file, encoding="utf-16", errors="replace", newline="")
        yield from retraction_watch.read(_short(iter(lambda: text.readline(LONGEST_LINE + 1), "")))
        return
    other: list[int] = []
    yield from retraction_watch.read(_decoded(_short(iter(lambda: file.readline(LONGEST_LINE + 1), b"")), other))
    if other:
        yield Problem(
            other[0],
            "This line is not in UTF-8, as the file of Retraction Watch is, so it was read as Windows-1252"
            f"{f', and {len(other) - 1} more with it' if len(other) > 1 else ''}. Accents may have come out wrong.",
        )


def _short(lines: Iterator[AnyStr]) -> Iterator[AnyStr]:
    for line in lines:
        if len(line) > LONGEST_LINE:
            raise Unreadable(f"The file has a line that does not end, so it is no CSV file. {_WANTED}")
        yield line


def _decoded(lines: Iterator[bytes], other: list[int]) -> Iterator[str]:
    """Line by line: one that some program wrote in another encoding spoils no other."""
    for number, line in enumerate(lines, start=1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            other.append(number)
            text = line.decode("cp1252", errors="replace")
        yield text
