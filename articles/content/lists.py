"""The lists of a content folder, each entry checked on its own and against the others."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from django.db import models
from django.utils.text import slugify

from articles.content import address, entries, files, parts, source_lists
from articles.content.address import Address
from articles.content.entries import Entry
from articles.content.report import Report
from articles.content.source_lists import AboutSources
from articles.library.naming import TOLD_APART
from articles.models import HelpLine, HouseWord, Person, Source, Synonym, Tag, TagAlias
from articles.models.source import fields_from_record
from articles.references.csl import from_csl
from articles.references.csl_fields import InvalidRecord
from articles.references.record import Record

PERSON: Mapping[str, type] = {
    "key": str,
    "name": str,
    "credentials": str,
    "role": str,
    "biography": str,
    "is_reviewer": bool,
}
TAG: Mapping[str, type] = {"name": str, "slug": str, "description": str, "aliases": list}
SYNONYM: Mapping[str, type] = {"term": str, "means": str}
HELP_LINE: Mapping[str, type] = {
    **dict.fromkeys(("country", "name", "number", "dial", "text", "url", "hours", "note"), str),
    "position": int,
    "shown": bool,
}
HOUSE_WORD: Mapping[str, type] = dict.fromkeys(
    ("kind", "words", "instead", "reason", "authority", "authority_url"), str
)
GONE: Mapping[str, type] = {"address": str, "note": str}


class OtherName(NamedTuple):
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    entry: Entry
    record: Record


@dataclass(slots=True)
class Lists:
    people: list[Entry] = field(default_factory=list)
    tags: list[Entry] = field(default_factory=list)
    sources: list[SourceEntry] = field(default_factory=list)
    help_lines: list[Entry] = field(default_factory=list)
    synonyms: list[Entry] = field(default_factory=list)
    house_words: list[Entry] = field(default_factory=list)
    gone: list[Entry] = field(default_factory=list)
    about_sources: AboutSources = field(default_factory=AboutSources)
    # Keys of sources whose entries are wrong: a page that cites one of them is not to blame.
    wrong_keys: set[str] = field(default_factory=set)


def read(folders: Iterable[Path], report: Report) -> Lists:
    lists = Lists()
    for folder in folders:
        lists.people += _checked(folder / "people.json", PERSON, Person, report)
        lists.tags += _checked(folder / "tags.json", TAG, Tag, report)
        lists.help_lines += _checked(folder / "help-lines.json", HELP_LINE, HelpLine, report)
        lists.synonyms += _checked(folder / "synonyms.json", SYNONYM, Synonym, report)
        lists.house_words += house_words_in(folder, report)
        for entry in entries.in_file(folder / "sources.json", report):
            _read_source(entry, lists, report)
        for entry in entries.in_file(folder / files.GONE, report):
            _read_gone(entry, lists, report)
        for name, kept in lists.about_sources.by_file():
            kept += source_lists.read(entries.in_file(folder / name, report), name, report)
        known = (*files.LISTS, *files.MAYBE, *parts.files())
        for path in files.unknown_lists_in(folder, known):
            report.warn(files.name(path), 1, f"Nothing reads this file: lists are {', '.join(known)}.")
    _check_once(lists, report)
    _check_other_names(lists.tags, report)
    return lists


def house_words_in(folder: Path, report: Report) -> list[Entry]:
    return _checked(folder / files.HOUSE_WORDS, HOUSE_WORD, HouseWord, report)


def name_of(person: Entry) -> str:
    """What pages call a person by: the name, unless the entry has a key because two people share it."""
    return str(person.values.get("key") or person.values["name"])


def other_names_of(tag: Entry) -> list[OtherName]:
    """Those that are written rightly: a name, or a name and an address where the one does not give the other."""
    found = []
    for item in tag.values.get("aliases", []):
        written = {"name": item, "slug": ""} if isinstance(item, str) else item
        if isinstance(written, Mapping) and written.keys() == {"name", "slug"}:
            name, slug = written["name"], written["slug"]
            if isinstance(name, str) and isinstance(slug, str):
                found.append(OtherName(one_line(name), slug or slugify(one_line(name))))
    return found


def one_line(name: str) -> str:
    return " ".join(name.split())


def slug_of(tag: Entry) -> str:
    return str(tag.values.get("slug", "")) or Tag().slugify(one_line(tag.values["name"]))


def identity_of(word: Entry) -> tuple[str, str]:
    """By which one entry for the words of the house is told from another: the kind, and the words in small letters."""
    return word.values.get("kind", HouseWord.Kind.AVOID.value), word.values["words"].casefold()


def address_of(gone: Entry) -> Address:
    kind, _, slug = gone.values["address"].partition("/")
    return kind, slug


def _checked(path: Path, allowed: Mapping[str, type], model: type[models.Model], report: Report) -> list[Entry]:
    """The entries that are right in themselves."""
    found = []
    for entry in entries.in_file(path, report):
        values = entries.checked(entry, allowed, report)
        if values is None:
            continue
        stored = {name: value for name, value in values.items() if name not in ("key", "aliases")}
        if entries.held_to(model, stored, entry, report):
            found.append(dataclasses.replace(entry, values=values))
    return found


def _read_source(entry: Entry, lists: Lists, report: Report) -> None:
    try:
        record = from_csl(entry.values)
    except InvalidRecord as error:
        entry.wrong(report, str(error))
        lists.wrong_keys.add(str(entry.values.get("id", "")))
        return
    if entries.held_to(Source, fields_from_record(record), entry, report):
        lists.sources.append(SourceEntry(entry, record))
    else:
        lists.wrong_keys.add(record.key)


def _read_gone(entry: Entry, lists: Lists, report: Report) -> None:
    values = entries.checked(entry, GONE, report)
    if values is None:
        return
    written = values.get("address", "")
    if address.read(written):
        lists.gone.append(dataclasses.replace(entry, values=values))
    else:
        entry.wrong(report, f"address: “{written}” is not a kind and a slug, such as article/old-page.")


def _check_once(lists: Lists, report: Report) -> None:
    entries.once(lists.people, "name: give each a key of its own", name_of, report)
    entries.once(lists.tags, "name", lambda tag: one_line(tag.values["name"]).casefold(), report)
    entries.once(lists.tags, "address", lambda tag: tag.values.get("slug"), report)
    entries.once(
        lists.help_lines, "country and name", lambda line: (line.values["country"], line.values["name"]), report
    )
    entries.once(
        lists.synonyms,
        "term and meaning",
        lambda each: (each.values["term"].casefold(), each.values["means"].casefold()),
        report,
    )
    entries.once(lists.house_words, "kind and words", identity_of, report)
    entries.once(lists.gone, "address", address_of, report)
    records = {id(source.entry): source.record for source in lists.sources}
    cited = [source.entry for source in lists.sources]
    entries.once(cited, "id", lambda entry: records[id(entry)].key, report)
    for scheme in TOLD_APART:
        numbers = {each: getattr(record, scheme) for each, record in records.items()}
        entries.once(cited, scheme.upper(), lambda entry, numbers=numbers: numbers[id(entry)], report)  # type: ignore[misc]


def _check_other_names(tags: list[Entry], report: Report) -> None:
    """An other name leads to its tag by its own address, so that address has to be free."""
    taken = {slug_of(tag): tag for tag in tags} | {one_line(tag.values["name"]).casefold(): tag for tag in tags}
    for tag in tags:
        others = other_names_of(tag)
        if len(others) != len(tag.values.get("aliases", [])):
            tag.wrong(report, 'aliases: Each has to be a name, or {"name": …, "slug": …}.')
        for name, slug in others:
            if owner := taken.get(slug) or taken.get(name.casefold()):
                tag.wrong(report, f"aliases: “{name}” is a name of entry {owner.number} of {owner.file} already.")
            elif entries.held_to(TagAlias, {"name": name, "slug": slug}, tag, report):
                taken[slug] = taken[name.casefold()] = tag
