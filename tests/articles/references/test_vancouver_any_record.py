"""What holds for the printed reference of every record, however odd."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from articles.references.record import Evidence, Kind, Name, Record, Standing
from articles.references.vancouver import links, printed, printed_in_full, short

# Marks are common in it, so that every way two pieces can meet is tried.
marked = st.text(st.sampled_from(" .,;:?()[]-–'1aB\n\u00a0") | st.characters(), max_size=12)
text_fields = {field.name: marked for field in fields(Record) if field.type is str}
any_records = st.builds(
    Record,
    kind=st.sampled_from(Kind),
    evidence=st.sampled_from(Evidence),
    standing=st.sampled_from(Standing),
    authors=st.lists(st.builds(Name, family=marked, given=marked, literal=marked | st.just("")), max_size=8).map(tuple),
    year=st.none() | st.integers(),
    month=st.none() | st.integers(-1, 14),
    day=st.none() | st.integers(-1, 40),
    accessed=st.none() | st.dates(),
    **text_fields,
)


@given(any_records)
def test_any_record_prints_without_stray_marks(some_record):
    text = printed(some_record)

    assert [mark for mark in ("..", ",,", ", .", "  ", "\n") if mark in text] == []
    assert text == text.strip()
    assert text.endswith((".", "?", "!", "…"))


@given(any_records)
def test_any_record_has_a_short_name_and_a_full_reference(some_record):
    assert not short(replace(some_record, key="a1")).startswith((" ", ",", ";", ":"))
    assert printed_in_full(replace(some_record, accessed=None)).startswith(printed(some_record))


@given(any_records)
def test_any_link_is_http(some_record):
    assert [link for link in links(some_record) if not link.url.startswith(("https://", "http://"))] == []
