"""Programmes: a service of a provider at one place, as the directory knows it.

Field names are those of Open Referral HSDS 3.0 (`service`, `location`, `address`, `phone`); decision 13 says where the
record is flatter than the standard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from treatments.models.provider import Provider

if TYPE_CHECKING:
    from django_stubs_ext.db.models import TypedModelMeta
else:
    TypedModelMeta = object


class Status(models.TextChoices):
    """The words of HSDS."""

    ACTIVE = "active", "Open"
    INACTIVE = "inactive", "Not taking new people"
    TEMPORARILY_CLOSED = "temporarily closed", "Closed for a time"
    DEFUNCT = "defunct", "Closed"


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def shown(self) -> ProgrammeQuerySet:
        """Those that readers may see, closed ones too: the one gate of the directory."""
        return self.filter(withheld="")


class Programme(models.Model):
    Status = Status

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="programmes")
    name = models.CharField(max_length=250)
    alternate_name = models.CharField("other name", max_length=250, blank=True)
    slug = models.SlugField(max_length=120, editable=False)
    description = models.TextField(max_length=5000, blank=True, help_text="Plain text: what it offers, without praise.")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ACTIVE)
    alert = models.TextField(
        max_length=500, blank=True, help_text="A plain notice for readers, such as why and when it closed."
    )
    withheld = models.CharField(
        "withheld because",
        max_length=300,
        blank=True,
        help_text="Readers do not see a programme while a reason stands here, such as “outside our criteria”.",
    )
    is_example = models.BooleanField("made-up example", default=False)

    # Contact
    phone = models.CharField(max_length=60, blank=True, help_text="The programme's own number.")
    intake_phone = models.CharField("phone for new people", max_length=60, blank=True)
    hotline = models.CharField("crisis line", max_length=60, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(max_length=500, blank=True)
    address_1 = models.CharField("street", max_length=250, blank=True)
    address_2 = models.CharField("street, second line", max_length=250, blank=True)
    city = models.CharField(max_length=100, blank=True)
    state_province = models.CharField("state or county", max_length=100, blank=True)
    postal_code = models.CharField("ZIP or postcode", max_length=20, blank=True)
    country = models.CharField(max_length=2, default="US", help_text="Two letters, such as US or GB.")
    latitude = models.FloatField(null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)])
    longitude = models.FloatField(null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)])
    opening_hours = models.TextField(max_length=500, blank=True)

    # Services
    services = models.JSONField(default=list, blank=True)  # the codes of its terms, sorted
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    eligibility = models.TextField("who it is for", max_length=2000, blank=True)

    # Cost
    cost = models.TextField(max_length=2000, blank=True)

    created_at = models.DateTimeField(auto_now_add=True)
    last_modified = models.DateTimeField(default=timezone.now, editable=False)

    objects = ProgrammeQuerySet.as_manager()

    class Meta(TypedModelMeta):
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="latitude_and_longitude_together_on_the_globe",
            ),
            models.CheckConstraint(
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(maximum_age__gte=models.F("minimum_age")),
                name="maximum_age_is_not_below_minimum_age",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.slug = slug_of(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("programme", args=[self.pk, self.slug])

    def clean(self) -> None:
        super().clean()
        wrong = {}
        if (self.latitude is None) != (self.longitude is None):
            wrong["latitude"] = "Give both latitude and longitude, or neither."
        if self.minimum_age is not None and self.maximum_age is not None and self.maximum_age < self.minimum_age:
            wrong["maximum_age"] = "This is below the minimum age."
        if wrong:
            raise ValidationError(wrong)

    @property
    def is_closed(self) -> bool:
        return self.status == Status.DEFUNCT


def slug_of(name: str) -> str:
    """Never empty: a name without a letter or digit of the alphabet still has an address."""
    return slugify(name)[:120].strip("-") or "programme"
