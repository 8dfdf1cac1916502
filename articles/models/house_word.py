"""Words that a site adds to those of the editorial checks: what to write instead, leave alone or explain."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower

from articles.editorial import Entry, EntryKind
from articles.editorial.authorities import OURS, Authority


class HouseWord(models.Model):
    class Kind(models.TextChoices):
        AVOID = EntryKind.AVOID.value, "Write something else"
        LEAVE_ALONE = EntryKind.LEAVE_ALONE.value, "A name: leave it alone"
        ABBREVIATION = EntryKind.ABBREVIATION.value, "An abbreviation that needs no explaining"
        GLOSSARY = EntryKind.GLOSSARY.value, "A term to explain at its first use"

    kind = models.CharField("what it is", max_length=12, choices=Kind.choices, default=Kind.AVOID)
    words = models.CharField(max_length=200, help_text="One or more ways of writing it, with commas between them.")
    instead = models.CharField(
        "write instead, or what it means", max_length=200, blank=True, help_text="Shown to whoever writes it."
    )
    reason = models.CharField("why", max_length=300, blank=True, help_text="One sentence.")
    authority = models.CharField("who asks for it", max_length=120, blank=True)
    authority_url = models.URLField("where they say so", max_length=500, blank=True)

    class Meta:
        ordering = ["kind", "words"]
        constraints = [models.UniqueConstraint(Lower("words"), "kind", name="house_word_once")]

    def __str__(self) -> str:
        return self.words

    def entry(self) -> Entry:
        words = tuple(" ".join(each.lower().split()) for each in self.words.split(",") if each.strip())
        authority = Authority(self.authority, self.authority_url) if self.authority else OURS
        return Entry(EntryKind(self.kind), words, self.instead, self.reason, authority)
