"""What goes into the renderer and what comes out of it."""

from dataclasses import dataclass

from articles.findings import Finding


@dataclass(frozen=True, slots=True)
class Cited:
    """What prose needs to know of a source: its canonical key and a short spoken label ("Agabio 2023")."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Target:
    """The page that a link leads to. `ref` is the canonical "kind/slug"; no `url`: readers do not see the page yet."""

    ref: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the outline."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One use of a source for one claim. `number` is the reference number, and the use is anchored at "cite-{use}"."""

    key: str
    locator: str
    claim: str
    number: int
    use: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of running text, or one row of a table or of a picture of people, cited or not.

    `text` is the claim of its citations, word for word, and `uses` are theirs: none where nothing is cited. `heading`
    is the id of the heading that it stands under, empty before the first.
    """

    text: str
    uses: tuple[int, ...]
    heading: str
    is_row: bool


@dataclass(frozen=True, slots=True)
class Mentions:
    """The citation keys and the page references that a text mentions, as the writer wrote them."""

    keys: frozenset[str]
    pages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rendered:
    """One text, rendered. `links` holds the canonical refs of the pages it links to, each once."""

    html: str
    text: str
    outline: tuple[Heading, ...]
    citations: tuple[Citation, ...]
    statements: tuple[Statement, ...]
    links: tuple[str, ...]
    external_links: tuple[str, ...]
    findings: tuple[Finding, ...]
