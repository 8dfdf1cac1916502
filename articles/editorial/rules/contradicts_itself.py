"""Two statements of one page that cannot both hold: "not addictive", and further down "addiction to it".

Why: a reader believes one of them, and may have met only that one. Pages that were put together from several others
often hold both.
Authority: this site's own.
"""

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import Final, NamedTuple

from articles.claims.clauses import QUESTION
from articles.editorial.authorities import OURS
from articles.editorial.manuscript import Manuscript, Sentence
from articles.editorial.recorded import Recorded, medicines
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import approval_claims
from articles.editorial.wording.approval_claims import Claim
from articles.findings import Severity
from articles.medicines import BRANDS, GENERIC
from articles.prose.blocks import Span

THE_DRUG = (
    r"(?:it|(?:the|this|that|these|your) (?:drug|medication|medicine|pill|tablet)s?"
    rf"|{'|'.join(sorted(GENERIC | BRANDS))})"
)
SUDDENLY = r"(?:suddenly|abruptly|(?:all )?at once|cold turkey|without (?:tapering|warning))"
GRADUALLY = r"[^.;]{0,40}\b(?:slowly|gradually|steps?|step by step|taper\w*|little by little|bit by bit)\b"
NO = r"(?:no|zero|without(?: any)?|free (?:of|from)|(?:not|n't) have (?:any|an?)|(?:not|n't) have)"
ALCOHOL = r"(?:any |some )?(?:alcohol|wine|beer)"


