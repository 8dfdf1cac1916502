"""What is to be said of a page: what was found, what of it was dismissed and why, what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles import editorial, rendering
from articles.checking import manuscripts, policy
from articles.editorial.manuscript import SUMMARY, TITLE
from articles.editorial.rules import BY_ID
from articles.evidence import findings
from articles.findings import BODY, Finding, Severity
from articles.models import Citation, Dismissal, KeptFinding, Page, Revision


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, and the dismissal under which it stands."""

    finding: Finding
    dismissal: Dismissal | None

    @property
    def title(self) -> str:
        """What the rule reports, in a few words."""
        rule = BY_ID.get(self.finding.rule)
        return rule.title if rule else self.finding.rule.replace("-", " ").capitalize()

    @property
    def is_editorial(self) -> bool:
        """Whether it may be dismissed: what readers would meet as broken may not."""
        return self.finding.rule in BY_ID

    @property
    def stops(self) -> bool:
        return self.dismissal is None and policy.stops(self.finding.rule, self.finding.severity)


def of_revision(revision: Revision, citations: list[Citation] | None = None) -> list[Told]:
    """All that is to be said of it today: of its Markdown and sources, and what the editorial checks found last.

    At most five queries. `citations` are those of `evidence.findings.citations_of()`, where they were read already.
    """
    kept = [each.finding() for each in KeptFinding.objects.filter(revision=revision.pk)]
    return with_dismissals(revision.page, [*of_text_and_sources(revision, citations), *kept])


def read_anew(revision: Revision) -> list[Told]:
    """The same with today's rules and words, keeping nothing."""
    found = editorial.check(manuscripts.of_revision(revision))
    return with_dismissals(revision.page, [*of_text_and_sources(revision), *found])


def of_typed(page: Page, typed: Mapping[str, str]) -> list[Told]:
    """The same for the fields of a form, by their names. `page` has a kind, and need not be saved."""
    manuscript = manuscripts.of_typed(page.kind, typed)
    # As it was typed, with the space around it: lines and columns are those of the field.
    marked = {name: typed[name] for name in (*page.model_of(page.kind).FACTS, BODY) if typed.get(name, "").strip()}
    found = [*findings.of_texts(marked, rendering.preview(marked)), *editorial.check(manuscript)]
    return with_dismissals(page, found)


def with_dismissals(page: Page, found: Iterable[Finding]) -> list[Told]:
    """In the order of the page. One query."""
    dismissed = {each.key: each for each in Dismissal.objects.filter(page=page.pk)} if page.pk else {}
    order = {name: place for place, name in enumerate((TITLE, SUMMARY, *page.model_of(page.kind).FACTS))}
    ordered = sorted(found, key=lambda each: (order.get(each.part, len(order)), each.line, each.column))
    return [Told(finding, dismissed.get(finding.key)) for finding in ordered]


def stopping(revision: Revision) -> list[Finding]:
    """What stands in the way of publishing it today, of the editorial rules: read anew, not as it was found before."""
    found = editorial.check(manuscripts.of_revision(revision))
    return [told.finding for told in with_dismissals(revision.page, found) if told.stops]


def why_stopped(revision: Revision, finding: Finding) -> str:
    """The sentences for whoever wants to publish it."""
    return (
        f"Revision {revision.number} cannot be published yet. {finding.reason} {finding.advice} If it may stand as it "
        f"is, somebody who publishes or signs pages can say why, under Checks (line {finding.line})."
    )


def of_text_and_sources(revision: Revision, citations: list[Citation] | None = None) -> list[Finding]:
    """What was found when its Markdown was drawn, and what is to be said of its sources today."""
    stored = findings.of_revision(revision, citations)
    return [Finding(**(each | {"severity": Severity(each["severity"])})) for each in stored]
