"""Pages and sections that are hard to read, by the length of their words and sentences.

Why: many readers read with effort, and anybody does who is ill or worried.
Authority: the American Medical Association asks for grade 6 and the National Institutes of Health for grade 8 at most,
as told in Rooney et al. 2021.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import Authority
from articles.editorial.manuscript import Manuscript, Sentence
from articles.editorial.plain_language import readability
from articles.editorial.plain_language.readability import Readability
from articles.editorial.rule import Remark, Rule
from articles.findings import BODY, Severity
from articles.prose.blocks import Setting

GRADES: Final = Authority(
    "American Medical Association and NIH, as told in Rooney 2021", "https://doi.org/10.1177/2374373521998847"
)
LEAST_WORDS, LEAST_WORDS_OF_A_SECTION = 100, 60
# SMOG asks that a reader understands all of it, and gives about two grades more than Flesch-Kincaid for the same text.
HIGHEST, HIGHEST_SMOG, HIGHEST_OF_A_SECTION = 8, 10, 10
MOST_SECTIONS = 3

FORMULA: Final = "this is a formula of word and sentence length, not a test of what people understand"
ADVICE: Final = "Split long sentences, and write short everyday words where there are any."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    page = readability.of(manuscript.running)
    if page.words >= LEAST_WORDS and _is_hard(page):
        yield Remark(f"This page reads like {_grades(page)}: {FORMULA}.", ADVICE)
    hard = [(heading, read) for heading, read in _sections(manuscript) if read.flesch_kincaid > HIGHEST_OF_A_SECTION]
    for heading, read in sorted(hard, key=lambda pair: pair[1].flesch_kincaid, reverse=True)[:MOST_SECTIONS]:
        yield Remark(f"The text under this heading reads like {_grades(read)}: {FORMULA}.", ADVICE, heading)


def _is_hard(read: Readability) -> bool:
    return read.flesch_kincaid > HIGHEST or (read.smog or 0) > HIGHEST_SMOG


def _grades(read: Readability) -> str:
    smog = f"{read.smog:.1f} by SMOG" if read.smog else "too short for SMOG"
    length = f"{read.words_per_sentence:.0f} words in a sentence"
    return f"US school grade {read.flesch_kincaid:.1f} by Flesch-Kincaid ({smog}; {length})"


def _sections(manuscript: Manuscript) -> Iterator[tuple[Sentence, Readability]]:
    """Each heading of the body under which there is text enough, and how that reads."""
    part = manuscript.part(BODY)
    under: defaultdict[int, list[Sentence]] = defaultdict(list)
    headings: list[Sentence] = []
    for sentence in part.sentences if part else ():
        if sentence.block.setting is Setting.HEADING:
            headings.append(sentence)
        elif headings and not sentence.block.is_note:
            under[len(headings) - 1].append(sentence)
    for number, sentences in under.items():
        read = readability.of(sentences)
        if read.words >= LEAST_WORDS_OF_A_SECTION:
            yield headings[number], read


RULE: Final = Rule(
    id="reading-grade",
    title="Hard to read",
    why="Many readers read with effort, and anybody does who is ill or worried.",
    severity=Severity.NOTE,
    authority=GRADES,
    check=check,
)
