"""What was said about the standing of sources. It only grows."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.source import Source
from articles.references.record import Standing

_STANDINGS = [(member.value, member.label) for member in Standing]


class StandingChangeQuerySet(models.QuerySet["StandingChange"]):
    def update(self, **values: Any) -> NoReturn:
        raise TypeError("What is on record stays as it is.")


class StandingChange(models.Model):
    """One word about a source: a person's, a file's, a service's.

    One that is not applied says less than what is known already, such as a correction of what was retracted since.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="standing_changes")
    before = models.CharField(max_length=12, choices=_STANDINGS)
    standing = models.CharField(max_length=12, choices=_STANDINGS)
    superseded_by = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)  # for readers
    on = models.DateField(null=True)  # the day of the notice
    notice = models.URLField(max_length=500, blank=True)
    origin = models.CharField(max_length=150)  # who or what said so
    said = models.CharField(max_length=120, blank=True)  # names the statement, so that it is taken over once
    is_applied = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = StandingChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["source", "said"], name="standing_said")]

    def __str__(self) -> str:
        return f"{self.source_id}: {self.before} to {self.standing}, {self.origin}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("What is on record stays as it is.")
        super().save(*args, **kwargs)
