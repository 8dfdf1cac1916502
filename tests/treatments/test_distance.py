"""Distance: on a globe, around a point, in words."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, pi, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatments.distance import EARTH_KM, Unit, between, box, middle, told

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)
points = st.tuples(latitudes, longitudes)
BOSTON, LONDON = (42.3601, -71.0589), (51.5074, -0.1278)
HALF_ROUND = pi * EARTH_KM


def going(start: tuple[float, float], course: float, km: float) -> tuple[float, float]:
    """Where one comes to from a point, on a course in degrees: https://edwilliams.org/avform147.htm#LL"""
    north, along, turned, angle = radians(start[0]), radians(start[1]), radians(course), km / EARTH_KM
    latitude = asin(max(-1, min(1, sin(north) * cos(angle) + cos(north) * sin(angle) * cos(turned))))
    aside = atan2(sin(turned) * sin(angle) * cos(north), cos(angle) - sin(north) * sin(latitude))
    return degrees(latitude), (degrees(along + aside) + 180) % 360 - 180


def holds(edges: tuple[float, float, float, float], point: tuple[float, float]) -> bool:
    south, north, west, east = edges
    latitude, longitude = point
    beside = west <= longitude <= east if west <= east else longitude >= west or longitude <= east
    return south <= latitude <= north and beside


@pytest.mark.parametrize(
    ("start", "end", "km"),
    [
        (BOSTON, LONDON, 5265),
        ((0, 179.5), (0, -179.5), 111.195),
        ((90, 0), (-90, 120), HALF_ROUND),
        (BOSTON, BOSTON, 0),
    ],
)
def test_distance_between_known_points(start: tuple[float, float], end: tuple[float, float], km: float) -> None:
    assert between(*start, *end) == pytest.approx(km, rel=0.001)


@given(points, points, points)
def test_distance_is_the_same_both_ways_and_no_detour_is_shorter(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> None:
    assert between(*a, *b) == pytest.approx(between(*b, *a))
    assert between(*a, *c) <= between(*a, *b) + between(*b, *c) + 1e-3


@given(points, st.floats(0, 360), st.floats(0, 1), st.floats(0, 2000) | st.floats(0, HALF_ROUND))
def test_box_holds_every_point_within_the_distance(
    centre: tuple[float, float], course: float, part: float, km: float
) -> None:
    assert holds(box(*centre, km), going(centre, course, part * km))


@pytest.mark.parametrize(
    ("centre", "km", "edges"),
    [
        ((0, 0), 111.195, (-1, 1, -1, 1)),
        ((60, 0), 111.195, (59, 61, -2, 2)),
        ((0, 179.5), 111.195, (-1, 1, 178.5, -179.5)),
        ((0, -179.5), 111.195, (-1, 1, 179.5, -178.5)),
        ((89.5, 20), 111.195, (88.5, 90, -180, 180)),
        ((-90, 0), 10, (-90, -89.91, -180, 180)),
    ],
)
def test_box_is_no_wider_than_it_must_be(
    centre: tuple[float, float], km: float, edges: tuple[float, float, float, float]
) -> None:
    assert box(*centre, km) == pytest.approx(edges, abs=0.01)


def test_middle_of_points_on_both_sides_of_the_180th_meridian_lies_between_them() -> None:
    assert middle([(10, 179), (10, -177)]) == pytest.approx((10, -179), abs=0.01)


def test_middle_of_no_points_is_refused() -> None:
    with pytest.raises(ValueError, match="no middle without a point"):
        middle([])


@pytest.mark.parametrize(
    ("km", "unit", "words"),
    [
        (0, Unit.MILES, "less than 1 mile"),
        (1.6, Unit.MILES, "less than 1 mile"),
        (1.609344, Unit.MILES, "1 mile"),
        (2.25, Unit.MILES, "1.4 miles"),
        (16.05, Unit.MILES, "10 miles"),
        (19.3, Unit.MILES, "12 miles"),
        (0.4, Unit.KM, "less than 1 km"),
        (2, Unit.KM, "2 km"),
        (1204.4, Unit.KM, "1,204 km"),
    ],
)
def test_distance_is_told_in_words(km: float, unit: Unit, words: str) -> None:
    assert told(km, unit) == words
