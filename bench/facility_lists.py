"""What importing a facility list costs: python bench/facility_lists.py [FACILITIES] [--kill [KILLS]]

Writes a file of made-up facilities as FindTreatment.gov exports them, imports it by the command, again, and once more
with one in twenty changed and one in fifty gone. Prints the seconds of each step and the peak of the memory. With
--kill the command is killed with -9 in the middle again and again: afterwards no batch may be there by half, and one
more run has to come to the same directory as a run that nobody cut off. Works on databases of its own that it throws
away: SQLite, or PostgreSQL where DATABASE_URL names one.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.kill import own_database  # noqa: E402

LIST = "Bench list"
SERVICES = 30  # of a facility
NAMED = 150  # services that there are, of which all but a few have a term
BATCH = 500
PLAN_ENDS = "Services that no term"  # what the command says last of its plan
LONGEST = 2.5  # seconds of applying after which it is killed
# Runs the command, and says how long each verb of it took, how much of that on the processor, and the peak of the
# memory: Linux keeps it in the status of a process, and what it tells a parent begins with the size of that parent.
MEASURED = """
import sys, time
from collections import Counter
import django
django.setup()
from django.core.management import CommandError, call_command
from treatments import importing
spent = Counter()
def timed(name):
    verb = getattr(importing, name)
    def measured(*args, **options):
        began = time.perf_counter()
        try:
            return verb(*args, **options)
        finally:
            spent[name] += time.perf_counter() - began
    setattr(importing, name, measured)
for name in ("start", "read_on", "unknown_names", "apply_on"):
    timed(name)
call_command("import_programmes", *sys.argv[1:])
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
steps = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in spent.items())
processor = f"on the processor {time.process_time():.1f} s"
print("MEASURED", steps, processor, f"{int(peak.split()[1]) // 1024} MB", sep="; ")
"""
SET_UP = f"""
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from treatments.models import Facet, Term
Term.objects.bulk_create(
    Term(code=f"T{{number}}", name=f"Service number {{number}} (of the bench)",
         facet=Facet.PAYMENT if number % 10 == 0 else Facet.OTHER)
    for number in range({NAMED} - 5)
)
"""
# What the directory says, whatever its ids and moments are.
STATE = """
import hashlib, json, sys
import django
django.setup()
from treatments.importing.fields import ours
from treatments.models import Listing, Programme
seen = hashlib.sha256()
listings = Listing.objects.select_related("programme__provider").prefetch_related("programme__assurances")
for each in listings.order_by("identifier").iterator(chunk_size=500):
    assured = [[a.group, a.source, str(a.assured_date), a.assurer] for a in each.programme.assurances.all()]
    said = [each.identifier, each.record, each.offers, each.is_in_latest, str(each.last_seen)]
    seen.update(json.dumps([said, ours(each.programme), each.programme.slug, assured], sort_keys=True).encode())
