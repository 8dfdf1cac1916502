"""Links that show one revision to somebody without an account, until a day or until they are revoked."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    def usable(self, at: datetime | None = None) -> PreviewLinkQuerySet:
        return self.filter(revoked_at__isnull=True, expires_at__gt=at or timezone.now())


class PreviewLink(models.Model):
    """The address holds a token of which only the digest is kept: who reads the database cannot open the link."""

    revision = models.ForeignKey("articles.Revision", on_delete=models.CASCADE, related_name="preview_links")
    digest = models.CharField(max_length=64, unique=True)
    note = models.CharField("for whom", max_length=200, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("created_at")), name="preview_link_expires_after_it_was_made"
            )
        ]

    def __str__(self) -> str:
        return f"Preview of {self.revision}"


class PreviewVisit(models.Model):
    """That a preview link was opened, and when. Not by whom: nothing of the visitor is kept."""

    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="visits")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.link}, opened {self.at:%Y-%m-%d %H:%M}"
