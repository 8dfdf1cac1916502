from datetime import datetime

import pytest

from tests.treatments.facility_lists.lists import COLUMNS, DIRECTORY, read_all, workbook, zipped
from treatments.facility_lists import Facility, Format, Offer, UnreadableList

FIRST = Facility(
    provider="Harbour Health",
    name="Quay House",
    address_1="1 Quay Street",
    address_2="Floor 2",
    city="Baltimore",
    state_province="MD",
    postal_code="21201",
    country="US",
    phone="410-555-0100",
    intake_phone="410-555-0101",
    offers=tuple(Offer("", code, is_code=True) for code in ("SA", "MH", "OP", "OIT", "CH/AD", "YAD")),
)


def cells(content):
    """The cells of a CSV file as a spreadsheet keeps them: numbers as numbers."""
    lines = [line.split(",") for line in content.decode().splitlines()]
    return [[int(cell) if cell.isdigit() else cell or None for cell in line] for line in lines]


@pytest.mark.parametrize("content", [DIRECTORY, workbook(*cells(DIRECTORY))], ids=["csv", "xlsx"])
def test_rows_become_facilities_in_whatever_order_the_columns_are(content):
    first, second = read_all(content)

    assert first.facility == FIRST
    assert second.facility.postal_code == "02108"
    assert second.problems == ("Its zip 2108 was read as 02108, as ZIP codes have 5 digits.",)
    assert [(row.position, row.line) for row in (first, second)] == [(1, 2), (2, 3)]


@pytest.mark.parametrize("packed", [str.encode, lambda text: workbook(*cells(text.encode()))], ids=["csv", "xlsx"])
def test_columns_of_0_and_1_are_codes_where_they_hold_nothing_else(packed):
    rows = read_all(
        packed(
            "name1,street1,city,state,zip,phone,SA,FAX,OIT,CH/AD,website\n"
            "Harbour,1 Quay St,Baltimore,MD,21201,410-555-0100,1,1,0,1,\n"
            "Meadow,2 Field Rd,Oakland,MD,21550,301-555-0103,,301-555-0104,1,0,www.example.org\n"
        )
    )

    assert [[offer.name for offer in row.facility.offers] for row in rows] == [["SA", "CH/AD"], ["OIT"]]


def test_a_workbook_shows_numbers_and_days_as_people_see_them():
    header = [*COLUMNS.strip().split(","), "frid", "name2", "latitude", "longitude"]
    row = ["Harbour", 12.0, datetime(2026, 5, 31), True, 21201, 4105550100, "OP", 7, None, 39.29, -76.61]  # noqa: DTZ001

    (read,) = read_all(workbook(header, [], row))

    assert read.line == 3
    assert read.facility == Facility(
        identifier="7",
        provider="Harbour",
        name="Harbour",
        address_1="12",
        city="2026-05-31",
        state_province="1",
        postal_code="21201",
        country="US",
        phone="4105550100",
        latitude=39.29,
        longitude=-76.61,
        offers=(Offer("", "OP", is_code=True),),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_the_encoding_is_found_out_and_told_where_it_is_a_guess(encoding):
    name = "Caf\xe9 \x81" if encoding == "latin-1" else "Café"
    row = f"{name},1 Quay St,Baltimore,MD,21201,410-555-0100,OP\n"

    first, second = read_all((COLUMNS + row + row.replace("1 ", "2 ")).encode(encoding))

    names = {"cp1252": "Windows-1252", "latin-1": "Latin-1"}
    assert [row.facility.name for row in (first, second)] == ["Café", "Café"]
    assert second.problems == ()
    assert first.problems == (
        (f"This file is not in UTF-8; it was read as {names[encoding]}: check letters with accents.",)
        if encoding in names
        else ()
    )


GOOD = "{},1 Quay St,Baltimore,MD,21201,410-555-0100,OP\n"


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        ("A,B\n", "The row has 2 values, where the header has 7 names."),
        (GOOD.format("A").replace("OP", "OP,x,y"), "The row has 9 values, where the header has 7 names."),
        ('"A" B' + GOOD.format(""), "The row does not end where it should: a quotation mark is missing, or too many."),
        (GOOD.format("A" * 10_000_000), "This row is longer than 200,000 characters."),
        (GOOD.format("A" * 20_001), "Its name1 is longer than 20,000 characters."),
        (GOOD.format("<b>A</b>"), "Its name1 holds HTML, where plain text is needed."),
    ],
    ids=["short", "long", "quotation mark", "10 MB", "20,001 characters", "HTML"],
)
def test_a_damaged_row_costs_no_other(damaged, reason):
    rows = read_all((COLUMNS + GOOD.format("First") + damaged + GOOD.format("Last")).encode())

    assert [row.facility and row.facility.name for row in rows] == ["First", None, "Last"]
    assert [row.line for row in rows] == [2, 3, 4]
    assert rows[1].problems[0] == reason
    assert 0 < len(rows[1].raw) <= 20_000


def test_a_value_of_several_lines_is_one_row():
    rows = read_all((COLUMNS + GOOD.format('"First\nSecond\x00"') + GOOD.format("Last")).encode())

    assert [(row.line, row.facility.name) for row in rows] == [(2, "First Second"), (4, "Last")]


def test_columns_that_are_missing_and_found_are_named():
    with pytest.raises(UnreadableList) as error:
        read_all(b"name1,city,state,phone,ZIP,Remarks\nA,B,C,D,E,F\n")

    assert str(error.value) == (
        "The table lacks the columns street1, service_code_info (or a column for each code). "
        "It has “name1”, “city”, “state”, “phone”, “ZIP”, “Remarks”."
    )
    assert error.value.line == 1


def test_rows_that_all_cannot_be_read_end_the_reading():
    with pytest.raises(UnreadableList) as error:
        read_all((COLUMNS + GOOD.format("First") + "A,B\n" * 2_000).encode())

    assert str(error.value).startswith("From row 2 on, 1,000 rows in succession cannot be read.")
    assert error.value.line == 3


@pytest.mark.parametrize(
    "content",
    [
        workbook(*cells(DIRECTORY))[:3_000],
        zipped({"xl/workbook.xml": "<workbook/>"}),
        workbook(["name1"] * 1_001),
        workbook(),
    ],
    ids=["cut", "no sheets", "1,001 columns", "blank"],
)
def test_a_workbook_that_cannot_be_read_is_told(content):
    with pytest.raises(UnreadableList):
        read_all(content, Format.DIRECTORY)
