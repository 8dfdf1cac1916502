"""A page that two people changed at once: what merges by itself, and where somebody has to choose."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.contrib.auth.models import User
from django.http import QueryDict

from articles.admin.page_state import day
from articles.admin.typed import NOTES, Typed, flat, label, of_page, of_revision, revised, seen, sets, texts, unnumbered
from articles.comparison import Line, Merged, Part, compare, merge, merge_set, merge_value
from articles.models import KeptText, Page, Person, Revision, Tag
from articles.plain import plain
from articles.publishing.log import name_of

WHOLE = 10**6  # more lines than any place has: what is chosen is read in full


@dataclass
class Place:
    """A field, or a run of paragraphs of the text, that was changed: by both in different ways, or by one alone."""

    key: str
    name: str
    label: str
    part: Part
    is_text: bool  # whether somebody may word it anew
    model: type[Page]
    answer: str = ""  # "mine", "theirs" or "words"
    words: str = ""  # what stands in the box that begins with mine
    error: str = ""

    @cached_property
    def mine(self) -> list[Line]:
        return self._beside_base(self.part.mine, around=WHOLE)

    @cached_property
    def theirs(self) -> list[Line]:
        return self._beside_base(self.part.theirs, around=WHOLE)

    @cached_property
    def taken(self) -> list[Line]:
        """What the merge made of it by itself."""
        return self._beside_base(self.part.text or "", around=1)

    def _beside_base(self, value: str, *, around: int) -> list[Line]:
        before, after = (_shown(self.name, text, self.model).rstrip() for text in (self.part.base, value))
        # Of nothing there is no line that went or came.
        empty = {"removed" if not before else "", "added" if not after else ""}
        return [line for line in compare(before, after, around=around) if line.sign not in empty]

    @property
    def origin(self) -> str:
        """Whose the merged words are: "mine", "theirs", or "both" for tags that both added to."""
        return self.part.origin if self.part.text in (self.part.mine, self.part.theirs) else "both"

    @property
    def theirs_value(self) -> str:
        """Names these very words: who chose them did not choose what stands there by the time of saving."""
        return f"theirs-{_digest(self.part.theirs)}"

    def read(self, data: QueryDict) -> None:
        """Take the answer out of what was sent; `error` says what is missing."""
        self.words = plain(data.get(f"words-{self.key}", self.part.mine))
        chosen = data.get(f"choice-{self.key}", "")
        self.answer = "theirs" if chosen == self.theirs_value else chosen if chosen in ("mine", "words") else ""
        if not self.answer:
            self.error = "Choose what stays here."
        elif self.answer != "words" and self.words.strip() != self.part.mine.strip():
            self.answer, self.error = "", "You wrote something in the box and chose something else. Choose again."

    @property
    def decided(self) -> str:
        return {"mine": self.part.mine, "theirs": self.part.theirs, "words": self.words}[self.answer]


@dataclass
class Field:
    name: str
    merged: Merged
    collisions: list[Place] = field(default_factory=list)
    taken: list[Place] = field(default_factory=list)


class PageMerge:
    """What was typed (mine), the newest revision with the page as it is (theirs), and what both began with (base).

    When that is not known, everything that differs collides.
    """

    def __init__(self, page: Page, kept: KeptText) -> None:
        self.page, self.kept, self.model = page, kept, type(page)
        self.newest = page.revisions.select_related("created_by").order_by("number").last()
        self.base = page.revisions.filter(number=kept.based_on).first()

    @property
    def number(self) -> int:
        return self.newest.number if self.newest else 0

    @cached_property
    def theirs(self) -> Typed:
        """Of the one revision that was found to be the newest: by now there may be another."""
        return of_page(self.page) | (of_revision(self.newest, self.model) if self.newest else {})

    @cached_property
    def since(self) -> list[Revision]:
        """The revisions that were saved in the meantime, the newest first; at most ten."""
        later = self.page.revisions.filter(number__gt=self.kept.based_on).select_related("created_by")
        return list(later.order_by("-number")[:10])

    @cached_property
    def fields(self) -> list[Field]:
        merged = {*revised(self.model), *unnumbered(self.model)} & self.kept.fields.keys()
        names = dict.fromkeys((*texts(self.model), *revised(self.model), *unnumbered(self.model)))
        return [self._field(name) for name in names if name in merged]

    @property
    def collisions(self) -> list[Place]:
        return [place for each in self.fields for place in each.collisions]

    @property
    def taken(self) -> list[Place]:
        return [place for each in self.fields for place in each.taken]

    def read(self, data: QueryDict) -> None:
        for place in self.collisions:
            place.read(data)

    @property
    def is_decided(self) -> bool:
        return all(place.answer for place in self.collisions)

    def stray(self, data: QueryDict) -> list[str]:
        """Words that were written for a place which is no longer one, because somebody saved again."""
        known = {f"words-{place.key}" for place in self.collisions}
        return [
            plain(str(data[name])) for name in data if name.startswith("words-") and name not in known and data[name]
        ]

    def result(self) -> Typed:
        """What a form with the merged text would send, once all is decided."""
        found: Typed = {name: self.kept.fields[name] for name in NOTES if name in self.kept.fields}
        for each in self.fields:
            text = each.merged.text([place.decided for place in each.collisions])
            found[each.name] = list(filter(None, text.split(","))) if each.name in sets(self.model) else text
        return found | {seen(name): flat(value) for name, value in of_page(self.page).items()}

    def whole(self) -> Iterator[tuple[str, str, str]]:
        """Label, mine and theirs of every field that has any words."""
        for each in self.fields:
            mine, theirs = (flat(values.get(each.name, "")) for values in (self.kept.fields, self.theirs))
            if mine or theirs:
                shown = (_shown(each.name, text, self.model) for text in (mine, theirs))
                yield label(each.name, self.model), next(shown), next(shown)

    def _field(self, name: str) -> Field:
        made = Field(name, self._merged(name))
        keys: set[str] = set()
        for part in made.merged.parts:
            if part.mine == part.theirs:
                continue
            key = f"{name}-{_digest(part.base, part.mine)}"
            while key in keys:
                key += "-again"
            keys.add(key)
            place = Place(
                key, name, label(name, self.model), part, name in texts(self.model), self.model, words=part.mine
            )
            (made.collisions if part.is_conflict else made.taken).append(place)
        if (most := len(made.collisions)) > 1:
            for number, place in enumerate(made.collisions, start=1):
                place.label += f", place {number} of {most}"
        return made

    def _merged(self, name: str) -> Merged:
        mine, theirs = flat(self.kept.fields[name]), flat(self.theirs.get(name, ""))
        base = self._base(name)
        if name == "body":
            return merge(base or "", mine, theirs)
        if name in sets(self.model) and base is not None:
            merged = merge_set(*(frozenset(filter(None, text.split(","))) for text in (base, mine, theirs)))
            return _single(",".join(sorted(merged)), base, mine, theirs)
        collides, value = merge_value(base, mine, theirs)
        return _single(None if collides else value, base or "", mine, theirs)

    @cached_property
    def _began(self) -> Typed:
        return of_revision(self.base, self.model) if self.base else {}

    def _base(self, name: str) -> str | None:
        if name in unnumbered(self.model):
            value = self.kept.fields.get(seen(name))
        else:
            value = self._began[name] if self._began else None
        return None if value is None else flat(value)


def _single(text: str | None, base: str, mine: str, theirs: str) -> Merged:
    return Merged((Part(text, base, mine, theirs),))


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


def _shown(name: str, value: str, model: type[Page]) -> str:
    """A value as a person reads it: names in the place of numbers."""
    numbers = [int(number) for number in value.split(",") if number.isdecimal() and len(number) < 18]
    if name == "tags":
        return ", ".join(sorted(Tag.objects.filter(pk__in=numbers).values_list("name", flat=True), key=str.casefold))
    if name in model.LINKED:
        return ", ".join(Page.objects.filter(pk__in=numbers).order_by("title").values_list("title", flat=True))
    if name == "author":
        return str(Person.objects.filter(pk__in=numbers).first() or value)
    if name == "owner":
        owner = User.objects.filter(pk__in=numbers).first()
        return name_of(owner) if owner else value
    if name == "review_due":
        with suppress(ValueError):  # what was typed need not be a date
            return day(date.fromisoformat(value))
    return value
