"""What finding a programme costs with 1,000 and with 20,000 of them: python bench/directory.py

Prints how long the directory takes to come into memory and how much of it, then for some 25 searches the queries, p50
and p95 with either number, and the heaviest page. Works on a database of its own that it throws away, on SQLite or
whatever DATABASE_URL names.
"""

import gzip
import os
import random
import statistics
import sys
import time
import tracemalloc
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402

FEW, MANY, SERVICES, ROUNDS = 1_000, 20_000, 30, 20
FACETS = {
    "setting": 20,
    "therapy": 25,
    "medicine": 15,
    "payment": 20,
    "language": 40,
    "group": 25,
    "age": 3,
    "other": 40,
}
TOWNS = [(f"Town {number}", 26 + number % 20, -120 + (number * 7) % 48) for number in range(200)]
WORDS = ["River", "Elm", "Harbour", "New Day", "St Mary's", "Northern", "Hope", "Valley", "Oak", "Bridge"]
SEARCHES = [
    "",
    "?page=5",
    "?sort=name",
    "?q=riv",
    "?q=st+marys+town",
    "?q=nobody",
    "?level=level-1",
    "?level=level-1&level=level-2",
    "?treatment=treatment-1",
    "?setting=setting1",
    "?therapy=therapy3&therapy=therapy4",
    "?medicine=medicine0&payment=payment1",
    "?language=language9",
    "?age=age1&group=group2",
    "?setting=setting1&therapy=therapy3&payment=payment1&medicine=medicine0",
    "?place=Town+7",
    "?place=Town+7&within=100",
    "?place=Town+7&within=100&sort=name",
    "?place=Town+7&within=100&unit=km",
    "?place=Town+7&within=5&level=level-1",
    "?place=Town+7&within=50&therapy=therapy3&q=oak",
    "?place=00007",
    "?place=Nowhere+at+all",
    "?place=MA",
    "?place=MA&payment=payment1&page=5",
    "?payment=unknown",
]


def make(first: int, number: int) -> None:
    from treatments.models import Assurance, DirectoryStamp, FacilityList, Listing, Programme, Provider

    chance = random.Random(first)
    codes = [f"{facet}{each}" for facet, size in FACETS.items() for each in range(size)]
    weights = [1 / (1 + index % 12) for index in range(len(codes))]
    providers = Provider.objects.bulk_create(
        Provider(name=f"Provider {each}", name_key=f"provider{each}") for each in range(first, first + number, 4)
    )
    programmes = []
    for each in range(first, first + number):
        town, latitude, longitude = chance.choice(TOWNS)
        name = f"{chance.choice(WORDS)} {chance.choice(WORDS)} Treatment {each}"
        place = (latitude + chance.gauss(0, 0.3), longitude + chance.gauss(0, 0.3)) if each % 50 else (None, None)
        programmes.append(
            Programme(
                provider=providers[(each - first) // 4],
                name=name,
                slug="programme",
                city=town,
                state_province=chance.choice(["MA", "TX", "Ohio"]),
                postal_code="00007",
                latitude=place[0],
                longitude=place[1],
                phone="617-555-0101",
                services=sorted(set(chance.choices(codes, weights, k=SERVICES + 12)))[:SERVICES],
            )
        )
    Programme.objects.bulk_create(programmes, batch_size=500)
    source = FacilityList.objects.get_or_create(name="Made-up list")[0]
    day = "2026-06-01"
    Assurance.objects.bulk_create(
        (
            Assurance(programme=each, group=group, source="List", assured_date=day)
            for each in programmes
            for group in ("contact", "services", "cost")
        ),
        batch_size=2000,
    )
    Listing.objects.bulk_create(
        (Listing(facility_list=source, identifier=str(each.pk), programme=each, last_seen=day) for each in programmes),
        batch_size=2000,
    )
    DirectoryStamp.move_on()


def make_world() -> None:
    from articles import publishing
    from tests.factories import make_help_line, make_level, make_user
    from treatments.models import Term, Treatment

    make_user()
    make_help_line()
    levels = [make_level(f"Level {each}", slug=f"level-{each}", position=each) for each in range(10)]
    treatments = []
    for each in range(10):
        treatment = Treatment(title=f"Treatment {each}", slug=f"treatment-{each}", summary="About it.", body="Words.")
        publishing.save_draft(treatment, by=None, tags=[])
        publishing.publish(treatment, by=None)
        treatments.append(treatment)
    for facet, size in FACETS.items():
        for each in range(size):
            name = f"A plain name for {facet} number {each}"
            term = Term.objects.create(code=f"{facet}{each}", name=name, facet=facet)
            if facet == "setting" and each < 10:
                term.levels.add(levels[each])
            if facet == "therapy" and each < 10:
                term.treatments.add(treatments[each])
    make_places()


def make_places() -> None:
    from treatments.models import Place

    def place(kind: str, code: str, name: str, north: float, east: float) -> Place:
        key, where = name.casefold(), {"latitude": north, "longitude": east}
        return Place(kind=kind, country="US", region="MA", code=code, name=name, name_key=key, **where)

    Place.objects.bulk_create(
        place(kind, f"{each:05}", *town) for kind in ("town", "code") for each, town in enumerate(TOWNS)
    )
    place("region", "MA", "Massachusetts", 42.0, -71.0).save()


def come_into_memory() -> None:
    from treatments import directory

    directory.forget()
    start = time.perf_counter()
    index = directory.current()
    seconds = time.perf_counter() - start
    del index
    directory.forget()
    tracemalloc.start()
    directory.current()
    now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"  read in {seconds:.2f} s; {now / 1e6:.1f} MB kept, {most / 1e6:.1f} MB at most while it is read")


def measure() -> dict[str, tuple[list[float], int, int]]:
    """For each search its times, its queries, and the bytes that are sent."""
    client = Client()
    found = {}
    for search in SEARCHES:
        address = f"/programmes/{search}"
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
        queries = len(captured)
        assert response.status_code == 200, (address, response.status_code)
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            client.get(address)
            times.append(time.perf_counter() - start)
        found[search] = times, queries, len(gzip.compress(response.content))
    return found


def told(number: int, found: dict[str, tuple[list[float], int, int]]) -> tuple[float, float]:
    times = sorted(each for of_one, _, _ in found.values() for each in of_one)
    p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
    queries = max(each for _, each, _ in found.values())
    heaviest = max(each for _, _, each in found.values())
    print(
        f"  {number:,} programmes: p50 {p50 * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms, "
        f"at most {queries} queries, the heaviest page {heaviest:,} bytes by gzip"
    )
    return p50, p95


def main() -> None:
    setup_test_environment()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    old = runner.setup_databases()
    try:
        make_world()
        make(0, FEW)
        print(f"{FEW:,}:")
        come_into_memory()
        few = measure()
        make(FEW, MANY - FEW)
        print(f"{MANY:,}:")
        come_into_memory()
        many = measure()
    finally:
        runner.teardown_databases(old)
    before, after = told(FEW, few), told(MANY, many)
    print(f"  ratio: p50 {after[0] / before[0]:.2f}, p95 {after[1] / before[1]:.2f}")
    print(f"{'search':75} {'1,000: ms':>9} {'20,000: ms':>10}  queries  bytes")
    for search in SEARCHES:
        first, last = few[search], many[search]
        print(
            f"{search or '(nothing asked)':75} {statistics.median(first[0]) * 1000:9.1f} "
            f"{statistics.median(last[0]) * 1000:10.1f}  {last[1]:7}  {last[2]:,}"
        )


if __name__ == "__main__":
    main()
