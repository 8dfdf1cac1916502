"""Filtering a list by tags: several at once, and for each further tag how many pages it would leave."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from articles.models import Revision, Tag, TaggedRevision
from articles.models.revision import RevisionQuerySet

MOST = 10  # tags at once: more is not a reader, and every one is a join


@dataclass(frozen=True, slots=True)
class Offered:
    tag: Tag
    count: int  # pages left when this tag is chosen as well


def shown() -> QuerySet[Tag]:
    """The tags that readers may know of: those that a live page has."""
    live = Revision.objects.live().listed().values("pk")
    return Tag.objects.filter(Exists(TaggedRevision.objects.filter(tag=OuterRef("pk"), content_object__in=live)))


def chosen(slugs: list[str]) -> tuple[list[Tag], list[str]]:
    """The tags behind these slugs, in the order given and once each; and the slugs that no tag of a live page has."""
    wanted = list(dict.fromkeys(slug.strip().lower() for slug in slugs if slug.strip()))[:MOST]
    found = shown().filter(Q(slug__in=wanted) | Q(aliases__slug__in=wanted)).distinct()
    by_slug: dict[str, Tag] = {}
    for tag in found.prefetch_related("aliases") if wanted else ():
        by_slug |= dict.fromkeys((tag.slug, *(alias.slug for alias in tag.aliases.all())), tag)
    tags = list(dict.fromkeys(by_slug[slug] for slug in wanted if slug in by_slug))
    return tags, [slug for slug in wanted if slug not in by_slug]


def offered(revisions: RevisionQuerySet, tags: list[Tag]) -> list[Offered]:
    """The tags that can still be chosen, most pages first. None leads to an empty list."""
    within = Q(tagged_revisions__content_object__in=revisions.order_by().values("pk"))
    counted = (
        Tag.objects.filter(within)
        .exclude(pk__in=[tag.pk for tag in tags])
        .annotate(count=Count("tagged_revisions__content_object"))
    )
    return [Offered(tag, tag.count) for tag in counted.order_by("-count", "name")]


def all_tags() -> list[Offered]:
    """Every tag that a live page has, by name, with the number of pages."""
    return sorted(offered(Revision.objects.live().listed(), []), key=lambda offer: offer.tag.name.casefold())
