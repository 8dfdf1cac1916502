import io
import json
import tracemalloc
import zipfile

import pytest

from tests.treatments.facility_lists.lists import (
    COLUMNS,
    FINDTREATMENT,
    facility_row,
    findtreatment,
    read_all,
    workbook,
    zipped,
)
from treatments.facility_lists import Format, UnreadableList, read

DEEP = '{"rows": [{"name1": %s}, {"name1": "Last"}]}'
SERVICES = zipped({"service.csv": "id,name\n1,A\n"})


def locked(content):
    """With the mark of a password on every file, in the directory of the zip."""
    parts = content.split(b"PK\x01\x02")
    return b"PK\x01\x02".join([parts[0], *(part[:4] + b"\x01" + part[5:] for part in parts[1:])])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (FINDTREATMENT[:-20], "The file is cut short: it ends after row 1, in the middle of its JSON."),
        (findtreatment(facility_row()) + b"]", "The file is not JSON, or damaged, after row 1."),
        (b'{"rows": [{"latitude": NaN}]}', "The file is not JSON, or damaged, before the first row."),
        (b'{"rows": [{"miles": %s}]}' % (b"9" * 5_000), "The file has a number in it that is too large"),
        (b'{"rows": [{"latitude": 1e400}]}', "The file has a number in it that is too large"),
        (b'{"rows": [{"miles": 1e99999999999999999999}]}', "The file has a number in it that is too large"),
        (b"[" * 100_000, "The file is cut short: it ends before the first row, in the middle of its JSON."),
        (b'{"rows": []}', "The file has no rows, so there is nothing to read."),
        (b'{"contents": []}', "The file has no list of “rows”: its rows should stand there."),
        (b"[%s1]" % (b"1," * 2_000), "From row 1 on, 1,000 rows in succession cannot be read."),
    ],
    ids=["cut", "garbage", "NaN", "digits", "infinity", "exponent", "depth", "no rows", "other list", "numbers"],
)
def test_json_that_cannot_be_read_is_told(content, sentence):
    with pytest.raises(UnreadableList) as error:
        read_all(content, Format.FINDTREATMENT)

    assert str(error.value).startswith(sentence)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("[" * 50_000 + "]" * 50_000, "This row is nested more than 40 levels deep."),
        ('{"a":' * 50_000 + "1" + "}" * 50_000, "This row is nested more than 40 levels deep."),
        (json.dumps("A" * 10_000_000), "This row is longer than 200,000 characters."),
        (json.dumps(["A"] * 50_000), "This row is longer than 200,000 characters."),
        (json.dumps("A" * 20_001), "Its name1 is longer than 20,000 characters."),
    ],
    ids=["lists", "objects", "10 MB", "many values", "20,001 characters"],
)
def test_a_row_without_measure_costs_no_other(value, reason):
    first, last = read_all((DEEP % value).encode())

    assert (first.facility, first.problems) == (None, (reason,))
    assert len(first.raw) <= 20_000
    assert last.facility.name == "Last"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (zipped({"service.csv": b"x" * 2**22}), "The zip file unpacks to more than 200 times its size"),
        (zipped(dict.fromkeys(map(str, range(1_001)), "")), "The zip file unpacks to 0 bytes in 1,001 files;"),
        (locked(SERVICES), "The zip file is locked with a password."),
        (SERVICES[:-30], "The zip file is damaged"),
        (SERVICES[:42] + b"\xff\xff" + SERVICES[44:], "The zip file is damaged"),
        (zipped({"phone.csv": "id\n"}), "The zip file has no service.csv, to which the other tables of HSDS refer."),
    ],
    ids=["bomb", "files", "locked", "cut", "damaged", "no services"],
)
def test_a_zip_that_cannot_be_read_is_told(content, sentence):
    with pytest.raises(UnreadableList) as error:
        read_all(content, Format.HSDS)

    assert str(error.value).startswith(sentence)


def test_a_sheet_that_claims_to_be_endless_is_told():
    book = zipfile.ZipFile(io.BytesIO(workbook(COLUMNS.strip().split(","), ["A"])))
    files = {name: book.read(name).replace(b'r="2"', b'r="99999999999"') for name in book.namelist()}

    with pytest.raises(UnreadableList, match=r"^The sheet has more than 1,048,576 rows"):
        read_all(zipped(files))


def test_reading_keeps_no_more_than_a_row():
    content = findtreatment(*(facility_row(frid=str(number), filler="A" * 5_000) for number in range(1_000)))
    tracemalloc.start()

    count = sum(1 for _ in read(io.BytesIO(content), Format.FINDTREATMENT))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1_000
    assert peak < len(content) / 2
