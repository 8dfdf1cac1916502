"""What is known of a page beside its text."""

from dataclasses import dataclass
from datetime import date

from articles.findings import Finding


@dataclass(frozen=True, slots=True)
class SourceSeen:
    """A source that the page cites. `standing` is a value of `references.record.Standing`."""

    key: str
    label: str
    year: int | None
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    today: date
    author: str = ""  # the name that stands on the page
    author_credentials: str = ""
    reviewer: str = ""  # the clinician who signed this text
    reviewed_on: date | None = None
    review_due: date | None = None
    first_live: date | None = None  # when readers first saw the page; None: they have not yet
    sources: tuple[SourceSeen, ...] = ()  # each that it cites, once
    unanswered_citations: tuple[str, ...] = ()  # keys it cites that lead to no source
    has_help_lines: bool = False  # whether it shows the help lines of the site
    outside_links: int = 0  # links to other sites that answer, as far as is known
    disclosure: bool = False  # whether the site has a live page that says who pays for it
    findings: tuple[Finding, ...] = ()  # of the editorial rules about this text, without those dismissed

    def found(self, *rules: str) -> list[Finding]:
        """The findings of these rules, in their order."""
        return [finding for finding in self.findings if finding.rule in rules]
