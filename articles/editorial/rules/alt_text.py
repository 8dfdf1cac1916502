"""Images without words, or with words that do not say what they show, as "IMG_2034.jpg".

Why: whoever cannot see an image has its words alone, and this site shows the words in place of every image.
Authority: WCAG 2.2, success criterion 1.1.1 (text in place of what is no text).
"""

import re
from collections.abc import Iterator
from typing import Final

from articles.claims.phrases import either
from articles.editorial.authorities import Authority
from articles.editorial.manuscript import Manuscript, Part, Sentence, small
from articles.editorial.rule import Remark, Rule
from articles.findings import Severity
from articles.prose.blocks import Block, Image, Span

WCAG: Final = Authority("WCAG 2.2, 1.1.1", "https://www.w3.org/TR/WCAG22/#non-text-content")
KINDS: Final = either(
    "image images img photo photograph picture pic graphic graph chart figure illustration screenshot diagram"
    " infographic banner logo icon thumbnail alt alt_text placeholder untitled dsc dscn scan"
)
EMPTY: Final = re.compile(
    rf"(?:an? |the |this |our )?(?:{either('stock featured hero cover header')} )?{KINDS}(?: of)?(?:[ _-]*\d+)?"
    r"|\S{1,200}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|heic|avif)|(?:img|dscn?|image|photo)[\d_-]++\w*+|\d+"
)

REASONS: Final = {True: "This image has no words.", False: "These words do not say what the image shows."}
ADVICE: Final = "Write what readers would learn from it between [ and ]."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    for part in manuscript.parts:
        for block in part.blocks:
            for image in block.images:
                words = block.text[image.start : image.end].strip()
                if not words or EMPTY.fullmatch(small(words).strip(" .:")):
                    sentence = _sentence(part, block, image)
                    start, length = max(image.start - sentence.start, 0), len(sentence.text)
                    span = Span(min(start, length), min(max(image.end - sentence.start, start), length))
                    written = words or f"![]({image.address})"
                    yield Remark(REASONS[not words], ADVICE, sentence, span, words=written)


def _sentence(part: Part, block: Block, image: Image) -> Sentence:
    """The one in which it stands; a sentence without words where there is none."""
    own = [sentence for sentence in part.sentences if sentence.block is block and sentence.start <= image.start]
    return own[-1] if own else Sentence("", "", part.name, block, 0, ())


RULE: Final = Rule(
    id="alt-text",
    title="Images without words",
    why="Whoever cannot see an image has its words alone.",
    severity=Severity.WARNING,
    authority=WCAG,
    check=check,
)
