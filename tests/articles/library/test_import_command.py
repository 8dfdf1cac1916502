"""manage.py import_sources: says the plan, does it, does it once, and tells by its exit how it went."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Source, SourceImport
from tests.articles.library.given_files import csl, ris
from tests.factories import make_source

pytestmark = pytest.mark.django_db

DOI = "10.1111/add.14927"


def here(key: str = "agabio2023", **fields: object) -> Source:
    held = {"title": "Baclofen for alcohol use disorder", "year": 2023, "doi": DOI, "volume": "12"}
    return make_source(key, **held | fields)


def given(folder: Path, text: str, name: str = "refs.ris") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def run(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("import_sources", str(path), *options, stdout=out, stderr=out)
    return out.getvalue()


def refused(path: Path, *options: str) -> tuple[str, str, int]:
    """What it said, what it said last, and its exit status."""
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command("import_sources", str(path), *options, stdout=out, stderr=out)
    return out.getvalue(), str(error.value), error.value.returncode


def test_the_plan_is_said_entry_by_entry_and_the_rest_of_a_file_is_imported(tmp_path: Path) -> None:
    here()
    text = ris({"DO": DOI, "VL": "13", "IS": "4"}, {"DO": "10.1111/new", "TI": "New"}, {"TI": ""})

    said, last, status = refused(given(tmp_path, text))

    assert said.splitlines() == [
        "refs.ris: RIS, 3 entries.",
        "Says something else: 1",
        "New: 1",
        "Refused: 1",
        "line 1: says something else than agabio2023.",
        "    issue: “4” is filled in",
        "    volume: “12” here, “13” in the file; ours is kept",
        "line 17: refused. The entry has no title.",
        "Done: Added 1 source, filled 1; 1 refused.",
    ]
    assert (last, status) == ("1 entry was refused. The rest was imported.", 1)
    assert dict(Source.objects.values_list("key", "volume")) == {"agabio2023": "12", "agabio2023b": ""}
    assert SourceImport.objects.get().by is None


def test_a_second_run_says_that_all_are_here(tmp_path: Path) -> None:
    path = given(tmp_path, csl(*({"id": f"k{each}", "title": f"Work {each}"} for each in range(3))), "refs.json")

    first, second = run(path), run(path)

    assert first.endswith("New: 3\nDone: Added 3 sources.\n")
    assert second.endswith("Here already: 3\nDone: Left 3 as they were.\n")


def test_files_of_many_programs_come_in_and_nothing_comes_in_twice() -> None:
    files = sorted((Path(__file__).resolve().parents[2] / "data" / "references").iterdir())

    for path in files:
        run(path)
    before = list(Source.objects.values())
    second = [run(path) for path in files]

    assert len(files) > 10
    assert list(Source.objects.values()) == before
    assert [said for said in second if "\nNew: " in said or "\nAdds to a source: " in said] == []


def test_a_dry_run_says_the_same_and_keeps_nothing(tmp_path: Path) -> None:
    said = run(given(tmp_path, ris({"DO": DOI})), "--dry-run")

    assert said.endswith("New: 1\nWould do: Add 1 source.\nThis was a dry run: nothing was kept.\n")
    assert (Source.objects.count(), SourceImport.objects.count()) == (0, 0)


def test_options_say_what_is_taken_added_and_of_what_kind(tmp_path: Path) -> None:
    here()
    text = ris({"DO": DOI, "VL": "13"}, {"DO": "10.1111/preprint", "VL": "1"})

    run(given(tmp_path, text), "--take-theirs", "--alike", "new", "--evidence", "cohort")

    sources = Source.objects.order_by("key").values_list("key", "volume", "evidence")
    assert list(sources) == [("agabio2023", "13", "randomised-trial"), ("agabio2023b", "1", "cohort")]


def test_what_may_be_the_same_is_left_out_unless_one_says_otherwise(tmp_path: Path) -> None:
    here()

    said = run(given(tmp_path, ris({"VL": "1"})))

    assert "line 1: may be the same. agabio2023 has the same title, year and first author.\n" in said
    assert said.endswith("Done: Nothing changed; 1 left out.\n")
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("nothing.ris", None, "nothing.ris cannot be read: No such file or directory."),
        ("letter.txt", "Dear editor", "letter.txt: No references were found in this"),
        ("empty.ris", "", "empty.ris: The file is empty."),
    ],
)
def test_a_file_that_cannot_be_read_exits_with_two(tmp_path: Path, name: str, text: str | None, reason: str) -> None:
    path = tmp_path / name if text is None else given(tmp_path, text, name)

    _, last, status = refused(path)

    assert (reason in last, status) == (True, 2)
    assert SourceImport.objects.count() == 0


def test_there_is_no_limit_to_what_it_takes_and_a_format_can_be_named(tmp_path: Path) -> None:
    text = "%\n" * 11_000_000 + ris({"DO": DOI})

    said = run(given(tmp_path, text, "x.txt"), "--format", "ris")

    assert said.startswith("x.txt: RIS, 1 entry.\n")
    assert Source.objects.get().doi == DOI
