"""Of which treatment a page is, whether it is of one side of it only, and whether it names another."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, NamedTuple

from articles.editorial.manuscript import TITLE, Manuscript
from articles.editorial.wording import treatment_names as known
from articles.medicines import BRANDS
from articles.prose.blocks import Setting

# Kinds of page that are not of one treatment, or that are about the site.
NOT_OF_A_TREATMENT: Final = frozenset({"about", "section", "level-of-care"})
SHORT = 80  # words: a text below that is a note, and owes no reader the whole picture
FEWEST_SENTENCES = 3  # that name a medicine, for a page whose title does not
OPENING = 2  # sentences that may say of what the page is; a medicine named there need not be named so often
RIVALS = 2  # a page that names another medicine half as often is of both


class Subject(NamedTuple):
    """The treatment that a page is of, by the words of its title in small letters."""

    name: str
    is_medicine: bool
    is_programme: bool = False

    @property
    def label(self) -> str:
        """Its name as it is written within a sentence."""
        return self.name.upper() if self.name in {"cbt", "dbt", "emdr"} else self.name


def of(manuscript: Manuscript) -> Subject | None:
    """The one treatment that a page is of; None for a page of something else, of several, or too short to tell."""
    return None if is_short(manuscript) else of_any_length(manuscript)


def of_any_length(manuscript: Manuscript) -> Subject | None:
    """The same of a note, too, for what even a note owes its readers."""
    if manuscript.kind in NOT_OF_A_TREATMENT:
        return None
    title = _title(manuscript)
    medicines = [word for word in re.findall(r"[a-z]{4,}", title) if _is_treatment(word, title)]
    if known.OF_SEVERAL.search(title) or len(set(medicines) - BRANDS) > 1:
        return None
    if medicines:
        return Subject(medicines[0], is_medicine=True)
    return _therapy_in(title) or _named_throughout(manuscript) or _named_at_the_start(manuscript)


def is_of_one_side(manuscript: Manuscript) -> bool:
    """Whether its title says that it tells one side only: the side effects, how to stop, what it costs."""
    return known.OF_ONE_SIDE.search(known.FOR_WHAT.sub("", _title(manuscript))) is not None


def tells_harms_by_title(manuscript: Manuscript) -> bool:
    """Whether that one side is the harm that it does."""
    return known.OF_HARMS.search(_title(manuscript)) is not None


def is_short(manuscript: Manuscript) -> bool:
    return sum(each.text.count(" ") + 1 for each in manuscript.running) < SHORT


def names_another(manuscript: Manuscript, subject: Subject) -> bool:
    """Whether it names a treatment other than its own, as more than something to be added."""
    return any(_names_another(sentence.low, subject) for sentence in manuscript.sentences)


def _title(manuscript: Manuscript) -> str:
    part = manuscript.part(TITLE)
    if part and part.sentences:
        return part.sentences[0].low
    return next((each.low for each in manuscript.sentences if each.block.setting is Setting.HEADING), "")


def _named_throughout(manuscript: Manuscript) -> Subject | None:
    """The medicine that the sentences and headings name again and again, and no other nearly as often."""
    count: Counter[str] = Counter()
    for sentence in manuscript.sentences:
        count.update({word for word in re.findall(r"[a-z]{5,}", sentence.low) if _is_treatment(word)})
    (name, times), (_, next_times) = [*count.most_common(2), ("", 0), ("", 0)][:2]
    is_named = times >= FEWEST_SENTENCES - (name in _opening(manuscript)) and times > RIVALS * next_times
    return Subject(name, is_medicine=True) if is_named else None


def _named_at_the_start(manuscript: Manuscript) -> Subject | None:
    """The therapy or programme with which it begins."""
    opening = _opening(manuscript)
    therapy = known.NAMED_THERAPY.search(opening)
    if therapy:
        return Subject(therapy[0], is_medicine=False)
    programme = known.NAMED_PROGRAMME.search(opening)
    return Subject(programme[0], is_medicine=False, is_programme=True) if programme else None


def _opening(manuscript: Manuscript) -> str:
    return " ".join(each.low for each in manuscript.running[:OPENING])


def _therapy_in(title: str) -> Subject | None:
    therapy = known.THERAPY.search(title)
    if therapy:
        return Subject(therapy[0], is_medicine=False)
    programme = known.PROGRAMME.search(title)
    return Subject(programme[0], is_medicine=False, is_programme=True) if programme else None


def _is_treatment(word: str, title: str = "") -> bool:
    return word in known.MEDICINES or (word in known.ALSO_DRUGS and not known.AS_A_DRUG.search(title))


def _names_another(low: str, subject: Subject) -> bool:
    own = known.MADE_OF.get(subject.name, frozenset())
    if any(found[0] not in subject.name and found[0] not in own for found in known.OTHERS.finditer(low)):
        return True
    therapy = known.GENERAL_THERAPY.search(low.replace(f"{subject.name} therapy", ""))
    if therapy and therapy[0] not in subject.name:
        return not known.BESIDE.search(low[max(therapy.start() - known.LOOK_BACK, 0) : therapy.start()])
    words = set(re.findall(r"[a-z]{5,}", low)) - {subject.name} - own - BRANDS
    return any(_is_treatment(word) for word in words)
