"""What a page says of a medicine and the site's own record of it denies: an approval, or a dose.

Why: one of the two is wrong, and a reader who meets both cannot tell which. Only what can be told for certain is
compared: the medicine, the country and the condition are named, or the record says the same of all of them.
Authority: this site's own.
"""

import re
from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import OURS
from articles.editorial.manuscript import Manuscript, Sentence
from articles.editorial.recorded import LICENSED, OFF_LABEL, Recorded, medicines
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import approval_claims
from articles.editorial.wording.approval_claims import Claim
from articles.editorial.wording.daily_doses import Dose, daily
from articles.findings import Severity
from articles.prose.blocks import Span

USUAL = r"(?:usual|typical|standard|normal|common|average|recommended|target|prescribed|therapeutic)"
MOST = r"(?:highest|maximum|max|largest|top|upper)"
DOSE_NAMED: Final = re.compile(
    rf"\b(?P<kind>(?:licen[sc]ed |recommended |label(?:led)? |approved |fda-approved |usual )?{MOST}|{USUAL}"
    r"|licen[sc]ed|approved)\b (?:[a-z-]+ ){0,3}?(?:doses?|dosage|limit|amount)\b"
    r"|\bthe (?P<most>most) (?:that )?(?:you|people|patients|anyone|anybody) (?:may|can|should) (?:take|have|get)\b"
    r"|\b(?P<start>(?:starts?|begins?) (?:at|with|on))\b"
)
STARTS: Final = re.compile(r"\b(?:starts?|begins?) (?:at|with|on)\b[^.;\d]{0,20}$")
ON_LABEL: Final = re.compile(r"\b(?:labels?|labelled|labeled|licen[sc]ed?|approv\w+)\b")
LIMIT: Final = re.compile(rf"\b(?:stops at|at most|{MOST}|up to|no more than|limit)\b[^.;]{{0,40}}?$")
OTHER_PEOPLE: Final = re.compile(
    r"\b(?:child\w*|kg|kilogram|overdos\w+|toxic|fatal|lethal|inject\w*|pump|intrathecal|trials?|stud(?:y|ies))\b"
)
ROUNDED: Final = 1.02  # 1,998 mg are called 2,000 mg
FURTHEST: Final = 90  # signs from the words "the usual dose" to its figure
ADVICE: Final = "Check the sources of both. Correct this page, or the record if it is out of date."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    recorded = manuscript.recorded
    if not recorded:
        return
    subject = _subject(manuscript)
    for sentence in manuscript.running:
        if sentence.block.is_quotation:
            continue
        if approval_claims.APPROVAL.search(sentence.low):
            yield from _approvals(sentence, recorded, subject)
        if DOSE_NAMED.search(sentence.low) and not OTHER_PEOPLE.search(sentence.low):
            yield from _doses(sentence, recorded, subject)


def _subject(manuscript: Manuscript) -> Recorded | None:
    """The one medicine that the title names."""
    named = {each.record for each in medicines(manuscript.recorded, manuscript.title.lower())}
    return next(iter(named)) if len(named) == 1 else None


def _approvals(sentence: Sentence, recorded: tuple[Recorded, ...], subject: Recorded | None) -> Iterator[Remark]:
    for claim in approval_claims.read(sentence, recorded, subject):
        said = _on_record(claim)
        if said is not None and said != (LICENSED if claim.is_approved else OFF_LABEL):
            yield Remark(_of_approval(claim, said), ADVICE, sentence, claim.span)


def _on_record(claim: Claim) -> str | None:
    """The status on record; None where there is none, or not one alone."""
    found = {
        each.status
        for each in claim.record.approvals
        if approval_claims.condition_of(each.condition) == claim.condition and claim.country in ("", each.country)
    }
    status = next(iter(found)) if len(found) == 1 else None
    return status if status in (LICENSED, OFF_LABEL) else None


def _of_approval(claim: Claim, status: str) -> str:
    the = "the " if claim.country.startswith("United") else ""
    where = f"in {the}{claim.country}" if claim.country else "in every country named there"
    called = "licensed" if status == LICENSED else "off-label"
    return f"The site's record of {claim.record.name} says that it is {called} for {claim.condition} {where}."


def _doses(sentence: Sentence, recorded: tuple[Recorded, ...], subject: Recorded | None) -> Iterator[Remark]:
    named = medicines(recorded, sentence.low)
    records = {each.record for each in named} if named else {subject}
    record = next(iter(records)) if len(records) == 1 else None
    kinds = list(DOSE_NAMED.finditer(sentence.low))
    if record is None:
        return
    for dose in daily(sentence.low):
        span = Span(dose.start, dose.end)
        kind = next((each for each in reversed(kinds) if each.end() <= dose.start), None)
        if kind and dose.start - kind.end() <= FURTHEST and not sentence.is_quoted(span):
            reason = _of_dose(dose, record, kind, sentence)
            if reason:
                yield Remark(reason, ADVICE, sentence, span)


def _of_dose(dose: Dose, record: Recorded, kind: re.Match[str], sentence: Sentence) -> str:
    if kind["start"]:
        return _of_start(dose, record, sentence)
    taken = record.taken.lower()
    amounts = [each.amount for each in daily(taken) if each.unit == dose.unit]
    if amounts and dose.amount > max(amounts) * ROUNDED:
        return f"The largest dose in the site's record of {record.name} is {max(amounts):,g} {dose.unit} a day."
    limits = {each.amount for each in daily(taken) if each.unit == dose.unit and _is_limit(taken, each)}
    is_limit = (kind["most"] or re.search(MOST, kind["kind"])) and ON_LABEL.search(sentence.low)
    if is_limit and len(limits) == 1 and not any(abs(dose.amount - limit) <= limit * (ROUNDED - 1) for limit in limits):
        return f"The site's record of {record.name} says that the label allows {limits.pop():,g} {dose.unit} a day."
    return ""


def _of_start(dose: Dose, record: Recorded, sentence: Sentence) -> str:
    """What is said of the label's first dose alone: beyond the label, doctors start with what they choose."""
    taken = record.taken.lower()
    starts = {each.amount for each in daily(taken) if each.unit == dose.unit and _is_start(taken, each)}
    is_first = STARTS.search(sentence.low[: dose.start]) and ON_LABEL.search(sentence.low)
    if not is_first or len(starts) != 1 or dose.amount in starts:
        return ""
    return f"The site's record of {record.name} says that the label starts at {starts.pop():,g} {dose.unit} a day."


def _is_start(taken: str, dose: Dose) -> bool:
    before = taken[max(taken.rfind(". ", 0, dose.start), 0) : dose.start]
    return bool(ON_LABEL.search(before) and STARTS.search(before))


def _is_limit(taken: str, dose: Dose) -> bool:
    """Whether this is the most that a label allows: "the label stops at 80 mg a day"."""
    before = taken[max(taken.rfind(". ", 0, dose.start), 0) : dose.start]
    return bool(ON_LABEL.search(before) and LIMIT.search(before))


RULE: Final = Rule(
    id="contradicts-record",
    title="At odds with the record of a treatment",
    why="One of the two is wrong, and a reader who meets both cannot tell which.",
    severity=Severity.WARNING,
    authority=OURS,
    check=check,
)
