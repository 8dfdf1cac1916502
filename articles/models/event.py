"""The log of what was done to pages. It only grows."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone


class EventQuerySet(models.QuerySet["Event"]):
    def update(self, **values: Any) -> NoReturn:
        raise TypeError("What is in the log stays as it is.")

    def delete(self) -> NoReturn:
        raise TypeError("What is in the log stays there.")


class Event(models.Model):
    class Verb(models.TextChoices):
        """The labels follow the name of whoever did it: "Edith Ward sent it back"."""

        SUBMITTED = "submitted", "sent it for review"
        SENT_BACK = "sent-back", "sent it back"
        SIGNED = "signed", "signed it"
        LAPSED = "lapsed", "changed the text, so the review lapsed"
        PUBLISHED = "published", "published it"
        SCHEDULED = "scheduled", "scheduled it"
        WITHDREW = "withdrew", "withdrew the page"
        CANCELLED = "cancelled", "cancelled what was planned"
        RESTORED = "restored", "restored an earlier revision"
        STILL_RIGHT = "still-right", "looked again: still right"
        NEEDS_WORK = "needs-work", "looked again: needs work"
        MOVED = "moved", "changed the address"
        DELETED = "deleted", "deleted the page"
        SUPPORTED = "supported", "recorded what a source says"
        DISMISSED = "dismissed", "dismissed a finding"
        REOPENED = "reopened", "let a finding be reported again"
        ANSWERED = "answered", "answered questions about the text"
        SHAKEN = "shaken", "moved the review to now"
        LINK_MADE = "link-made", "made a preview link"
        LINK_REVOKED = "link-revoked", "revoked a preview link"

    page = models.ForeignKey("articles.Page", on_delete=models.SET_NULL, null=True, related_name="events")
    page_name = models.CharField(max_length=340)  # its title and address at that time: what is left of a deleted page
    revision = models.ForeignKey("articles.Revision", on_delete=models.SET_NULL, null=True, related_name="events")
    number = models.PositiveIntegerField(null=True)  # of the revision
    verb = models.CharField(max_length=12, choices=Verb.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_name = models.CharField(max_length=300)  # stays when the account goes
    at = models.DateTimeField(default=timezone.now)
    effective = models.DateTimeField(null=True)  # the moment that it was planned for
    note = models.TextField(blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["page", "-at"], name="event_of_page")]

    def __str__(self) -> str:
        return f"{self.by_name} {self.get_verb_display()}: {self.page_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("What is in the log stays as it is.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("What is in the log stays there.")
