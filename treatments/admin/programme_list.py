"""The list of programmes in the admin: what it finds and filters."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Replace
from django.http import HttpRequest
from django.utils import timezone

from articles.admin.safe_list import is_number
from treatments.models import Assurance, Listing

SEARCHED = ("name", "alternate_name", "provider__name", "city", "postal_code", *("phone", "intake_phone", "hotline"))
PHONES = ("phone", "intake_phone", "hotline")
BETWEEN_DIGITS = " -().+/"
FEWEST_DIGITS = 5  # of what is looked for as a telephone number, however it is written
MOST_WORDS = 10


def matching(programmes: QuerySet[Any], typed: str) -> QuerySet[Any]:
    """Those in which every word is found somewhere, that have this telephone number, or this number here."""
    every = Q()
    for word in typed.replace("\0", " ").split()[:MOST_WORDS]:
        every &= Q(*((f"{field}__icontains", word) for field in SEARCHED), _connector=Q.OR)
    if not every:
        return programmes
    number = typed.strip().removeprefix("#")
    digits = re.sub(r"[^0-9]", "", typed)
    if is_number(number):
        every |= Q(pk=int(number))
    if len(digits) >= FEWEST_DIGITS and not re.search(r"[^\W\d]", typed):
        programmes = programmes.alias(**{f"{name}_digits": _digits(name) for name in PHONES})
        every |= Q(*((f"{name}_digits__contains", digits) for name in PHONES), _connector=Q.OR)
    return programmes.filter(every)


def _digits(name: str) -> Combinable:
    found: Any = F(name)
    for mark in BETWEEN_DIGITS:
        found = Replace(found, Value(mark), Value(""), output_field=CharField())
    return found


def stale() -> Q:
    """Programmes of which a group of facts was confirmed longer ago than it is good for."""
    today = timezone.localdate()
    lives = Assurance.objects.order_by().values_list("shelf_life", flat=True).distinct()
    old = Q(pk__in=[])
    for days in lives:
        old |= Q(shelf_life=days, assured_date__lt=today - timedelta(days=days))
    return Q(Exists(Assurance.objects.filter(old, programme=OuterRef("pk"))))


def not_confirmed() -> Q:
    return ~Q(Exists(Assurance.objects.filter(programme=OuterRef("pk"))))


def not_in_latest() -> Q:
    """On a list once, and in the latest file of none."""
    listings = Listing.objects.filter(programme=OuterRef("pk"))
    return Q(Exists(listings)) & ~Q(Exists(listings.filter(is_in_latest=True)))


class ToDoFilter(admin.SimpleListFilter):
    title = "what is to be looked at"
    parameter_name = "todo"
    CHOSEN: dict[str, tuple[str, Callable[[], Q]]] = {
        "unconfirmed": ("Not confirmed", not_confirmed),
        "stale": ("Stale", stale),
        "gone": ("Not in latest list", not_in_latest),
        "withheld": ("Withheld", lambda: ~Q(withheld="")),
        "example": ("Example", lambda: Q(is_example=True)),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(value, label) for value, (label, _) in self.CHOSEN.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.CHOSEN.get(self.value() or "")
        return queryset.filter(chosen[1]()) if chosen else queryset