print(json.dumps({
    "state": seen.hexdigest()[:16], "programmes": Programme.objects.count(), "listings": Listing.objects.count(),
    "half": Programme.objects.filter(listings=None).count() + Programme.objects.filter(assurances=None).count(),
}))
"""


def facility(number: int, *, changed: bool = False) -> dict[str, object]:
    offers = [f"Service number {(number * 7 + each * 11) % NAMED} (of the bench)" for each in range(SERVICES)]
    categories = [
        {"f1": f"Category {each} of the services that there are", "f2": f"C{each}", "f3": "; ".join(offers[each::10])}
        for each in range(10)
    ]
    return {
        "_irow": number,
        "frid": f"{number:064x}",
        "name1": f"Health Trust {number % 5000}",
        "name2": f"Programme number {number} for recovery",
        "street1": f"{number % 900 + 1} Example Street",
        "street2": "",
        "city": f"Town {number % 3000}",
        "state": ("MA", "VA", "CA", "TX")[number % 4],
        "zip": f"{number % 90000 + 10000}",
        "phone": f"555-555-{number % 10000:04}",
        "intake1": f"555-556-{(number + changed) % 10000:04}",
        "hotline1": None,
        "website": f"https://www.example.org/programmes/{number}",
        "latitude": f"{25 + number % 20000 / 1000}",
        "longitude": f"{-120 + number % 40000 / 1000}",
        "typeFacility": "SA",
        "note": "x" * 1000,  # as long as the rows of the real list
        "services": categories,
    }


def write(path: Path, facilities: Iterator[dict[str, object]]) -> Path:
    with path.open("w") as file:
        file.write('{"page": 1, "totalPages": 1, "rows": [')
        for number, each in enumerate(facilities):
            file.write((",\n" if number else "") + json.dumps(each))
        file.write("]}")
    return path


class Site:
    """A database of its own, and the commands on it."""

    def __init__(self, address: str) -> None:
        self.environment = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "config.settings"}
        self.python(SET_UP)

    def python(self, code: str, *args: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, *args], cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, check=True
        )
        return done.stdout.decode()

    def run(self, what: str, path: Path, day: str) -> None:
        began = time.perf_counter()
        *_said, last, measured = self.python(MEASURED, str(path), "--list", LIST, "--as-of", day).splitlines()
        spent = time.perf_counter() - began
        print(f"{what:14} {spent:6.1f} s in all: {measured.removeprefix('MEASURED; ')}\n{'':14} {last}", flush=True)

    def state(self) -> dict[str, object]:
        return json.loads(self.python(STATE))

    def cut_off(self, path: Path, day: str, seconds: float) -> bool:
        """Kill the command so long after it has said its plan. Whether that was before the end."""
        command = [sys.executable, "-u", "manage.py", "import_programmes", str(path), "--list", LIST, "--as-of", day]
        process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        assert process.stdout
        next(line for line in process.stdout if line.startswith(PLAN_ENDS))
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return True
        finally:
            process.stdout.close()
        return False


@contextmanager
def own_site() -> Iterator[Site]:
    with own_database() as address:
        yield Site(address)


def measure(files: list[Path]) -> None:
    first, changed = files
    with own_site() as site:
        site.run("new", first, "2026-10-01")
        site.run("again", first, "2026-10-01")
        site.run("a newer list", changed, "2026-11-01")


def kill(files: list[Path], kills: int) -> bool:
    """Kill the import of each file so many times, then let it end. Whether anything is wrong."""
    days = ("2026-10-01", "2026-11-01")
    with own_site() as site:
        for path, day in zip(files, days, strict=True):
            site.run("nobody kills", path, day)
        whole = site.state()
    wrong = False
    with own_site() as site:
        for path, day in zip(files, days, strict=True):
            for number in range(kills):
                cut = site.cut_off(path, day, random.uniform(0.1, LONGEST))
                found = site.state()
                is_half = is_by_half(found, int(str(whole["programmes"])))
                wrong = wrong or is_half
                told = "cut off" if cut else "came too late"
                print(f"kill {number + 1}: {told}, {found['programmes']:,} programmes", end="")
                print(", BY HALF" if is_half else ", whole batches", flush=True)
            site.run("one more run", path, day)
        is_equal = site.state()["state"] == whole["state"]
    print("The directory is the same as without kills." if is_equal else "THE DIRECTORY IS ANOTHER.")
    return wrong or not is_equal


def is_by_half(found: dict[str, object], all_of_them: int) -> bool:
    """Whether a programme has no listing or is confirmed by nobody, or part of a batch is there without the rest."""
    programmes = int(str(found["programmes"]))
    is_whole = programmes == all_of_them or programmes % BATCH == 0
    return found["half"] != 0 or found["listings"] != programmes or not is_whole


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("facilities", type=int, nargs="?", default=20_000)
    parser.add_argument("--kill", type=int, nargs="?", const=6, default=0, metavar="KILLS")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        numbers = range(1, options.facilities + 1)
        first = write(Path(folder, "first.json"), (facility(number) for number in numbers))
        newer = (facility(number, changed=number % 20 == 1) for number in numbers if number % 50 != 7)
        files = [first, write(Path(folder, "newer.json"), newer)]
        print(f"{options.facilities:,} facilities, {first.stat().st_size / 1024 / 1024:.0f} MB", flush=True)
        sys.exit(kill(files, options.kill) if options.kill else measure(files))


if __name__ == "__main__":
    main()
