"""Figures of an effect that nothing is set beside: "80% of our patients stopped drinking".

Why: people also get better with a dummy pill, with other care and by themselves, so a figure says what a treatment does
only beside the figure of those who did not have it.
Authority: this site's own.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from articles.claims.phrases import either
from articles.editorial.authorities import OURS
from articles.editorial.manuscript import Manuscript, Sentence
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording.figures import SHARE
from articles.editorial.wording.stating import stated
from articles.findings import Severity
from articles.prose.blocks import Setting, Span

BECAME = either("""
    stopped quit abstained abstinent sober(?!_(?:homes?|houses?|living)) relapsed? relapsing improved recovered recover
    responded cut_down succeeded succeed improvement stayed remained? abstain
    drank(?!_(?:at|before|during|while|on_average)) returned reduced
    survived survive alcohol-free drug-free abstinence
    sobriety benefited benefit better improve respond free_of free_from achieved? maintained? maintain success
    successful effective efficacy recovery remission stay cut eliminated (?<!at_)works? given_up gave_up give_up avoided
    cured clean no_longer quitting stopping
    (?:feel|felt|feeling)_(?:better|fresh|great|well|calmer|normal|rested) (?:drank|used|use|drink|smoked)_less
    drink(?:ing)?_(?:less|little|nothing|moderately|within|no) (?:no|fewer|less|lower)_(?:cravings?|urges?|relapses?)
