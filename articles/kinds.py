"""The kinds of page that the site has. Each app registers its own, so that `articles` need not know the others."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Kind:
    """`key` is stored with each page and is the name of its URL pattern, which takes the slug as its one argument."""

    key: str
    name: str
    plural: str
    model: str  # "app_label.Model", the child of Page that holds it
    order: int  # place among the kinds in search results and lists
    listed: bool = True  # whether it stands among the subjects of the site: tags, related pages, feeds
    review_days: int = 365  # from one review to the next
    template: str = "articles/article.html"
    # Functions by their dotted names, each of a revision: what schema.org calls the subject, what belongs to the page.
    schema: str = ""  # gives a dict
    beside: str = ""  # gives a list of Beside
    # Likewise, of a title, the facts and the address of a page: what the page puts on record of a medicine, or None.
    recorded: str = ""  # gives an editorial.Recorded


@dataclass(frozen=True, slots=True)
class Beside:
    """Links under one heading that a page shows beside its text: title and address of each, and a note."""

    title: str
    links: list[tuple[str, str, str]]


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.key] = kind


def set_beside(key: str, beside: str) -> None:
    """For an app that knows what belongs to the pages of another's kind."""
    register(replace(get(key), beside=beside))


def get(key: str) -> Kind:
    """Raises KeyError for a kind that no installed app has registered."""
    return _kinds[key]


def registered() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: kind.order)
