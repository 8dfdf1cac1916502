"""The people whose names stand on pages: authors and reviewers."""

from django.conf import settings
from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=120)
    credentials = models.CharField(max_length=200, blank=True, help_text='After the name, such as "RN, MSc".')
    role = models.CharField(
        max_length=120, blank=True, help_text='Such as "Consultant psychiatrist" or "Health writer".'
    )
    biography = models.TextField(blank=True, help_text="Two or three sentences that readers see. Plain text.")
    is_reviewer = models.BooleanField(
        "may review pages", default=False, help_text="A clinician who may sign pages. Needs credentials."
    )
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        help_text="The account with which this person signs in, and signs.",
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return f"{self.name}, {self.credentials}" if self.credentials else self.name