def _of_harm(organ: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """That it spares an organ, and that it hurts it."""
    behind = rf"(?:to )?(?:the |your )?{organ}\b"
    spares = rf"(?:not|never|cannot|n't) (?:harm|damage|hurt|injure|affect)|{NO} (?:risk|danger|harm)|safe for|harmless"
    hurts = r"(?<!drinking )(?<!alcohol )(?:can |may |could |might )?(?:harm|damage|hurt|injure)s?"
    return re.compile(rf"\b(?:{spares}) {behind}"), re.compile(rf"\b{hurts} {behind}")


# What one statement says, and what denies it, in text with its letters small.
PAIRS: Final = (
    (
        re.compile(
            r"\b(?:(?:not|never) (?:[a-z]+ ){0,3}?(?:addictive|habit[- ]forming)|non-?addictive"
            rf"|{NO} (?:[a-z]+ )?(?:(?:potential|risk) (?:for|of) (?:abuse|addiction|misuse)"
            r"|(?:abuse|addiction|addictive) potential)"
            r"|(?:cannot|can't) be (?:abused|misused)|(?:not|cannot) (?:cause|lead to) addiction)\b|n't addictive\b"
        ),
        re.compile(
            r"\b(?:(?:is|are|be|being|become|becomes|highly|very|also|extremely|quite) (?:addictive|habit[- ]forming)"
            rf"|abus(?:e|es|ing) {THE_DRUG}\b|misus(?:e|es|ing) {THE_DRUG} to get high"
            rf"|high (?:on|from|off) {THE_DRUG}|(?:addiction|addicted|hooked) (?:to|on) {THE_DRUG}"
            rf"|{THE_DRUG} (?:is|are|can be|may be|has been|have been|is being) (?:[a-z]+ )?(?:abused|misused)"
            r"|addiction (?:occurs|develops|happens|sets in)|(?:can|may|could) (?:lead to|cause|result in) addiction"
            r"|potential for (?:abuse|addiction|misuse)|abuse potential)\b"
        ),
    ),
    (
        re.compile(
            rf"\b{NO} (?:known |real )?side[- ]effects?\b(?! (?:were|was|have|has|reported|recorded|seen|listed))"
            r"|\bside-effect-free\b"
        ),
        re.compile(
            r"\b(?:side effects (?:[a-z]+ ){0,3}?(?:include|are|such as)|(?:common|possible|serious) side effects)\b"
        ),
    ),
    (
        re.compile(
            rf"\b(?:safe to (?:stop|quit)(?!{GRADUALLY})|no need to taper"
            r"|(?:no|without(?: any)?|not cause(?: any)?) withdrawal"
            rf" (?:symptoms|syndrome)|(?:can|may) (?:safely )?(?:be stopped|stop|quit) (?:taking )?(?:{THE_DRUG} )?"
            rf"(?:at any ?time|any ?time|{SUDDENLY}))\b"
        ),
        re.compile(
            r"\b(?:(?:never|do not|don't|should not|shouldn't|must not|dangerous to|not be) (?:stop|stopped|quit)"
            rf"(?: (?!drinking)[a-z]+){{0,4}}? {SUDDENLY}"
            rf"|stopping(?: (?!drinking)[a-z]+){{0,4}}? {SUDDENLY} (?:can|may|could|causes?|is|leads?))\b"
        ),
    ),
    (
        re.compile(rf"\b(?:safe to|(?:can|may)(?: safely)?|fine to) (?:drink|have) {ALCOHOL}(?! (?:only|until|if))"),
        re.compile(
            rf"\b(?:(?:must|should|can|do) not|cannot|never|don't|shouldn't|avoid|dangerous to) (?:drink|have|drinking)"
            rf" {ALCOHOL}\b"
        ),
    ),
    *(_of_harm(organ) for organ in ("liver", "kidneys?", "heart", "brain")),
)
EARLY: Final = re.compile(
    r"addict|abus|misus|habit|hooked|side[- ]effect|stop|quit|withdrawal|taper|\bhigh (?:on|from|off)"
    r"|\b(?:liver|kidney|heart|brain|alcohol|wine|beer)"
)
# "You cannot get addicted to it" asserts no addiction, nor does "some people fear that they will".
DENIED: Final = re.compile(
    r"(?:\b(?:not|no|never|cannot|nor|nobody|unlikely|rarely|if|whether|or|without|fear\w*|afraid|worr(?:y|ied|ies))"
    r"|n't)\b[^,;.]{0,30}$"
)

OF_SOMETHING_ELSE: Final = re.compile(r"\b(?:alcohol\w*|drink\w*|opioids?|opiates?|heroin|cocaine|gambling|smok\w+)\b")
NEAR: Final = 20  # signs behind a phrase in which a name still belongs to it
MOST: Final = 20  # statements of a kind, on any page
ADVICE: Final = "Keep the one that its source bears out, or say for whom and when each of them holds."


class Said(NamedTuple):
    """A statement about a medicine, "" where none is named and the page is about none."""

    about: str
    place: int
    sentence: Sentence
    span: Span


def check(manuscript: Manuscript) -> Iterator[Remark]:
    sentences = [(place, each) for place, each in enumerate(manuscript.running) if EARLY.search(each.low)]
    for one, other in PAIRS:
        denying = list(islice(_said(manuscript, one, sentences), MOST))
        asserting = list(islice(_said(manuscript, other, sentences), MOST)) if denying else []
        pairs = (pair for pair in product(denying, asserting) if pair[0].about == pair[1].about)
        found = next((sorted(pair, key=lambda each: each.place) for pair in pairs), None)
        if found:
            yield _remark(*found)
    yield from _approvals(manuscript)


def _said(manuscript: Manuscript, pattern: re.Pattern[str], sentences: list[tuple[int, Sentence]]) -> Iterator[Said]:
    for place, sentence in sentences:
        found = pattern.search(sentence.low)
        if not found or sentence.is_quoted(Span(*found.span())) or QUESTION.search(sentence.low):
            continue
        if DENIED.search(sentence.low[: found.start()]):
            continue
        about = _about(manuscript, sentence, found)
        if about is not None:
            yield Said(about, place, sentence, Span(*found.span()))


def _about(manuscript: Manuscript, sentence: Sentence, found: re.Match[str]) -> str | None:
    """The medicine named in the phrase, or before it, or right behind it, or by the page. None for alcohol."""
    low = sentence.low
    named = medicines(manuscript.recorded, low)
    within = [each for each in named if found.start() <= each.start < found.end()]
    before = [each for each in named if each.end <= found.start()]
    behind = [each for each in named if found.end() <= each.start <= found.end() + NEAR]
    chosen = within[:1] or before[-1:] or behind[:1]
    if chosen:
        return chosen[0].record.name if chosen[0].record else low[chosen[0].start : chosen[0].end]
    return None if OF_SOMETHING_ELSE.search(low) else _subject(manuscript)


def _subject(manuscript: Manuscript) -> str:
    """The one medicine that the title names, or else the whole page."""
    for text in (manuscript.title.lower(), manuscript.low):
        named = medicines(manuscript.recorded, text)
        names = {each.record.name if each.record else text[each.start : each.end] for each in named}
        if names:
            return names.pop() if len(names) == 1 else ""
    return ""


def _approvals(manuscript: Manuscript) -> Iterator[Remark]:
    """Approved in one sentence and off-label in another, for the same condition in the same country."""
    sentences = [each for each in manuscript.running if approval_claims.APPROVAL.search(each.low)]
    if not sentences:
        return
    recorded = (*manuscript.recorded, *_unrecorded(manuscript, "\n".join(each.low for each in sentences)))
    name = _subject(manuscript)
    subject = next((each for each in recorded if each.name == name), None)
    seen: dict[tuple[str, str, str, bool], Said] = {}
    for place, sentence in enumerate(sentences):
        for claim in approval_claims.read(sentence, recorded, subject):
            said = Said(claim.record.name, place, sentence, claim.span)
            first = seen.get(_key(claim, is_approved=not claim.is_approved))
            if first and _key(claim, is_approved=claim.is_approved) not in seen:
                yield _remark(first, said)
            seen.setdefault(_key(claim, is_approved=claim.is_approved), said)


def _key(claim: Claim, *, is_approved: bool) -> tuple[str, str, str, bool]:
    return claim.record.name, claim.condition, claim.country, is_approved


def _unrecorded(manuscript: Manuscript, text: str) -> list[Recorded]:
    """The other medicines that it names, so that what is said of them can be told apart too."""
    named = medicines(manuscript.recorded, text)
    return [Recorded((name,)) for name in sorted({text[start:end] for start, end, record in named if record is None})]


def _remark(first: Said, second: Said) -> Remark:
    start, end = first.span
    reason = f"Another sentence of this page says “{first.sentence.text[start:end]}”, and both cannot hold."
    return Remark(reason, ADVICE, second.sentence, second.span)


RULE: Final = Rule(
    id="contradicts-itself",
    title="Statements that contradict each other",
    why="A reader believes one of them, and may have met only that one.",
    severity=Severity.NOTE,
    authority=OURS,
    check=check,
)
