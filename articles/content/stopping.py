"""What would keep a page of the folder from being published, of the editorial rules: told before anything is loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from articles import editorial
from articles.checking.house import house
from articles.checking.policy import STOPS, stops
from articles.checking.record import recorded
from articles.content import linked
from articles.content.address import Address
from articles.content.lists import Lists
from articles.content.page_file import PageFile
from articles.content.report import Report
from articles.editorial import Manuscript
from articles.editorial.rules import BY_ID
from articles.models import Dismissal, HouseWord


def check(lists: Lists, pages: Iterable[PageFile], report: Report) -> None:
    """A draft is not stopped, and what readers saw at a recorded time stays as it was."""
    pages = list(pages)
    rules = [BY_ID[rule] for rule in sorted(STOPS) if rule in BY_ID]
    words = house().with_more(HouseWord(**entry.values).entry() for entry in lists.house_words)
    record, dismissed = recorded(), _dismissed(pages)
    for page in pages:
        say = report.warn if page.draft or page.live_from else report.error
        manuscript = Manuscript.of(
            title=page.title,
            summary=page.summary,
            facts={name: page.facts[name] for name in page.model.FACTS if name in page.facts} if page.facts else {},
            body=page.body,
            kind=page.kind,
            house=words,
            recorded=record,
        )
        for finding in editorial.check(manuscript, rules):
            if stops(finding.rule, finding.severity) and finding.key not in dismissed[page.address]:
                line, _ = page.places.of(finding.part, finding.line)
                say(page.file, line, f"{finding.reason} {finding.advice}")


def _dismissed(pages: Iterable[PageFile]) -> dict[Address, set[str]]:
    """The keys of what is dismissed of each page, by its files or in the database."""
    stored: defaultdict[int, set[str]] = defaultdict(set)
    for pk, key in Dismissal.objects.values_list("page", "key"):
        stored[pk].add(key)
    known = linked.stored()
    found: defaultdict[Address, set[str]] = defaultdict(set)
    for page in pages:
        found[page.address].update(row.key for row in page.dismissed)
        for address in (page.address, *page.former):
            found[page.address] |= stored.get(known.get(address, 0), set())
    return found
