"""A few pages and synonyms to search."""

from __future__ import annotations

import pytest

from articles.models import Synonym
from tests.factories import make_article, make_level


@pytest.fixture
def pages(db: None) -> None:
    make_article(
        "Baclofen for alcohol use",
        tags=("Medicines",),
        summary="Whether baclofen helps people who drink.",
        body="Some people drink less. Doctors raise the dose slowly. Café visits and/or level 2.1 care are no test.",
    )
    make_article(
        "Disulfiram",
        tags=("Medicines", "Aversion"),
        summary="A medicine that makes drinking unpleasant.",
        body="Disulfiram and alcohol together cause flushing. Unlike baclofen it is no help with craving.",
    )
    make_article(
        "Alcohol withdrawal",
        summary="What happens when a person stops drinking.",
        body="Withdrawing suddenly can cause seizures. Cold turkey is dangerous; a turkey that is cold is lunch.\n\n"
        "::: help\nCall.\n:::",
    )
    make_article("Privacy", kind="about", summary="What we keep about you.", body="No cookies, no counselling.")
    make_level("Residential treatment", summary="Living in a recovery residence.", body="Staff are there at night.")
    for term, means in (
        ("Antabuse", "disulfiram"),
        ("halfway house", "recovery residence"),
        ("rehab", "residential treatment"),
        ("counseling", "counselling"),
    ):
        Synonym.objects.create(term=term, means=means)
