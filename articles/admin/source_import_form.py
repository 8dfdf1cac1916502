"""What somebody gives to be imported: a file, pasted references, or one identifier."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from articles.library import importing
from articles.references import identifiers

LONGEST_CITATION = 2000  # characters
_ACCEPTED = ".ris,.bib,.bibtex,.nbib,.txt,.json"


class ImportForm(forms.Form):
    file = forms.FileField(
        label="A file",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": _ACCEPTED}),
        help_text=(
            "RIS, BibTeX, PubMed (.nbib) or CSL-JSON, as Zotero, EndNote, Mendeley, PubMed and publishers write them. "
            f"Up to {importing.LARGEST // 1024 // 1024} MB and {importing.MOST:,} references."
        ),
    )
    text = forms.CharField(
        label="Or paste",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
        help_text="In one of these forms; or a single DOI, PubMed number, ISBN, web address or printed reference.",
    )

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["file"]
        if file and file.size and file.size > importing.LARGEST:
            raise forms.ValidationError(importing.too_large(file.size))
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if cleaned["file"] and cleaned["text"].strip():
            self.add_error(None, "This is a file and a pasted text. Take one away: they are imported one by one.")
        elif not cleaned["file"] and not cleaned["text"].strip():
            self.add_error(None, "Choose a file, or paste something.")
        return cleaned

    def identifier(self) -> tuple[str, str] | None:
        """The one identifier in what was pasted, as its field and its value. None when several works are in it."""
        text: str = self.cleaned_data["text"].strip()
        if len(text) > LONGEST_CITATION or text.startswith("<"):
            return None
        found = [identifier for line in text.splitlines() if (identifier := identifiers.recognise(line))]
        if len(set(found)) > len(dict(found)):
            return None
        return identifiers.recognise(text)

    def given(self) -> tuple[bytes, str]:
        """What was given, and its name."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file:
            return file.read(), file.name or ""
        return self.cleaned_data["text"].encode("utf-8", "replace"), ""
