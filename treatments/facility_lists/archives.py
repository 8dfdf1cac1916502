"""Zip archives, opened only where what is in them can be taken in: XLSX workbooks are such archives too.

Every archive says of each file in it how large it becomes, and zipfile holds it to that.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from treatments.facility_lists.record import UnreadableList

SIGNATURES: Final = (b"PK\x03\x04", b"PK\x05\x06")
LARGEST_TABLES: Final = 200 * 2**20  # bytes unpacked: tables are held in memory
LARGEST_WORKBOOK: Final = 2**30  # its sheet is read row by row
MOST_TIMES: Final = 200  # what comes out, by what went in: tables are hardly ever packed as tightly as that
FREE: Final = 2**20  # bytes that may come out of a small file of any kind
MOST_FILES: Final = 1_000
DAMAGE: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
_LOCKED: Final = 0x1  # of the flags of a file


@contextmanager
def archive(stream: BinaryIO, largest: int) -> Iterator[zipfile.ZipFile]:
    """Raises UnreadableList for one that is damaged, locked, or far larger than it looks, also while it is read."""
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as opened:
            _check(opened, largest)
            yield opened
    except DAMAGE as error:
        raise UnreadableList("The zip file is damaged or cut short, so it cannot be unpacked.") from error


def is_workbook(opened: zipfile.ZipFile) -> bool:
    return "xl/workbook.xml" in opened.namelist()


def _check(opened: zipfile.ZipFile, largest: int) -> None:
    files = opened.infolist()
    if any(file.flag_bits & _LOCKED for file in files):
        raise UnreadableList("The zip file is locked with a password. Unlock it first.")
    unpacked = sum(file.file_size for file in files)
    if unpacked > largest or len(files) > MOST_FILES:
        raise UnreadableList(
            f"The zip file unpacks to {unpacked:,} bytes in {len(files):,} files; {largest:,} bytes in "
            f"{MOST_FILES:,} files are the most."
        )
    if unpacked > max(FREE, MOST_TIMES * sum(file.compress_size for file in files)):
        raise UnreadableList(f"The zip file unpacks to more than {MOST_TIMES} times its size, so it is no list.")
