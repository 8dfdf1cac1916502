"""Treatments: what is done, medicine or talk, each with the facts that a reader weighs."""

from django.core.exceptions import ValidationError
from django.db import models

from articles.models import Article, Page
from treatments import approvals
from treatments.models.level_of_care import LevelOfCare

LONGEST_FACT = 1500


def _fact(name: str, help_text: str = "") -> "models.TextField[str, str]":
    return models.TextField(name, max_length=LONGEST_FACT, blank=True, help_text=help_text)


class Treatment(Page):
    KIND = "treatment"
    OWN = ("approach", "position")
    LINKED = ("levels", "articles")
    FACTS = (
        *("names", "what", "how", "taken", "suits", "not_suits", "effects", "risks", "stopping", "pregnancy"),
        *("driving", "alcohol", "approval", "benefit", "unknown"),
    )

    class Approach(models.TextChoices):
        MEDICINE = "medicine", "Medicines"
        THERAPY = "therapy", "Talking therapies"
        WITHDRAWAL = "withdrawal", "Withdrawal care"
        SUPPORT = "support", "Support and aftercare"

    approach = models.CharField(max_length=12, choices=Approach.choices, default=Approach.MEDICINE)
    position = models.PositiveSmallIntegerField(default=0, help_text="Place among those of its approach.")
    levels = models.ManyToManyField(
        LevelOfCare, blank=True, related_name="treatments", verbose_name="levels of care where it is offered"
    )
    articles = models.ManyToManyField(Article, blank=True, related_name="treatments", verbose_name="articles about it")

    names = _fact("other names and brands")
    what = _fact("what it is")
    how = _fact("how it works")
    taken = _fact("how it is taken or done")
    suits = _fact("who it may suit")
    not_suits = _fact("who should not take it")
    effects = _fact("common side effects")
    risks = _fact("serious risks")
    stopping = _fact("stopping it")
    pregnancy = _fact("pregnancy and breastfeeding")
    driving = _fact("driving")
    alcohol = _fact("alcohol while taking it")
    approval = _fact(
        "approval", "One line each: - Country, condition: **licensed** [@key]. Or off-label, not available, not known."
    )
    benefit = _fact(
        "benefit in numbers", "Absolute figures with what they are compared with. ::: people draws N of 100."
    )
    unknown = _fact("what we do not know")

    def clean(self) -> None:
        super().clean()
        if wrong := approvals.problems(self.approval):
            raise ValidationError({"approval": wrong})
