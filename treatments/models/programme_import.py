"""Facility lists on their way into the directory: what each row would do, before anybody says so."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from treatments.models.facility_list import FacilityList
from treatments.models.programme import Programme


class ProgrammeImport(models.Model):
    """One file. It is read and planned a few hundred rows at a time, waits for somebody to look, then is applied."""

    facility_list = models.ForeignKey(FacilityList, on_delete=models.CASCADE, related_name="imports")
    name = models.CharField(max_length=200)  # of the file
    format = models.CharField(max_length=15)
    as_of = models.DateField("the list is of")  # what its rows are assured by
    note = models.CharField(max_length=500, blank=True)  # how it was read, when that is not certain
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    is_taken_in = models.BooleanField(default=False)  # every row of the file has its ProgrammeRow
    applying_since = models.DateTimeField(null=True)  # from then on the plan is fixed, and batches are applied
    applied_at = models.DateTimeField(null=True)
    told = models.JSONField(default=dict)  # {outcome: how many}, once it was applied

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name


class ProgrammeRow(models.Model):
    class Outcome(models.TextChoices):
        WAITS = "waits", "Not planned yet"
        NEW = "new", "New"
        CHANGED = "changed", "Changed"
        CONFLICT = "conflict", "Changed here and there"
        SAME = "same", "The same"
        GONE = "gone", "Not in the latest list"
        REFUSED = "refused", "Refused"

    file = models.ForeignKey(ProgrammeImport, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    line = models.PositiveIntegerField(default=0)
    identifier = models.CharField(max_length=150, blank=True)
    name = models.CharField(max_length=250, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITS)
    reason = models.TextField(blank=True)  # why it is refused, or what is of note
    raw = models.TextField(blank=True)  # as it stands in the file, of a row that is refused
    record = models.JSONField(default=dict)  # a Facility, as facility_lists makes it
    programme = models.ForeignKey(Programme, on_delete=models.SET_NULL, null=True, related_name="+")
    changes = models.JSONField(default=list)  # [{"field": …, "ours": …, "theirs": …, "is_conflict": …}]
    take = models.JSONField(default=list)  # the fields in conflict of which somebody took what the list says
    is_applied = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["file", "position"], name="programme_row_once")]
        indexes = [models.Index(fields=["file", "outcome", "position"], name="programme_row_outcome")]

    def __str__(self) -> str:
        return f"row {self.position}: {self.outcome}"
