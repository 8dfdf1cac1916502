"""Files of references on their way into the library: what each entry would do, before anybody says so."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.source import Source


class SourceImport(models.Model):
    """One file. It is read a few thousand entries at a time, then waits for somebody to look, then is applied whole."""

    name = models.CharField(max_length=200)  # of the file, or that it was pasted
    format = models.CharField(max_length=10)
    note = models.CharField(max_length=300, blank=True)  # how it was read, when that is not certain
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True)
    told = models.JSONField(default=dict)  # {outcome: how many}, once it was applied

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name


class ImportEntry(models.Model):
    class Outcome(models.TextChoices):
        WAITS = "waits", "Not read yet"
        NEW = "new", "New"
        SAME = "same", "Here already"
        CHANGED = "changed", "Adds to a source"
        CONFLICT = "conflict", "Says something else"
        ALIKE = "alike", "May be the same"
        REFUSED = "refused", "Refused"

    file = models.ForeignKey(SourceImport, on_delete=models.CASCADE, related_name="entries")
    position = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    text = models.TextField()  # as it stands in the file
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITS)
    reason = models.TextField(blank=True)  # why it is refused, or what it may be
    record = models.JSONField(default=dict)  # the fields of a Source
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, related_name="+")
    changes = models.JSONField(default=list)  # [{"field": …, "ours": …, "theirs": …, "is_conflict": …}]
    choice = models.JSONField(default=dict)  # what somebody chose: {"do": "skip" | "new" | "same", "take": [fields]}

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["file", "position"], name="import_entry_once")]
        indexes = [models.Index(fields=["file", "outcome", "position"], name="import_outcome")]

    def __str__(self) -> str:
        return f"line {self.line}: {self.outcome}"
