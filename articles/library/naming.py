"""What a source is called: its key, and the keys and identifiers of records that were merged into it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import count
from string import ascii_lowercase

from django.db.models import QuerySet
from django.utils.text import slugify

from articles.models import Source, SourceAlias
from articles.models.source_alias import KEY
from articles.references.record import Name

LONGEST_NAME = 40  # in a key that is made
TOLD_APART = ("doi", "pmid", "pmcid", "arxiv")  # what no two works share, whatever they are
_CHUNK = 400  # SQLite takes some thousand values in a query


def sources_named(keys: Collection[str]) -> dict[str, Source]:
    """The sources by the key as written, the keys of merged records among them. One query, two where some are new."""
    found = {source.key: source for source in Source.objects.filter(key__in=keys)}
    if missing := set(keys) - found.keys():
        aliases = SourceAlias.objects.filter(scheme=KEY, name__in=missing).select_related("source")
        found |= {alias.name: alias.source for alias in aliases}
    return found


def identified(scheme: str, names: Iterable[str]) -> dict[str, Source]:
    """The sources by an identifier of that scheme, or by one that a merged record had."""
    wanted = sorted({name for name in names if name})
    found: dict[str, Source] = {}
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        aliases = SourceAlias.objects.filter(scheme=scheme, name__in=part).select_related("source")
        found |= {alias.name: alias.source for alias in aliases}
        found |= {getattr(source, scheme): source for source in _alone_with(scheme).filter(**{f"{scheme}__in": part})}
    return found


def _alone_with(scheme: str) -> QuerySet[Source]:
    """Those whose name of that scheme no other may have: a chapter is not its book, a paper not the trial itself."""
    if scheme == "isbn":
        return Source.objects.exclude(kind="chapter")
    return Source.objects.filter(kind="web-page") if scheme == "trial" else Source.objects.all()


def bears_name(scheme: str, name: str, *, but: Source | None = None) -> Source | None:
    """The source that has this key or identifier, or had it before a merge; whatever the case of a key."""
    if not name:
        return None
    own = but.pk if but and but.pk else 0
    if found := _alone_with(scheme).filter(**{f"{scheme}__iexact": name}).exclude(pk=own).first():
        return found
    alias = SourceAlias.objects.filter(scheme=scheme, name__iexact=name).exclude(source=own).first()
    return alias.source if alias else None


def new_key(authors: Iterable[Name], year: int | None, title: str, taken: Collection[str] = ()) -> str:
    """ "agabio2023", or with the next letter when that is taken, whatever the case. `taken`: promised to others."""
    base = stem(authors, year, title)
    used = {key.lower() for key in taken} | keys_beginning(base)
    return next(key for key in lettered(base) if key not in used)


def stem(authors: Iterable[Name], year: int | None, title: str) -> str:
    """What keys that are made begin with: family name, organisation or first words, and the year."""
    first = next(iter(authors), Name())
    name = first.family or _initials(first.literal) or " ".join(title.split()[:3])
    return (slugify(name).replace("-", "").replace("_", "")[:LONGEST_NAME] or "source") + str(year or "")


def keys_beginning(base: str) -> set[str]:
    """All keys, in lower case, that begin so: those that were merged away still mean something."""
    keys = Source.objects.filter(key__istartswith=base).values_list("key", flat=True)
    old = SourceAlias.objects.filter(scheme=KEY, name__istartswith=base).values_list("name", flat=True)
    return {key.lower() for key in (*keys, *old)}


def _initials(organisation: str) -> str:
    """ "who" for World Health Organization; shorter names stay whole."""
    capitals = [word[0] for word in organisation.split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) > 2 else organisation


def lettered(base: str) -> Iterator[str]:
    """ "agabio2023", "agabio2023b" and on, without end."""
    yield base
    yield from (base + letter for letter in ascii_lowercase[1:])
    yield from (f"{base}-{number}" for number in count(27))
