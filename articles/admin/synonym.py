"""The admin of the words that readers search with."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from articles.admin.record import RecordAdmin, RecordForm
from articles.models import Synonym


class SynonymForm(RecordForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        term, means = cleaned.get("term", ""), cleaned.get("means", "")
        if not term or not means:
            return cleaned
        same = Synonym.objects.filter(term__iexact=term, means__iexact=means).exclude(pk=self.instance.pk)
        if term.casefold() == means.casefold():
            self.add_error("means", "This is the term itself. Write the word that pages use instead.")
        elif same.exists():
            self.add_error("term", "The list has this term with this meaning already.")
        return cleaned


@admin.register(Synonym)
class SynonymAdmin(RecordAdmin):
    form = SynonymForm
    list_display = ("term", "means")
    search_fields = ("term", "means")
    search_help_text = "Searches both words."
