"""Front matter: every field with its line, text as it was written, and nothing lost on the way out and in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.front_matter import Document, InvalidFrontMatter, read, write

FILE = """---
kind: article
title: "Baclofen: what to know"
tags: [Alcohol, Baclofen]
facts:
  code: 2.10
  hours: |
    9 to 19 hours
    a week
---

## Heading
---
Text.
"""

texts = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
names = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
mappings = st.dictionaries(names, texts, max_size=3)
values = texts | st.lists(texts, max_size=3) | mappings | st.lists(mappings, max_size=3)


def test_a_file_is_taken_apart() -> None:
    document = read(FILE)

    assert document == Document(
        fields={
            "kind": "article",
            "title": "Baclofen: what to know",
            "tags": ["Alcohol", "Baclofen"],
            "facts": {"code": "2.10", "hours": "9 to 19 hours\na week\n"},
        },
        lines={"kind": 2, "title": 3, "tags": 4, "facts": 5, "facts.code": 6, "facts.hours": 7},
        body="\n## Heading\n---\nText.\n",
        body_line=11,
    )


def test_a_list_may_hold_mappings_each_entry_with_its_line() -> None:
    document = read("---\nkept:\n- rule: a\n  on: 2026-05-01\n\n- rule: b\nnone: []\n---\n")

    assert document.fields == {"kept": [{"rule": "a", "on": "2026-05-01"}, {"rule": "b"}], "none": []}
    assert document.lines == {
        "kept": 2,
        "kept.1": 3,
        "kept.1.rule": 3,
        "kept.1.on": 4,
        "kept.2": 6,
        "kept.2.rule": 6,
        "none": 7,
    }


def test_mappings_in_a_list_are_written_below_each_other() -> None:
    written = write({"tags": ["A", "B"], "kept": [{"rule": "a", "why": "One: two"}, {"rule": "b"}]}, "")

    assert written == "---\ntags: [A, B]\nkept:\n- rule: a\n  why: 'One: two'\n- rule: b\n---\n"


@pytest.mark.parametrize(
    ("head", "name", "place", "found"),
    [
        ("title: Rest well", "title", (1, 6), (2, 13)),
        ("title: 'Rest well'", "title", (1, 6), (2, 14)),
        ('title: "Rest well"', "title", (1, 1), (2, 9)),
        ("facts:\n  hours: |\n    One\n\n    Two three", "facts.hours", (3, 5), (6, 9)),
        ("facts:\n  hours: |\n    One\n  code: 2.1", "facts.hours", (9, 1), (4, 5)),
        ("facts: {hours: 9 to 19}", "facts.hours", (1, 3), (2, 18)),
        ("summary: >\n  One\n  two\ntitle: A", "summary", (1, 1), (3, 3)),
        ("summary: One\n  two", "summary", (2, 1), (3, 10)),
    ],
)
def test_a_place_in_a_text_is_found_in_the_file(
    head: str, name: str, place: tuple[int, int], found: tuple[int, int]
) -> None:
    assert read(f"---\n{head}\n---\nText\n").places[name].of(*place) == found


@pytest.mark.parametrize("written", ["2.10", "no", "2026-05-01", "1:30", "0x1f", "null", "~", "007", "1e3", "<<", "="])
def test_a_value_is_text_as_it_was_written(written: str) -> None:
    assert read(f"---\ntitle: {written}\n---\n").fields == {"title": written}


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    document = read("\ufeff---\r\ntitle: A\r\nkind: about\r\n--- \r\nOne\r\nTwo\r\n")

    assert document == Document({"title": "A", "kind": "about"}, {"title": 2, "kind": 3}, "One\r\nTwo\r\n", 5)


def test_a_file_may_have_no_fields_and_no_body() -> None:
    assert read("---\n---") == Document({}, {}, "", 2)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "The file has to begin with a line of three hyphens (---) and the fields of the page."),
        ("Text", 1, "The file has to begin with a line of three hyphens (---) and the fields of the page."),
        (
            "---\ntitle: A\n",
            1,
            "The fields that begin here have no end: close them with a line of three hyphens (---).",
        ),
        (
            "---\nkind: about\ntitle: A: B\n---\n",
            3,
            "The fields cannot be read as YAML: mapping values are not allowed here."
            " Put a value that holds a colon between quotation marks.",
        ),
        (
            "---\ntitle: A\n\ttags: []\n---\n",
            3,
            "The fields cannot be read as YAML: found character '\\t' that cannot start any token.",
        ),
        ("---\ntitle: [A\n---\n", 3, "The fields cannot be read as YAML: expected ',' or ']', but got '<stream end>'."),
        ("---\ntitle: *a\n---\n", 2, "The fields cannot be read as YAML: found undefined alias 'a'."),
        ("---\ntitle: A\nkind: B\ntitle: C\n---\n", 4, "title stands here a second time."),
        ("---\nfacts:\n  a: B\n  a: C\n---\n", 4, "a stands here a second time."),
        ("---\n- title\n---\n", 2, "Each field has to be a name, a colon and a value."),
        ("---\ntitle: A\ntags:\n- [B]\n---\n", 4, "A list or a mapping may hold text only."),
        ("---\nkept:\n- rule: A\n- B\n---\n", 3, "A list or a mapping may hold text only."),
        ("---\nkept:\n- rule: A\n  on: [B]\n---\n", 4, "A list or a mapping may hold text only."),
        ("---\nkept:\n- rule: A\n- on: B\n  on: C\n---\n", 5, "on stands here a second time."),
        ("---\n? [a]\n: b\n---\n", 2, "A list or a mapping may hold text only."),
        ("---\ntitle: A\nkind: \x07\n---\n", 3, "The character U+0007 may not stand in the fields."),
        ("---\ntitle: " + "[" * 1000 + "\n---\n", 2, "The fields are lists too deep in each other."),
    ],
)
def test_a_wrong_head_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(InvalidFrontMatter) as refusal:
        read(text)

    assert (refusal.value.line, refusal.value.reason) == (line, reason)


@given(st.dictionaries(names, values, max_size=5), texts)
@example({"title": "- a: b"}, "---\nbody\n---\n")
@example({"title": "a\x85b\n c", "summary": "\n  a\n", "note": "a\r\nb "}, "\r\n---\r\n")
@example({"tags": ["a, b", "- c", "null", ""], "facts": {"on": "yes"}}, "")
@example({"kept": [{"rule": "a: b", "words": "- x\n y"}, {}]}, "")
@example({}, "---\n")
def test_what_is_written_is_read_back(fields: dict[str, object], body: str) -> None:
    document = read(write(fields, body))

    assert (document.fields, document.body) == (fields, body)


@given(st.text() | texts.map(lambda text: f"---\n{text}\n---\n"))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        body = read(text).body
    except InvalidFrontMatter:
        body = ""

    assert text.endswith(body)


def test_dates_and_numbers_are_written_plainly() -> None:
    moment = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)

    written = write({"position": 3, "reviewed_on": date(2026, 5, 1), "live_from": moment, "title": "2.1"}, "Text\n")

    assert written == (
        "---\nposition: 3\nreviewed_on: 2026-05-01\nlive_from: 2026-05-01 09:30:00+00:00\ntitle: '2.1'\n---\nText\n"
    )
