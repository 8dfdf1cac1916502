import io
import json

import pytest

from tests.treatments.facility_lists.lists import DIRECTORY, FINDTREATMENT, HSDS, facility_row, workbook, zipped
from treatments.facility_lists import ACCEPTED, Format, UnreadableList, format_of, read

WORKBOOK = workbook(["name1"])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (FINDTREATMENT, Format.FINDTREATMENT),
        (b"\xef\xbb\xbf\n" + FINDTREATMENT, Format.FINDTREATMENT),
        (FINDTREATMENT.decode().encode("utf-16"), Format.FINDTREATMENT),
        (json.dumps([facility_row()]).encode(), Format.FINDTREATMENT),
        (HSDS, Format.HSDS),
        (b'{"id": "s1", "name": "A", "status": "active"}', Format.HSDS),
        (zipped({"service.csv": "id,name\n"}), Format.HSDS),
        (DIRECTORY, Format.DIRECTORY),
        (WORKBOOK, Format.DIRECTORY),
    ],
)
def test_a_list_is_known_by_what_it_holds(content, expected):
    stream = io.BytesIO(content)

    found = format_of(stream, "list.txt")

    assert found == expected
    assert stream.tell() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf \n", "The file is empty."),
        (b"%PDF-1.7", "This is a PDF file."),
        (b"\n<!DOCTYPE html><title>503</title>", "This is a web page, perhaps one that says why there is no file."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "This is an old Excel workbook, or one that is locked with a password."),
        (b"\x1f\x8b\x08", "This is a gzip file: unpack it first."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0", "This is no text."),
        (DIRECTORY.decode().encode("utf-16-le"), "This is no text."),
        (
            b"id,title\n1,A\n",
            "The table lacks the columns name1, street1, city, state, zip, phone. It has “id”,",
        ),
        (b'{"features": []}', "“list.txt” is JSON, but no list of facilities that is known here."),
        (b'{"features": [', "The file is cut short: it ends before the first row, in the middle of its JSON."),
        (zipped({"readme.txt": "A"}), "“list.txt” is a zip file, but no list of facilities that is known here."),
        (WORKBOOK[:-40], "The zip file is damaged or cut short, so it cannot be unpacked."),
    ],
)
def test_what_is_no_list_is_told(content, sentence):
    with pytest.raises(UnreadableList) as error:
        format_of(io.BytesIO(content), "list.txt")

    assert str(error.value).startswith(sentence)


def test_what_is_accepted_is_told():
    with pytest.raises(UnreadableList) as error:
        format_of(io.BytesIO(b"%PDF-1.7"), "list.pdf")

    assert str(error.value) == f"This is a PDF file. {ACCEPTED}"


def test_a_list_of_another_format_is_told():
    with pytest.raises(UnreadableList) as error:
        next(read(io.BytesIO(FINDTREATMENT), Format.DIRECTORY, name="list.json"))

    assert str(error.value).startswith(
        "“list.json” is JSON, which a list of the format National Directory (CSV or XLSX) never is."
    )
