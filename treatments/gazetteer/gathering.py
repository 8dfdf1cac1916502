"""Places out of the rows of GeoNames: one for each code, town and region."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from statistics import median

from treatments.distance import between, middle
from treatments.gazetteer.geonames import Row
from treatments.gazetteer.names import place_key, short_name, town_name
from treatments.gazetteer.regions import NATIONS, STATE_NAMES, STATES, TERRITORIES
from treatments.models import Place

LONGEST_CODE = 10
A_TOWN = 3  # a town with so many codes names each of them
ASTRAY_KM = 50  # of the points of one code, what lies this far from the rest is a mistake
ONE_TOWN_KM = {
    "GB": 10
}  # codes of one name that lie this near are one town: England has 20 Suttons, a state seldom two
ONE_TOWN_ELSEWHERE_KM = 40


def tidy(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with their regions as the site writes them, without those that are no place to live near.

    American rows without a state are military post offices. British ones without a nation lie on Jersey, Guernsey and
    the Isle of Man, which the data holds as countries of their own.
    """
    for row in rows:
        country, region = _region(row)
        if len(row.code) <= LONGEST_CODE and (region or country not in ("US", "GB")):
            yield row._replace(country=country, state=region, town=town_name(row.town))


def _region(row: Row) -> tuple[str, str]:
    """The country and the region of a row; no region when it is none of the two countries we know well."""
    if row.country in TERRITORIES:
        return "US", row.country
    if row.country == "US":
        return "US", STATES.get(row.state, "")
    if row.country == "GB":
        return "GB", row.state if row.state in NATIONS else ""
    return row.country, row.state[:60]


def places(rows: list[Row]) -> Iterator[Place]:
    """Towns, then codes, then regions, out of tidy rows.

    Larger towns come first. In Britain many have one code only: then those whose code has the fewest towns, for one
    code holds a hundred villages or a part of a city.
    """
    towns_of = Counter((row.country, row.code) for row in rows)
    sizes: dict[Row, int] = {}
    towns = [(len({row.code for row in town}), town) for town in _towns(rows)]
    for codes, town in sorted(towns, key=lambda each: (-each[0], min(towns_of[row[:2]] for row in each[1]))):
        sizes |= dict.fromkeys(town, codes)
        yield from _town(town, codes)
    yield from _codes(rows, sizes)
    yield from _regions(rows)


def _towns(rows: list[Row]) -> Iterator[list[Row]]:
    named: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        named[row.country, row.state, place_key(row.town)].append(row)
    for (country, _, key), of_one_name in named.items():
        if key:
            yield from _apart(of_one_name, ONE_TOWN_KM.get(country, ONE_TOWN_ELSEWHERE_KM))


def _apart(rows: list[Row], km: float) -> list[list[Row]]:
    """The rows in groups: each lies within so many kilometres of another one of its group."""
    groups: list[list[Row]] = []
    for row in rows:
        near = [group for group in groups if any(between(*row.point, *other.point) <= km for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([row, *(other for group in near for other in group)])
    return groups


def _town(rows: list[Row], codes: int) -> Iterator[Place]:
    """A town; twice when people know it by two names, "Newcastle upon Tyne" and "Newcastle"."""
    first = min(rows)
    name = Counter(row.town for row in rows).most_common(1)[0][0]
    keys = {place_key(name)}
    if first.country == "GB" and short_name(name):
        keys.add(place_key(short_name(name)))
    for key in sorted(keys):
        # The first code tells towns of one name and region apart.
        yield _place(Place.Kind.TOWN, rows, code=first.code, name=name, name_key=key, weight=codes)


def _codes(rows: list[Row], sizes: dict[Row, int]) -> Iterator[Place]:
    by_code: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_code[row.country, row.code].append(row)
    for (_, code), of_one_code in by_code.items():
        name = _best_town(of_one_code, sizes) or code
        region = Counter(row.state for row in of_one_code).most_common(1)[0][0]  # a postcode may lie in two nations
        yield _place(Place.Kind.CODE, _trusted(of_one_code), code=code, name=name, region=region)


def _best_town(rows: list[Row], sizes: dict[Row, int]) -> str:
    """The only town of a code, or one that is known beyond it; else "": one of its villages would mislead."""
    best = max(rows, key=lambda row: sizes.get(row, 0))
    return best.town if len(rows) == 1 or sizes.get(best, 0) >= A_TOWN else ""


def _trusted(rows: list[Row]) -> list[Row]:
    """The rows of a code with the best points, without those that are astray."""
    best = max(row.accuracy for row in rows)
    rows = [row for row in rows if row.accuracy == best]
    centre = median(row.latitude for row in rows), median(row.longitude for row in rows)
    return [row for row in rows if between(*centre, *row.point) <= ASTRAY_KM] or rows


def _regions(rows: list[Row]) -> Iterator[Place]:
    by_region: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_region[row.country, row.state].append(row)
    for (country, region), of_one_region in by_region.items():
        if region:
            name = STATE_NAMES[region] if country == "US" else region
            code = region if country == "US" else ""
            weight = len({row.code for row in of_one_region})
            yield _place(Place.Kind.REGION, of_one_region, code=code, name=name, weight=weight)


def _place(kind: Place.Kind, rows: list[Row], *, name: str, region: str = "", **fields: str | int) -> Place:
    latitude, longitude = middle(row.point for row in rows)
    return Place(
        kind=kind,
        country=rows[0].country,
        region=region or rows[0].state,
        name=name,
        latitude=round(latitude, 4),
        longitude=round(longitude, 4),
        **({"name_key": place_key(name)} | fields),
    )
