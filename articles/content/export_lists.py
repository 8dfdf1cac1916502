"""The lists of a content folder, written from the database: complete, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.text import slugify

from articles.content import entries, export_sources, lists
from articles.content.files import GONE, HOUSE_WORDS, order
from articles.models import FormerSlug, HelpLine, HouseWord, Page, Person, Revision, Synonym, Tag, TagAlias


def people_by_key() -> dict[str, Person]:
    """Everybody by the name that the files call them: of several who share a name, each but the first by a number."""
    found: dict[str, Person] = {}
    for person in Person.objects.order_by("pk"):
        key, count = person.name, 1
        while key in found:
            count += 1
            key = f"{person.name} ({count})"
        found[key] = person
    return found


def files(people: dict[str, Person], now: datetime) -> dict[str, str]:
    """The text of each file by its name."""
    gone = _gone(now)
    lines = HelpLine.objects.order_by("pk")
    synonyms = Synonym.objects.all()
    found = {
        "people.json": entries.written(_people(people)),
        "tags.json": entries.written(_tags()),
        "sources.json": entries.written(export_sources.records()),
        "help-lines.json": entries.written(
            _values(line, lists.HELP_LINE) for line in sorted(lines, key=lambda line: (line.country, line.position))
        ),
        "synonyms.json": entries.written(
            _values(each, lists.SYNONYM) for each in sorted(synonyms, key=lambda each: (each.term, each.means))
        ),
    }
    maybe = {HOUSE_WORDS: _house_words(), GONE: gone} | export_sources.lists()
    return found | {name: entries.written(given) for name, given in maybe.items() if given}


def _values(instance: models.Model, names: Iterable[str]) -> dict[str, object]:
    return {name: getattr(instance, name) for name in names}


def _people(people: dict[str, Person]) -> Sequence[dict[str, object]]:
    """Those who share a name in the order of their rows, which is how loading tells them apart."""
    names = [name for name in lists.PERSON if name != "key"]
    return [
        ({} if key == person.name else {"key": key}) | _values(person, names)
        for key, person in sorted(people.items(), key=lambda item: (order(item[1].name), item[1].pk))
    ]


def _tags() -> Sequence[dict[str, object]]:
    """The address of a tag is written only where its name would not give it."""
    tags = sorted(Tag.objects.prefetch_related("aliases"), key=lambda tag: order(tag.name))
    return [
        {
            "name": tag.name,
            **({} if tag.slug == tag.slugify(tag.name) else {"slug": tag.slug}),
            "description": tag.description,
            "aliases": [_alias(alias) for alias in sorted(tag.aliases.all(), key=lambda alias: order(alias.name))],
        }
        for tag in tags
    ]


def _alias(alias: TagAlias) -> object:
    return alias.name if alias.slug == slugify(alias.name) else {"name": alias.name, "slug": alias.slug}


def _house_words() -> Sequence[dict[str, object]]:
    """A field without a value is left out."""
    words = sorted(HouseWord.objects.all(), key=lambda word: (word.kind, order(word.words)))
    return [{name: value for name, value in _values(word, lists.HOUSE_WORD).items() if value} for word in words]


def _gone(now: datetime) -> Sequence[dict[str, object]]:
    """What readers are told is gone, now or once it ends; also a withdrawn page of whose address nothing is on record.

    Not where readers see a page, and go on seeing it.
    """
    here = {"kind": OuterRef("kind"), "slug": OuterRef("slug")}
    shown = Revision.objects.live(now).filter(page__kind=here["kind"], page__slug=here["slug"])
    rows = FormerSlug.objects.filter(~Exists(shown.filter(live_until=None)), page=None)
    seen = Revision.objects.filter(page=OuterRef("pk"), live_from__lte=now)
    withdrawn = Page.objects.filter(Exists(seen), ~Exists(shown), ~Exists(FormerSlug.objects.filter(**here)))
    notes = {f"{page.kind}/{page.slug}": "" for page in withdrawn.only("kind", "slug")}
    notes |= {str(row): row.note for row in rows}
    return [{"address": address, "note": notes[address]} for address in sorted(notes, key=order)]
