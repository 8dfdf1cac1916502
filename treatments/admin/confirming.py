"""Saying that facts of a programme were confirmed today: what an editor does after a telephone call."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from articles.admin.record import WebAddressField
from articles.admin.safe_list import SafeList
from articles.publishing.log import public_name
from treatments import recording
from treatments.models import Assurance, Programme

SOURCES = ("Telephone call with the programme", "E-mail from the programme", "The programme’s own website")
LONGEST_NAME = 120


class ConfirmForm(forms.Form):
    groups = forms.MultipleChoiceField(
        label="What was confirmed",
        choices=Assurance.Group.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Say what was confirmed: choose at least one."},
    )
    source = forms.CharField(
        label="How",
        max_length=200,
        widget=forms.TextInput({"list": "sources", "class": "vTextField"}),
        help_text="Readers see this, today’s date and your name.",
        error_messages={"required": "Say how you know: readers see it."},
    )
    url = WebAddressField(
        label="Address of the source", max_length=500, required=False, widget=forms.TextInput({"class": "vTextField"})
    )

    def assurances(self, programme: Programme, name: str) -> list[Assurance]:
        lives = dict(programme.assurances.values_list("group", "shelf_life"))
        return [
            Assurance(
                group=group,
                source=self.cleaned_data["source"],
                url=self.cleaned_data["url"],
                assured_date=timezone.localdate(),
                assurer=name[:LONGEST_NAME],
                shelf_life=lives.get(group, Assurance.SHELF_LIFE[group]),
            )
            for group in Assurance.Group
            if group in self.cleaned_data["groups"]
        ]


class ConfirmsProgrammes(SafeList):
    """Adds to the admin of programmes a page that asks what was confirmed, and how."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.confirm_view)
        name = "treatments_programme_confirm"
        return [path("<path:object_id>/confirm/", view, name=name), *super().get_urls()]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def confirm_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        programme = self.get_object(request, unquote(object_id))
        if programme is None:
            raise Http404
        form = ConfirmForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            return self._confirm(request, programme, form)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": programme,
            "title": f"Confirmed today: {programme}",
            "form": form,
            "sources": SOURCES,
            "assurances": programme.assurances.all(),
            "change_url": _change(programme),
        }
        return TemplateResponse(request, "admin/treatments/programme/confirm.html", context)

    def _confirm(self, request: HttpRequest, programme: Programme, form: ConfirmForm) -> HttpResponse:
        fresh = form.assurances(programme, public_name(request.user))
        named = ", ".join(str(Assurance.Group(each.group).label).lower() for each in fresh)
        with transaction.atomic():
            recording.assure(programme, fresh)
            self.log_change(request, programme, f"Confirmed {named}: {fresh[0].source}")
        self.message_user(request, f"Confirmed today: {named}.")
        return HttpResponseRedirect(_change(programme))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """What was typed is saved first."""
        if "_confirm" in request.POST:
            self.message_user(request, f"Saved. Now say what of “{obj}” was confirmed, and how.")
            return HttpResponseRedirect(reverse("admin:treatments_programme_confirm", args=[obj.pk]))
        return super().response_change(request, obj)


def _change(programme: Programme) -> str:
    return reverse("admin:treatments_programme_change", args=[programme.pk])
