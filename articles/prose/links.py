"""Links: to pages of the site by reference (`page:slug`) or path, within it, and out to http, https, mailto, tel."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import mdurl
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from articles.findings import Severity
from articles.prose.document import Document, clean
from articles.prose.records import Target

InlineRule = Callable[[StateInline, bool], bool]

LONGEST = 2000
PAGE = re.compile(r"page:", re.IGNORECASE)
WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)
PATH = re.compile(r"/(?![/\\])")
PLAIN = re.compile(rf"mailto:.|tel:.|{PATH.pattern}|#.", re.IGNORECASE)

BROKEN_LINK = "broken-link"
BROKEN = (
    BROKEN_LINK,
    Severity.ERROR,
    "No page has this address.",
    "Check the spelling, or take the link out.",
)
UNSEEN_PAGE = "unseen-page"
UNSEEN = (
    UNSEEN_PAGE,
    Severity.NOTE,
    "Readers do not see this page yet, so its words are drawn without a link.",
    "Publish that page: the link then comes by itself.",
)
UNSUPPORTED = (
    "unsupported-link",
    Severity.ERROR,
    "A link may lead to page:, https:, http:, mailto: or tel:, to /a/path of this site or to a #heading.",
    "Write the whole address, or page: and the short name of a page.",
)
EMPTY = (
    "empty-link",
    Severity.WARNING,
    "This link has no words, so nobody can see or follow it.",
    "Put words between [ and ].",
)


def plugin(parser: MarkdownIt) -> None:
    """Let every address through the parser: what is refused shall be reported, not turned into odd text."""
    parser.normalizeLink = _normalise  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]


def _normalise(url: str) -> str:
    """An address fit for an attribute. A page reference stays as written: it is looked up, not followed."""
    if PAGE.match(url):
        return clean(url)
    # Beyond any address that works; encoding a host name takes time that grows with its square.
    return normalizeLink(url) if len(url) <= LONGEST else ""


def page_reference(link: Token) -> str:
    """What the writer wrote after `page:`, or a path of this site, without a fragment; empty for any other link."""
    href = str(link.attrs["href"])
    if PAGE.match(href):
        return href[len("page:") :].partition("#")[0]
    return href.partition("#")[0] if PATH.match(href) else ""


@dataclass(slots=True)
class Found:
    """Where the links of a document lead: refs of pages and addresses outside, each once and in reading order."""

    pages: dict[str, None] = field(default_factory=dict)
    outside: dict[str, None] = field(default_factory=dict)


def settle(document: Document, pages: Mapping[str, Target | None]) -> Found:
    """Resolve every link, or leave its words without a link and report why."""
    found = Found()
    for block in document.blocks():
        settled: list[Token] = []
        opening: Token | None = None
        words: list[Token] = []
        for token in block.children or []:
            if token.type == "link_open":
                opening, words = token, []
            elif opening is None:
                settled.append(token)
            elif token.type == "link_close":
                settled += _link(document, block, opening, words, pages, found)
                opening = None
            else:
                words.append(token)
        block.children = settled
    return found


def _link(
    document: Document,
    block: Token,
    opening: Token,
    words: list[Token],
    pages: Mapping[str, Target | None],
    found: Found,
) -> list[Token]:
    """The tokens of one link: with its ends where it leads somewhere, else the words alone."""
    written = str(opening.attrs["href"])
    reference = page_reference(opening)
    target = pages.get(reference)
    if target and (opening.info == "auto" or not _has_words(words)):
        # `<page:slug>` and `[](page:slug)` have no words of their own.
        words = [Token("text", "", 0, content=clean(target.title or _slug(opening)))]
    if target and not target.url:
        found.pages[target.ref] = None
        document.report(*UNSEEN[:2], block, written, *UNSEEN[2:], at=opening.meta.get("at", 0))
        return words
    is_missing = target is None and bool(PAGE.match(written) or reference in pages)
    if problem := BROKEN if is_missing else _problem(written, target, words):
        document.report(*problem[:2], block, written, *problem[2:], at=opening.meta.get("at", 0))
        return words
    opening.attrs = {"href": written}
    if target:
        _, hash_mark, fragment = written.partition("#")
        opening.attrs["href"] = target.url + hash_mark + mdurl.encode(fragment)
        found.pages[target.ref] = None
    elif WEB.match(written):
        opening.attrs |= {"class": "external", "rel": "noopener noreferrer"}
        found.outside[written] = None
    return [opening, *words, Token("link_close", "a", -1)]


def _slug(link: Token) -> str:
    """The words of the address: all that may be said of a page that readers do not see."""
    return page_reference(link).rpartition("/")[2].replace("-", " ")


def _has_words(tokens: list[Token]) -> bool:
    return any(token.content.strip() for token in tokens)


def _problem(written: str, target: Target | None, words: list[Token]) -> tuple[str, Severity, str, str] | None:
    if target is None and not WEB.match(written) and not PLAIN.match(written):
        return UNSUPPORTED
    return None if _has_words(words) else EMPTY
