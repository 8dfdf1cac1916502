"""What a treatment's facts put on record of a medicine, for the checks that compare pages with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from articles.editorial.recorded import Recorded, RecordedApproval
from articles.medicines import is_medicine
from articles.prose.blocks import blocks_of
from treatments import approvals

BRACKETS = re.compile(r" ?\([^)]*\)")
# A form that most people mean when they say the bare name; an injection is another thing than the tablets.
PLAIN_FORM = re.compile(r" (?:tablets?|capsules?)$")
QUOTED = re.compile(r"[\"“]([^\"“”]{2,60})[\"”]")
SENTENCE = re.compile(r"[.;]\s")
ABOUT_BRANDS = re.compile(r"\b(?:brands?|version|sold as|known as|also called|is one)\b")
PLACE = re.compile(r"\b[Ii]n (?:the )?[A-Z][A-Za-z]+(?: [A-Z][a-z]+)*")
CAPITAL = re.compile(r"[A-Z][a-z]{2,}[\w-]*")
# A sentence begins with a capital whatever its first word is: a name is followed by what it is.
OPENING_NAME = re.compile(r"[A-Z][a-z]+(?:,? and [A-Z][a-z]+)?,? (?:is|are|was|were|has|have)\b")


def of(title: str, facts: Mapping[str, str], url: str = "") -> Recorded | None:
    """Of a treatment, by its title and its facts in Markdown. None where there is nothing on record."""
    approved = tuple(
        RecordedApproval(each.country, each.condition, each.status.value)
        for each in approvals.read(facts.get("approval", ""))
    )
    taken = _plain(facts.get("taken", ""))
    if not title.strip() or not (approved or taken):
        return None
    return Recorded(tuple(dict.fromkeys(_names(title, _plain(facts.get("names", ""))))), approved, taken, url)


def _names(title: str, names: str) -> Iterator[str]:
    """Its own name first. The medicines that a page of a whole group lists are no names of the group."""
    own = " ".join(BRACKETS.sub("", title).casefold().split())
    yield PLAIN_FORM.sub("", own)
    yield own
    if any(is_medicine(word) for word in own.split()):
        yield from (quoted.casefold() for quoted in QUOTED.findall(names))
        for sentence in SENTENCE.split(QUOTED.sub("", names)):
            yield from (brand.casefold() for brand in _brands(sentence))


def _brands(sentence: str) -> Iterator[str]:
    if not ABOUT_BRANDS.search(sentence):
        return
    words = PLACE.sub("", sentence).strip()
    opening = CAPITAL.match(words)
    begins_otherwise = opening is not None and not is_medicine(opening[0]) and not OPENING_NAME.match(words)
    yield from CAPITAL.findall(words, opening.end() if opening is not None and begins_otherwise else 0)


def _plain(markdown: str) -> str:
    return "\n".join(block.text for block in blocks_of(markdown))
