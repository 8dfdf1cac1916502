import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.notices import Notice, Problem, Unreadable, opened, opening

DATA = Path(__file__).parents[2] / "data" / "notices"
CSV = (DATA / "retraction_watch.csv").read_bytes()
XML = (DATA / "pubmed.xml").read_bytes()


@pytest.fixture
def told(tmp_path):
    def read(content):
        path = tmp_path / "file"
        path.write_bytes(content)
        with opened(path) as file:
            return file.origin, list(file.notices)

    return read


@pytest.mark.parametrize(
    "packed",
    [
        *(CSV, gzip.compress(CSV), gzip.compress(CSV[:300]) + gzip.compress(CSV[300:])),
        *(b"\xef\xbb\xbf" + CSV, CSV.replace(b"\n", b"\r\n"), CSV.decode().encode("utf-16")),
        *(CSV.decode().encode("utf-16-be").join([b"\xfe\xff", b""]), b"\n \n" + CSV),
    ],
)
def test_the_file_of_retraction_watch_is_known_however_it_was_saved(told, packed):
    origin, notices = told(packed)

    assert origin == "Retraction Watch"
    assert [type(notice) for notice in notices] == [Notice] * 8


@pytest.mark.parametrize(
    "packed",
    [XML, gzip.compress(XML), b"\xef\xbb\xbf" + XML, b"\n<PubmedArticleSet>" + XML.split(b"<PubmedArticleSet>")[1]],
)
def test_pubmeds_file_is_known_however_it_was_saved(told, packed):
    origin, notices = told(packed)

    assert origin == "PubMed"
    assert len(notices) == 6


def test_a_line_in_another_encoding_is_read_and_told(told):
    line = CSV.splitlines(keepends=True)[1]
    other = line.replace(b"A J Wakefield", "Zoë".encode("cp1252"))

    _, notices = told(CSV + line.replace(b"4036", b"1") + other + other)

    assert sum(isinstance(notice, Notice) for notice in notices) == 11
    assert isinstance(notices[-1], Problem)
    assert notices[-1].line == len(CSV.splitlines()) + 2
    assert "and 1 more" in notices[-1].reason


def zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \n" * 2_000, "empty"),
        (gzip.compress(b""), "empty"),
        (zipped(), "Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Excel"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\n<!DOCTYPE HTML>\n<title>503</title>", "web page"),
        (b"<html>", "web page"),
        ("<!doctype html>".encode("utf-16"), "web page"),
        (b'{"message": 1}', "JSON"),
        (gzip.compress(b"[1]"), "JSON"),
        (gzip.compress(gzip.compress(CSV)), "packed twice"),
        (CSV.decode().encode("utf-16-le"), "no text file"),
        (b"a,b\n1,2\n", "none of the columns"),
        (b"a" * (2**20 + 2), "does not end"),
        (CSV + b"a" * (2**20 + 2), "does not end"),
        (gzip.compress(CSV)[:-200], "breaks off or is damaged"),
        (gzip.compress(XML)[:200] + b"\0" * 20, "breaks off or is damaged"),
        (gzip.compress(XML) + b"rest", "breaks off or is damaged"),
        (b"<PubmedArticleSet>", "not a whole XML file"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(told, content, why):
    with pytest.raises(Unreadable, match=why) as refused:
        told(content)

    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("start", [CSV, b"<PubmedArticleSet>", b"<!--"])
def test_a_small_file_that_unpacks_to_a_very_large_one_is_given_up(told, monkeypatch, start):
    monkeypatch.setattr(opening, "FREE", 2**16)

    with pytest.raises(Unreadable, match="200 times its size"):
        told(gzip.compress(start + b"\n" * 2**21))


def test_no_more_is_read_than_any_file_of_notices_has(told, monkeypatch):
    monkeypatch.setattr(opening, "MOST_UNPACKED", 2**10)

    with pytest.raises(Unreadable, match="larger than"):
        told(CSV)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(Unreadable, match="could not be opened"), opened(tmp_path):
        pass


kinds = st.sampled_from([b"", CSV, XML, gzip.compress(CSV), gzip.compress(XML), CSV.decode().encode("utf-16")])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kinds, st.integers(0, 4_000), st.binary(max_size=40))
def test_no_damage_does_more_than_make_a_file_unreadable(told, whole, place, damage):
    try:
        _, notices = told(whole[:place] + damage + whole[place + len(damage) :])
    except Unreadable as refused:
        notices = [refused]

    assert all(isinstance(notice, Notice | Problem | Unreadable) for notice in notices)
