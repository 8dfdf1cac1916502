"""Where a page says something: in a fact, under a heading, in a sentence; and how that place is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.claims.wording import is_claim
from articles.editorial.manuscript import SUMMARY, TITLE, Manuscript, Sentence
from articles.findings import BODY, Finding
from articles.medicines import is_medicine
from articles.prose.blocks import Setting

OF_TREATMENT = frozenset({"treatment", "level-of-care"})
OF_THE_SITE = frozenset({"about", "section"})
TREATMENT = re.compile(
    r"\b(?:treat(?:s|ing|ments?)?|medicines?|medications?|therap(?:y|ies)|counsell?ing|detox\w*|rehab\w*|care|aftercare"
    r"|taper\w*|method|program(?:me)?s?|inpatient|outpatient)\b"
)
ENOUGH_HEADINGS = 3  # that name a treatment, where the title does not


def is_of_treatment(manuscript: Manuscript) -> bool:
    """Whether a page is of a treatment or of a choice of them: by its kind, its title or its headings."""
    if manuscript.kind in OF_TREATMENT or manuscript.kind in OF_THE_SITE:
        return manuscript.kind in OF_TREATMENT
    headings = sum(names_treatment(heading.text) for heading in manuscript.headings)
    return names_treatment(manuscript.title) or headings >= ENOUGH_HEADINGS


def names_treatment(text: str) -> bool:
    return TREATMENT.search(text.casefold()) is not None or names_medicine(text)


def names_medicine(text: str) -> bool:
    return any(is_medicine(word) for word in re.findall(r"[\w-]+", text))


def fact(manuscript: Manuscript, *names: str) -> Sentence | None:
    """The first sentence of the first of these facts that is filled in."""
    parts = filter(None, (manuscript.part(name) for name in names))
    return next((part.sentences[0] for part in parts if part.sentences), None)


def heading(manuscript: Manuscript, words: re.Pattern[str]) -> Sentence | None:
    """The first heading that holds these words and has text under it."""
    return next((each for each in headings(manuscript) if words.search(each.low) and _has_text(manuscript, each)), None)


def headings(manuscript: Manuscript) -> Iterator[Sentence]:
    return (each for each in manuscript.sentences if each.block.setting is Setting.HEADING)


def _has_text(manuscript: Manuscript, heading: Sentence) -> bool:
    part = manuscript.part(heading.part)
    others = (block for block in (part.blocks if part else ()) if block.setting is not Setting.HEADING)
    return any(heading.block.text in (block.heading, block.section) for block in others)


def sentence(manuscript: Manuscript, words: re.Pattern[str]) -> Sentence | None:
    """The first sentence of running text that holds these words."""
    return next((each for each in manuscript.running if words.search(each.low)), None)


def claims(manuscript: Manuscript) -> list[Sentence]:
    """The sentences that cite a source or state what wants one; a title and a summary can hold no citation."""
    running = (each for each in manuscript.running if each.part != SUMMARY and not each.block.is_quotation)
    return [each for each in running if each.is_cited or is_claim(each.text)]


def count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def words_in(text: str) -> int:
    return len(text.split())


def place(found: Sentence | Finding) -> str:
    """Where it stands, as in "in line 12" or "in line 2 of the fact “risks”"."""
    line = found.place(0)[0] if isinstance(found, Sentence) else found.line
    if found.part == BODY:
        return f"in line {line}"
    return f"in the {found.part}" if found.part in (TITLE, SUMMARY) else f"in line {line} of the fact “{found.part}”"


def shown(found: Sentence, longest: int = 60) -> str:
    """The words of a sentence or heading between quotation marks, cut where they are long, and their place."""
    text = found.text if len(found.text) <= longest else found.text[: longest - 1].rsplit(" ", 1)[0] + "…"
    return f"“{text}” {place(found)}"
