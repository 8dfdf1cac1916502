"""Pages near a page: those that share its tags, where a tag that few pages have counts for more; and by record."""

from __future__ import annotations

from django.db.models import Case, Count, ExpressionWrapper, FloatField, Subquery, Sum, Value, When
from django.utils.module_loading import import_string

from articles import kinds
from articles.models import Revision, TaggedRevision


def to(revision: Revision, most: int = 5) -> list[Revision]:
    """The live pages nearest to one that came from `with_page()`, nearest first. One query.

    A shared tag weighs 1/n where n live pages have it: the inverse of how common it is.
    """
    tags = [tag["id"] for tag in revision.shown_tags]
    if not tags:
        return []
    weight = Case(*(When(tagged__tag=tag, then=_weight(tag)) for tag in tags), output_field=FloatField())
    near = Revision.objects.live().listed().filter(tagged__tag__in=tags).exclude(page=revision.page_id)
    return list(near.annotate(weight=Sum(weight)).select_related("page").order_by("-weight", "-live_from", "pk")[:most])


def beside(revision: Revision) -> list[kinds.Beside]:
    """What belongs to the page by record, as the app that keeps the record says."""
    name = kinds.get(revision.page.kind).beside
    return import_string(name)(revision) if name else []


def _weight(tag: int) -> ExpressionWrapper:
    live = TaggedRevision.objects.filter(tag=tag, content_object__in=Revision.objects.live().values("pk"))
    count = live.order_by().values("tag").annotate(number=Count("pk")).values("number")
    return ExpressionWrapper(Value(1.0) / Subquery(count, output_field=FloatField()), output_field=FloatField())
