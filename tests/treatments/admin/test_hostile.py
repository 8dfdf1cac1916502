"""Hostile text in every field of the directory: it comes through nowhere in its admin."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.utils.html import escape

from tests.articles.admin.test_hostile import HOSTILE, SCHEME, dangers
from tests.factories import make_superuser, make_user
from tests.treatments.importing import given_lists
from treatments.models import Assurance, FacilityList, Listing, Programme, ProgrammeImport, ProgrammeRow, Provider, Term
from treatments.models import TermName as Name

pytestmark = pytest.mark.django_db

ADMIN = "/admin/treatments/"
KEPT = {
    "slug",
    "status",
    "group",
    "facet",
    "outcome",
    "format",
    "country",
    "code",
    "category",
}  # not people's own words


def make_hostile(model: type[models.Model]) -> None:
    """Every text of every row at once, past every form."""
    texts: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if field.name in KEPT or not isinstance(field, (models.CharField, models.TextField)):
            continue
        longest = field.max_length or 1_000
        is_address = isinstance(field, models.URLField)
        texts[field.name] = SCHEME if is_address else next(text for text in HOSTILE if len(text) <= longest)
    model._default_manager.update(**texts)


def test_hostile_text_comes_through_nowhere(client: Client) -> None:
    term = Term.objects.create(code="OIT", name="Intensive outpatient")
    Name.objects.create(term=term, name="Day programme")
    given_lists.imported(given_lists.row(1))
    given_lists.change(1, city="Cambridge")
    hostile = given_lists.row(1, "<img src=x onerror=alert(2)>", city=HOSTILE[1])
    file = given_lists.planned(hostile, {"frid": "2", "name2": HOSTILE[0]}, as_of=given_lists.NOVEMBER)
    for model in (Assurance, FacilityList, Listing, Programme, ProgrammeImport, ProgrammeRow, Provider, Term, Name):
        make_hostile(model)
    number, plan = Programme.objects.get().pk, f"programme/import/{file.pk}/"
    addresses = [
        *("programme/", f"programme/{number}/change/", f"programme/{number}/confirm/", f"programme/{number}/history/"),
        *("provider/", f"provider/{Provider.objects.get().pk}/change/", "term/", f"term/{term.pk}/change/"),
        *("facilitylist/", f"facilitylist/{FacilityList.objects.get().pk}/change/", "programme/import/"),
        *(f"{plan}?outcome={each}" for each in ("conflict", "changed", "refused", "names")),
        f"term/name/?import={file.pk}",
    ]

    answers = []
    for user in (make_superuser(), make_user(group="reviewer")):
        client.force_login(user)
        answers += [client.get(ADMIN + address) for address in addresses]
    shown = [answer for answer in answers if answer.status_code == 200]

    assert len(shown) == len(addresses) + 9  # who may not import sees the records
    assert [answer.status_code for answer in answers if answer not in shown] == [403] * 7
    assert any(escape(HOSTILE[0]) in answer.content.decode() for answer in shown)
    assert [danger for answer in shown for danger in dangers(answer)] == []
