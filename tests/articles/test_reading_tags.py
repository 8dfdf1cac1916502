"""Template tags of the reader pages."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.templatetags import reading


@given(st.text())
def test_json_ld_never_leaves_its_element_and_says_what_it_was_given(text: str) -> None:
    html = reading.json_ld({"name": text})

    inside = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', html, re.DOTALL)
    assert inside
    assert not set(inside[1]) & set("<>&")
    assert json.loads(inside[1]) == {"name": text}


@pytest.mark.parametrize(
    ("path", "words"),
    [("/articles/after-care/", "after care"), ("/", ""), ("/a/b_c", "b c"), ("/x/" + "y" * 300, "y" * 100)],
)
def test_last_words_turns_an_address_into_a_search(path: str, words: str) -> None:
    assert reading.last_words(path) == words


def test_unbroken_keeps_a_telephone_number_on_one_line() -> None:
    assert reading.unbroken("1-800 662") == "1\N{NON-BREAKING HYPHEN}800\N{NO-BREAK SPACE}662"


def test_a_review_is_overdue_once_the_days_of_grace_are_over(settings: Any) -> None:
    settings.REVIEW_GRACE_DAYS = 30
    today = timezone.localdate()

    late = [reading.is_overdue(today - timedelta(days=days)) for days in (0, 30, 31)]

    assert late == [False, False, True]


def test_tidy_drops_blanks_at_line_ends_and_escapes_as_before() -> None:
    template = Template("{% load reading %}{% tidy %}<p>  \n{{ words }}\t\n</p>{% endtidy %}")

    assert "&lt;b&gt;\n" in template.render(Context({"words": "<b>"}))
