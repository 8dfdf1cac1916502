"""Lists of treatment facilities as others publish them, read row by row. Knows no database."""

from treatments.facility_lists.formats import ACCEPTED, Format, format_of
from treatments.facility_lists.reading import read
from treatments.facility_lists.record import Facility, Offer, Row, UnreadableList

__all__ = ["ACCEPTED", "Facility", "Format", "Offer", "Row", "UnreadableList", "format_of", "read"]
