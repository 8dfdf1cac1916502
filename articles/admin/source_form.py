"""The form of a source: identifiers as they were pasted, authors a line each, and a key when none was given."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from articles.admin import source_pasted
from articles.admin.authors import HELP, AuthorsField
from articles.admin.record import WebAddressField
from articles.admin.source_fields import MONTH_CHOICES, IdentifierField, KindSelect
from articles.admin.source_standing import StandingForm
from articles.admin.source_words import called, heading
from articles.library import naming
from articles.models import Source
from articles.models.source import IDENTIFIERS
from articles.references.record import Kind, Name


class SourceForm(StandingForm):
    authors = AuthorsField(
        required=False, widget=AdminTextareaWidget({"rows": 5, "spellcheck": "false"}), help_text=HELP
    )
    month = forms.TypedChoiceField(choices=MONTH_CHOICES, coerce=int, empty_value=None, required=False)
    doi = IdentifierField("doi", help_text="Paste any number or address of the work: it is put where it belongs.")
    pmid = IdentifierField("pmid")
    pmcid = IdentifierField("pmcid")
    arxiv = IdentifierField("arxiv")
    isbn = IdentifierField("isbn")
    trial = IdentifierField("trial", help_text="Of the trial that it reports, at ClinicalTrials.gov.")
    url = WebAddressField(
        label="Web address",
        max_length=500,
        required=False,
        widget=AdminTextInputWidget,
        help_text="Printed when there is no DOI and no PubMed number.",
    )

    class Meta:
        labels = {name: heading(name) for name in ("standing_note", "superseded_by")}
        widgets = {
            "kind": KindSelect,
            "title": AdminTextareaWidget({"rows": 2}),
            "container": AdminTextInputWidget,
            "year": forms.NumberInput({"min": 1000, "class": "vSmallNumberField"}),
            "day": forms.NumberInput({"min": 1, "max": 31, "class": "vSmallNumberField"}),
            "accessed": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "standing_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "standing_note": AdminTextareaWidget({"rows": 2}),
            "finding": AdminTextareaWidget({"rows": 2}),
            "note": AdminTextareaWidget({"rows": 3}),
            "editor_note": AdminTextareaWidget({"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moved: list[str] = []
        if self.is_bound:
            stored = {field: getattr(self.instance, field) for field in source_pasted.PASTED_INTO}
            self.data, self.moved = source_pasted.sorted_out(self.data, stored)
        self.fields["authors"].initial = self.instance.authors if self.instance.pk else None
        if "key" in self.fields:
            self.fields["key"].required = False
            self.fields["key"].help_text = (
                "What writers type to cite it, such as agabio2023. Leave it empty to have one made. "
                "It cannot be changed once a page cites the source."
            )

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())

    def clean_finding(self) -> str:
        return " ".join(self.cleaned_data["finding"].split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._refuse_a_day_that_never_was()
        for scheme in (naming.KEY, *IDENTIFIERS):
            if cleaned.get(scheme) and (reason := self._taken(scheme, cleaned[scheme])):
                self.add_error(scheme, ValidationError(reason))
        if "key" in self.fields and not cleaned.get("key") and "key" not in self.errors:
            authors = [Name(**name) for name in cleaned.get("authors") or []]
            cleaned["key"] = naming.new_key(authors, cleaned.get("year"), cleaned.get("title", ""))
        return cleaned

    def _taken(self, scheme: str, name: str) -> str:
        """Which source has this name already, or had it before a merge; empty when none has."""
        kind = self.cleaned_data.get("kind", self.instance.kind)
        if (scheme, kind) == ("isbn", Kind.CHAPTER) or (scheme == "trial" and kind != Kind.WEB_PAGE):
            return ""
        same = naming.bears_name(scheme, name, but=self.instance)
        if not same:
            return ""
        link = format_html('<a href="{}">{}</a>', reverse("admin:articles_source_change", args=[same.pk]), same)
        what = called(scheme)
        if getattr(same, scheme).lower() == name.lower():
            return format_html("There is a source with this {} already: {}.{}", what, link, self._way_to_merge(same))
        return format_html("A record with this {} was merged into another, which stands for it now: {}.", what, link)

    def _way_to_merge(self, same: Source) -> str:
        if not self.instance.pk:
            return ""
        address = reverse("admin:articles_source_merge", args=[self.instance.pk])
        return format_html(' If they are one work, <a href="{}?into={}">merge them</a>.', address, same.pk)

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
