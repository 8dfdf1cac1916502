"""manage.py import_programmes: says the plan, does it, does it once, and tells by its exit how it went."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from tests.treatments.importing.given_lists import change, listed, make_terms, planned, programme, row
from treatments.models import FacilityList, Programme, ProgrammeImport

pytestmark = pytest.mark.django_db


def given(folder: Path, *rows: Any) -> Path:
    path = folder / "list.json"
    path.write_bytes(listed(*rows).getvalue())
    return path


def run(path: Path, *options: str, day: str = "2026-10-01") -> str:
    out = StringIO()
    call_command(
        "import_programmes", str(path), "--list", "Example list", "--as-of", day, *options, stdout=out, stderr=out
    )
    return out.getvalue()


def refused(path: Path, *options: str, day: str = "2026-10-01") -> tuple[str, str, int]:
    """What it said, what it said last, and its exit status."""
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command(
            "import_programmes", str(path), "--list", "Example list", "--as-of", day, *options, stdout=out, stderr=out
        )
    return out.getvalue(), str(error.value), error.value.returncode


def test_the_plan_is_said_row_by_row_and_the_rest_of_a_list_is_imported(tmp_path: Path) -> None:
    make_terms()
    run(given(tmp_path, row(1), row(2), row(3)))
    change(1, phone="555-555-0199")
    newer = row(1, "Sound baths", phone="555-555-0111", city="Salem")

    said, last, status = refused(given(tmp_path, newer, row(2), row(4), {}), day="2026-11-01")

    assert said.splitlines() == [
        "list.json: FindTreatment.gov (JSON), 4 rows.",
        "Changed here and there: 1",
        "New: 1",
        "Not in the latest list: 1",
        "The same: 1",
        "Refused: 1",
        "line 1: Example Centre 1 was changed here and there.",
        "    phone: “555-555-0199” here, “555-555-0111” in the list; ours is kept",
        "    city: becomes “Salem”",
        "    services: becomes “”",
        "line 4: refused. It has no name.",
        "Services that no term has the name of, kept with the programmes as the list words them:",
        "    Sound baths: 1 row",
        "Done: Added 1 programme, kept or changed 1 as chosen, marked 1 as not in the latest list, left 1 as it was; "
        "1 refused.",
    ]
    assert (last, status) == ("1 row was refused. The rest was imported.", 1)
    assert (programme(1).phone, programme(1).city) == ("555-555-0199", "Salem")


def test_a_second_run_says_that_all_are_the_same_and_leaves_nothing_of_one_that_was_killed(tmp_path: Path) -> None:
    make_terms()
    path = given(tmp_path, row(1), row(2))
    killed = planned(row(1), row(2))

    first, second = run(path), run(path)

    assert first.endswith("New: 2\nDone: Added 2 programmes.\n")
    assert second.endswith("The same: 2\nDone: Left 2 as they were.\n")
    assert list(ProgrammeImport.objects.filter(pk=killed.pk)) == []


def test_a_dry_run_says_the_same_and_keeps_nothing(tmp_path: Path) -> None:
    make_terms()

    said = run(given(tmp_path, row()), "--dry-run")

    assert said.endswith("New: 1\nWould do: Add 1 programme.\nThis was a dry run: nothing was kept.\n")
    assert [model.objects.count() for model in (Programme, ProgrammeImport, FacilityList)] == [0, 0, 0]


def test_options_say_what_is_taken_and_where_the_list_is(tmp_path: Path) -> None:
    run(given(tmp_path, row()))
    change(phone="555-555-0199")

    run(given(tmp_path, row(phone="555-555-0111")), "--take-theirs", "--list-url", "https://example.org/newest")

    assert programme().phone == "555-555-0111"
    assert set(programme().assurances.values_list("url", flat=True)) == {"https://example.org/newest"}


@pytest.mark.parametrize(
    ("text", "options", "reason", "status"),
    [
        (None, (), "list.json cannot be read: No such file or directory.", 2),
        ("Dear editor", (), "list.json: ", 2),
        ("[]", ("--format", "findtreatment"), "The file has no rows", 2),
        ("[]", ("--list-url", "javascript:alert(1)"), "The list cannot be named so: Enter a valid URL.", 1),
    ],
)
def test_what_cannot_be_read_exits_with_two_and_leaves_nothing(
    tmp_path: Path, text: str | None, options: tuple[str, ...], reason: str, status: int
) -> None:
    if text is not None:
        (tmp_path / "list.json").write_text(text)

    _, last, found = refused(tmp_path / "list.json", *options)

    assert (reason in last, found) == (True, status)
    assert [model.objects.count() for model in (ProgrammeImport, FacilityList)] == [0, 0]


def test_an_older_list_is_refused_with_the_option_that_allows_it(tmp_path: Path) -> None:
    path = given(tmp_path, row())
    run(path, day="2026-11-01")

    _, last, _ = refused(path)

    assert last.endswith("For the latter there is --allow-older.")
    assert run(path, "--allow-older").endswith("Done: Left 1 as it was.\n")


@pytest.mark.parametrize(
    ("day", "why"),
    [("2026-13-01", "“2026-13-01” is no day. Write it as in 2026-11-01."), ("2999-01-01", "1 January 2999 is still")],
)
def test_a_day_that_none_is_or_that_is_to_come_is_refused(tmp_path: Path, day: str, why: str) -> None:
    _, last, _ = refused(given(tmp_path, row()), day=day)

    assert last.startswith(f"Error: argument --as-of: {why}")


def test_the_name_of_a_list_is_the_same_however_it_is_spaced(tmp_path: Path) -> None:
    path = given(tmp_path, row())

    run(path, "--list", " Example  list\udcff")

    assert list(FacilityList.objects.values_list("name", flat=True)) == ["Example list"]


@pytest.mark.parametrize(
    ("error", "told", "exit_status"),
    [
        (OperationalError("disk is\n\tfull"), "The database did not go on: disk is full. What was applied stays.", 1),
        (KeyboardInterrupt(), "Stopped. What was applied stays.", 130),
    ],
)
def test_what_cuts_it_off_is_a_sentence_and_a_further_run_ends(
    tmp_path: Path, error: BaseException, told: str, exit_status: int
) -> None:
    path = given(tmp_path, row(1), row(2))

    def fail(execute: Any, sql: str, *args: Any) -> Any:
        if sql.startswith('INSERT INTO "treatments_assurance"'):
            raise error
        return execute(sql, *args)

    with connection.execute_wrapper(fail):
        _, last, status = refused(path)

    assert (last, status) == (f"{told} Run it again for the rest.", exit_status)
    assert [model.objects.count() for model in (Programme, ProgrammeImport, FacilityList)] == [0, 0, 0]
    assert run(path).endswith("Done: Added 2 programmes.\n")


def test_a_list_that_is_not_named_is_that_of_its_format(tmp_path: Path) -> None:
    call_command("import_programmes", str(given(tmp_path, row(1))), stdout=StringIO())

    assert FacilityList.objects.get().name == "FindTreatment.gov"


def test_a_file_that_is_no_list_names_none(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text("<html>Not here</html>")

    with pytest.raises(CommandError, match="This is a web page") as error:
        call_command("import_programmes", str(path), stdout=StringIO())

    assert error.value.returncode == 2
    assert not FacilityList.objects.exists()
