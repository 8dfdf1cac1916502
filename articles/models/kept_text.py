"""What somebody typed and has not saved: kept apart from revisions until its writer saves it or throws it away."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class KeptText(models.Model):
    class Reason(models.TextChoices):
        AUTOSAVE = "autosave", "Not saved yet"
        CONFLICT = "conflict", "Unsaved conflict"
        SIGNED_OUT = "signed-out", "Typed before signing in again"

    page = models.ForeignKey("articles.Page", on_delete=models.CASCADE, null=True, related_name="kept_texts")
    model = models.CharField(max_length=60)  # "articles.article": a page to come has nothing else
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_texts")
    tab = models.CharField(max_length=40, blank=True)  # of the browser, so that two tabs do not overwrite each other
    reason = models.CharField(max_length=10, choices=Reason.choices, default=Reason.AUTOSAVE)
    based_on = models.PositiveIntegerField(default=0)  # number of the revision that the writer saw; 0: none
    fields = models.JSONField()  # {name: text as typed, or a list of texts}
    at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)  # saved or thrown away

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "by", "tab"],
                condition=Q(reason="autosave", settled_at__isnull=True),
                name="one_autosave_a_page_person_and_tab",
            ),
            models.UniqueConstraint(
                fields=["model", "by", "tab"],
                condition=Q(page__isnull=True, reason="autosave", settled_at__isnull=True),
                name="one_autosave_a_new_page_person_and_tab",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()}: {self.fields.get('title') or 'a page without a title'}"
