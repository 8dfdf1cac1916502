"""What the editorial checks found in a revision when they last read it, so that pages can be listed by it."""

from __future__ import annotations

from django.db import models

from articles.findings import Finding, Severity
from articles.models.page import Page
from articles.models.revision import Revision


class KeptFindingQuerySet(models.QuerySet["KeptFinding"]):
    def standing(self) -> KeptFindingQuerySet:
        """Those that nobody dismissed."""
        same = Dismissal.objects.filter(page=models.OuterRef("revision__page"), key=models.OuterRef("key"))
        return self.exclude(models.Exists(same))


class KeptFinding(models.Model):
    """One `articles.findings.Finding`. Kept of revisions that somebody may still see, and made anew with each check."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="kept_findings")
    rule = models.CharField(max_length=40)
    severity = models.CharField(max_length=7, choices=[(each.value, each.value) for each in Severity])
    part = models.CharField(max_length=40)
    line = models.PositiveIntegerField()
    column = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    passage = models.TextField(blank=True)
    reason = models.TextField()
    advice = models.TextField()
    authority = models.CharField(max_length=200, blank=True)
    authority_url = models.CharField(max_length=500, blank=True)
    key = models.CharField(max_length=32)

    objects = KeptFindingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]  # as they were found: in reading order
        indexes = [models.Index(fields=["rule", "severity"], name="kept_finding_of_rule")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.words[:80]}"

    @classmethod
    def of(cls, revision: Revision, finding: Finding) -> KeptFinding:
        named = ("rule", "severity", "part", "line", "column", "words", "passage", "reason", "advice")
        values = {name: getattr(finding, name) for name in (*named, "authority", "authority_url", "key")}
        return cls(revision=revision, **values)

    def finding(self) -> Finding:
        names = Finding.__dataclass_fields__
        values = {name: getattr(self, name) for name in names}
        return Finding(**values | {"severity": Severity(self.severity)})


class Dismissal(models.Model):
    """A finding that somebody looked at and let stand, and why. It holds while those words stand in that sentence."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="dismissals")
    key = models.CharField(max_length=32)  # of the finding
    rule = models.CharField(max_length=40)
    words = models.TextField(blank=True)
    passage = models.TextField(blank=True)
    reason = models.CharField(max_length=300)
    by_name = models.CharField(max_length=300)  # the log says which account it was
    on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["page", "key"], name="dismissed_once_a_page")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.words[:80]}"
