"""Places: ZIP codes, postcodes and towns with where they lie, so that distance needs no map service."""

from django.db import models


class Place(models.Model):
    """Data of GeoNames (CC BY 4.0), as a package ships it; `load_places` fills the table."""

    class Kind(models.TextChoices):
        CODE = "code", "ZIP code or postcode"
        TOWN = "town", "Town"
        REGION = "region", "State or nation"

    kind = models.CharField(max_length=6, choices=Kind.choices)
    country = models.CharField(max_length=2)
    code = models.CharField(
        max_length=10, blank=True
    )  # "02138", "SW1A": the outward half, in capitals; "MA" of a region
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=120)  # `term_key` of the name
    region = models.CharField(max_length=60, blank=True)  # "MA" in the United States, "England" in Britain
    latitude = models.FloatField()
    longitude = models.FloatField()
    weight = models.PositiveIntegerField(default=1)  # how many codes it has: of two towns of one name the larger leads

    class Meta:
        indexes = [
            models.Index(fields=["kind", "code"], name="place_code"),
            models.Index(fields=["kind", "name_key"], name="place_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.region}" if self.region else self.name
