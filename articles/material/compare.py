"""Compares what carries the meaning of two states of a page's texts."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from articles.material.alignment import stretches
from articles.material.lexicon import TURNING_BEGINNING
from articles.material.reading import Names, read
from articles.material.records import Reading, Sign, Touched, What

# An edit that adds or takes more words than this is no small one, whatever the words say.
FEW_WORDS: Final = 12
WORDS_SHOWN: Final = 6
# A shorter word that goes in one place and comes in another is most likely another "the".
SHORTEST_MOVED: Final = 4


def touched(old: Mapping[str, str], new: Mapping[str, str], *, brands: Iterable[str] = ()) -> list[Touched]:
    """What keeps the edit from `old` to `new`, Markdown texts by part, from being minor; empty when nothing does.

    `brands` are names of medicines besides those of articles.medicines. Never raises for any text.
    """
    names = Names(brands)
    found: list[Touched] = []
    for part in dict.fromkeys([*old, *new]):
        before, after = old.get(part, ""), new.get(part, "")
        if before != after:
            found += _touched_in(part, read(before, names), read(after, names))
    return found


def _touched_in(part: str, old: Reading, new: Reading) -> Iterator[Touched]:
    if old.signs != new.signs:
        yield from _signs_changed(part, old.signs, new.signs)
    else:
        yield from (Touched(part, sign.words, sign.what, "moved") for sign in _crossed(old, new))
    yield from _words_turned(part, old.words, new.words)
    yield from _many_words(part, old.words, new.words)


def _signs_changed(part: str, old: Sequence[Sign], new: Sequence[Sign]) -> Iterator[Touched]:
    """What moved, what came, what was replaced, what went: in this order only a pair is first removed, then added."""
    blocks = [(old[gone], new[come]) for gone, come in stretches(old, new)]
    moved = Counter(sign for gone, _ in blocks for sign in gone) & Counter(sign for _, come in blocks for sign in come)
    left, arrived = moved.copy(), moved.copy()
    pairs: list[tuple[Sign, Sign]] = []
    removed: list[Sign] = []
    added: list[Sign] = []
    for gone, come in blocks:
        _pair(_unmoved(gone, left), _unmoved(come, arrived), pairs, removed, added)
    yield from (Touched(part, sign.words, sign.what, "moved") for sign in moved)
    yield from (Touched(part, sign.words, sign.what, "added") for sign in added)
    for before, after in pairs:
        yield Touched(part, before.words, before.what, "removed")
        yield Touched(part, after.words, after.what, "added")
    yield from (Touched(part, sign.words, sign.what, "removed") for sign in removed)


def _unmoved(signs: Sequence[Sign], moved: Counter[Sign]) -> list[Sign]:
    """The signs but for those that moved, which are counted down."""
    rest = []
    for sign in signs:
        if moved[sign]:
            moved[sign] -= 1
        else:
            rest.append(sign)
    return rest


def _pair(
    gone: list[Sign], come: list[Sign], pairs: list[tuple[Sign, Sign]], removed: list[Sign], added: list[Sign]
) -> None:
    """Sort what one stretch lost and gained: a sign that took the place of one of its sort makes a pair with it."""
    waiting: defaultdict[What, deque[Sign]] = defaultdict(deque)
    for sign in come:
        waiting[sign.what].append(sign)
    for sign in gone:
        if waiting[sign.what]:
            pairs.append((sign, waiting[sign.what].popleft()))
        else:
            removed.append(sign)
    added += [sign for left in waiting.values() for sign in left]


def _crossed(old: Reading, new: Reading) -> Iterator[Sign]:
    """The signs, alike in both, that plain words moved past: "safe, not weak" and "not safe, weak"."""
    left: dict[str, int] = {}
    arrived: dict[str, int] = {}
    for place, (before, after) in enumerate(zip(old.between, new.between, strict=True)):
        if before != after:
            left |= dict.fromkeys(Counter(before) - Counter(after), place)
            arrived |= dict.fromkeys(Counter(after) - Counter(before), place)
    moved = [word for word in left.keys() & arrived.keys() if len(word) >= SHORTEST_MOVED]
    for place in sorted({min(left[word], arrived[word]) for word in moved}):
        yield new.signs[place]


def _words_turned(part: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Touched]:
    """Words replaced by one that differs in its beginning alone, as "effective" by "ineffective"."""
    gone, come = _difference(old, new), _difference(new, old)
    stems = {TURNING_BEGINNING.sub("", word): word for word in gone}
    for word in come:
        if before := stems.get(TURNING_BEGINNING.sub("", word)):
            yield Touched(part, before, "a word that turns the meaning", "removed")
            yield Touched(part, word, "a word that turns the meaning", "added")


def _many_words(part: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Touched]:
    """More words taken or added than a small edit has: by their number, or new ones in the place of others."""
    grown = len(new) - len(old)
    fewer = max(len(_difference(old, new)), -grown) > FEW_WORDS
    more = max(len(_difference(new, old)), grown) > FEW_WORDS
    if not fewer and not more:
        return
    changed = stretches(_folded(old), _folded(new))
    if fewer:
        yield Touched(part, _beginning(old, [gone for gone, _ in changed]), "many words", "removed")
    if more:
        yield Touched(part, _beginning(new, [come for _, come in changed]), "many words", "added")


def _beginning(words: Sequence[str], changed: list[slice]) -> str:
    """The first words of the longest stretch."""
    longest = max(changed, key=lambda stretch: stretch.stop - stretch.start)
    return " ".join(words[longest][:WORDS_SHOWN]) + "…"


def _difference(words: Sequence[str], others: Sequence[str]) -> Counter[str]:
    return Counter(_folded(words)) - Counter(_folded(others))


def _folded(words: Sequence[str]) -> list[str]:
    return [word.casefold() for word in words]
