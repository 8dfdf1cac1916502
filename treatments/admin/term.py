"""The admin of terms: the words for what programmes offer, the names that lists give them, what they lead to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import ManyToManyField, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest

from articles.admin.record import RecordAdmin, RecordForm
from treatments import directory, recording
from treatments.admin.term_names import NamesTerms, term_of
from treatments.models import DirectoryStamp, Programme, Term, TermName
from treatments.models.term import term_key

EXTRA_NAMES = 2  # empty rows for further names


class TermForm(RecordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, order in (("levels", ("position", "title")), ("treatments", ("approach", "position", "title"))):
            if name in self.fields:
                field: Any = self.fields[name]
                field.queryset = field.queryset.order_by(*order)
                field.widget.can_add_related = False

    def clean_code(self) -> str:
        """Programmes hold codes, not terms: one that is in use stays as it is."""
        code = "".join(self.cleaned_data["code"].split())
        held = self.initial.get("code")
        if held and code != held and programmes_with(held).exists():
            raise ValidationError(f"Programmes have the code {held}. Make another term instead.")
        if same := Term.objects.filter(code__iexact=code).exclude(pk=self.instance.pk).first():
            raise ValidationError(f"“{same.shown_name}” has this code already.")
        return code


class TermNameForm(forms.ModelForm):
    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if other := term_of(name, but=self.instance.pk or 0):
            raise ValidationError(f"“{other.shown_name}” has this name already.")
        return name


class TermNameFormSet(forms.BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        taken = set()
        for form in self.forms:
            data = getattr(form, "cleaned_data", {})
            if not data.get("name") or data.get("DELETE"):
                continue
            if term_key(data["name"]) in taken:
                form.add_error("name", "This name stands here already.")
            taken.add(term_key(data["name"]))


class TermNameInline(admin.TabularInline):
    model = TermName
    form = TermNameForm
    formset = TermNameFormSet
    extra = EXTRA_NAMES
    fields = ("name", "seen_in")
    template = "admin/treatments/term/names.html"


@admin.register(Term)
class TermAdmin(NamesTerms, RecordAdmin):
    form = TermForm
    formfield_overrides = {
        **RecordAdmin.formfield_overrides,
        ManyToManyField: {"widget": forms.CheckboxSelectMultiple},
    }
    list_display = ("code", "shown", "name", "facet", "programmes")
    list_display_links = ("code", "shown")
    list_filter = ("facet", "levels", "treatments")
    search_fields = ("code", "name", "plain_name", "names__name")
    search_help_text = "Searches codes, names and the other names that lists give."
    inlines = [TermNameInline]
    fieldsets = [
        ("What it is", {"fields": ("code", "name", "category")}),
        ("For readers", {"fields": ("facet", "plain_name", "meaning")}),
        ("What it leads to", {"fields": ("levels", "treatments")}),
    ]

    class Media:
        css = {"all": ["css/directory-admin.css"]}

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """With the number of programmes that readers find by each term, out of the index that they search."""
        found = super().get_changelist_instance(request)
        offering = directory.current().offering
        for term in found.result_list:
            term.counted = offering.get(term.code, 0).bit_count()
        return found

    def why_needed(self, record: Term) -> str:
        number = programmes_with(record.code).count()
        have = "1 programme has" if number == 1 else f"{number:,} programmes have"
        return f"{have} the code {record.code}: what they offer stays on record." if number else ""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        recording.save_term(obj)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        DirectoryStamp.move_on()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        super().delete_queryset(request, queryset)
        DirectoryStamp.move_on()

    @admin.display(description="readers read", ordering="plain_name")
    def shown(self, term: Term) -> str:
        return term.shown_name

    @admin.display(description="programmes")
    def programmes(self, term: Any) -> str:
        return f"{term.counted:,}"


def programmes_with(code: str) -> QuerySet[Any]:
    """All, also those that readers do not see."""
    return Programme.objects.alias(said=Cast("services", TextField())).filter(said__contains=f'"{code}"')
