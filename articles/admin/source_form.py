"""The form of a source: identifiers as they were pasted, authors a line each, and a key when none was given."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from string import ascii_lowercase
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import slugify

from articles.admin.authors import HELP, AuthorsField
from articles.admin.record import RecordForm, WebAddressField
from articles.models import Source
from articles.references import identifiers, vancouver
from articles.references.record import Kind

LONGEST_NAME_IN_KEY = 40

# What the printed reference of each kind makes use of. The form can put the rest away; it forbids nothing.
_JOURNAL = ("container", "volume", "issue", "pages")
_PRINT = ("container", "volume", "pages", "publisher", "place", "edition", "isbn")
FIELDS_OF = {
    Kind.ARTICLE: _JOURNAL,
    Kind.REPORT: (*_PRINT, "number"),
    Kind.GUIDELINE: (*_PRINT, "issue", "number"),
    Kind.WEB_PAGE: ("container", "publisher", "place"),
    Kind.LAW: (*_JOURNAL, "publisher", "place", "number"),
    Kind.BOOK: _PRINT,
    Kind.CHAPTER: _PRINT,
}
DEPENDING = tuple(sorted({field for fields in FIELDS_OF.values() for field in fields}))


class IdentifierField(forms.CharField):
    """Takes a number, or the web address that holds it, and brings it into its one form."""

    widget = AdminTextInputWidget

    def __init__(self, normalise: Callable[[str], str], **options: Any) -> None:
        self.normalise = normalise
        super().__init__(required=False, **options)

    def to_python(self, value: Any) -> str:
        try:
            return self.normalise(super().to_python(value) or "")
        except identifiers.InvalidIdentifier as error:
            raise ValidationError(str(error)) from error

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No maxlength: what is pasted may be longer than what is kept."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class KindSelect(forms.Select):
    """Says which fields each kind makes use of, for the script that puts the others away."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {"data-depending": json.dumps(DEPENDING), "data-fields-of": json.dumps(FIELDS_OF)}
        return context


MONTHS = [("", "---------"), *((str(number), name) for number, name in enumerate(vancouver.MONTHS, start=1))]


class SourceForm(RecordForm):
    authors = AuthorsField(
        required=False, widget=AdminTextareaWidget({"rows": 5, "spellcheck": "false"}), help_text=HELP
    )
    month = forms.TypedChoiceField(choices=MONTHS, coerce=int, empty_value=None, required=False)
    doi = IdentifierField(
        identifiers.normalise_doi, label="DOI", max_length=200, help_text="The DOI, or its web address."
    )
    pmid = IdentifierField(identifiers.normalise_pmid, label="PubMed number (PMID)", max_length=12)
    pmcid = IdentifierField(identifiers.normalise_pmcid, label="PubMed Central number", max_length=16)
    isbn = IdentifierField(identifiers.normalise_isbn, label="ISBN", max_length=20)
    url = WebAddressField(
        label="Web address",
        max_length=500,
        required=False,
        widget=AdminTextInputWidget,
        help_text="Printed when there is no DOI and no PubMed number.",
    )

    class Meta:
        widgets = {
            "kind": KindSelect,
            "title": AdminTextareaWidget({"rows": 2}),
            "container": AdminTextInputWidget,
            "year": forms.NumberInput({"min": 1000, "class": "vSmallNumberField"}),
            "day": forms.NumberInput({"min": 1, "max": 31, "class": "vSmallNumberField"}),
            "accessed": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "note": AdminTextareaWidget({"rows": 3}),
            "editor_note": AdminTextareaWidget({"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authors"].initial = self.instance.authors if self.instance.pk else None
        if "key" in self.fields:
            self.fields["key"].required = False
            self.fields["key"].help_text = (
                "What writers type to cite it, such as agabio2023. Leave it empty to have one made. "
                "It cannot be changed once a page cites the source."
            )

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_key(self) -> str:
        return self._once("key")

    def clean_doi(self) -> str:
        return self._once("doi")

    def clean_pmid(self) -> str:
        return self._once("pmid")

    def clean_superseded_by(self) -> Source | None:
        newer: Source | None = self.cleaned_data["superseded_by"]
        if newer and newer.pk == self.instance.pk:
            raise ValidationError("A source cannot take its own place. Choose the newer one.")
        return newer

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._refuse_a_day_that_never_was()
        if "key" in self.fields and not cleaned.get("key") and "key" not in self.errors:
            cleaned["key"] = suggested_key(cleaned.get("authors") or [], cleaned.get("year"), cleaned.get("title", ""))
        return cleaned

    def _once(self, field: str) -> str:
        value: str = self.cleaned_data[field]
        same = Source.objects.filter(**{f"{field}__iexact": value}).exclude(pk=self.instance.pk).first()
        if not value or not same:
            return value
        address = reverse("admin:articles_source_change", args=[same.pk])
        what = {"key": "key", "doi": "DOI", "pmid": "PubMed number"}[field]
        raise ValidationError(
            format_html('There is a source with this {} already: <a href="{}">{}</a>.', what, address, same)
        )

    def _refuse_a_day_that_never_was(self) -> None:
        year, month, day = (self.cleaned_data.get(name) for name in ("year", "month", "day"))
        if month and not year:
            self.add_error("month", "A month needs its year.")
        elif day and not month:
            self.add_error("day", "A day needs its month.")
        elif year and year > timezone.localdate().year + 1:
            self.add_error("year", "This year is too far in the future.")
        elif day and month and year:
            try:
                date(year, month, day)
            except ValueError:
                self.add_error("day", "There is no such day in that month.")


def suggested_key(authors: list[dict[str, str]], year: int | None, title: str) -> str:
    """ "agabio2023", or with the next letter when that is taken, whatever the case."""
    first = authors[0] if authors else {}
    name = first.get("family") or _initials(first.get("literal", "")) or " ".join(title.split()[:3])
    base = (slugify(name).replace("-", "").replace("_", "")[:LONGEST_NAME_IN_KEY] or "source") + str(year or "")
    taken = {key.lower() for key in Source.objects.filter(key__istartswith=base).values_list("key", flat=True)}
    return next(key for key in _lettered(base) if key not in taken)


def _initials(organisation: str) -> str:
    """ "who" for World Health Organization; shorter names stay whole."""
    capitals = [word[0] for word in organisation.split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) > 2 else organisation


def _lettered(base: str) -> Iterator[str]:
    yield base
    yield from (base + letter for letter in ascii_lowercase[1:])
    yield from (f"{base}-{number}" for number in count(27))
