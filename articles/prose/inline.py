"""Settles the tokens of running text: images become their words, no link holds a link, emphasis stays shallow."""

from collections.abc import Iterator

from markdown_it.token import Token

from articles.findings import Severity
from articles.prose.document import Document, clean

DEEPEST_EMPHASIS = 8
# What makes a link of its own, and so may not stand inside one.
MARKERS = frozenset({"citation", "footnote_ref"})


def settle(block: Token, document: Document) -> None:
    """Give `block` children that can be rendered one after the other."""
    images: list[Token] = []
    children = _unpacked(block.children or [], 0, images)
    block.children = list(_shallow(_without_links_in_links(children)))
    for token in images:
        reason, advice = "Images are not supported here.", "Say in words what the image shows."
        document.report("image", Severity.WARNING, block, f"![{token.content}]", reason, advice, at=token.meta["at"])


def _unpacked(children: list[Token], shift: int, images: list[Token]) -> Iterator[Token]:
    """The tokens with each image replaced by its alternative text. `shift` is where the children begin in the block."""
    for token in children:
        if "at" in token.meta:
            token.meta["at"] += shift
        if token.type == "image":
            images.append(token)
            # Hidden marks: they draw nothing, and say where the words of the image begin and end.
            yield Token("image_open", "", 1, hidden=True, meta={"at": token.meta["at"], "address": token.attrs["src"]})
            yield from _unpacked(token.children or [], token.meta["at"] + len("!["), images)
            yield Token("image_close", "", -1, hidden=True)
        else:
            # An entity or a percent sign can spell a character that the source was cleaned of.
            if not token.content.isprintable():
                token.content = clean(token.content)
            yield token


def _without_links_in_links(children: Iterator[Token]) -> Iterator[Token]:
    """Drop the links inside a link, and put its citations and note marks behind it."""
    depth = 0
    waiting: list[Token] = []
    for token in children:
        depth += token.nesting if token.tag == "a" else 0
        if token.type in MARKERS and depth:
            waiting.append(token)
        elif token.tag != "a" or depth == (1 if token.nesting == 1 else 0):
            yield token
        if not depth:
            yield from waiting
            waiting = []


def _shallow(children: Iterator[Token]) -> Iterator[Token]:
    """Drop emphasis inside more emphasis than anyone can see: browsers stop at a depth too."""
    depth = 0
    for token in children:
        if token.tag not in ("em", "strong"):
            yield token
            continue
        if (depth if token.nesting == 1 else depth - 1) < DEEPEST_EMPHASIS:
            yield token
        depth += token.nesting
