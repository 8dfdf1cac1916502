"""What somebody gives to be imported: a file, the list that it is of, and the day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from articles.admin.record import WebAddressField
from treatments import importing
from treatments.facility_lists import ACCEPTED, Format
from treatments.models import FacilityList, ProgrammeImport

LARGEST = 200 * 1024 * 1024  # bytes
SMALL = 2 * 1024 * 1024  # bytes: a larger file is only taken in by the request that brings it
_ENDINGS = ".json,.csv,.xlsx,.zip,.txt"
_FIND_OUT = ("", "Find out from the file")


class ImportForm(forms.Form):
    file = forms.FileField(
        label="The file",
        allow_empty_file=True,
        widget=forms.FileInput({"accept": _ENDINGS}),
        help_text=f"{ACCEPTED} Up to {LARGEST // 1024 // 1024} MB. It counts as the whole list: a programme that the "
        "file no longer has is marked as not in the latest list.",
        error_messages={"required": "Choose a file."},
    )
    facility_list = forms.ModelChoiceField(
        FacilityList.objects.all(), label="The list that it is of", required=False, empty_label="A new one, named below"
    )
    name = forms.CharField(
        label="Name of a new list", max_length=200, required=False, help_text="Such as “FindTreatment.gov”."
    )
    url = WebAddressField(
        label="Address of a new list",
        max_length=500,
        required=False,
        widget=forms.TextInput({"inputmode": "url"}),
        help_text="Where readers find it.",
    )
    format = forms.ChoiceField(
        label="Format", required=False, choices=[_FIND_OUT, *((each.value, each.label) for each in Format)]
    )
    as_of = forms.DateField(
        label="The list is of",
        initial=timezone.localdate,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text="The day on which its publisher made it. Facts are confirmed on this day where a row names no other.",
    )
    allow_older = forms.BooleanField(
        label="Also when a newer file of this list was imported already",
        required=False,
        help_text="What the older file says then takes the place of what the newer said.",
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(
                f"This file has {(file.size or 0) / 1024 / 1024:.1f} MB; up to {LARGEST // 1024 // 1024} MB can be "
                "imported here. Ask somebody with access to the server to run: python manage.py import_programmes FILE"
            )
        return file

    def clean_as_of(self) -> Any:
        day = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise forms.ValidationError("This day is still to come.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen, name = cleaned.get("facility_list"), cleaned.get("name")
        if chosen and name:
            self.add_error("name", "This is an old list and a new one. Choose the one, or name the other.")
        elif not chosen and not name and not {"facility_list", "name"} & self.errors.keys():
            self.add_error("facility_list", "Choose the list, or name a new one.")
        return cleaned

    def taken_in(self, by: User) -> ProgrammeImport:
        """Raises Refused; then a list that was new is not kept either."""
        upload, facility_list = self.cleaned_data["file"], self._facility_list()
        is_new = facility_list.pk is None
        if is_new:
            facility_list.save()
        try:
            file = importing.start(
                upload.file,
                name=upload.name,
                facility_list=facility_list,
                as_of=self.cleaned_data["as_of"],
                by=by,
                format_name=self.cleaned_data["format"],
                allow_older=self.cleaned_data["allow_older"],
            )
        except BaseException:
            if is_new:
                _forget(facility_list)
            raise
        if upload.size <= SMALL:
            importing.read_on(file, by=by)
        return file

    def _facility_list(self) -> FacilityList:
        """One that is not here yet is not saved."""
        chosen: FacilityList | None = self.cleaned_data["facility_list"]
        name, url = self.cleaned_data["name"], self.cleaned_data["url"]
        return chosen or FacilityList.objects.filter(name__iexact=name).first() or FacilityList(name=name, url=url)


@transaction.atomic
def _forget(facility_list: FacilityList) -> None:
    """Unless somebody else has given a file of it in the meantime."""
    if not facility_list.imports.exists() and not facility_list.listings.exists():
        facility_list.delete()
