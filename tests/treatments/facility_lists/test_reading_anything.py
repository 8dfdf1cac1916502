"""Whatever a file holds: it is read, or refused with a sentence, and nothing else comes out."""

import io
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.treatments.facility_lists.lists import DIRECTORY, FINDTREATMENT, HSDS, findtreatment, workbook, zipped
from treatments.facility_lists import Facility, Format, Row, UnreadableList, format_of, read
from treatments.facility_lists.values import one_line

SAMPLES = [
    *(FINDTREATMENT, DIRECTORY, HSDS, DIRECTORY.decode().encode("utf-16")),
    *(workbook(["name1", "street1"], ["A", 1]), zipped({"service.csv": "id,name\n1,A\n", "phone.csv": "id\n1\n"})),
]
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["1", "<b>", "OP;"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=5,
)
FIELDS = ["frid", "name1", "name2", "street1", "zip", "phone", "website", "latitude", "longitude", "services"]
HSDS_FIELDS = ["id", "name", "status", "phones", "organization", "service_at_locations", "attributes", "minimum_age"]


def read_or_refused(content: bytes, expected: Format) -> list[Row]:
    """Those before a refusal count too."""
    rows: list[Row] = []
    with suppress(UnreadableList):
        format_of(io.BytesIO(content), "list")
    with suppress(UnreadableList):
        rows.extend(read(io.BytesIO(content), expected))
    return rows


def check(rows: list[Row]) -> None:
    """Every row can be kept in a database, and says why it was refused."""
    for row in rows:
        assert "\0" not in row.raw.encode().decode()
        assert row.facility or row.problems
        if row.facility:
            record = json.dumps(row.facility.as_record(), allow_nan=False)
            assert "\\u0000" not in record
            assert Facility.from_record(json.loads(record)) == row.facility
            assert row.facility.name == one_line(row.facility.name) != ""


@settings(max_examples=60)
@given(st.binary(max_size=200), st.sampled_from([b"", b"{", b"[{", b'{"rows":[', b"PK\x03\x04", b"\xff\xfe"]))
def test_any_bytes_are_read_or_refused(content, start):
    for expected in Format:
        check(read_or_refused(start + content, expected))


@settings(max_examples=100)
@given(st.data(), st.sampled_from(SAMPLES))
def test_any_damage_is_read_or_refused(data, sample):
    place = data.draw(st.integers(0, len(sample)))
    gone = data.draw(st.integers(0, 40))
    damaged = sample[:place] + data.draw(st.binary(max_size=6)) + sample[place + gone :]

    for expected in Format:
        check(read_or_refused(damaged, expected))


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(FIELDS), json_values))
def test_any_values_of_findtreatment_are_read_or_refused(row):
    content = findtreatment({"name1": "A"} | row)

    check(read_or_refused(content, Format.FINDTREATMENT))


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(HSDS_FIELDS), json_values))
def test_any_values_of_hsds_are_read_or_refused(row):
    content = json.dumps({"contents": [{"name": "A"} | row]}).encode()

    check(read_or_refused(content, Format.HSDS))


@pytest.mark.parametrize("sample", SAMPLES)
def test_reading_again_gives_the_same(sample):
    stream = io.BytesIO(sample)
    expected = format_of(stream, "list")
    stream.seek(7)

    try:
        assert list(read(stream, expected)) == list(read(stream, expected))
    except UnreadableList:
        assert sample[:2] == b"PK"
