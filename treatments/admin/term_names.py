"""Giving a name that a list uses to the term that it means."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from articles.admin.safe_list import SafeList, is_number
from treatments.admin.term_boxes import grouped
from treatments.models import DirectoryStamp, ProgrammeImport, Term, TermName
from treatments.models.term import term_key


class NameForm(forms.Form):
    name = forms.CharField(label="Name in the list", max_length=250, widget=forms.TextInput({"class": "vTextField"}))
    term = forms.ChoiceField(label="Term that it means")
    seen_in = forms.CharField(label="Seen in", max_length=60, required=False, help_text="The list or year.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["term"].choices = [("", "Choose a term"), *grouped(())]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if other := term_of(name):
            raise forms.ValidationError(f"“{other.shown_name}” has this name already.")
        return name

    @transaction.atomic
    def save(self) -> Term:
        term = Term.objects.get(code=self.cleaned_data["term"])
        TermName.objects.create(term=term, name=self.cleaned_data["name"], seen_in=self.cleaned_data["seen_in"])
        DirectoryStamp.move_on()
        return term


class NamesTerms(SafeList):
    """Adds to the admin of terms a page to which the names that an import did not know lead."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.name_view)
        return [path("name/", view, name="treatments_term_name"), *super().get_urls()]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def name_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("treatments.add_termname"):
            raise PermissionDenied
        back = _import_of(request)
        asked = {"name": request.GET.get("name", "")[:250], "seen_in": back.facility_list.name[:60] if back else ""}
        form = NameForm(request.POST if request.method == "POST" else None, initial=asked)
        if form.is_bound and form.is_valid():
            term = form.save()
            self.log_change(request, term, f"Given the name “{form.cleaned_data['name']}”.")
            self.message_user(request, f"“{form.cleaned_data['name']}” means {term} from now on.")
            return HttpResponseRedirect(_leads_back(back) or reverse("admin:treatments_term_change", args=[term.pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Give a name to a term",
            "form": form,
            "back_url": _leads_back(back),
        }
        return TemplateResponse(request, "admin/treatments/term/name.html", context)


def term_of(name: str, *, but: int = 0) -> Term | None:
    """The term that has this among its other names, `but` leaving one of the names out of account."""
    found = TermName.objects.select_related("term").filter(name_key=term_key(name)).exclude(pk=but).first()
    return found.term if found else None


def _import_of(request: HttpRequest) -> ProgrammeImport | None:
    """The import that led here."""
    number = request.GET.get("import", "")
    return (
        ProgrammeImport.objects.select_related("facility_list").filter(pk=number).first() if is_number(number) else None
    )


def _leads_back(file: ProgrammeImport | None) -> str:
    address = reverse("admin:treatments_programme_import_file", args=[file.pk]) if file else ""
    return f"{address}?outcome=names" if address else ""
