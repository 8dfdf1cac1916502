"""Advice or reassurance to stop a medicine or heavy drinking suddenly, as in "there is no need to taper".

Why: withdrawal from alcohol, baclofen, benzodiazepines and some other medicines can bring on seizures and kill.
Authority: the site's own rule.
"""

import re
from collections import deque
from collections.abc import Iterator
from typing import Final

from articles.claims.phrases import either, phrases
from articles.editorial.authorities import OURS
from articles.editorial.manuscript import Manuscript, Sentence
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import stopping, subject, tapering
from articles.editorial.wording.stopping_words import LISTS as STOPPING
from articles.findings import Severity
from articles.prose.blocks import Span

HINTS: Final = re.compile(
    r"stop|quit|c(?:ome|ame|oming) off|g[ia]ves? up|giving up|discontinu|taper|wean|detox|turkey|withdraw|cease"
    r"|overnight|thr[eo]w|flush|\bbin|toss|chuck|dump|ditch|drop|pour|the glass|\bcut\b|go without|take (?:no|any)|none"
    r"|swallow no|it out|sweat|grit|power through|the bottle|\boff\b|\bdown\b|at home|behind|dead|shake"
)
LISTS: Final = {"DOCTOR": "doctor emergency help prescriber nurse pharmacist 911 999 112 gp hospital care"}
DENIED: Final = phrases(
    r"""
    not|never|cannot|nobody|avoid|if|unless|when|whether|before|why|against|myth|unsafe|how|no|no_one|others|\w+n't
    <our doctors?|prescribers?|nurses?|clinicians?|team
    rather than
    instead of
    """,
    LISTS,
)
NOT_GOOD: Final = phrases(
    r"""
    not|never|hardly ?\w+ safe|fine|okay|ok|easy|effective|best
    not drink|drinking ~1 heavily|daily|much|every_day
    """,
    LISTS,
)
DANGER: Final = phrases(
    r"""
    danger|dangers|dangerous|seizures?|delirium|life-threatening|kill|fatal|deadly|unsafe|risky|hallucinations|harmful
    emergency
    severe withdrawal
    """,
    LISTS,
)
NO_DANGER: Final = phrases("without|no|not|hardly ~4 danger|dangerous|harmful|risky|seizures?|risks?|harm", LISTS)
SEEKS_HELP: Final = phrases(
    r"""
    call|phone|see|seek|get|contact|tell|go_to|speak|talk ~8 DOCTOR
    allerg\w+|rash|swelling|swells?|hives|jaundice|yellow|liver|breath\w*
    """,
    LISTS,
)
WATCHED: Final = phrases("nurses?|doctors?|prescriber|clinician|supervised|monitored|advice|trial", LISTS)
LOOK_BACK: Final = 12  # letters: a word that says who may
BORDER: Final = re.compile(r"[,—] | and ")
# "If you drink daily you can stop at once" allows it: what it supposes ends where it says who may.
PEOPLE: Final = either("you we they he she people anyone anybody everyone most patients members guests")
ALLOWED: Final = phrases("you|we|they|people|anyone|anybody|everyone|patients|members|guests CAN", STOPPING)
SUPPOSED: Final = re.compile(rf"\b(?:if|when|once) {PEOPLE} (?:(?!if |that )[^\s,]++ ){{1,10}}$")
COMMAS: Final = str.maketrans(":;", ",,")  # a new saying may begin behind each

REASON: Final = (
    "These words tell people that they can stop at once, and after alcohol and some medicines that can kill."
)
ADVICE: Final = "Say that nobody should stop suddenly without medical advice, or name a medicine that may be."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    about = subject.of(manuscript)
    of_page = about.name if about else ""
    for sentence in manuscript.running:
        if not HINTS.search(sentence.low) or _is_question(sentence.low):
            continue
        medicine = _medicine(sentence, of_page)
        is_unsafe = stopping.UNSAFE.search(medicine) is not None
        if SEEKS_HELP.search(sentence.low) and not is_unsafe:
            continue
        span = _stop(sentence.low, medicine)
        severity = _severity(sentence, medicine)
        if span and severity and not sentence.is_quoted(span):
            yield Remark(REASON, ADVICE, sentence, span, severity=severity)


def _is_question(low: str) -> bool:
    """Whether it asks; "why taper when you can…?" does not."""
    return low.endswith("?") and not low.startswith("why ")


def _stop(low: str, medicine: str) -> Span | None:
    """Where it says that something may or should be stopped at once; `medicine` is what is meant."""
    low = low.translate(COMMAS)
    found = next((each for each in _sayings(low, medicine) if not _is_denied(low, each)), None)
    return Span(*found.span()) if found else None


def _sayings(low: str, medicine: str) -> Iterator[re.Match[str]]:
    """In the order of what they need around them to be meant."""
    yield from stopping.PLAYED_DOWN.finditer(low)
    if DANGER.search(NO_DANGER.sub("", low)) or stopping.OF_GOOD_REASON.search(low):
        return
    is_unsafe = stopping.UNSAFE.search(medicine)
    if is_unsafe or not stopping.OF_OTHER_THINGS.search(low):
        yield from stopping.AT_ONCE.finditer(low)
        yield from tapering.NO_TAPER.finditer(low)
        yield from (each for each in stopping.MAY_STOP_IT.finditer(low) if _names_what(each, low))
        if is_unsafe or stopping.ON_IT.search(f"{low} {medicine}") or stopping.HARMLESS.search(medicine):
            yield from stopping.MAY_STOP.finditer(low)
    if is_unsafe:
        yield from stopping.ORDERS.finditer(low)
        yield from stopping.ENDURED.finditer(low)
    if not WATCHED.search(tapering.UNWATCHED.sub("", low)):
        yield from tapering.DETOX_ALONE.finditer(low)


def _is_denied(low: str, found: re.Match[str]) -> bool:
    """Whether its clause says that it should not be done, or supposes that somebody does it."""
    allowed = deque(ALLOWED.finditer(low, max(found.start() - LOOK_BACK, 0), found.end()), maxlen=1)
    before = BORDER.split(low[: allowed[0].start() if allowed else found.start()])[-1]
    if allowed:
        before = SUPPOSED.sub("", before)
    return bool(DENIED.search(before) or NOT_GOOD.search(found[0]))


def _names_what(found: re.Match[str], low: str) -> bool:
    """Whether what is stopped is a medicine or drinking."""
    around = low if " be " in found[0] else found[0]
    return any(words.search(around) for words in (stopping.TAKEN, stopping.UNSAFE, stopping.HARMLESS))


def _medicine(sentence: Sentence, of_page: str) -> str:
    """What may be meant: what the sentence names, or else what the page is of."""
    if stopping.UNSAFE.search(sentence.low) or stopping.HARMLESS.search(sentence.low):
        return sentence.low
    return of_page


def _severity(sentence: Sentence, medicine: str) -> Severity | None:
    """None where it is right: of a medicine that may be stopped at once, by its name or with a source."""
    if stopping.UNSAFE.search(medicine) or not stopping.HARMLESS.search(medicine):
        return Severity.ERROR
    is_named = stopping.HARMLESS.search(sentence.low) or sentence.is_cited
    return None if is_named else Severity.NOTE


RULE: Final = Rule(
    id="sudden-stop",
    title="Told to stop suddenly",
    why="Withdrawal from alcohol and from some medicines can bring on seizures and can kill.",
    severity=Severity.ERROR,
    authority=OURS,
    check=check,
)
