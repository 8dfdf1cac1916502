"""What an editor notes behind the claims of a page: a field for each claim and source, and what was typed into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.http import QueryDict

from articles.evidence import reading, supporting
from articles.models import Citation, Page, Revision, Support
from articles.models.support import digest_of
from articles.plain import plain
from articles.publishing.rights import Actor

# The source, the claim, and the words that stood there when the form was opened.
NAME = re.compile(r"says-([0-9]{1,18})-([0-9a-f]{16})-([0-9a-f]{8})", re.ASCII)
ONLY = "only"
SHOW = {"all": "Everything", "unsaid": "Without words", "uncited": "Not cited"}


@dataclass(slots=True)
class Field:
    """What a source says behind a claim: as it is kept, and as somebody typed it."""

    citation: Citation
    support: Support | None
    may: bool
    typed: str | None = None
    clashes: bool = False  # somebody else changed the words since the form was opened
    is_unsaved: bool = False

    @property
    def place(self) -> tuple[str, str]:
        return str(self.citation.source_id), digest_of(self.citation.claim)[:16]

    @property
    def kept(self) -> str:
        return self.support.words if self.support else ""

    @property
    def words(self) -> str:
        return self.kept if self.typed is None else self.typed

    @property
    def seen(self) -> str:
        return digest_of(self.kept)[:8]

    @property
    def name(self) -> str:
        return f"{self.anchor}-{self.seen}"

    @property
    def anchor(self) -> str:
        return "-".join(("says", *self.place))


@dataclass(frozen=True, slots=True)
class Use:
    """A source of a claim. The same claim may stand in two places of a page: it has one field, in the first."""

    citation: Citation
    field: Field
    is_first: bool


@dataclass(frozen=True, slots=True)
class Row:
    text: str
    is_row: bool
    uses: list[Use]

    @property
    def place(self) -> int:
        return self.uses[0].citation.use

    @property
    def is_unsaid(self) -> bool:
        return any(not use.field.support or use.field.is_unsaved for use in self.uses)

    def stands_among(self, show: str) -> bool:
        return show == "all" or (bool(self.uses) and self.is_unsaid if show == "unsaid" else not self.uses)


@dataclass(slots=True)
class Section:
    title: str
    anchor: str
    rows: list[Row] = field(default_factory=list)


class Notes:
    """The claims of a revision with a field for each of their sources. Three queries."""

    def __init__(self, page: Page, revision: Revision, by: Actor) -> None:
        self.page, self.revision = page, revision
        self.fields: dict[tuple[str, str], Field] = {}
        self.stray: list[tuple[tuple[str, str], str]] = []  # what was typed for what is not on the page any more
        references = revision.references()
        self._rights = {live: supporting.may_support(page, by, is_live=live) for live in (True, False)}
        self._live = supporting.live_claims(page)
        self.sections = [self._section(each) for each in reading.sections(revision, references)]
        self._add_those_without_a_sentence([use for reference in references for use in reference.uses])

    def rows(self) -> Iterator[Row]:
        for section in self.sections:
            yield from section.rows

    def shown(self, show: str) -> list[Section]:
        """The sections with the rows that were asked for; what was typed and is not saved is never left out."""
        found = []
        for section in self.sections:
            rows = [row for row in section.rows if row.stands_among(show) or _unsaved(row)]
            if rows:
                found.append(Section(section.title, section.anchor, rows))
        return found

    def counted(self) -> list[tuple[str, str, int]]:
        """What can be asked for, in words, and how many rows each would show."""
        rows = list(self.rows())
        return [(show, words, sum(row.stands_among(show) for row in rows)) for show, words in SHOW.items()]

    def take(self, data: QueryDict) -> None:
        """Put what was typed into its fields. Words that somebody left as they were are not typed."""
        for name in data:
            words, parts = data.get(name, ""), NAME.fullmatch(name)
            if not parts or not is_typed(name, words):
                continue
            typed, place = plain(words).strip(), (parts[1], parts[2])
            if place not in self.fields:
                self.stray.append((place, typed))
            elif typed != (known := self.fields[place]).kept:
                known.typed, known.is_unsaved, known.clashes = typed, True, known.seen != parts[3]

    def unsaved(self, only: str = "") -> list[Field]:
        """The fields to be saved: all that were changed, or the one whose button was pressed."""
        parts = NAME.fullmatch(only)
        chosen = [self.fields.get((parts[1], parts[2]))] if parts else self.fields.values()
        return [each for each in chosen if each and each.is_unsaved]

    def _section(self, section: reading.Section) -> Section:
        stated = (claim for claim in section.claims if claim.states or claim.resting)
        rows = [
            Row(each.text, each.is_row, [self._use(rests.citation, rests.support) for rests in each.resting])
            for each in stated
        ]
        return Section(section.title, section.anchor, rows)

    def _use(self, citation: Citation, support: Support | None) -> Use:
        digest = digest_of(citation.claim)
        made = Field(citation, support, may=self._rights[digest in self._live])
        known = self.fields.setdefault(made.place, made)
        return Use(citation, known, is_first=known is made)

    def _add_those_without_a_sentence(self, citations: list[Citation]) -> None:
        told = {use.citation.use for row in self.rows() for use in row.uses}
        left = sorted((use for use in citations if use.use not in told), key=lambda use: use.use)
        if left:
            kept = {(each.source_id, each.claim_digest): each for each in Support.objects.filter(page=self.page.pk)}
            found = [(use, kept.get((use.source_id, digest_of(use.claim)))) for use in left]
            rows = [Row(use.claim, is_row=False, uses=[self._use(use, support)]) for use, support in found]
            self.sections.append(Section("Citations that stand in no sentence", "", rows))


def is_typed(name: str, words: str) -> bool:
    """Whether this is such a field and holds other words than when the form was opened."""
    parts = NAME.fullmatch(name)
    return parts is not None and digest_of(plain(words).strip())[:8] != parts[3]


def _unsaved(row: Row) -> bool:
    return any(use.field.is_unsaved for use in row.uses)
