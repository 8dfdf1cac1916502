"""What DISCERN asks of any health text, as far as it can be seen: aims, sources, dates, balance, help, doubt."""

from __future__ import annotations

import re
from typing import Final

from articles.claims.resting import is_cited_as
from articles.editorial.instruments import passages
from articles.editorial.instruments.criterion import Check, Result, Seen, does_not_apply, weigh
from articles.editorial.instruments.particulars import Particulars, SourceSeen
from articles.editorial.manuscript import SUMMARY, Manuscript
from articles.editorial.wording import telling
from articles.references.record import Standing

LONGEST_SUMMARY: Final = 60  # words
# A page as long as an article has a sentence or two that the words of a claim mistake for one.
ENOUGH_CITED: Final = 0.9
OLD: Final = 10  # years
MOST_OLD: Final = 1 / 3
PROMISES: Final = ("absolute", "sales-line")

READERS: Final = re.compile(
    r"\b(?:for (?:the )?(?:\w+ ){0,2}?(?:people|persons?|anyone|anybody|everyone|everybody|those|families|family"
    r"|relatives|friends|partners|parents|carers|patients|adults|women|men|readers|you|clinicians|doctors|nurses)"
    r"|(?:if|whether|when) you)\b"
)
NOT_KNOWN: Final = re.compile(
    r"\b(?:(?:not|nobody|no one|don't|cannot) (?:yet )?(?:know|knows|known|say|tell|sure|clear)"
    r"|unknowns?|uncertain\w*|unclear|gaps|limits|weak|open questions?|unanswered)\b"
)


def aims(manuscript: Manuscript, particulars: Particulars) -> Seen:
    summary = manuscript.part(SUMMARY)
    if summary is None or not summary.sentences:
        return Seen(Result.NOT_MET, "There is no summary that says what the page answers, and for whom.")
    words = sum(passages.words_in(each.text) for each in summary.sentences)
    names = any(READERS.search(each.low) for each in summary.sentences)
    length = f"the summary has {passages.count(words, 'word')}"
    is_short = words <= LONGEST_SUMMARY
    return weigh(
        Check(is_short, length if is_short else f"{length}, and {LONGEST_SUMMARY} are the most"),
        Check(names, "it names its readers" if names else "the summary does not say for whom the page is"),
    )


def sources(manuscript: Manuscript, particulars: Particulars) -> Seen:
    claims = passages.claims(manuscript)
    if not claims and not particulars.sources:
        return does_not_apply("The page makes no claim that wants a source.")
    cited = sum(each.is_cited for each in claims)
    number, missing = len(particulars.sources), particulars.unanswered_citations
    fallen = [source.label for source in particulars.sources if _is_fallen(source, manuscript)]
    checks = [
        Check(number > 0, f"it cites {passages.count(number, 'source')}" if number else "it cites no source"),
        Check(
            cited >= ENOUGH_CITED * len(claims),
            f"a source stands behind {cited} of {passages.count(len(claims), 'claim')}",
        ),
    ]
    if missing:
        checks.append(Check(False, f"the library does not hold {', '.join(missing[:3])}"))
    if fallen:
        checks.append(Check(False, f"it rests on {', '.join(fallen[:3])}, retracted or replaced"))
    return weigh(*checks)


def _is_fallen(source: SourceSeen, manuscript: Manuscript) -> bool:
    """Whether a source was retracted or replaced, and the page does not cite it as such everywhere."""
    if source.standing not in (Standing.RETRACTED, Standing.SUPERSEDED):
        return False
    uses = [use for part in manuscript.parts for block in part.blocks for use in block.citations]
    own = [use for use in uses if use.key == source.key]
    return not own or not all(is_cited_as(Standing(source.standing), use.locator) for use in own)


def dates(manuscript: Manuscript, particulars: Particulars) -> Seen:
    reviewed, due, today = particulars.reviewed_on, particulars.review_due, particulars.today
    checks = [
        Check(bool(reviewed), f"it was reviewed on {reviewed:%-d %B %Y}" if reviewed else "no review of it is dated"),
        Check(bool(due and due >= today), f"the next review is due on {due:%-d %B %Y}" if due else "no review is due"),
    ]
    if due and due < today:
        checks[1] = Check(False, f"the review that was due on {due:%-d %B %Y} is late")
    return weigh(*checks, *_ages(particulars))


def _ages(particulars: Particulars) -> list[Check]:
    years = [source.year for source in particulars.sources if source.year is not None]
    if not particulars.sources:
        return []
    undated = len(particulars.sources) - len(years)
    old = sum(particulars.today.year - year > OLD for year in years)
    number = passages.count(len(particulars.sources), "source")
    return [
        Check(not undated, f"no year is known of {undated} of {number}" if undated else "each source has a year"),
        Check(
            old <= MOST_OLD * len(particulars.sources),
            f"{old or 'none'} of {number} {'is' if old <= 1 else 'are'} older than ten years",
        ),
    ]


def balance(manuscript: Manuscript, particulars: Particulars) -> Seen:
    promises = particulars.found(*PROMISES)
    first = f"“{promises[0].words}” {passages.place(promises[0])}" if promises else ""
    praise = f"promises or words of praise: {len(promises)}, the first {first}"
    checks = [Check(not promises, praise if promises else "no promise and no praise was found")]
    if passages.is_of_treatment(manuscript):
        good = passages.fact(manuscript, "benefit") is not None or telling.tells_good(manuscript)
        harm = passages.fact(manuscript, "risks", "effects") or next(telling.harms(manuscript), None)
        checks.append(Check(good, "it tells what good it does" if good else "it does not tell what good it does"))
        checks.append(Check(bool(harm), "it tells of harms" if harm else "it does not tell of harms"))
    return weigh(*checks)


def support(manuscript: Manuscript, particulars: Particulars) -> Seen:
    box = next((each for each in manuscript.sentences if each.block.callout == "help"), None)
    help_said = f"a help box stands {passages.place(box)}" if box else "the page shows the help lines"
    links = particulars.outside_links
    return weigh(
        Check(
            bool(box) or particulars.has_help_lines,
            help_said if box or particulars.has_help_lines else "there is no help box and there are no help lines",
        ),
        Check(links > 0, f"links to other sites: {links}" if links else "no link leads to another site"),
    )


def doubt(manuscript: Manuscript, particulars: Particulars) -> Seen:
    place = passages.fact(manuscript, "unknown") or passages.heading(manuscript, NOT_KNOWN)
    if place:
        return Seen(Result.MET, f"What is not known is told: {passages.shown(place)}.")
    if sentence := passages.sentence(manuscript, telling.UNKNOWN_TOLD):
        said = f"A sentence says that something is not known, {passages.place(sentence)}"
        return Seen(Result.PARTLY, f"{said}; no heading or fact gathers it.")
    return Seen(Result.NOT_MET, "No heading, block or fact says what is not known.")
