"""A page: its identity, and the working draft that the admin edits. Readers see its live revision instead."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import NoReverseMatch, resolve, reverse
from taggit.managers import TaggableManager

from articles import kinds
from articles.models.person import Person
from articles.models.revision import Revision
from articles.models.tag import TaggedPage

if TYPE_CHECKING:
    from django_stubs_ext.db.models import TypedModelMeta
else:
    TypedModelMeta = object


class PageQuerySet(models.QuerySet["Page"]):
    def live(self, at: datetime | None = None) -> PageQuerySet:
        """Pages that readers can see at that moment. What they see is in `Revision.objects.live(at)`."""
        return self.filter(models.Exists(Revision.objects.live(at).filter(page=models.OuterRef("pk"))))

    def tagged(self, *slugs: str) -> PageQuerySet:
        """Pages whose draft has all these tags."""
        for slug in slugs:
            self = self.filter(tags__slug=slug)
        return self


class Page(models.Model):
    KIND: ClassVar[str] = "article"  # of a new page of this model, unless it says otherwise
    # The names of the fields, of a child, that hold facts: short Markdown texts saved with every revision.
    FACTS: ClassVar[tuple[str, ...]] = ()
    # The many-to-many fields, of a child, that name other pages: they belong to the page and to no revision.
    LINKED: ClassVar[tuple[str, ...]] = ()

    kind = models.CharField(max_length=20, editable=False)
    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, help_text="The last part of the address. The old one leads to the new one.")
    summary = models.TextField(
        max_length=600, help_text="One to three sentences: what the page answers, and for whom. Plain text."
    )
    body = models.TextField(blank=True, help_text="Markdown. Cite with [@key] or [@key, p. 4].")
    tags = TaggableManager(through=TaggedPage, blank=True, help_text="Two to five subjects.", related_name="pages")
    author = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="written by"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name="looked after by",
        help_text="Is reminded when the next review is due.",
    )
    review_due = models.DateField("next review due", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PageQuerySet.as_manager()

    class Meta(TypedModelMeta):
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="slug_once_a_kind")]
        permissions = [
            ("publish_page", "Can publish, schedule and withdraw pages"),
            ("sign_page", "Can record the clinical review of a page"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.kind = self.kind or self.KIND
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse(self.kind, args=[self.slug])

    def clean(self) -> None:
        """Refuse an address at which, or below which, the site shows something else."""
        super().clean()
        try:
            address = reverse(self.kind or self.KIND, args=[self.slug])
        except NoReverseMatch:
            return  # no address at all, which the field itself refuses
        if any(resolve(path).kwargs.get("slug") != self.slug for path in _at(address)):
            raise ValidationError({"slug": "The site uses this address itself. Choose another."})

    @property
    def kind_name(self) -> str:
        return kinds.get(self.kind).name

    @property
    def is_listed(self) -> bool:
        """Whether it stands among the subjects of the site, so that its topics lead somewhere."""
        return kinds.get(self.kind).listed

    @staticmethod
    def model_of(kind: str) -> type[Page]:
        """The child of Page that holds the pages of a kind."""
        return cast("type[Page]", apps.get_model(kinds.get(kind).model))

    def facts(self) -> dict[str, str]:
        """The texts of the FACTS fields by name; those left empty are not in it."""
        return {name: text for name in self.FACTS if (text := getattr(self, name).strip())}


def _at(address: str) -> tuple[str, ...]:
    """The address of a page, and of what hangs on it."""
    return address, f"{address}history/", f"{address}evidence/"


class FormerSlug(models.Model):
    """An address that leads to a page which now has another one, or to the reason why there is none any more.

    A page that readers see at the address wins over it.
    """

    page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, blank=True, related_name="former_slugs"
    )  # None: gone
    kind = models.CharField(max_length=20)
    slug = models.SlugField(max_length=120)
    note = models.TextField(blank=True)  # for readers, when it is gone

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_once_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"
