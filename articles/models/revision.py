"""Revisions: every saved state of a page, and when readers saw or will see it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from taggit.managers import TaggableManager

from articles import clock, kinds
from articles.models.person import Person
from articles.models.tag import TaggedRevision

if TYPE_CHECKING:
    from articles.models.citation import Citation
    from articles.models.source import Source


class JSONList(models.Aggregate):
    """All values of a group as one JSON list: a row and what hangs on it in a single query, on both databases."""

    function = "JSONB_AGG"
    output_field = models.JSONField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **context)


class RevisionQuerySet(models.QuerySet["Revision"]):
    def live(self, at: datetime | None = None) -> RevisionQuerySet:
        """What readers see at that moment, by default the one they read at. The only gate to readers."""
        at = at or clock.now()
        return self.filter(Q(live_until__isnull=True) | Q(live_until__gt=at), live_from__lte=at)

    def of_kind(self, *keys: str) -> RevisionQuerySet:
        return self.filter(page__kind__in=keys)

    def listed(self) -> RevisionQuerySet:
        """Pages about the subject of the site, not about the site itself."""
        return self.of_kind(*(kind.key for kind in kinds.registered() if kind.listed))

    def tagged(self, *slugs: str) -> RevisionQuerySet:
        """Revisions that have all of these tags."""
        for slug in slugs:
            self = self.filter(tags__slug=slug)
        return self

    def with_page(self) -> RevisionQuerySet:
        """All that a page or a card shows of its revision, in the same query; not its sentences one by one."""
        tags = (
            TaggedRevision.objects.filter(content_object=models.OuterRef("pk"))
            .values("content_object")
            .annotate(all=JSONList(JSONObject(id="tag_id", name="tag__name", slug="tag__slug")))
            .values("all")
        )
        first = (
            Revision.objects.filter(page=models.OuterRef("page"), live_from__isnull=False)
            .order_by("live_from")
            .values("live_from")[:1]
        )
        found = self.select_related("page", "author", "reviewer").defer("statements")
        return found.annotate(tag_list=models.Subquery(tags), first_live=models.Subquery(first))


class Stage(models.TextChoices):
    """How far a revision has come on its way to readers; `publishing.transitions` says what leads where."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Waits for review"
    SENT_BACK = "sent-back", "Sent back"
    SIGNED = "signed", "Signed"


