"""What is asked, and the one address of it."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from treatments.directory import asked

QUERY = st.lists(st.tuples(st.sampled_from(["place", "within", "unit", "q", "sort", "level", "page"]), st.text()))


def read(query: str) -> asked.Asked:
    return asked.read(QueryDict(query))


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", ""),
        ("within=5&unit=km&sort=name", ""),  # these mean nothing without a place
        ("payment=b&payment=a&payment=b&level=x&q=+", "?level=x&payment=a&payment=b"),
        ("sort=name&place=Boston&within=25&unit=mi", "?place=Boston&sort=name"),
        ("level=a&level=b&without=level%3Da", "?level=b"),
        ("place=A%00B&unknown=1", "?place=AB"),
    ],
)
def test_one_question_has_one_address(query: str, address: str) -> None:
    assert read(query).query() == address


def test_what_means_nothing_is_left_out_and_told() -> None:
    question = read("within=7&unit=yards&sort=price&level=unknown&level=known&page=x")

    known = question.knowing({name: {"known": "Known"} for name in asked.CHOOSABLE})

    assert known.left_out == ("7", "yards", "price", "unknown")
    assert (known.pairs, known.page) == ([("level", "known")], 1)


@given(QUERY)
def test_an_address_reads_back_to_itself(pairs: list[tuple[str, str]]) -> None:
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value.encode(errors="replace").decode())

    address = asked.read(query).query()

    assert asked.read(QueryDict(address.removeprefix("?"))).query() == address
