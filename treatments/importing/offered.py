"""What the services of a list come to: codes of terms, through the names that lists give them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from treatments import terms
from treatments.models import Facet, Term

Offers = list[list[Any]]  # [[category, name, is_code], …], as lists word them


class Offered:
    """The terms of this moment, read in a fixed number of queries."""

    def __init__(self) -> None:
        self._resolver = terms.resolver()
        self._codes: dict[tuple[str, bool], str | None] = {}  # the same few hundred names come again and again
        self._payments = frozenset(Term.objects.filter(facet=Facet.PAYMENT).values_list("code", flat=True))

    def codes(self, offers: Offers) -> list[str]:
        """Sorted, each once; what no term has is left out."""
        return sorted({code for _, name, is_code in offers if (code := self.code(name, is_code))})

    def code(self, name: str, is_code: bool) -> str | None:
        asked = (name, is_code)
        if asked not in self._codes:
            self._codes[asked] = self._resolver.code(name, is_code)
        return self._codes[asked]

    def speaks_of_cost(self, codes: Iterable[str]) -> bool:
        return not self._payments.isdisjoint(codes)
