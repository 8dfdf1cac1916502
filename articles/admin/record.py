"""What the admin of every shared record (source, tag, person, help line, synonym) does alike.

A record that somebody else changed in the meantime is not saved over unseen, and one that a page needs is not deleted.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import actions
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import IntegrityError, connection, models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles.admin.safe_list import SafeList
from articles.publishing import Refused

LARGEST = 32_767  # what PostgreSQL holds in such a number; SQLite holds more and would not say so
NAMED = 5  # pages in a message; the rest are counted


class WebAddressField(forms.URLField):
    """Only http and https: any other scheme can run code or leave the web."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"assume_scheme": "https", **options})


class RecordForm(forms.ModelForm):
    # What the record held when the form was shown. A form without it, such as a script's, is not compared.
    as_seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["as_seen"] = digest(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        seen, now = cleaned.get("as_seen"), self.initial.get("as_seen")
        if seen and now and seen != now:
            self._refuse_to_overwrite(now)
        return cleaned

    def _update_errors(self, errors: ValidationError) -> None:
        """What the form has refused, the model need not refuse again: it does not even know what was typed."""
        if hasattr(errors, "error_dict"):
            errors.error_dict = {name: found for name, found in errors.error_dict.items() if name not in self.errors}
        super()._update_errors(errors)  # type: ignore[misc]

    def _refuse_to_overwrite(self, now: str) -> None:
        """Nothing is saved this time. Who has been told may save over it."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data["as_seen"] = now
        self.data = data
        stored = forms.models.model_to_dict(self.instance)
        differing = [
            f"{self.fields[name].label}: “{self.fields[name].prepare_value(stored[name])}”"
            for name, typed in self.cleaned_data.items()
            if name in stored and getattr(typed, "pk", typed) != stored[name]
        ]
        theirs = f" Where it differs from yours, it says: {'; '.join(differing)}." if differing else ""
        self.add_error(
            None,
            "Not saved: somebody else changed this record while you were writing. All that you typed is still here."
            f"{theirs} Save again to put yours in its place.",
        )


def digest(record: models.Model) -> str:
    """Over all that people change: what the site notes itself, such as a check, is in nobody's way."""
    fields = [field for field in record._meta.concrete_fields if field.editable]
    held = [(field.attname, getattr(record, field.attname)) for field in fields]
    return hashlib.sha256(repr(held).encode("utf-8", "surrogatepass")).hexdigest()[:32]


class RecordAdmin(SafeList):
    """A child whose records pages need says which pages these are, in `pages_using`."""

    form = RecordForm
    formfield_overrides = {
        models.URLField: {"form_class": WebAddressField, "widget": AdminTextInputWidget},
        models.PositiveSmallIntegerField: {"max_value": LARGEST, "widget": AdminIntegerFieldWidget},
    }
    actions = ["delete_selected"]
    list_per_page = 50

    class Media:
        css = {"all": ["css/records.css"]}

    def pages_using(self, record: Any) -> QuerySet[Any] | None:
        """The pages for which the record cannot be deleted; None when no page ever needs one."""
        return None

    # Saving

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = list(super().get_fieldsets(request, obj))
        if obj and self.has_change_permission(request, obj):
            name, options = fieldsets[-1]
            fields = [field for field in options["fields"] if field != "as_seen"]
            fieldsets[-1] = (name, {**options, "fields": [*fields, "as_seen"]})
        return fieldsets

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """While it is being saved the record is held: what is compared with it is what is overwritten."""
        record = super().get_object(request, object_id, from_field)
        if record and request.method == "POST" and connection.in_atomic_block:
            self.model._default_manager.select_for_update().get(pk=record.pk)
            record.refresh_from_db()
        return record

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Whoever loses a race for a name or a number learns it from the form, with all that they typed."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (IntegrityError, Refused):
            return super().changeform_view(request, *args, **kwargs)

    # Deleting

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and self.why_needed(obj))

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        record = super().get_object(request, unquote(object_id))
        if record and super().has_delete_permission(request, record) and (reason := self.why_needed(record)):
            self.message_user(request, f"Nothing was deleted. {reason}", messages.ERROR)
            change = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            return HttpResponseRedirect(reverse(change, args=[record.pk]))
        return super().delete_view(request, object_id, extra_context)

    @admin.action(permissions=["delete"], description="Delete selected %(verbose_name_plural)s")
    def delete_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        reasons = [reason for record in queryset if (reason := self.why_needed(record))]
        if reasons:
            self.message_user(request, " ".join(["Nothing was deleted.", *reasons[:NAMED]]), messages.ERROR)
            return None
        return actions.delete_selected(self, request, queryset)

    def why_needed(self, record: Any) -> str:
        """Why the record cannot be deleted; empty when it can."""
        pages = self.pages_using(record)
        titles = [] if pages is None else list(pages.order_by("title").values_list("title", flat=True))
        return _needed(record, titles) if titles else ""


def _needed(record: Any, titles: list[str]) -> str:
    named = ", ".join(f"“{title}”" for title in titles[:NAMED])
    more = f" and {len(titles) - NAMED} more" if len(titles) > NAMED else ""
    return f"{record} is needed by {named}{more}: what pages said, and whose word it was, stays on record."
