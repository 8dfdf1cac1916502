"""Whatever a file holds: it is read, or refused with a sentence, and nothing else comes out."""

import logging
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.references.formats import Format
from articles.references.reading import InvalidRecord, Unreadable, decoded, entries, format_of, read
from articles.references.reading.limits import AUTHOR, LIMITS
from articles.references.record import Record

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "references").iterdir())
SPECIAL = st.sampled_from(
    [
        *("{", "}", '"', "\\", "@", "@article{a,", "#", "=", ",", "$", "\\'{", "%", " and ", ",,", "-"),
        *("TY  - ", "\nTY  - JOUR\n", "ER  - ", "\nER  - \n", "\n\n", "PMID- ", "\nTI  - "),
        *("[", "]", "}, {", ":", "null", "1e999", "9" * 5000, "a" * 700),
        *("\0", "\x1b", "\ud800", "\u202e", "&#0;", "&lt;", "<script>", "javascript:alert(1)"),
    ]
)


@cache
def text_of(sample):
    return decoded(sample.read_bytes()).text


@st.composite
def spoilt_samples(draw):
    """A sample in which some places are cut out, and others have something put in."""
    text = draw(st.sampled_from(SAMPLES).map(text_of))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 5, 200])))
        text = text[:start] + draw(SPECIAL | st.text(max_size=5)) + text[end:]
    return text


def assert_read(entry, form):
    """As a record that the library can hold."""
    record = read(entry, form)
    assert isinstance(record, Record)
    assert record.title
    assert [name for name, limit in LIMITS.items() if len(getattr(record, name)) > limit] == []
    assert [name for name in record.authors if len(name.family + name.given + name.literal) > 3 * AUTHOR] == []
    assert not record.url or record.url.startswith(("https://", "http://"))
    said = repr(replace(record, doi=""))  # in a DOI an angle bracket is no HTML
    assert [mark for mark in ("\\x00", "\\x1b", "\\ud800", "\\u202e", "<script>") if mark in said] == []


def refusal(read_it, *given):
    """The sentence, or "" when nothing is refused."""
    try:
        read_it(*given)
    except (InvalidRecord, Unreadable) as error:
        return str(error)
    return ""


def read_all(text, form):
    for entry in entries(text, form):
        assert entry.text.strip()
        assert 1 <= entry.line <= text.count("\n") + text.count("\r") + 1
        assert refusal(assert_read, entry, form)[-1:] in ("", ".")


@settings(max_examples=150, deadline=None)
@given(text=spoilt_samples())
def test_spoilt_samples(text):
    unreadable = refusal(format_of, text)

    assert unreadable[-1:] in ("", ".")
    if not unreadable:
        read_all(text, format_of(text))


@pytest.mark.parametrize("form", Format)
@settings(max_examples=75, deadline=None)
@given(text=st.text() | st.lists(SPECIAL | st.text(max_size=3), max_size=20).map("".join))
def test_any_text_in_any_form(form, text):
    read_all(text, form)


encoded = st.builds(
    lambda text, encoding: text.encode(encoding, "surrogatepass"),
    st.text(max_size=50),
    st.sampled_from(["utf-8", "utf-16", "utf-32", "utf-16-le"]),
)


@settings(max_examples=200)
@given(data=st.binary(max_size=300) | encoded)
def test_any_bytes(data):
    unreadable = refusal(decoded, data)

    assert unreadable[-1:] in ("", ".")
    if not unreadable:
        assert decoded(data).text.strip()
        assert set(decoded(data).text) & {"\0", "\r"} == set()


def test_nothing_is_logged_and_nothing_is_printed(caplog, capsys):
    caplog.set_level(logging.DEBUG)

    read_all("@article{a, title = {b\n@article{c, author = {a, b, c, d}, title = {\\'}}", Format.BIBTEX)

    assert caplog.records == []
    assert capsys.readouterr() == ("", "")
