"""Addresses outside the site that pages and sources lead to, and how they answered last."""

from __future__ import annotations

from django.db import models

from articles.models.revision import Revision
from articles.models.source import Source


class Link(models.Model):
    class State(models.TextChoices):
        UNCHECKED = "unchecked", "Not checked yet"
        FINE = "fine", "Works"
        FAILING = "failing", "Failing"
        BROKEN = "broken", "Broken"
        UNKNOWN = "unknown", "Could not be checked"
        FORBIDDEN = "forbidden", "Not allowed"

    url = models.CharField("address", max_length=2000, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UNCHECKED)
    status = models.PositiveSmallIntegerField(null=True)  # of HTTP
    reason = models.CharField(max_length=300, blank=True)
    moved_to = models.CharField(max_length=2000, blank=True)
    checked_at = models.DateTimeField(null=True)
    fine_at = models.DateTimeField(null=True)
    failed_on = models.JSONField(default=list)  # the days on which it failed since it was fine
    revisions = models.ManyToManyField(Revision, related_name="outside_links")
    sources = models.ManyToManyField(Source, related_name="web_links")

    class Meta:
        ordering = ["url"]
        indexes = [models.Index(fields=["state"], name="link_state")]

    def __str__(self) -> str:
        return self.url
