"""The crisis lines in the help box: one list for the whole site."""

from django.core.validators import RegexValidator
from django.db import models


class HelpLine(models.Model):
    country = models.CharField(max_length=60)
    name = models.CharField(max_length=120, help_text='Who answers, such as "Emergency services".')
    number = models.CharField(max_length=40, help_text="As readers see it.")
    dial = models.CharField(
        max_length=20,
        help_text="As a telephone dials it: digits only, with a leading + for an international number.",
        validators=[RegexValidator(r"^\+?[0-9]{2,19}\Z", "Write digits only, with a leading + if needed.")],
    )
    text = models.CharField("by text", max_length=120, blank=True, help_text='Such as "Text 988".')
    url = models.URLField("web address", blank=True)
    hours = models.CharField(max_length=120, blank=True, help_text='Such as "Every day, 24 hours".')
    note = models.CharField(max_length=200, blank=True, help_text="When to call this line, in one sentence.")
    position = models.PositiveSmallIntegerField(default=10, help_text="Lower numbers come first within a country.")
    shown = models.BooleanField(default=True)

    class Meta:
        ordering = ["country", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["country", "name"], name="help_line_once_a_country")]

    def __str__(self) -> str:
        return f"{self.name} ({self.country}): {self.number}"
