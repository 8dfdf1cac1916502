"""The directory as readers search it: kept in memory, read anew when its stamp has moved on (decision 14)."""

from __future__ import annotations

from threading import Lock

from treatments.directory.index import Index
from treatments.directory.reading import read
from treatments.models import DirectoryStamp

__all__ = ["Index", "current", "forget"]

_reading = Lock()
_kept: Index | None = None


def current() -> Index:
    """The index of today, for one query. While one thread reads it anew, the others go on with the one before.

    Take it once for a request.
    """
    global _kept
    stamp = DirectoryStamp.current()
    if (kept := _kept) and kept.stamp == stamp:
        return kept
    if kept is None:
        _reading.acquire()
    elif not _reading.acquire(blocking=False):
        return kept
    try:
        if not _kept or _kept.stamp != stamp:
            _kept = read(stamp)
        return _kept
    finally:
        _reading.release()


def forget() -> None:
    """Read it anew on the next request, whatever the stamp says: for a database that is not the one of before."""
    global _kept
    _kept = None
