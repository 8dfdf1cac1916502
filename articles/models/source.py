"""Sources, which are shared by all pages, and citations: the uses of a source in a revision."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse

from articles.references import identifiers, vancouver
from articles.references.record import Evidence, Kind, Name, Record, Standing

KEY_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_:.-]*\Z"


def _choices(enum: type[Kind] | type[Evidence] | type[Standing]) -> list[tuple[str, str]]:
    return [(member.value, member.label) for member in enum]


class Source(models.Model):
    key = models.CharField(
        max_length=60,
        unique=True,
        validators=[RegexValidator(KEY_PATTERN, "Use letters, digits and - _ . : only, such as agabio2023.")],
        help_text="What writers type to cite it, such as agabio2023.",
    )
    kind = models.CharField(max_length=20, choices=_choices(Kind), default=Kind.ARTICLE)
    evidence = models.CharField("kind of evidence", max_length=20, choices=_choices(Evidence))
    title = models.CharField(max_length=500)
    authors = models.JSONField(default=list, blank=True)  # [{"family": …, "given": …} or {"literal": …}]
    year = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MinValueValidator(1000)])
    month = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(12)])
    day = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(31)])
    container = models.CharField("journal or book", max_length=300, blank=True)
    volume = models.CharField(max_length=40, blank=True)
    issue = models.CharField(max_length=40, blank=True)
    pages = models.CharField(max_length=60, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    place = models.CharField("place of publication", max_length=120, blank=True)
    edition = models.CharField(max_length=60, blank=True)
    number = models.CharField("report or law number", max_length=80, blank=True)
    doi = models.CharField("DOI", max_length=200, blank=True)
    pmid = models.CharField("PubMed number (PMID)", max_length=12, blank=True)
    pmcid = models.CharField("PubMed Central number", max_length=16, blank=True)
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    url = models.URLField("web address", max_length=500, blank=True)
    accessed = models.DateField("read on", null=True, blank=True, help_text="For a web page that may change.")
    note = models.TextField(blank=True, help_text="Printed with the record on the source's own page.")
    editor_note = models.TextField("note for editors", blank=True, help_text="Readers do not see this.")
    standing = models.CharField(max_length=12, choices=_choices(Standing), default=Standing.UNKNOWN)
    standing_note = models.CharField(max_length=300, blank=True, help_text="What readers are told about the standing.")
    superseded_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="supersedes"
    )

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["doi"], condition=~models.Q(doi=""), name="doi_once"),
            models.UniqueConstraint(fields=["pmid"], condition=~models.Q(pmid=""), name="pmid_once"),
            models.CheckConstraint(
                condition=models.Q(superseded_by__isnull=True) | ~models.Q(superseded_by=models.F("pk")),
                name="source_does_not_supersede_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(month__isnull=True, day__isnull=True)
                | models.Q(year__isnull=False, month__isnull=False),
                name="no_month_without_a_year_no_day_without_a_month",
            ),
        ]

    def __str__(self) -> str:
        return f"{vancouver.short(self.record())}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.key])

    def clean(self) -> None:
        """Bring identifiers into their one form, so that the same work is found whatever was pasted."""
        self._clean_date()
        for field in ("doi", "pmid", "pmcid", "isbn"):
            try:
                setattr(self, field, getattr(identifiers, f"normalise_{field}")(getattr(self, field)))
            except identifiers.InvalidIdentifier as error:
                raise ValidationError({field: str(error)}) from error

    def _clean_date(self) -> None:
        if (self.month and not self.year) or (self.day and not self.month):
            raise ValidationError("A date of publication is a year, a year and a month, or all three.")
        try:
            _ = self.published_on
        except ValueError as error:
            raise ValidationError({"day": "There is no such day in that month."}) from error

    def record(self, superseded_by: str = "") -> Record:
        """The plain record that the readers and writers of reference formats work with.

        The key of the source that supersedes it is the caller's to give: to print a reference, nobody asks for it.
        """
        fields = {name: getattr(self, name) for name in RECORD_FIELDS}
        return Record(
            **fields,
            kind=Kind(self.kind),
            evidence=Evidence(self.evidence),
            standing=Standing(self.standing),
            authors=tuple(Name(**name) for name in self.authors),
            superseded_by=superseded_by,
        )

    @property
    def printed(self) -> str:
        return vancouver.printed(self.record())

    @property
    def label(self) -> str:
        return vancouver.short(self.record())

    @property
    def links(self) -> tuple[vancouver.Link, ...]:
        return vancouver.links(self.record())

    @property
    def published_on(self) -> date | None:
        """The first day that the date of publication may mean, or None when no year is known."""
        return date(self.year, self.month or 1, self.day or 1) if self.year else None


RECORD_FIELDS = (
    *("key", "title", "year", "month", "day", "container", "volume", "issue", "pages"),
    *("publisher", "place", "edition", "number", "doi", "pmid", "pmcid", "isbn", "url", "accessed"),
    *("note", "editor_note", "standing_note"),
)


def fields_from_record(record: Record) -> dict[str, Any]:
    """The values of a Source's own fields; `superseded_by` is another source and is not in it."""
    fields: dict[str, Any] = {name: getattr(record, name) for name in RECORD_FIELDS}
    authors = [{part: text for part in Name.__slots__ if (text := getattr(name, part))} for name in record.authors]
    return fields | {
        "kind": record.kind.value,
        "evidence": record.evidence.value,
        "standing": record.standing.value,
        "authors": authors,
    }


class Citation(models.Model):
    """One use of a source, for one claim, in one revision."""

    revision = models.ForeignKey("articles.Revision", on_delete=models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="citations")
    part = models.CharField(max_length=40, default="body", help_text="The body, or the fact that it stands in.")
    use = models.PositiveIntegerField(help_text="Counts the uses on the page; the anchor is cite-<use>.")
    number = models.PositiveIntegerField(help_text="The number of the reference on the page.")
    locator = models.CharField(max_length=200, blank=True)
    claim = models.TextField()

    class Meta:
        ordering = ["use"]
        constraints = [models.UniqueConstraint(fields=["revision", "use"], name="use_once_a_revision")]

    def __str__(self) -> str:
        return f"[{self.number}] {self.claim[:80]}"
