"""A medicine written about as used for alcohol or drug use that is not approved for that, where the page never says so.

Why: nobody has checked for that use whether its good outweighs its harm, and people may weigh it only if they are told.
Authority: the site's own rule. What is approved goes by the site's own records, and where it has none by a short list.
"""

import re
from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import OURS
from articles.editorial.manuscript import Manuscript, Sentence
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import subject, unapproved
from articles.findings import Severity
from articles.medicines import is_medicine
from articles.prose.blocks import Span

OTHER_KINDS: Final = frozenset({"about", "section"})
LOOK_BACK = 60
OF_USE: Final = re.compile(r"alcohol(?! withdrawal)")  # a condition on record
REASON: Final = "{} is written about as used for this, and the page never says that it is off-label."
ADVICE: Final = "Say where the use is first named that it is off-label: not approved for this, and what that means."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    if manuscript.kind in OTHER_KINDS:
        return
    about = subject.of_any_length(manuscript)
    for name, names in _medicines(manuscript).items():
        pattern = re.compile(unapproved.AS_A_DRUG % "|".join(map(re.escape, names)))
        is_about = about is not None and about.name in names
        elsewhere = unapproved.ABROAD if name in unapproved.NOT_APPROVED else unapproved.SOMEWHERE
        if _is_told(manuscript, pattern, elsewhere, is_about=is_about):
            continue
        for sentence in manuscript.running:
            if span := _use(sentence, name, pattern, is_about=is_about):
                yield Remark(REASON.format(name.capitalize()), ADVICE, sentence, span)
                break


def _medicines(manuscript: Manuscript) -> dict[str, tuple[str, ...]]:
    """The medicines that the page names and that are off-label, each with all its names."""
    known = {**unapproved.NOT_APPROVED, **unapproved.NOT_FOR_ALCOHOL}
    if unapproved.UNITED_STATES.search(manuscript.low):
        known |= unapproved.NOT_IN_THE_US
    for recorded in manuscript.recorded:
        statuses = {each.status for each in recorded.approvals if OF_USE.match(each.condition.lower())}
        if "off-label" in statuses:
            known[recorded.name] = (*known.get(recorded.name, ()), *recorded.names)
        elif "licensed" in statuses:
            known.pop(recorded.name, None)
    every = {name: tuple(dict.fromkeys((name, *others))) for name, others in known.items()}
    return {name: names for name, names in every.items() if any(each in manuscript.low for each in names)}


def _is_told(manuscript: Manuscript, pattern: re.Pattern[str], elsewhere: re.Pattern[str], *, is_about: bool) -> bool:
    """Whether the page says of this medicine, or of all that it names there, that the use is not approved."""
    before = ""
    for sentence in manuscript.sentences:
        block = sentence.block
        said = block.row.lower() or sentence.low
        if unapproved.TOLD.search(said) or (unapproved.APPROVED.search(said) and elsewhere.search(said)):
            around = f"{block.heading} {block.lead} {before} {said}".lower()
            if is_about or pattern.search(around) or not _names_any(said):
                return True
        before = sentence.low
    return False


def _names_any(low: str) -> bool:
    return any(is_medicine(word) for word in re.findall(r"[a-z]{5,}", low))


def _use(sentence: Sentence, name: str, pattern: re.Pattern[str], *, is_about: bool) -> Span | None:
    """Where the sentence says that the medicine is used, or helps."""
    low = sentence.low
    named = pattern.search(low)
    is_meant = named or pattern.search(sentence.block.lead.lower()) or (is_about and not _names_any(low))
    if low.endswith("?") or unapproved.ASKED.search(low) or not is_meant:
        return None
    if unapproved.TESTED.search(low) and not is_about:
        return None
    if sentence.is_cited and unapproved.HEDGED.search(low):
        return None  # what a study found is no word of use
    if unapproved.TOGETHER.search(low) or (
        name not in unapproved.NOT_APPROVED and not unapproved.OF_ALCOHOL.search(low)
    ):
        return None
    behind = unapproved.FOR_USE.match(low, named.end() + 1) if named else None
    for found in (*unapproved.USES.finditer(low), *([behind] if behind else ())):
        span = Span(*found.span())
        if not (sentence.is_quoted(span) or unapproved.BROKEN.search(found[0]) or _is_denied(low, span)):
            return Span(*named.span()) if named else span
    return None


def _is_denied(low: str, span: Span) -> bool:
    return unapproved.NOT_SO.search(low[max(span.start - LOOK_BACK, 0) : span.end]) is not None


RULE: Final = Rule(
    id="off-label",
    title="Off-label use that is not called so",
    why="Nobody has approved the use, and people can weigh that only if they are told.",
    severity=Severity.WARNING,
    authority=OURS,
    check=check,
)
