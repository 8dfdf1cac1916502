"""What a list calls a service, told as the term that we have for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from treatments.models import Term, TermName
from treatments.models.term import term_key


@dataclass(frozen=True, slots=True)
class Resolver:
    codes: Mapping[str, str]  # the codes of terms, by the same without case
    names: Mapping[str, str]  # the codes of terms, by the `term_key` of each name

    def code(self, name: str, is_code: bool) -> str | None:
        """The code of the term that a list means. None when we have none, or the name alone does not tell which.

        `is_code`: whether the list gives a code. Codes drift too: an earlier one stands among the names of a term.
        """
        if is_code and (known := self.codes.get(name.strip().casefold())):
            return known
        return self.names.get(term_key(name))


def resolver() -> Resolver:
    """In two queries."""
    terms = list(Term.objects.values_list("code", "name"))
    keys = [(term_key(name), code) for code, name in terms]
    shared = Counter(key for key, _ in keys)
    own = {key: code for key, code in keys if shared[key] == 1}
    given = dict(TermName.objects.values_list("name_key", "term__code"))
    return Resolver({code.casefold(): code for code, _ in terms}, own | given)
