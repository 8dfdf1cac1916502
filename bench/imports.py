"""What importing a large file costs: python bench/imports.py [ENTRIES]

Prints, for each format, the time of two runs of the command and the peak of their memory; then the requests of the
admin that read the same file, the slowest of them, and the request that applies it. Works in databases of its own that
it throws away.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django  # noqa: E402

django.setup()

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

WORDS = ["alcohol", "opioid", "nicotine", "cannabis", "relapse", "craving", "withdrawal", "trial", "cohort", "review"]
# Linux keeps the peak of a process in its status; what it tells a parent begins with the size of that parent.
MEASURED = """
import sys
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", *sys.argv[1:]])
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
IMPORT = "/admin/articles/source/import/"


def title(number: int) -> str:
    return f"{WORDS[number % 10].title()} and {WORDS[number // 10 % 10]} in {number} adults: a study of treatment"


def doi(number: int) -> str:
    return f"10.5555/bench.{number}"


def ris(number: int) -> str:
    authors = "".join(f"AU  - Family{number % 997}{each}, Given Middle\n" for each in "abcd")
    where = f"JO  - Journal of Studies {number % 50}\nVL  - {number % 60}\nIS  - 2\nSP  - 101\nEP  - 119\n"
    what = f"TY  - JOUR\nTI  - {title(number)}\n{authors}PY  - {1990 + number % 35}\n"
    return f"{what}{where}DO  - {doi(number)}\nER  - \n\n"


def bibtex(number: int) -> str:
    authors = " and ".join(f"Family{number % 997}{each}, Given Middle" for each in "abcd")
    where = (
        f"  journal = {{Journal of Studies {number % 50}}},\n  volume = {{{number % 60}}},\n  pages = {{101--119}},\n"
    )
    return (
        f"@article{{key{number},\n  title = {{{title(number)}}},\n  author = {{{authors}}},\n"
        f"  year = {{{1990 + number % 35}}},\n{where}  doi = {{{doi(number)}}},\n}}\n\n"
    )


def medline(number: int) -> str:
    authors = "".join(f"FAU - Family{number % 997}{each}, Given Middle\nAU  - Family GM\n" for each in "abcd")
    where = f"TA  - J Stud {number % 50}\nVI  - {number % 60}\nIP  - 2\nPG  - 101-19\n"
    return (
        f"PMID- {10_000_000 + number}\nTI  - {title(number)}\n{authors}DP  - {1990 + number % 35} Mar\n{where}"
        f"PT  - Journal Article\nAID - {doi(number)} [doi]\n\n"
    )


def csl(numbers: range) -> str:
    names = [{"family": f"Family{each}", "given": "Given Middle"} for each in "abcd"]
    return json.dumps(
        [
            {
                "id": f"key{number}",
                "type": "article-journal",
                "title": title(number),
                "author": names,
                "issued": {"date-parts": [[1990 + number % 35]]},
                "container-title": f"Journal of Studies {number % 50}",
                "volume": str(number % 60),
                "page": "101-119",
                "DOI": doi(number),
            }
            for number in numbers
        ],
        indent=1,
    )


def joined(entry: Callable[[int], str]) -> Callable[[range], str]:
    return lambda numbers: "".join(map(entry, numbers))


FILES = {"refs.ris": joined(ris), "refs.bib": joined(bibtex), "refs.nbib": joined(medline), "refs.json": csl}


def through_the_admin(name: str, data: bytes) -> None:
    """The requests that a browser would make, one after the other."""
    from articles.models import Source, SourceImport
    from tests.factories import make_superuser

    client = Client()
    client.force_login(make_superuser(f"bench-{name}"))
    times: list[float] = []

    def timed(method: Callable[..., object], address: str, *args: object) -> None:
        start = time.perf_counter()
        method(address, *args)
        times.append(time.perf_counter() - start)

    timed(client.post, IMPORT, {"file": SimpleUploadedFile(name, data)})
    file = SourceImport.objects.latest("pk")
    address = f"{IMPORT}{file.pk}/"
    while file.entries.filter(outcome="waits").exists():
        timed(client.post, f"{address}read/")
    timed(client.get, address)
    reading = len(times)
    timed(client.post, f"{address}apply/")
    print(
        f"{name:10} {len(data) / 1024 / 1024:5.1f} MB {Source.objects.count():7,} sources"
        f" {reading:3} requests, slowest {max(times[:reading]):5.2f} s, in all {sum(times[:reading]):6.2f} s;"
        f" applied in {times[-1]:5.2f} s"
    )
    SourceImport.objects.all().delete()
    Source.objects.all().delete()


def by_command(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/{name}.sqlite3"}

    def run(*command: str) -> tuple[float, int]:
        """Seconds, and megabytes at most."""
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, *command], cwd=ROOT, env=environment, capture_output=True, check=True
        )
        return time.perf_counter() - start, int(done.stdout.split()[-2]) // 1024

    run("migrate", "-v0")
    first, peak = run("import_sources", str(folder / name))
    second, peak_then = run("import_sources", str(folder / name))
    print(f"{name:10} {first:6.1f} s, {peak:4} MB; again {second:6.1f} s, {peak_then:4} MB")


def main() -> None:
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    files = {name: write(range(entries)).encode() for name, write in FILES.items()}
    print(f"{entries:,} entries by command")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            by_command(Path(folder), name, data)
    setup_test_environment()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    old = runner.setup_databases()
    try:
        print("through the admin")
        for name, data in files.items():
            through_the_admin(name, data)
    finally:
        runner.teardown_databases(old)


if __name__ == "__main__":
    main()
