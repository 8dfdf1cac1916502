"""The directory on its way out: the programmes that readers see, as HSDS 3.0 has them."""

from __future__ import annotations

from treatments.exporting.choosing import UnknownList, chosen
from treatments.exporting.writing import Format, write

__all__ = ["Format", "UnknownList", "chosen", "write"]
