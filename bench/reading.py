"""How the cost of a reader's request grows with the site: python bench/reading.py

Prints, for each kind of page, the median time with 1,000 articles as a multiple of that with 10, and the queries. Times
depend on the machine; the multiples of one run are what counts. Works on a database of its own that it throws away.
"""

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402

ADDRESSES = ["/", "/articles/", "/articles/?tag=tag-1&tag=tag-2", "/articles/asked/", "/tags/", "/search/?q=words"]
ROUNDS = 40


def measure(address: str) -> tuple[float, int]:
    """Median seconds of a request, and its number of queries."""
    client = Client()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    queries = len(captured)
    assert response.status_code == 200, (address, response.status_code)
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        client.get(address)
        times.append(time.perf_counter() - start)
    return statistics.median(times), queries


def main() -> None:
    from tests.factories import make_article, make_help_line, make_many

    setup_test_environment()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    old = runner.setup_databases()
    try:
        make_help_line()
        make_article(slug="asked", tags=("Tag 1", "Tag 2"), body="Some words.")
        make_many(10)
        few = {address: measure(address) for address in ADDRESSES}
        make_many(990)
        many = {address: measure(address) for address in ADDRESSES}
    finally:
        runner.teardown_databases(old)
    print(f"{'address':34} {'10: ms':>8} {'1000: ms':>9} {'ratio':>6}  queries")
    for address in ADDRESSES:
        (before, queries), (after, queries_then) = few[address], many[address]
        print(
            f"{address:34} {before * 1000:8.1f} {after * 1000:9.1f} {after / before:6.1f}  {queries} and {queries_then}"
        )


if __name__ == "__main__":
    main()
