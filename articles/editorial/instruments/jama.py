"""The four benchmarks of JAMA (Silberg and others 1997): who wrote it, on what it rests, who pays, how old it is.

All four are computed. A benchmark is met or it is not.
"""

from typing import Final

from articles.editorial.authorities import Authority
from articles.editorial.instruments.criterion import Check, Criterion, Instrument, Result, Seen, weigh
from articles.editorial.instruments.particulars import Particulars
from articles.editorial.manuscript import Manuscript

SILBERG: Final = Authority("JAMA benchmarks, Silberg 1997", "https://doi.org/10.1001/jama.1997.03540390074039")
TICK: Final = (0, 1)


def authorship(manuscript: Manuscript, particulars: Particulars) -> Seen:
    author, credentials = particulars.author, particulars.author_credentials
    return _tick(
        Check(bool(author), f"{author} is named as its author" if author else "no author is named"),
        Check(
            bool(credentials),
            f"the credentials are {credentials}" if credentials else "no credentials of an author are recorded",
        ),
    )


def attribution(manuscript: Manuscript, particulars: Particulars) -> Seen:
    sources, missing = len(particulars.sources), particulars.unanswered_citations
    listed = f"{sources} {'source is' if sources == 1 else 'sources are'} listed" if sources else "no source is listed"
    checks = [Check(sources > 0, listed)]
    if missing:
        checks.append(Check(False, f"{', '.join(missing[:3])} cannot be found in the library"))
    return _tick(*checks)


def disclosure(manuscript: Manuscript, particulars: Particulars) -> Seen:
    has = particulars.disclosure
    return _tick(Check(has, f"{'a' if has else 'no'} live page of the site says who runs it and who pays"))


def currency(manuscript: Manuscript, particulars: Particulars) -> Seen:
    live, reviewed = particulars.first_live, particulars.reviewed_on
    return _tick(
        Check(bool(live), f"readers first saw it on {live:%-d %B %Y}" if live else "readers have not seen it yet"),
        Check(bool(reviewed), f"it was reviewed on {reviewed:%-d %B %Y}" if reviewed else "no review of it is dated"),
    )


def _tick(*checks: Check) -> Seen:
    seen = weigh(*checks)
    return seen if seen.result is Result.MET else Seen(Result.NOT_MET, seen.why)


JAMA: Final = Instrument(
    id="jama",
    title="JAMA benchmarks",
    about="Four things without which a reader cannot judge a health page. All four are computed from what is recorded.",
    authority=SILBERG,
    criteria=(
        Criterion(
            "jama-1",
            "1",
            "Is it said who wrote the page, and what they are trained in?",
            "The name of the author and their credentials are recorded.",
            False,
            TICK,
            authorship,
        ),
        Criterion(
            "jama-2",
            "2",
            "Is it said what the page rests on?",
            "The page cites sources, and each of them is found in the library.",
            False,
            TICK,
            attribution,
        ),
        Criterion(
            "jama-3",
            "3",
            "Is it said who owns the site, who pays, and what interests they have?",
            "The site has a live page that says so.",
            False,
            TICK,
            disclosure,
        ),
        Criterion(
            "jama-4",
            "4",
            "Is it said when the page was written and last looked at?",
            "The days of first publication and of the last review are recorded.",
            False,
            TICK,
            currency,
        ),
    ),
)
