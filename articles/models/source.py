"""Sources: bibliographic records with an identity of their own, shared by all pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse

from articles.references import identifiers, vancouver
from articles.references.matching import work_key
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
    arxiv = models.CharField("arXiv number", max_length=40, blank=True)
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    trial = models.CharField("trial number (NCT)", max_length=20, blank=True)
    url = models.URLField("web address", max_length=500, blank=True)
    accessed = models.DateField("read on", null=True, blank=True, help_text="For a web page that may change.")
    note = models.TextField(blank=True, help_text="Printed with the record on the source's own page.")
    editor_note = models.TextField("note for editors", blank=True, help_text="Readers do not see this.")
    finding = models.CharField(
        "what it found",
        max_length=400,
        blank=True,
        help_text="One sentence in your own words, with its figures and what they are compared with. Readers see it.",
    )
    # Made from title, year and first author on saving: works that may be the same share it.
    work_key = models.CharField(max_length=200, editable=False, db_index=True, default="")

    # Whether it can be relied on today; only `library.standing` changes it, and `StandingChange` keeps how it came so.
    standing = models.CharField(max_length=12, choices=_choices(Standing), default=Standing.UNKNOWN)
    standing_note = models.CharField(max_length=300, blank=True, help_text="What readers are told about the standing.")
    standing_on = models.DateField("date of the notice", null=True, blank=True)
    standing_by = models.CharField("who or what said so", max_length=150, blank=True)
    notice = models.URLField("web address of the notice", max_length=500, blank=True)
    superseded_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="supersedes"
    )
    checked_on = models.DateField("standing checked on", null=True, blank=True, editable=False)
    checked_in = models.CharField("standing checked in", max_length=60, blank=True, editable=False)
    asked_on = models.DateField(null=True, blank=True, editable=False)  # the day when Crossref answered about it

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["doi"], condition=~models.Q(doi=""), name="doi_once"),
            models.UniqueConstraint(fields=["pmid"], condition=~models.Q(pmid=""), name="pmid_once"),
            models.UniqueConstraint(fields=["pmcid"], condition=~models.Q(pmcid=""), name="pmcid_once"),
            models.UniqueConstraint(fields=["arxiv"], condition=~models.Q(arxiv=""), name="arxiv_once"),
            # The chapters of a book share its number.
            models.UniqueConstraint(
                fields=["isbn"], condition=~models.Q(isbn="") & ~models.Q(kind="chapter"), name="isbn_once"
            ),
            # Several papers report one trial; the entry in the register is there once.
            models.UniqueConstraint(
                fields=["trial"], condition=~models.Q(trial="") & models.Q(kind="web-page"), name="register_entry_once"
            ),
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        record = self.record()
        self.work_key = work_key(record.title, record.year, record.authors)
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "work_key"}
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Bring identifiers into their one form, so that the same work is found whatever was pasted."""
        self._clean_date()
        for field in IDENTIFIERS:
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


# What tells a work from all others, by the field that holds it.
IDENTIFIERS = ("doi", "pmid", "pmcid", "arxiv", "isbn", "trial")
RECORD_FIELDS = (
    *("key", "title", "year", "month", "day", "container", "volume", "issue", "pages"),
    *("publisher", "place", "edition", "number", "url", "accessed", *IDENTIFIERS),
    *("note", "editor_note", "finding", "standing_note", "standing_on", "standing_by", "notice"),
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