class Revision(models.Model):
    """Complete and never changed: only `publishing` sets the stage, the times, the review, and draws the HTML anew.

    `checking` keeps with it what the editorial checks found and what editors answered.
    """

    page = models.ForeignKey("articles.Page", on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    summary = models.TextField()
    body = models.TextField(blank=True)
    facts = models.JSONField(default=dict, blank=True)  # {name of the fact: Markdown}
    tags = TaggableManager(
        through=TaggedRevision, blank=True, help_text="As they were when it was saved.", related_name="revisions"
    )
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="written")
    change_note = models.CharField("what changed", max_length=300, blank=True)  # since the revision before
    is_minor = models.BooleanField("small change", default=False)  # since the revision before
    digest = models.CharField(max_length=64, blank=True, db_index=True)  # of title, summary, texts and citations
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.DRAFT)
    live_from = models.DateTimeField(null=True, blank=True)
    live_until = models.DateTimeField(null=True, blank=True)
    public_note = models.TextField(blank=True)  # what changed since readers saw the page last; "": only small things
    # The review that stands under this text. `signature` is the digest that was signed: of this very text, or of an
    # earlier one that only small changes part from this.
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="reviewed")
    reviewed_on = models.DateField(null=True, blank=True)
    signature = models.CharField(max_length=64, blank=True)
    # What editors answered to the questions of the instruments: {id: {"value": …, "reason": …}}
    answers = models.JSONField(default=dict, blank=True)

    # Drawn from the text once, when it is saved; a reader's request renders nothing.
    html = models.TextField(blank=True)
    facts_drawn = models.JSONField(default=dict, blank=True)  # {name of the fact: {"html": …, "text": …}}
    outline = models.JSONField(default=list, blank=True)  # [{"level": 2, "id": …, "text": …}]
    text = models.TextField(blank=True)
    # [{"text": …, "uses": […], "heading": …, "is_row": …, "part": …, "states": …}]: every sentence, cited or not
    statements = models.JSONField(default=list, blank=True)
    uncited = models.PositiveIntegerField(default=0)  # claims that name no source
    findings = models.JSONField(default=list, blank=True)
    renderer = models.PositiveSmallIntegerField(default=0)
    checked_with = models.CharField(max_length=64, blank=True)  # which rules and words read it last
    links = models.ManyToManyField("articles.Page", related_name="linked_from", blank=True)

    # What `with_page()` adds.
    tag_list: list[dict[str, Any]] | None
    first_live: datetime | None

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["page", "-number"]
        get_latest_by = "number"
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="revision_number_once_a_page"),
            models.UniqueConstraint(
                fields=["page"],
                condition=Q(live_from__isnull=False, live_until__isnull=True),
                name="one_open_ended_live_revision_a_page",
            ),
            models.CheckConstraint(
                condition=Q(live_until__isnull=True) | Q(live_from__isnull=False, live_until__gt=F("live_from")),
                name="live_until_comes_after_live_from",
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True, reviewed_on__isnull=True, signature="")
                | Q(reviewer__isnull=False, reviewed_on__isnull=False) & ~Q(signature=""),
                name="reviewer_day_and_signature_together",
            ),
            models.CheckConstraint(
                condition=Q(reviewer__isnull=True) | Q(author__isnull=True) | ~Q(reviewer=F("author")),
                name="reviewer_is_not_the_author",
            ),
        ]
        indexes = [
            models.Index(fields=["page", "live_from", "live_until"], name="revision_live"),
            models.Index(fields=["-live_from"], name="revision_newest", condition=Q(live_from__isnull=False)),
            models.Index(fields=["stage"], name="revision_waiting", condition=Q(stage__in=["submitted", "sent-back"])),
        ]

    def __str__(self) -> str:
        return f"{self.title}, revision {self.number}"

    def get_absolute_url(self) -> str:
        return self.page.get_absolute_url()

    @property
    def is_live(self) -> bool:
        now = clock.now()
        return bool(self.live_from and self.live_from <= now and (not self.live_until or self.live_until > now))

    @property
    def is_scheduled(self) -> bool:
        return bool(self.live_from and self.live_from > clock.now())

    @property
    def has_small_changes_since(self) -> bool:
        """Whether the review stands under an earlier text, which only small changes part from this one."""
        return bool(self.signature) and self.signature != self.digest

    @property
    def kind_name(self) -> str:
        return self.page.kind_name

    @property
    def shown_tags(self) -> list[dict[str, Any]]:
        """Name, slug and id of its tags by name; for a revision that came from `with_page()`."""
        return sorted(getattr(self, "tag_list", None) or [], key=lambda tag: tag["name"].casefold())

    def facts_in_order(self) -> dict[str, str]:
        """The facts in the order in which the model names them, which PostgreSQL does not keep."""
        return {name: self.facts[name] for name in self.page.model_of(self.page.kind).FACTS if name in self.facts}

    def references(self) -> list[Reference]:
        """The sources in the order of their numbers, each with its uses, as its standing is today. One query."""
        found: dict[int, Reference] = {}
        for citation in self.citations.select_related("source__superseded_by"):
            found.setdefault(citation.number, Reference(citation.source)).uses.append(citation)
        return [found[number] for number in sorted(found)]


class Reference:
    """One entry of a page's reference list: a source and every use of it on the page."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.uses: list[Citation] = []

    @property
    def number(self) -> int:
        return self.uses[0].number
