"""HSDS 3.0, the Human Services Data Specification of Open Referral: what its records hold, and whether a file does.

The specification: https://docs.openreferral.org/en/3.0/. A service is a dictionary with everything that belongs to it
inside, as in the standard's JSON; its tables are made of that.
"""

from __future__ import annotations

from treatments.hsds.checking import check_json, check_tables
from treatments.hsds.identifiers import Identifiers
from treatments.hsds.package import descriptor
from treatments.hsds.tabular import Record, cells, rows

__all__ = ["Identifiers", "Record", "cells", "check_json", "check_tables", "descriptor", "rows"]
