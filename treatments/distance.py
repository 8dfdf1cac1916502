"""Distance on the globe in a straight line: between two points, around one, and in words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

# The mean radius R1 of the GRS 80 ellipsoid: H. Moritz, Geodetic Reference System 1980, J. Geodesy 74 (2000), 128-133.
# The ellipsoid departs from this sphere by at most 0.6% of a distance, less than the middle of a postcode does.
EARTH_KM = 6371.0088
SLACK_KM = 0.000_01  # a centimetre, so that rounding keeps no point out of a box


class Unit(StrEnum):
    MILES = "mi"
    KM = "km"

    @property
    def km(self) -> float:
        """Kilometres in one of it. The international mile is 1,609.344 metres exactly."""
        return 1.609344 if self is Unit.MILES else 1.0

    @property
    def label(self) -> str:
        return "miles" if self is Unit.MILES else "km"

    @property
    def label_of_one(self) -> str:
        return "mile" if self is Unit.MILES else "km"


def between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Kilometres between two points in degrees, by the haversine formula, which is exact for near ones too."""
    north, other_north = radians(latitude), radians(other_latitude)
    half_up = sin((other_north - north) / 2)
    half_along = sin(radians(other_longitude - longitude) / 2)
    chord = half_up * half_up + cos(north) * cos(other_north) * half_along * half_along
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def box(latitude: float, longitude: float, km: float) -> tuple[float, float, float, float]:
    """(south, north, west, east) in degrees around every point within so many kilometres.

    West is greater than east where the box crosses the 180th meridian. A box that holds a pole holds all longitudes.
    The formula is that of J. P. Matuschek, Finding points within a distance of a latitude/longitude (2010).
    """
    angle = (km + SLACK_KM) / EARTH_KM
    south, north = latitude - degrees(angle), latitude + degrees(angle)
    if south <= -90 or north >= 90:
        return max(south, -90.0), min(north, 90.0), -180.0, 180.0
    aside = degrees(asin(min(1.0, sin(angle) / cos(radians(latitude)))))
    return south, north, _on_the_map(longitude - aside), _on_the_map(longitude + aside)


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The point in the middle of (latitude, longitude) pairs, also where they lie on both sides of the 180th meridian.

    ValueError without a point.
    """
    x = y = z = 0.0
    number = 0
    for latitude, longitude in points:
        north, along = radians(latitude), radians(longitude)
        x += cos(north) * cos(along)
        y += cos(north) * sin(along)
        z += sin(north)
        number += 1
    if not number:
        raise ValueError("There is no middle without a point.")
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def told(km: float, unit: Unit) -> str:
    """ "less than 1 mile", "1.4 miles", "12 miles", "1,204 km": one decimal below ten, as exact as a postcode is."""
    number = km / unit.km
    if number < 1:
        return f"less than 1 {unit.label_of_one}"
    rounded = round(number, 1)
    if rounded >= 10:
        return f"{number:,.0f} {unit.label}"
    return f"{rounded:g} {unit.label_of_one if rounded == 1 else unit.label}"


def _on_the_map(longitude: float) -> float:
    """The same meridian between -180 and 180 degrees."""
    if -180 <= longitude <= 180:
        return longitude
    return (longitude + 180) % 360 - 180
