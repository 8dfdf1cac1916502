"""The form of a programme, with where each group of its facts comes from beside the facts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from articles.admin.record import RecordForm, WebAddressField, digest
from treatments.admin.term_boxes import TermsField
from treatments.models import Assurance, Programme

Group = Assurance.Group
ASSURED = ("source", "url", "assured_date", "assurer", "shelf_life")
LONGEST_SHELF_LIFE = 3650  # days


def field_of(group: str, name: str) -> str:
    return f"{group}_{name}"


def _fields_of(group: Assurance.Group) -> dict[str, forms.Field]:
    wide, day = forms.TextInput({"class": "vTextField"}), forms.DateInput({"type": "date"}, "%Y-%m-%d")
    fields = {
        "source": forms.CharField(label="Source", required=False, max_length=200, widget=wide),
        "url": WebAddressField(label="Address of the source", required=False, max_length=500, widget=wide),
        "assured_date": forms.DateField(label="Confirmed on", required=False, widget=day),
        "assurer": forms.CharField(label="Confirmed by", required=False, max_length=120),
        "shelf_life": forms.IntegerField(
            label="Good for, in days",
            required=False,
            min_value=1,
            max_value=LONGEST_SHELF_LIFE,
            initial=Assurance.SHELF_LIFE[group],
        ),
    }
    fields["source"].help_text = "A list, or how it is known: “Telephone call with the programme”."
    return {field_of(group, name): field for name, field in fields.items()}


AssuredForm: Any = type(
    "AssuredForm", (RecordForm,), {name: field for group in Group for name, field in _fields_of(group).items()}
)


class ProgrammeForm(AssuredForm):
    services = TermsField(required=False, label="Services")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before: dict[str, Assurance] = {}
        if self.instance.pk:
            self.before = {each.group: each for each in self.instance.assurances.all()}
            for group, assurance in self.before.items():
                self.initial |= {field_of(group, name): getattr(assurance, name) for name in ASSURED}
            self.initial["as_seen"] = _digest(self.instance, self.before)
        if "services" in self.fields:
            self.fields["services"].offer(self.instance.services)

    def clean_country(self) -> str:
        country: str = self.cleaned_data["country"].upper()
        if not (len(country) == 2 and country.isascii() and country.isalpha()):
            raise forms.ValidationError("Give the country by its two letters, such as US or GB.")
        return country

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for group in Group:
            if field_of(group, "source") in self.fields:
                self._check(group, cleaned)
        return cleaned

    def assurances(self) -> list[Assurance]:
        """Those that the form adds or changes."""
        said = {group: self._said(group, self.cleaned_data) for group in Group}
        return [
            Assurance(group=group, **values)
            for group, values in said.items()
            if values["source"] and values != _values(self.before.get(group))
        ]

    def _said(self, group: Assurance.Group, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        said = {name: cleaned.get(field_of(group, name)) for name in ASSURED}
        return said | {"shelf_life": said["shelf_life"] or Assurance.SHELF_LIFE[group]}

    def _check(self, group: Assurance.Group, cleaned: Mapping[str, Any]) -> None:
        said = self._said(group, cleaned)
        is_assured = group in self.before or any(said[name] for name in ASSURED if name != "shelf_life")
        needed = {
            "source": "Say where this comes from: it stays on record, and readers see it.",
            "assured_date": "Say on which day the source said so.",
        }
        for name, sentence in needed.items():
            if is_assured and not said[name] and field_of(group, name) not in self.errors:
                self.add_error(field_of(group, name), sentence)
        if said["assured_date"] and said["assured_date"] > timezone.localdate():
            self.add_error(field_of(group, "assured_date"), "This day is still to come.")

    def _refuse_to_overwrite(self, now: str) -> None:
        """As for every record; the facts of three groups, and where they come from, are many more to tell apart."""
        data: Any = self.data.copy()  # type: ignore[has-type]
        differing = [f"{self._called(name)}: “{self._stored(name)}”" for name in self.changed_data if name != "as_seen"]
        data["as_seen"] = now
        self.data = data
        theirs = f" Where it differs from yours, it says: {'; '.join(differing)}." if differing else ""
        self.add_error(
            None,
            "Not saved: somebody else, or an import, changed this programme while you were writing. All that you "
            f"typed is still here.{theirs} Save again to put yours in its place.",
        )

    def _called(self, name: str) -> str:
        group = next((group for group in Group if name in {field_of(group, each) for each in ASSURED}), None)
        label = str(self.fields[name].label)
        return f"{group.label}, {label.lower()}" if group else label

    def _stored(self, name: str) -> str:
        value = self.initial.get(name)
        if name == "provider":
            return str(self.instance.provider)
        if name == "status":
            return str(Programme.Status(value).label)
        if isinstance(value, date):
            return f"{value:%-d %B %Y}"
        return ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def _values(assurance: Assurance | None) -> dict[str, Any]:
    return {name: getattr(assurance, name) for name in ASSURED} if assurance else {}


def _digest(programme: Programme, assurances: Mapping[str, Assurance]) -> str:
    held = [digest(programme), *((group, _values(assurances[group])) for group in sorted(assurances))]
    return hashlib.sha256(repr(held).encode("utf-8", "surrogatepass")).hexdigest()[:32]
