"""What an import refuses: persons without the right, files that cannot be read, rows, and verbs out of turn."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from django.contrib.auth.models import User

from articles.publishing import NotAllowed, Refused
from tests.factories import make_user
from tests.treatments.importing.given_lists import (
    NOVEMBER,
    OCTOBER,
    imported,
    make_terms,
    outcomes,
    planned,
    row,
    rows_of,
    taken_in,
    the_list,
)
from treatments import importing
from treatments.models import Listing, Programme, ProgrammeImport, ProgrammeRow

pytestmark = pytest.mark.django_db

Verb = Callable[[ProgrammeImport, User | None], object]
VERBS: dict[str, Verb] = {
    "read_on": lambda file, by: importing.read_on(file, by=by),
    "choose": lambda file, by: importing.choose(file.rows.first(), [], by=by),
    "choose_for_all": lambda file, by: importing.choose_for_all(file, True, by=by),
    "apply_on": lambda file, by: importing.apply_on(file, by=by),
    "discard": lambda file, by: importing.discard(file, by=by),
}
CHOICES = ("choose", "choose_for_all")


@pytest.mark.parametrize("verb", VERBS)
def test_verbs_are_for_those_who_may_import(verb: str) -> None:
    file = planned(row(), by=make_user("edith", group="editor"))

    with pytest.raises(NotAllowed):
        VERBS[verb](file, make_user("arthur", group="author"))

    assert (file.by.username, outcomes(file), Programme.objects.count()) == ("edith", ["new"], 0)


def test_starting_is_for_those_who_may_import() -> None:
    with pytest.raises(NotAllowed):
        taken_in(row(), by=make_user("arthur", group="author"))

    assert ProgrammeImport.objects.count() == 0


@pytest.mark.parametrize("verb", [*CHOICES, "discard"])
def test_nothing_is_chosen_or_thrown_away_after_applying(verb: str) -> None:
    file = imported(row())

    with pytest.raises(Refused, match="applied already"):
        VERBS[verb](file, None)

    assert (importing.apply_on(file, by=None).is_done, Programme.objects.count()) == (True, 1)


@pytest.mark.parametrize("verb", [*CHOICES, "read_on", "apply_on"])
def test_an_import_that_was_thrown_away_takes_no_more(verb: str) -> None:
    file = planned(row())
    kept = file.rows.get()
    kept.file = file
    importing.discard(ProgrammeImport.objects.get(), by=None)
    importing.discard(file, by=None)

    with pytest.raises(Refused, match="threw this import away"):
        importing.choose(kept, [], by=None) if verb == "choose" else VERBS[verb](file, None)


def test_what_is_not_wholly_taken_in_is_not_read_and_what_is_not_read_not_applied() -> None:
    file = taken_in(row())

    with pytest.raises(Refused, match="not wholly read"):
        importing.apply_on(file, by=None)
    ProgrammeImport.objects.update(is_taken_in=False)
    with pytest.raises(Refused, match="not wholly taken in"):
        importing.read_on(file, by=None)

    assert (outcomes(file), Programme.objects.count()) == (["waits"], 0)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty"),
        (b'{"rows": []}', "no rows"),
        (b'{"rows": [{"name1": "Here", "frid": "1"}, {"name1"', "cut short"),
        (b"Dear editor,\nhere is the list.", "columns"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_nothing(data: bytes, reason: str) -> None:
    with pytest.raises(importing.NotReadable, match=reason):
        importing.start(BytesIO(data), name="list.json", facility_list=the_list(), as_of=OCTOBER, by=None)

    assert (ProgrammeImport.objects.count(), ProgrammeRow.objects.count()) == (0, 0)


def test_rows_that_fit_no_programme_are_refused_with_what_they_said_and_the_rest_goes_on() -> None:
    file = planned(row(1), row(2, name1="", name2=""), "no object", row(1, name2="Twice"), row(5, state="M" * 101))

    refused = [(each.outcome, each.line, bool(each.raw), each.record) for each in rows_of(file)[1:]]
    assert refused == [("refused", line, True, {}) for line in (2, 3, 4, 5)]
    assert [each.reason for each in rows_of(file)] == [
        "",
        "It has no name.",
        "This row is text, where an object is needed.",
        "It has the same identifier as row 1: each facility may stand once.",
        "Its state province is longer than 100 characters.",
    ]
    assert str(importing.progress(file)) == "Read 5 of 5 rows"


def test_an_older_list_replaces_a_newer_only_where_that_is_meant() -> None:
    imported(row(), as_of=NOVEMBER)

    with pytest.raises(Refused, match="of 1 October 2026, and that of 1 November 2026 was imported already"):
        taken_in(row())
    imported(row(phone="555-555-0111"), allow_older=True)

    assert (Programme.objects.get().phone, Listing.objects.get().last_seen) == ("555-555-0111", OCTOBER)


def test_names_that_no_term_has_are_told_before_and_after_applying() -> None:
    make_terms()
    file = planned(row(1, "Sound baths", "Medicaid"), row(2, "Sound baths", "Singing"), row(3))

    before = importing.unknown_names(file)
    while not importing.apply_on(file, by=None).is_done:
        pass

    assert (before, importing.unknown_names(file)) == ([("Sound baths", 2), ("Singing", 1)], before)
