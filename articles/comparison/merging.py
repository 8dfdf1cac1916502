"""A text that two people changed, put together from what it was before both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.comparison.paragraphs import spaced, split
from articles.comparison.places import Place, Side, changes, places
from articles.comparison.values import merge_value
from articles.plain import LINE_END


@dataclass(frozen=True, slots=True)
class Part:
    """A run of paragraphs: the merged `text`, None where somebody has to choose, and what each side made of it."""

    text: str | None
    base: str
    mine: str
    theirs: str

    @property
    def is_conflict(self) -> bool:
        return self.text is None

    @property
    def origin(self) -> str:
        """Whose words the part has: "both", "mine", "theirs" or, while nobody has chosen, "conflict"."""
        if self.text is None:
            return "conflict"
        words, mine, theirs = (text.rstrip() for text in (self.text, self.mine, self.theirs))
        if mine == theirs:
            return "both"
        return "mine" if words == mine else "theirs"


@dataclass(frozen=True, slots=True)
class Merged:
    """The parts in order. `end` is the white space that ends the text: it belongs to no paragraph."""

    parts: tuple[Part, ...]
    end: str = ""

    @property
    def conflicts(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.is_conflict)

    @property
    def is_clean(self) -> bool:
        return not self.conflicts

    def text(self, chosen: Sequence[str] = ()) -> str:
        """The whole text, with the words of `chosen` for the conflicts in their order."""
        needed = len(self.conflicts)
        if len(chosen) != needed:
            raise ValueError(f"This merge has {needed} to choose, but words were given for {len(chosen)}.")
        words = iter(chosen)
        # White space is put after chosen words anew: a form may have cut it off, and two paragraphs must not join.
        texts = [spaced(LINE_END.sub("\n", next(words))) if part.text is None else part.text for part in self.parts]
        return "".join(texts).rstrip() + self.end


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Both sides' changes to `base`, paragraph by paragraph. Nothing is ever merged within a paragraph."""
    (paragraphs, base_end), (my_paragraphs, my_end), (their_paragraphs, their_end) = map(split, (base, mine, theirs))
    i_made = changes(Side.MINE, paragraphs, my_paragraphs)
    they_made = changes(Side.THEIRS, paragraphs, their_paragraphs)
    parts = _parts(paragraphs, places([*i_made, *they_made]))
    collides, end = merge_value(base_end, my_end, their_end)
    return Merged(tuple(parts), max(my_end, their_end) if collides else end)


def _parts(base: Sequence[str], found: Sequence[Place]) -> Iterator[Part]:
    at = 0
    for place in found:
        if unchanged := "".join(base[at : place.start]):
            yield Part(unchanged, unchanged, unchanged, unchanged)
        before = "".join(base[place.start : place.end])
        mine, theirs = place.text(Side.MINE, base), place.text(Side.THEIRS, base)
        yield Part(_settled(before, mine, theirs), before, mine, theirs)
        at = place.end
    if unchanged := "".join(base[at:]):
        yield Part(unchanged, unchanged, unchanged, unchanged)


def _settled(base: str, mine: str, theirs: str) -> str | None:
    """The merged words of one place; None if the sides collide there. White space after the words never collides."""
    collides, text = merge_value(base, mine, theirs)
    if not collides:
        return text
    collides, bare = merge_value(base.rstrip(), mine.rstrip(), theirs.rstrip())
    return None if collides else spaced(bare)
