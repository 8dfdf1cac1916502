"""What was copied along with a page: "Accept all cookies", "Read more »", "Share on Facebook", "Lorem ipsum".

Why: it tells readers nothing here, and shows that nobody read the page before it was published.
Authority: this site's own.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from articles.editorial.authorities import OURS
from articles.editorial.manuscript import SUMMARY, TITLE, Manuscript, Sentence, small
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import residue
from articles.findings import Severity
from articles.prose.blocks import Setting, Span


class Kind(NamedTuple):
    """A kind of residue: what it looks like, and what it is called.

    A text that holds none of the `signs` holds none of it: that is quickly seen, and true of most.
    """

    looks: re.Pattern[str]
    signs: tuple[str, ...]
    reason: str
    minds_capitals: bool = False
    stands_in_links: bool = True


CONTROLS: Final = "This belongs to the controls of a web page, and not to the text."
FRAME: Final = "This line belongs to the frame of a web page: a menu, a form, an advert or a date."
KINDS: Final = (
    Kind(
        residue.CONSENT,
        (
            *("cookie", "partners", "vendors", "affiliates", "consent", "preferences", "choices", "by c", "by using"),
            *("data to", "a device", "not sell", "by p", "by t", "by s", "reply", "text", "rates may", "recurring"),
            *("by browsing",),
        ),
        "This belongs to a banner that asks for consent, and not to the text.",
    ),
    Kind(
        residue.NAVIGATION,
        (
            *("skip to", "toggle", "top", "share", "us on", "to our", "to my", "for our", "text size", "this page"),
            *("this article", "page ", " all", " list", "reserved", "helpful", "post", "articles:", "article:"),
            *("stories:", "story:", "reads:", "read:", "powered", "built with", "made with", "designed with"),
            *("uncategori", "permalink"),
        ),
        CONTROLS,
    ),
    Kind(residue.COPYRIGHT, ("copyright", "(c)", "©"), CONTROLS),
    Kind(
        residue.LOST_LINK,
        ("click", "(source", "(citation", "(ref", " more", "reading", " all", " less"),
        "These are the words of a link, and no link is here.",
        stands_in_links=False,
    ),
    Kind(
        residue.FORM,
        (
            *("thank you", "wrong", "error", "problem", "your ", "field", "click or", "javascript", "my name", "robot"),
            *("leave ", "browser", "awaiting"),
        ),
        "This belongs to a form of a web page, and not to the text.",
    ),
    Kind(residue.FIELDS, ("*",), "These are the fields of a form, and not the text."),
    Kind(
        residue.ADVERT,
        (
            *(
                "continues",
                "resumes",
                "affiliate",
                "amazon",
                "ad feedback",
                "commission",
                " fee",
                "results",
                "evaluated",
            ),
            *("to diagnose", "reading below", "advertisement"),
        ),
        "This belongs to the adverts of a web page, and not to the text.",
    ),
    Kind(
        residue.FILLING,
        ("lorem", "dolor sit", "[", "insert", " here", "{{", "<!--", "&", "â€", "\ufffd"),
        "This stands in for something that was to come here, or was damaged in copying.",
    ),
    Kind(
        residue.MACHINE,
        ("as a", "my ", "medical", "here", "regenerate", " request"),
        "This is what a machine says about its own answer.",
    ),
    Kind(
        residue.TO_DO,
        ("todo", "fixme", "tktk", "xxx", "tbd", "tbc"),
        "This is a note by whoever wrote the text, to be dealt with before it is published.",
        minds_capitals=True,
    ),
    Kind(
        residue.ROW_OF_CONTROLS,
        ("share", "tweet", "submit", "menu", "reply", "report", "search", "close", "print", "facebook", "subscribe"),
        CONTROLS,
        minds_capitals=True,
    ),
)
ADVICE: Final = "Delete it, and read what stands beside it: it may have come from the same page."
# Such a page has to name what others do with cookies.
ABOUT_COOKIES: Final = re.compile(r"\b(?:privacy|cookies?)\b")
LONGEST_LINE: Final = 160
FEWEST_IN_A_BAR: Final = 3
LONGEST_BUTTON: Final = 24


def check(manuscript: Manuscript) -> Iterator[Remark]:
    explains_cookies = ABOUT_COOKIES.search(manuscript.title.lower()) is not None
    kinds = [
        kind
        for kind in KINDS
        if any(sign in manuscript.low for sign in kind.signs)
        and not (explains_cookies and kind.looks is residue.CONSENT)
    ]
    for sentence in manuscript.sentences:
        reached = 0
        for span, reason in sorted(_found(sentence, kinds)):
            if span.start >= reached and not sentence.is_quoted(span):
                reached = span.end
                yield Remark(reason, ADVICE, sentence, span)


def _found(sentence: Sentence, kinds: list[Kind]) -> Iterator[tuple[Span, str]]:
    if _is_frame(sentence):
        yield Span(0, len(sentence.text)), FRAME
        return
    links = _links(sentence)
    for kind in kinds:
        if any(sign in sentence.low for sign in kind.signs):
            text = sentence.text if kind.minds_capitals else sentence.low
            for found in kind.looks.finditer(text):
                span = Span(*found.span())
                if kind.stands_in_links or not _is_linked(links, span):
                    yield span, kind.reason


def _links(sentence: Sentence) -> list[Span]:
    return [link for link, _ in sentence.links()]


def _is_linked(links: list[Span], span: Span) -> bool:
    """Links come in order and do not overlap, so only the last that begins before the end can reach in."""
    before = bisect_left(links, span.end, key=lambda link: link.start)
    return before > 0 and span.start < links[before - 1].end


def _is_frame(sentence: Sentence) -> bool:
    block = sentence.block
    if block.row or sentence.part in (TITLE, SUMMARY):
        return False
    if len(sentence.text) <= LONGEST_BUTTON and residue.SENTENCE.fullmatch(_bare(sentence.text).lower()):
        return True
    # A link says where it leads, and another rule reads its words.
    if sentence.start > 0 or len(block.text) > LONGEST_LINE or _is_linked(_links(sentence), Span(0, len(block.text))):
        return False
    if _is_bar(block.text):
        return True
    line = _bare(block.text)
    is_alone = len(sentence.text) == len(block.text)
    return is_alone and (_is_line(line) or (block.setting is Setting.PARAGRAPH and _is_in(line, residue.IN_PARAGRAPHS)))


def _bare(line: str) -> str:
    return line.strip(" .:!…»›→<>|*•-")


def _is_in(line: str, lines: Iterable[re.Pattern[str]]) -> bool:
    low = small(line)
    return any(looks.fullmatch(low) for looks in lines)


def _is_line(line: str) -> bool:
    return _is_in(line, residue.LINES) or residue.BYLINE.fullmatch(line) is not None


def _is_bar(words: str) -> bool:
    """Whether it is a row of links, or a name and a date: "About us | Contact | Live chat", "Jo Roe | May 2, 2021"."""
    parts = [_bare(part) for part in residue.BETWEEN.split(words)]
    if len(parts) < FEWEST_IN_A_BAR:
        return len(parts) > 1 and _is_in(parts[-1], (residue.DATE,))
    of_menus = sum(_is_line(part) or _is_in(part, (residue.IN_A_BAR, *residue.IN_PARAGRAPHS)) for part in parts)
    return of_menus * 2 >= len(parts)


RULE: Final = Rule(
    id="page-residue",
    title="What was copied along with a page",
    why="It tells readers nothing here, and shows that nobody read the page before it was published.",
    severity=Severity.WARNING,
    authority=OURS,
    check=check,
)
