"""Programmes, terms and places for the tests of the directory. Every function can be called with little."""

from __future__ import annotations

from itertools import count
from typing import Any

from articles.models import Page
from treatments.models import DirectoryStamp, Facet, Place, Programme, Provider, Term

# All of five digits, so that what is named by them sorts in the order it was made in.
_serial = count(10_001)


def make_programme(name: str = "", *, provider: str = "Elm Trust", **fields: Any) -> Programme:
    """One that readers find, in the middle of Boston unless told otherwise."""
    owner = Provider.objects.filter(name=provider).first() or Provider.objects.create(name=provider)
    here = {"city": "Boston", "state_province": "MA", "latitude": 42.36, "longitude": -71.06, "phone": "617-555-0101"}
    programme = Programme.objects.create(name=name or f"Programme {next(_serial)}", provider=owner, **(here | fields))
    DirectoryStamp.move_on()
    return programme


def make_term(
    code: str = "OIT", name: str = "Intensive outpatient", facet: str = Facet.SETTING, *leads_to: Page, **fields: Any
) -> Term:
    term = Term.objects.create(code=code, name=name, facet=facet, **fields)
    for page in leads_to:
        (term.levels if page.kind == "level-of-care" else term.treatments).add(page)
    DirectoryStamp.move_on()
    return term


def make_place(name: str, kind: str = "town", **fields: Any) -> Place:
    boston = {"country": "US", "region": "MA", "latitude": 42.3601, "longitude": -71.0589}
    return Place.objects.create(name=name, kind=kind, name_key=name.casefold(), **(boston | fields))
