"""Levels of care: how much help a person gets, and where they sleep while they get it."""

from django.db import models

from articles.models import Page


class LevelOfCare(Page):
    KIND = "level-of-care"
    OWN = ("position",)  # the fields that are neither text nor fact, for the files of content
    FACTS = ("code", "asam4", "asam3", "hours", "sleep", "medical", "suits", "not_suits", "length", "uk")

    position = models.PositiveSmallIntegerField(
        default=0, help_text="Place on the ladder: lower numbers are earlier, lighter help."
    )
    code = models.CharField("number", max_length=20, blank=True, help_text='The ASAM number, such as "2.1".')
    asam4 = models.CharField("ASAM Criteria, 4th edition", max_length=300, blank=True)
    asam3 = models.CharField("ASAM Criteria, 3rd edition", max_length=300, blank=True)
    hours = models.CharField("hours a week", max_length=400, blank=True)
    sleep = models.CharField("where you sleep", max_length=400, blank=True)
    medical = models.CharField("medical cover", max_length=400, blank=True)
    suits = models.TextField("who it may suit", max_length=800, blank=True)
    not_suits = models.TextField("when it may not be right", max_length=800, blank=True)
    length = models.CharField("typical length", max_length=400, blank=True)
    uk = models.CharField("nearest in the United Kingdom", max_length=400, blank=True, help_text="Approximate.")

    class Meta:
        verbose_name_plural = "levels of care"
