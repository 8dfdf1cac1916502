"""terms.json: what programmes may offer, the names that lists give it, and the pages that it leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from articles.content import entries
from articles.content.entries import Entry
from articles.content.files import order
from articles.content.parts import Put
from articles.content.report import Report
from treatments.content import load_terms
from treatments.models import Term, TermName
from treatments.models.term import term_key

FILE = "terms.json"
TEXTS = ("code", "name", "plain_name", "meaning", "category", "facet")
LINKED = ("levels", "treatments")
TERM: Mapping[str, type] = dict.fromkeys(TEXTS, str) | dict.fromkeys((*LINKED, "names"), list)


class Named(NamedTuple):
    name: str
    seen_in: str


@dataclass(frozen=True, slots=True)
class TermEntry:
    entry: Entry
    values: Mapping[str, str]
    linked: Mapping[str, Sequence[str]]  # slugs, by the field that holds the pages; a field that is not said stays
    names: Sequence[Named]

    @property
    def code(self) -> str:
        return self.values["code"]


def read(found: Sequence[Entry], report: Report, *, examples: bool) -> Put:
    terms = [term for entry in found if (term := _read(entry, report))]
    codes = {id(term.entry): term.code for term in terms}
    entries.once([term.entry for term in terms], "code", lambda entry: codes[id(entry)].casefold(), report)
    _check_names_once(terms, report)
    return partial(load_terms.put, terms)


def _read(entry: Entry, report: Report) -> TermEntry | None:
    values = entries.checked(entry, TERM, report)
    if values is None:
        return None
    texts = {name: value for name, value in values.items() if name in TEXTS}
    linked = {name: slugs for name, slugs in values.items() if name in LINKED}
    names = [_named(item) for item in values.get("names", [])]
    faults = [f"{name} has to be a list of slugs." for name, slugs in linked.items() if not _are_texts(slugs)]
    if None in names:
        faults.append('names: Each has to be {"name": …}, or {"name": …, "seen_in": …}.')
    for fault in faults:
        entry.wrong(report, fault)
    known = [name for name in names if name]
    held = entries.held_to(Term, texts, entry, report)
    held = all(entries.held_to(TermName, name._asdict(), entry, report, without=("term",)) for name in known) and held
    return TermEntry(entry, texts, linked, known) if held and not faults else None


def _named(item: Any) -> Named | None:
    is_whole = isinstance(item, Mapping) and {"name"} <= item.keys() <= {"name", "seen_in"}
    if not is_whole or not _are_texts(item.values()):
        return None
    return Named(item["name"].strip(), item.get("seen_in", "").strip())


def _are_texts(items: Any) -> bool:
    return all(isinstance(item, str) for item in items)


def _check_names_once(terms: Sequence[TermEntry], report: Report) -> None:
    """By a name that two terms had, a list would be read now so, now so."""
    owners: dict[str, TermEntry] = {}
    for term in terms:
        for key in {term_key(each.name) for each in term.names}:
            owner = owners.setdefault(key, term)
            if owner is not term:
                sentence = f"names: “{key}” is a name of entry {owner.entry.number} of {owner.entry.file} already."
                term.entry.wrong(report, sentence)


def export() -> list[dict[str, object]]:
    terms = Term.objects.prefetch_related("levels", "treatments", "names")
    return [_written(term) for term in sorted(terms, key=lambda term: (term.category, order(term.code)))]


def _written(term: Term) -> dict[str, object]:
    """A field without a value is left out."""
    written: dict[str, object] = {name: getattr(term, name) for name in TEXTS}
    for name in LINKED:
        written[name] = sorted(page.slug for page in getattr(term, name).all())
    names = sorted(term.names.all(), key=lambda each: order(each.name))
    written["names"] = [{"name": each.name} | ({"seen_in": each.seen_in} if each.seen_in else {}) for each in names]
    return {name: value for name, value in written.items() if value}
