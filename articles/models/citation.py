"""Citations: the uses of a source in a revision."""

from __future__ import annotations

from django.db import models

from articles.models.source import Source


class Citation(models.Model):
    """One use of a source, for one claim, in one revision."""

    revision = models.ForeignKey("articles.Revision", on_delete=models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    part = models.CharField(max_length=40, default="body", help_text="The body, or the fact that it stands in.")
    use = models.PositiveIntegerField(help_text="Counts the uses on the page; the anchor is cite-<use>.")
    number = models.PositiveIntegerField(help_text="The number of the reference on the page.")
    locator = models.CharField(max_length=200, blank=True)
    claim = models.TextField()

    class Meta:
        ordering = ["use"]
        constraints = [models.UniqueConstraint(fields=["revision", "use"], name="use_once_a_revision")]

    def __str__(self) -> str:
        return f"[{self.number}] {self.claim[:80]}"
