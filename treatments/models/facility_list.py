"""Facility lists, and what each list says of a programme: so that a newer list changes only what nobody else did."""

from django.db import models

from treatments.models.programme import Programme


class FacilityList(models.Model):
    """A public list from which programmes come, such as that of FindTreatment.gov."""

    name = models.CharField(max_length=200, unique=True)
    url = models.URLField("address", max_length=500, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Listing(models.Model):
    """One programme in one list, with the record that was applied last: the base of the next comparison."""

    facility_list = models.ForeignKey(FacilityList, on_delete=models.PROTECT, related_name="listings")
    identifier = models.CharField(max_length=150)  # the list's own, or a stable one made of name and address
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="listings")
    record = models.JSONField(default=dict)  # the fields as last applied, by their names in Programme
    offers = models.JSONField(default=list)  # the services as the list words them: [[category, name, is_code], …]
    is_in_latest = models.BooleanField("in the latest list", default=True)
    last_seen = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facility_list", "identifier"], name="listing_once_a_list")]
        indexes = [models.Index(fields=["facility_list", "is_in_latest"], name="listing_latest")]

    def __str__(self) -> str:
        return f"{self.facility_list}: {self.identifier}"
