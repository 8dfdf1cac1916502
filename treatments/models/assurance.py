"""Assurances: from where each group of facts about a programme comes, when it was last confirmed, and by whom."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone

from treatments.models.programme import Programme


class Assurance(models.Model):
    """HSDS `assured_date` and `assurer`, for each group of facts by itself."""

    class Group(models.TextChoices):
        CONTACT = "contact", "Contact"
        SERVICES = "services", "Services"
        COST = "cost", "Cost"

    # Days for which a group counts as confirmed: prices change sooner than a street does.
    SHELF_LIFE = {Group.CONTACT: 365, Group.SERVICES: 365, Group.COST: 180}

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="assurances")
    group = models.CharField(max_length=10, choices=Group.choices)
    source = models.CharField(
        max_length=200, help_text="The list, or how it is known: “Telephone call with the programme”."
    )
    url = models.URLField("address of the source", max_length=500, blank=True)
    assured_date = models.DateField("confirmed on", help_text="The day on which the source said so.")
    assurer = models.CharField("confirmed by", max_length=120, blank=True)
    shelf_life = models.PositiveSmallIntegerField("good for, in days", default=365)

    class Meta:
        ordering = ["programme", "group"]
        constraints = [models.UniqueConstraint(fields=["programme", "group"], name="one_assurance_a_group")]

    def __str__(self) -> str:
        return f"{self.get_group_display()}: {self.source}, {self.assured_date}"

    @property
    def good_until(self) -> date:
        return self.assured_date + timedelta(days=self.shelf_life)

    @property
    def is_stale(self) -> bool:
        return self.good_until < timezone.localdate()