""")
BAD = either(
    "drinking cravings? relapses? use symptoms? days drinks urges? scores? consumption intake anxiety depression risk"
)
GOOD = either("chances? odds sobriety recovery success abstinence outcomes? retention")
FALLS = either(
    "reduces? reduced reducing cuts? cutting lowers? lowered decreases? decreased drops? dropped fell shrank"
)
RISES = either("increases? increased increasing improves? improved raises? raised boosts? rose doubles?")
CHANGE = either("reduction decrease drop fall fewer less")
GROWTH = either("increase rise improvement")
OF = r" ?(?:in |of )?(?:[a-z]+ ){0,3}"
RATED = either("success sobriety recovery cure completion abstinence improvement remission response retention")
REACHED = either("reached achieved recorded seen reported maintained kept")
# A fall on a scale, and a count of those of whom it is told: "of the 210 who used it, 130 cut down".
POINTS = r"(?<![\w.])\d[\d.]{0,6} points\b"
COUNTED = r"(?<=[a-z], )(?!(?:19|20)\d\d\b)\d[\d,]{0,8}(?! ?%|[\w.])"
FIGURE: Final = re.compile(rf"{SHARE.pattern}|{POINTS}")
OF_THE_COUNTED: Final = re.compile(
    rf"\bof (?:the |our |these |those |all )?[\d,]{{1,9}} (?:[a-z-]+ ){{0,12}}?[a-z]+, (?P<share>{COUNTED}) (?:had )?"
)
ABOUT = r"(?:about |around |over |nearly |almost |up to |more than |fewer than |less than |some |as many as )?"
# With these words a share counts who has a problem, who left, or what happened to them besides.
NO_EFFECT: Final = re.compile(
    r"\b(?:side effects?|drows\w+|dizz\w+|nause\w+|sick\b|headaches?|sleepy|diarrh\w+|rash|dropped out|drop out"
    r"|stop(?:ped)? (?:taking|treatment|it|early|because|the)|discontinu\w+|certainty|left early"
    r"|left the (?:study|trial|programme|program|treatment|group|course)|likely range"
    r"|in treatment|women were|were (?:men|women|male|female)|pass(?:es)? (?:into|in)|insur\w+|price|cost"
    r"|off (?:the|your)|offered|(?:could|would) benefit|never (?:get|seek|receive)|seek\w*|receive|need"
    r"|questionnaires?|diar(?:y|ies)|(?<!who )answered|blood|urine|absorb\w*|proof)"
)
# To be rid of it is an effect: "stopped waking with a headache".
RID_OF: Final = re.compile(r"\b(?:stopped|no longer|without|free of|rid of|lost|fewer|no more) (?:[a-z]+ ){0,3}[a-z]+")
BEFORE_THE_SHARE: Final = re.compile(
    rf"\b{RATED} rates?\b[^.;\0]{{0,110}}$"
    rf"|\b{FALLS}\b[^.;\0]{{0,40}}\b{BAD}\b[^.;\0]{{0,30}}$|\b{BAD}\b[^.;\0]{{0,30}}\b{FALLS}\b[^.;\0]{{0,20}}$"
    rf"|\b{RISES}\b[^.;\0]{{0,40}}\b{GOOD}\b[^.;\0]{{0,30}}$|\b{GOOD}\b[^.;\0]{{0,30}}\b{RISES}\b[^.;\0]{{0,20}}$"
    rf"|\b{RATED} (?:was |is )?(?:{REACHED} )?(?:in|for|by|among|at) {ABOUT}$"
    rf"|\b(?:effective|works?|worked|successful) (?:in|for) {ABOUT}$|\brelapsed? (?:less than |about |nearly )?$"
)
BEHIND_THE_SHARE: Final = re.compile(
    rf"[^.;\0]{{0,90}}?\b{BECAME}\b|[^.;\0]{{0,20}}?\b(?:{CHANGE}{OF}{BAD}|{GROWTH}{OF}{GOOD})\b"
    r"| (?:less|fewer) (?:alcohol|drinks|drinking|often|after|within|by|on|in)\b"
)
COMPARED: Final = re.compile(
    r"\b(?:placebo|dummy|sham|than(?! (?:\d|half\b|one\b|two\b))|against|compared|comparison|comparable"
    r"|versus|vs?\b\.?|control(?:s|led)?|(?:usual|standard) care|other (?:group|half|people|arm)|others|without"
    r"|(?:with|on|to|from|given|of) other (?:treatments?|medicines?|therap\w+|care)"
    r"|differ(?:s|ed|ence)?|before (?:treatment|it|they|starting|and after)|at the start|baseline|neither"
    r"|(?:each|both|two|either) groups?|times that|no treatment|matched)\b"
    r"|\b(?:and|but|while|to) (?:for |in |about )?\d[\d.]*(?: ?%| of \d+| per ?cent)? (?:of those |of people )?"
    r"(?:on|with|in|who|among|taking|given|at|after)\b"
)
SERIES: Final = frozenset({Setting.ITEM, Setting.CELL})
FAR: Final = 30  # sentences: as long as a table or a list may be for its rows to explain each other
MOST: Final = 20  # shares that are looked at in one sentence
REASON: Final = "“{}” is a figure of an effect with nothing to compare it with."
ADVICE: Final = (
    "Say beside it what happened to the people it is compared with, such as those on placebo. Where there was no such"
    " group, say so."
)


def check(manuscript: Manuscript) -> Iterator[Remark]:
    for place, sentence in enumerate(manuscript.running):
        if not _may_tell(sentence.low) or sentence.block.callout == "help":
            continue
        share = _share_of_effect(stated(sentence.text))
        if share and not COMPARED.search(_around(manuscript.running, place)):
            yield Remark(REASON.format(sentence.text[slice(*share)]), ADVICE, sentence, share)


def _may_tell(low: str) -> bool:
    is_figure = FIGURE.search(low) or OF_THE_COUNTED.search(low)
    return is_figure is not None and not NO_EFFECT.search(RID_OF.sub("", low))


def _share_of_effect(text: str) -> Span | None:
    counted = OF_THE_COUNTED.search(text)
    if counted and BEHIND_THE_SHARE.match(text, counted.end("share")):
        return Span(*counted.span("share"))
    for found in islice(FIGURE.finditer(text), MOST):
        before = text[max(found.start() - 120, 0) : found.start()]
        if BEHIND_THE_SHARE.match(text, found.end()) or BEFORE_THE_SHARE.search(before):
            return Span(*found.span())
    return None


def _around(sentences: tuple[Sentence, ...], place: int) -> str:
    """What stands beside it: the sentences around it, and the rest of its table, its list or its picture of people."""
    own = sentences[place].block
    reach = FAR if own.setting in SERIES else 1
    near = sentences[max(place - reach, 0) : place + reach + 1]
    beside = [each.low for each in near if each.block is own or _is_series(each, sentences[place])]
    return "\n".join([own.lead, own.row, own.outcome, own.header, *beside]).lower()


def _is_series(other: Sentence, sentence: Sentence) -> bool:
    """Whether both stand in the same list, table or picture of people."""
    one, two = other.block, sentence.block
    same = (one.setting, one.heading, one.lead, one.outcome) == (two.setting, two.heading, two.lead, two.outcome)
    return same and two.setting in SERIES


RULE: Final = Rule(
    id="no-comparator",
    title="Figures of an effect without a comparison",
    why="A figure says what a treatment does only beside the figure of those who did not have it.",
    severity=Severity.WARNING,
    authority=OURS,
    check=check,
)
