"""Puts the lists of a content folder into the database. What an entry does not say, and what no entry names, stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import models
from django.utils.text import slugify

from articles.content.entries import Entry
from articles.content.lists import OtherName, address_of, identity_of, name_of, one_line, other_names_of, slug_of
from articles.content.report import Report
from articles.content.tally import Tally, keep
from articles.models import FormerSlug, HelpLine, HouseWord, Person, Revision, Synonym, Tag, TagAlias


def people(entries: Iterable[Entry], tally: Tally) -> dict[str, Person]:
    """The people by the name that pages call them. Of several who share a name, the first entry is the oldest row."""
    stored: defaultdict[str, list[Person]] = defaultdict(list)
    for person in Person.objects.order_by("pk"):
        stored[person.name].append(person)
    known = {name: sharing[0] for name, sharing in stored.items() if len(sharing) == 1}
    for entry in entries:
        sharing = stored[entry.values["name"]]
        person = sharing.pop(0) if sharing else Person()
        new = person.pk is None
        changed = keep(person, {name: value for name, value in entry.values.items() if name != "key"})
        tally.add("People", name_of(entry), new=new, changed=changed)
        known[name_of(entry)] = person
    return known


class Tags:
    """The tags by any of their names."""

    def __init__(self, tally: Tally, report: Report) -> None:
        self.tally = tally
        self.report = report
        self.by_name: dict[str, Tag] = {tag.name.casefold(): tag for tag in Tag.objects.all()}
        aliases = list(TagAlias.objects.select_related("tag"))
        self.by_alias = {alias.slug: alias for alias in aliases} | {alias.name.casefold(): alias for alias in aliases}

    def load(self, entry: Entry) -> None:
        name = one_line(entry.values["name"])
        tag = self.by_name.get(name.casefold())
        if not tag and (alias := self._alias(name, slug_of(entry))):
            # An editor has merged or renamed the tag: that is not undone.
            self.report.warn(entry.file, entry.line, f"“{name}” is another name of the tag {alias.tag} now: left so.")
            self.tally.add("Tags", name, new=False, changed=False)
            return
        tag = tag or Tag(slug=entry.values.get("slug", ""))
        new = tag.pk is None
        values = {"description": entry.values["description"]} if "description" in entry.values else {}
        changed = keep(tag, {"name": name, **values})
        self.by_name[name.casefold()] = tag
        added = [self._keep_alias(tag, other) for other in other_names_of(entry)]
        self.tally.add("Tags", name, new=new, changed=changed or any(added))

    def named(self, name: str, file: str, line: int) -> Tag:
        """The tag that a page names; a new one when nothing has that name."""
        if known := self.by_name.get(name.casefold()):
            return known
        if alias := self._alias(name, slugify(name)):
            return alias.tag
        tag: Tag = Tag.objects.create(name=name)
        self.by_name[name.casefold()] = tag
        self.tally.add("Tags", name, new=True, changed=True)
        self.report.warn(file, line, f"tags: “{name}” is a new tag, without a description.")
        return tag

    def _alias(self, name: str, slug: str) -> TagAlias | None:
        return self.by_alias.get(name.casefold()) or self.by_alias.get(slug)

    def _keep_alias(self, tag: Tag, other: OtherName) -> bool:
        alias = self._alias(*other) or TagAlias(tag=tag)
        if (alias.tag_id, alias.name, alias.slug) == (tag.pk, *other):
            return False
        alias.tag, alias.name, alias.slug = tag, other.name, other.slug
        # Not through save(), which would make the slug anew: this one is an address that stands in links.
        if alias.pk:
            TagAlias.objects.bulk_update([alias], ["tag", "name", "slug"])
        else:
            TagAlias.objects.bulk_create([alias])
        self.by_alias[other.slug] = self.by_alias[other.name.casefold()] = alias
        return True


def help_lines(entries: Iterable[Entry], tally: Tally) -> None:
    stored = {(line.country, line.name): line for line in HelpLine.objects.all()}
    for entry in entries:
        line = stored.get((entry.values["country"], entry.values["name"])) or HelpLine()
        _keep_entry(line, entry, "Help lines", entry.values["name"], tally)


def synonyms(entries: Iterable[Entry], tally: Tally) -> None:
    stored = {(each.term.casefold(), each.means.casefold()): each for each in Synonym.objects.all()}
    for entry in entries:
        term, means = entry.values["term"], entry.values["means"]
        synonym = stored.get((term.casefold(), means.casefold())) or Synonym()
        _keep_entry(synonym, entry, "Synonyms", f"{term} means {means}", tally)


def house_words(entries: Iterable[Entry], tally: Tally) -> None:
    stored = {(word.kind, word.words.casefold()): word for word in HouseWord.objects.all()}
    for entry in entries:
        word = stored.get(identity_of(entry)) or HouseWord()
        _keep_entry(word, entry, "Words of the house", entry.values["words"], tally)


def gone(entries: Iterable[Entry], tally: Tally, report: Report) -> None:
    """Where there is nothing any more. A page that readers see there, and go on seeing, stays."""
    shown = set(Revision.objects.live().filter(live_until=None).values_list("page__kind", "page__slug"))
    stored = {(row.kind, row.slug): row for row in FormerSlug.objects.all()}
    for entry in entries:
        kind, slug = address = address_of(entry)
        row = stored.get(address) or FormerSlug(kind=kind, slug=slug)
        new = changed = False
        if address in shown:
            sentence = "address: Readers see a page there: left so. Withdraw it in the admin, or take this entry out."
            report.warn(entry.file, entry.line, f"Entry {entry.number}: {sentence}")
        else:
            note = {"note": entry.values["note"]} if "note" in entry.values else {}
            new, changed = row.pk is None, keep(row, {"page_id": None} | note)
        tally.add("Gone addresses", str(row), new=new, changed=changed)


def _keep_entry(instance: models.Model, entry: Entry, group: str, name: str, tally: Tally) -> None:
    new = instance.pk is None
    tally.add(group, name, new=new, changed=keep(instance, entry.values))
