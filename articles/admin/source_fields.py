"""Fields of the form of a source: which of them each kind makes use of, and identifiers as they were pasted."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget, AutocompleteSelect
from django.core.exceptions import ValidationError

from articles.admin import source_pasted
from articles.admin.safe_list import is_number
from articles.admin.source_words import field_of, heading
from articles.references import identifiers
from articles.references.record import Kind
from articles.references.vancouver_forms import MONTHS

# What the printed reference of each kind makes use of. The form can put the rest away; it forbids nothing.
_JOURNAL = ("container", "volume", "issue", "pages")
_PRINT = ("container", "volume", "pages", "publisher", "place", "edition", "isbn")
FIELDS_OF = {
    Kind.ARTICLE: _JOURNAL,
    Kind.PREPRINT: ("container", "publisher"),
    Kind.REPORT: (*_PRINT, "number"),
    Kind.GUIDELINE: (*_PRINT, "issue", "number"),
    Kind.WEB_PAGE: ("container", "publisher", "place"),
    Kind.LAW: (*_JOURNAL, "publisher", "place", "number"),
    Kind.BOOK: _PRINT,
    Kind.CHAPTER: _PRINT,
    Kind.THESIS: ("pages", "publisher", "place"),
}
DEPENDING = tuple(sorted({field for fields in FIELDS_OF.values() for field in fields}))
MONTH_CHOICES = [("", "---------"), *((str(number), name) for number, name in enumerate(MONTHS, start=1))]


class IdentifierField(forms.CharField):
    """Takes a number, or the web address that holds it, and brings it into its one form."""

    widget = AdminTextInputWidget

    def __init__(self, field: str, **options: Any) -> None:
        self.field = field
        super().__init__(required=False, label=heading(field), max_length=field_of(field).max_length, **options)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        try:
            return source_pasted.normalise(self.field, text)
        except identifiers.InvalidIdentifier as error:
            hint = source_pasted.hint(self.field, text)
            raise ValidationError(f"{error} {hint}" if hint else str(error)) from error

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No maxlength: what is pasted may be longer than what is kept."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class SourceSelect(AutocompleteSelect):
    """Asks the database only about what can be the number of a source, whatever an address or a script sends."""

    def optgroups(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> Any:
        return super().optgroups(name, [each for each in value if is_number(str(each))] or [""], attrs)


class KindSelect(forms.Select):
    """Says which fields each kind makes use of, for the script that puts the others away."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {"data-depending": json.dumps(DEPENDING), "data-fields-of": json.dumps(FIELDS_OF)}
        return context
