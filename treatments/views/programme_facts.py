"""What is on record of a programme, as readers read it: telephone numbers, what it offers, and how fresh that is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from treatments.directory import Index
from treatments.directory.choosing import Link, Names
from treatments.directory.index import MENTAL_HEALTH, SUBSTANCE_USE, Shown
from treatments.models import Assurance, Facet, Programme

# One number, perhaps with an extension. Anything else, such as letters or a second number, would be dialled wrongly.
_NUMBER = re.compile(
    r"([+(0-9][0-9\s().\u2010-\u2013-]*?)(?:[ ,;]*(?:extension|ext|x|#)[ .:]*([0-9]{1,8}))?", re.IGNORECASE
)
_LONGEST = 15  # digits, by E.164
_TRUNK = re.compile(r"\(0\)")  # not dialled after the code of a country


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it stands, and where pressing it leads: "" when it cannot be called."""

    what: str
    number: str
    address: str


@dataclass(frozen=True, slots=True)
class Offered:
    title: str
    terms: list[Shown]


def phone(number: str, what: str = "Telephone", *, can_be_called: bool = True) -> Phone | None:
    if not number:
        return None
    return Phone(what, number, _dialled(number) if can_be_called else "")


def _dialled(number: str) -> str:
    """As RFC 3966 writes it: digits, a leading plus, and an extension; "" where that is not certain."""
    found = _NUMBER.fullmatch(number.strip())
    if not found:
        return ""
    main, extension = found.groups()
    is_whole = main.lstrip(" (").startswith("+")
    digits = "".join(each for each in (_TRUNK.sub("", main) if is_whole else main) if each in "0123456789")
    if not 0 < len(digits) <= _LONGEST:
        return ""
    return f"tel:{'+' * is_whole}{digits}{f';ext={extension}' if extension else ''}"


def main_phone(programme: Programme) -> Phone | None:
    """The programme's own number, or the one for new people where that is all there is."""
    return phone(programme.phone or programme.intake_phone, can_be_called=_can_be_called(programme))


def phones(programme: Programme) -> list[Phone]:
    can = _can_be_called(programme)
    found = (
        phone(programme.phone, can_be_called=can),
        phone(programme.intake_phone, "For new people", can_be_called=can),
        phone(programme.hotline, "Crisis line", can_be_called=can),
    )
    return [each for each in found if each]


def _can_be_called(programme: Programme) -> bool:
    """Nobody answers where a programme has closed, nor at a number that was made up."""
    return not (programme.is_closed or programme.is_example)


def terms_of(programme: Programme, index: Index) -> list[Shown]:
    """What it offers, by facet and name; without codes that no term explains."""
    terms = [index.terms[code] for code in programme.services if code in index.terms]
    order = list(Facet.values)
    return sorted(terms, key=lambda term: (order.index(term.facet), term.name.casefold()))


def offered(terms: Iterable[Shown]) -> list[Offered]:
    groups: dict[str, list[Shown]] = {}
    for term in terms:
        groups.setdefault(term.facet, []).append(term)
    return [Offered(str(Facet(facet).label), members) for facet, members in groups.items()]


def levels_of(terms: Iterable[Shown], known: Names) -> list[Link]:
    """None of who treats mental health alone: a level is one of treatment for alcohol and drug use."""
    offered = {term.code: term for term in terms}
    if MENTAL_HEALTH in offered and offered.keys().isdisjoint(SUBSTANCE_USE):
        return []
    wanted = {pk for term in offered.values() for pk in term.levels}
    return [link for pk, link in known.pages.items() if pk in wanted]


def treatments_of(terms: Iterable[Shown], known: Names) -> list[Link]:
    wanted = {pk for term in terms for pk in term.treatments}
    return [link for pk, link in known.pages.items() if pk in wanted]


def worst(assurances: Iterable[Assurance]) -> Assurance | None:
    """The group of facts that is stale, or else will be first."""
    return min(assurances, key=lambda each: (each.good_until, each.assured_date), default=None)
