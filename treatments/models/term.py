"""The words for what programmes offer: one term a service, the names that lists give it, and what it leads to."""

from django.db import models

from treatments.models.level_of_care import LevelOfCare
from treatments.models.treatment import Treatment


class Facet(models.TextChoices):
    """What readers narrow the directory by. A term of none of them is shown with a programme and not offered there."""

    SETTING = "setting", "Setting"
    THERAPY = "therapy", "Therapies and approaches"
    MEDICINE = "medicine", "Medicines"
    PAYMENT = "payment", "Ways to pay"
    LANGUAGE = "language", "Languages"
    GROUP = "group", "Special groups"
    AGE = "age", "Ages"
    OTHER = "other", "Also offered"


class Term(models.Model):
    """HSDS `taxonomy_term`. The codes are those of SAMHSA where it has one."""

    code = models.CharField(max_length=20, unique=True, help_text="SAMHSA's code, or one of our own in small letters.")
    name = models.CharField(max_length=200, help_text="The newest official name.")
    plain_name = models.CharField(max_length=120, blank=True, help_text="What readers read, when it is another.")
    meaning = models.CharField(max_length=300, blank=True, help_text="One plain sentence for readers.")
    category = models.CharField(max_length=10, blank=True, help_text="SAMHSA's category, such as SET.")
    facet = models.CharField(max_length=10, choices=Facet.choices, default=Facet.OTHER)
    levels = models.ManyToManyField(
        LevelOfCare,
        blank=True,
        related_name="terms",
        help_text="A programme with this service counts as one at these levels of care.",
    )
    treatments = models.ManyToManyField(
        Treatment,
        blank=True,
        related_name="terms",
        help_text="The treatments that a programme with this service gives.",
    )

    class Meta:
        ordering = ["facet", "name"]
        constraints = [models.UniqueConstraint(models.functions.Lower("code"), name="term_code_once_whatever_case")]

    def __str__(self) -> str:
        return f"{self.shown_name} ({self.code})"

    @property
    def shown_name(self) -> str:
        return self.plain_name or self.name


class TermName(models.Model):
    """A name under which a list gave a term: names drift from year to year, codes seldom."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=250)
    name_key = models.CharField(max_length=250, unique=True, editable=False)
    seen_in = models.CharField("seen in", max_length=60, blank=True, help_text="The list or year, such as “2019”.")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.name_key = term_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


def term_key(name: str) -> str:
    """The words of a name without case and punctuation, which lists set now so, now so."""
    return " ".join("".join(each if each.isalnum() else " " for each in name.casefold()).split())[:250]
