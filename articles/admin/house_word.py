"""The admin of the words that a site adds to the editorial checks."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet

from articles.admin.record import RecordAdmin, RecordForm
from articles.models import HouseWord

LEAST_LETTERS = 2  # "a" stands in every sentence


class HouseWordForm(RecordForm):
    def clean_words(self) -> str:
        each = (" ".join(words.split()) for words in self.cleaned_data["words"].split(","))
        return ", ".join(words for words in each if words)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        words, kind = cleaned.get("words", ""), cleaned.get("kind", "")
        short = [each for each in words.split(", ") if sum(map(str.isalpha, each)) < LEAST_LETTERS]
        if "words" in cleaned and short:
            self.add_error("words", f"Write words of at least {LEAST_LETTERS} letters.")
        if kind == HouseWord.Kind.AVOID and not cleaned.get("instead"):
            self.add_error("instead", "Say what to write instead: a warning without that helps nobody.")
        if kind == HouseWord.Kind.GLOSSARY and not cleaned.get("instead"):
            self.add_error("instead", "Say in plain words what it means.")
        if self._same(words, kind).exists():
            self.add_error("words", "The list has these words already.")
        return cleaned

    def _same(self, words: str, kind: str) -> QuerySet[HouseWord]:
        return HouseWord.objects.filter(words__iexact=words, kind=kind).exclude(pk=self.instance.pk)


@admin.register(HouseWord)
class HouseWordAdmin(RecordAdmin):
    form = HouseWordForm
    list_display = ("words", "kind", "instead", "authority")
    list_filter = ("kind",)
    search_fields = ("words", "instead", "reason")
    search_help_text = "Searches the words, what to write instead and why."
    change_form_template = "admin/articles/house_word_form.html"
