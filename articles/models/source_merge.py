"""Merges of two records of the same work, each with what it takes to undo it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.source import Source


class SourceMerge(models.Model):
    """`dropped` was merged into `kept`; `record` holds all that was known of the one, and was changed in the other."""

    kept = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="merges")
    dropped_key = models.CharField(max_length=60)
    record = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=300)
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)
    undone_by_name = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.dropped_key} into {self.kept}"
