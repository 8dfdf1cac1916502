"""What a source says behind a claim, in the words of whoever looked it up."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.page import Page
from articles.models.source import Source


def digest_of(claim: str) -> str:
    return hashlib.sha256(" ".join(claim.split()).encode("utf-8", "surrogatepass")).hexdigest()


class Support(models.Model):
    """Holds for the claim as it was worded: where the sentence changes, somebody has to look again."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="supports")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="supports")
    claim = models.TextField()
    claim_digest = models.CharField(max_length=64, editable=False)
    words = models.TextField("what the source says", max_length=1000)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    checked_by_name = models.CharField(max_length=300)
    checked_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "source", "claim_digest"], name="support_once_a_claim_and_source")
        ]

    def __str__(self) -> str:
        return f"{self.claim[:80]}: {self.words[:80]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.claim_digest = digest_of(self.claim)
        super().save(*args, **kwargs)
