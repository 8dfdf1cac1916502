"""The services of a programme as check boxes, one group a facet: nothing has to be typed or known by its code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from treatments.models import Facet, Term

Choices = list[tuple[str, list[tuple[str, str]]]]
NOT_IN_THE_TABLE = "Not in the table of terms"


class TermBoxes(forms.CheckboxSelectMultiple):
    """Some hundred, so a facet is folded away until a person opens it, and names what is ticked in it.

    Drawn by a template of the site, which Django's renderer of forms does not know.
    """

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        context = self.get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        facets = [(facet, boxes, [box["label"] for box in boxes if box["selected"]]) for facet, boxes, _ in groups]
        return render_to_string("admin/treatments/term_boxes.html", context | {"facets": facets})


class TermsField(forms.MultipleChoiceField):
    """Codes of terms. `offer` reads the terms when a form is made."""

    widget = TermBoxes

    def offer(self, held: Iterable[str]) -> None:
        """All terms, and of the codes that the programme has those that no term explains: saving keeps them."""
        self.choices = grouped(held)


def grouped(held: Iterable[str]) -> Choices:
    terms = sorted(Term.objects.all(), key=lambda term: term.shown_name.casefold())
    found = {
        str(facet.label): [(term.code, f"{term.shown_name} ({term.code})") for term in terms if term.facet == facet]
        for facet in Facet
    }
    unknown = sorted(set(held) - {term.code for term in terms})
    found[NOT_IN_THE_TABLE] = [(code, code) for code in unknown]
    return [(label, choices) for label, choices in found.items() if choices]
