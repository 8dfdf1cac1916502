"""Other names of a source: the keys and identifiers of records that turned out to be the same work."""

from __future__ import annotations

from django.db import models

from articles.models.source import IDENTIFIERS, Source

KEY = "key"


class SourceAlias(models.Model):
    """What is written or imported under this name means the source. No source bears it itself."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="aliases")
    scheme = models.CharField(max_length=10, choices=[(name, name) for name in (KEY, *IDENTIFIERS)])
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["scheme", "name"]
        constraints = [models.UniqueConstraint(fields=["scheme", "name"], name="source_alias_once")]
        verbose_name_plural = "source aliases"

    def __str__(self) -> str:
        return f"{self.scheme} {self.name}"
