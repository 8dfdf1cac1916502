"""Says to an editor in one sentence why an edit is not minor."""

from collections.abc import Iterator, Sequence
from typing import Final

from articles.material.records import Touched, What

MOST_NAMED: Final = 5
SEVERAL: Final[dict[What, str]] = {
    "a number": "numbers",
    "a dose": "doses",
    "a medicine's name": "medicines’ names",
    "a citation": "citations",
    "a link": "links",
    "a word that turns the meaning": "words that turn the meaning",
    "many words": "many words",
}


def sentence(found: Sequence[Touched]) -> str:
    """Such as: it touches a dose (“30 mg” in the text, now “60 mg”). Empty when nothing was found."""
    if not found:
        return ""
    changes = list(dict.fromkeys(_changes(found)))  # a change made in ten places is said once
    by_what: dict[What, list[str]] = {}
    for what, words in changes[:MOST_NAMED]:
        by_what.setdefault(what, []).append(words)
    named = [f"{_name(what, len(words))} ({'; '.join(words)})" for what, words in by_what.items()]
    if rest := len(changes[MOST_NAMED:]):
        named.append(f"{rest} more {'place' if rest == 1 else 'places'} of this kind")
    return f"This cannot be a small change: it touches {_listed(named)}."


def _changes(found: Sequence[Touched]) -> Iterator[tuple[What, str]]:
    """Each change in words; what went and at once came is one change."""
    rest = list(reversed(found))
    while rest:
        one = rest.pop()
        other = rest[-1] if rest else one
        if (one.change, other.change) == ("removed", "added") and (one.part, one.what) == (other.part, other.what):
            rest.pop()
            yield one.what, f"{_quoted(one)} in the {_place(one)}, now {_quoted(other)}"
        elif one.what == "many words":
            yield one.what, f"those from {_quoted(one)} on were {one.change}{_where(one)}"
        else:
            yield one.what, f"{_quoted(one)} was {one.change}{_where(one)}"


def _name(what: What, count: int) -> str:
    return SEVERAL[what] if count > 1 else what.replace("'", "’")


def _quoted(one: Touched) -> str:
    return one.words if one.what == "a citation" else f"“{one.words}”"


def _where(one: Touched) -> str:
    preposition = {"added": "to", "removed": "from", "moved": "in"}[one.change]
    return "" if one.part == "body" else f" {preposition} the {_place(one)}"


def _place(one: Touched) -> str:
    """Where it stands, said of a page."""
    known = {"title": "title", "summary": "summary", "body": "text"}
    return known.get(one.part) or f"field “{one.part.replace('_', ' ')}”"


def _listed(items: list[str]) -> str:
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last
