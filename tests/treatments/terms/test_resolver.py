"""Which term a list means by a name or a code."""

from __future__ import annotations

from typing import Any

import pytest

from treatments import recording
from treatments.models import Term, TermName
from treatments.terms import resolver

pytestmark = pytest.mark.django_db


def make_terms() -> None:
    for code, name, earlier in (
        ("SAE", "Substance use disorder education", "Substance abuse education"),
        ("CHLD", "Children/Adolescents", "CH/AD"),
        ("TAY", "Young adults", "Transitional age young adults"),
        ("YAD", "Young Adults", "Young adults"),
        ("PC", "No formal relationship", ""),
        ("AUPC", "No formal relationship", ""),
        ("PA", "Payment assistance (check with facility)", ""),
    ):
        term = Term.objects.create(code=code, name=name)
        if earlier:
            TermName.objects.create(term=term, name=earlier)


@pytest.mark.parametrize(
    ("name", "is_code", "code"),
    [
        ("Substance use disorder education", False, "SAE"),
        ("SUBSTANCE  ABUSE EDUCATION", False, "SAE"),
        ("Payment assistance, check with facility", False, "PA"),
        ("Young adults", False, "YAD"),  # two terms have the name, and a name given says which is meant
        ("No formal relationship", False, None),  # two have it, and nothing says which
        ("sae", True, "SAE"),
        ("CH/AD", True, "CHLD"),
        ("PA", False, None),  # a word that is a code only by chance
        ("F99", True, None),
        ("", True, None),
    ],
)
def test_a_list_is_understood(name: str, is_code: bool, code: str | None) -> None:
    make_terms()

    assert resolver().code(name, is_code) == code


def test_the_resolver_takes_two_queries(django_assert_num_queries: Any) -> None:
    make_terms()

    with django_assert_num_queries(2):
        resolver()


def test_a_term_that_is_renamed_goes_on_answering_to_its_former_name() -> None:
    make_terms()
    term = Term.objects.get(code="SAE")

    term.name = "Education about substance use"
    recording.save_term(term)

    known = resolver()
    assert known.code("Substance use disorder education", is_code=False) == "SAE"
    assert known.code("Education about substance use", is_code=False) == "SAE"
