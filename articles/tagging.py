"""Verbs on tags: rename, merge, remove. No address of a tag is lost and what search knows of it follows.

Each takes the person who acts as `by` (None: the site's own commands), runs in one transaction, and raises
`publishing.Refused` with a sentence for that person when it cannot be done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Min, Q
from django.utils.text import slugify

from articles import search
from articles.models import Page, Revision, Tag, TagAlias, TaggedPage, TaggedRevision
from articles.publishing import Actor, NotAllowed, Refused

LONGEST_SLUG = 100  # a sign such as ㎉ becomes several letters, so a slug can be longer than its name


@dataclass(frozen=True, slots=True)
class Plan:
    """What a merge would change. Counts are of things that have one of the losers today."""

    into: Tag
    losers: tuple[Tag, ...]
    live_pages: int
    drafts: int
    revisions: int
    new_to_it: int  # live pages that did not have the tag that is kept
    names: tuple[str, ...]  # what will lead to the tag that is kept, apart from its own other names


def clean_name(name: str, tag: Tag | None = None) -> str:
    """The name as it would be kept, for a new tag or for `tag`. Raises Refused when it is taken or has no letters."""
    name = " ".join(name.split())
    slug = slugify(name)
    if not slug:
        raise Refused("A tag needs at least one letter or digit, for its address.")
    if len(slug) > LONGEST_SLUG:
        raise Refused("This name is too long for the address that it would have. Choose a shorter one.")
    pk = tag.pk if tag else None
    if other := Tag.objects.filter(Q(name__iexact=name) | Q(slug=slug)).exclude(pk=pk).first():
        raise Refused(f"There is a tag “{other.name}” already. Use that one, or merge the two.")
    aliases = TagAlias.objects.filter(Q(name__iexact=name) | Q(slug=slug)).exclude(tag=pk)
    if alias := aliases.select_related("tag").first():
        raise Refused(f"“{alias.name}” is another name of the tag “{alias.tag.name}”. Take it away there first.")
    return name


@transaction.atomic
def rename(tag: Tag, name: str, *, by: Actor) -> None:
    """Give a tag another name and address. The old name stays as another name, and its address leads to the new one."""
    _require(by, "articles.change_tag")
    before = Tag.objects.select_for_update().get(pk=tag.pk)
    tag.name = clean_name(name, before)
    tag.slug = slugify(tag.name)
    if (tag.name, tag.slug) == (before.name, before.slug):
        return
    tag.save(update_fields=["name", "slug"])
    _lead(before, to=tag)
    _index(_searchable([tag]))


def plan(losers: Iterable[Tag], into: Tag) -> Plan:
    """What `merge` would do. Changes nothing. Raises Refused when there is nothing to merge."""
    gone = _losers(losers, into)
    of_losers = Revision.objects.filter(tagged__tag__in=gone)
    live = of_losers.live().values("page").distinct()
    own = Revision.objects.live().filter(tagged__tag=into).values("page")
    names = {tag.name for tag in gone} | set(TagAlias.objects.filter(tag__in=gone).values_list("name", flat=True))
    return Plan(
        into=into,
        losers=tuple(gone),
        live_pages=live.count(),
        drafts=Page.objects.filter(tagged__tag__in=gone).distinct().count(),
        revisions=of_losers.distinct().count(),
        new_to_it=live.exclude(page__in=own).count(),
        names=tuple(sorted(names, key=str.casefold)),
    )


@transaction.atomic
def merge(losers: Iterable[Tag], into: Tag, *, by: Actor) -> None:
    """Put `into` wherever one of the losers stands, let their names and addresses lead to it, and delete them."""
    _require(by, "articles.change_tag", "articles.delete_tag")
    gone = _losers(losers, into)
    held = Tag.objects.select_for_update().filter(pk__in=[into.pk, *(tag.pk for tag in gone)])
    if len(held.order_by("pk")) != len(gone) + 1:
        raise Refused("One of these tags is no longer there: somebody else has changed them. Look again.")
    affected = _searchable(gone)
    _repoint(TaggedPage, gone, into)
    _repoint(TaggedRevision, gone, into)
    TagAlias.objects.filter(tag__in=gone).update(tag=into)
    for tag in gone:
        _lead(tag, to=into)
    Tag.objects.filter(pk__in=[tag.pk for tag in gone]).delete()
    _index(affected)


@transaction.atomic
def remove(tags: Iterable[Tag], *, by: Actor) -> None:
    """Delete tags with their other names, and take them from every page and revision."""
    _require(by, "articles.delete_tag")
    gone = list(tags)
    affected = _searchable(gone)
    Tag.objects.filter(pk__in=[tag.pk for tag in gone]).delete()
    _index(affected)


def _require(by: Actor, *permissions: str) -> None:
    if by is not None and not (isinstance(by, User) and by.has_perms(permissions)):
        raise NotAllowed("Your account has no right to do that. Ask an administrator.")


def _losers(losers: Iterable[Tag], into: Tag) -> list[Tag]:
    """Each once; the tag that is kept may be among those that were chosen and is not lost for it."""
    gone = list(dict.fromkeys(tag for tag in losers if tag.pk != into.pk))
    if not gone:
        raise Refused("Choose at least two tags: one that stays and one that goes.")
    return gone


def _repoint(through: type[TaggedPage] | type[TaggedRevision], gone: list[Tag], into: Tag) -> None:
    """Move every use of the losers, without leaving a tag twice on the same thing."""
    uses = through.objects.filter(tag__in=gone)
    uses.filter(content_object__in=through.objects.filter(tag=into).values("content_object")).delete()
    firsts = uses.order_by().values("content_object").annotate(first=Min("pk")).values("first")
    uses.exclude(pk__in=firsts).delete()
    uses.update(tag=into)


def _lead(former: Tag, *, to: Tag) -> None:
    """Let the name and the address that a tag had lead to another. What is now the tag's own name leads nowhere."""
    TagAlias.objects.filter(slug=to.slug).delete()
    if former.slug == to.slug:
        return
    TagAlias.objects.filter(Q(slug=former.slug) | Q(name__iexact=former.name)).delete()
    # Not through save(), which would make the slug anew: this one is the address that stands in old links.
    TagAlias.objects.bulk_create([TagAlias(tag=to, name=former.name, slug=former.slug)])


def _searchable(tags: list[Tag]) -> list[int]:
    """The keys of the revisions with these tags that search knows."""
    revisions = Revision.objects.filter(tagged__tag__in=tags, search_entry__isnull=False)
    return list(revisions.distinct().order_by("pk").values_list("pk", flat=True))


def _index(revisions: list[int]) -> None:
    for pk in revisions:
        search.index(Revision.objects.get(pk=pk))
