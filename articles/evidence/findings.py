"""What is to be said about a revision today: of sources that fell, were replaced or grew old since it was written.

Nothing of it is stored with the revision, because a source can fall on any day. It is told beside what the checks of
the text found, in the same form.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import JSONObject
from django.utils import timezone

from articles import prose
from articles.claims.resting import is_cited_as
from articles.evidence.places import BODY, Places
from articles.evidence.troubles import Trouble, troubles
from articles.findings import Finding, Severity
from articles.models import Citation, Revision, Source, SourceAlias
from articles.models.revision import JSONList, RevisionQuerySet
from articles.models.source_alias import KEY
from articles.prose.document import MOST_FINDINGS
from articles.references.record import Standing

Stored = dict[str, Any]  # a Finding and the part of the page that it is about, as a revision keeps it
GRAVE = (Severity.ERROR, Severity.WARNING)
# What is known of a doubtful citation, by the names that it has here.
_DOUBTFUL = {name: name for name in ("source", "part", "claim", "use", "locator", "stands")}
_DOUBTFUL |= {"standing": "source__standing"}
_SHAKEN = (Standing.RETRACTED, Standing.SUPERSEDED, Standing.CONCERN)


def citations_of(revision: Revision) -> list[Citation]:
    """All of a revision in order, each with its source and what took the place of that. One query."""
    return list(revision.citations.select_related("source__superseded_by").order_by("use"))


def of_revision(revision: Revision, citations: list[Citation] | None = None) -> list[Stored]:
    """What the checks found when it was saved and what is to be said today. At most three queries.

    `citations` are those of `citations_of()`, where they have been read already.
    """
    citations = citations_of(revision) if citations is None else citations
    told = troubles(citations, timezone.localdate())
    if not told:
        return list(revision.findings)
    found = _placed(told, citations, _texts(revision))
    return sorted([*revision.findings, *found], key=_place)


def of_texts(texts: Mapping[str, str], drawn: Mapping[str, prose.Rendered]) -> list[Finding]:
    """The same for texts that are being written, by part, as `rendering.preview` drew them. One or two queries."""
    uses = [(part, use) for part, result in drawn.items() for use in result.citations]
    found = Source.objects.filter(key__in={use.key for _, use in uses}).select_related("superseded_by")
    sources = {source.key: source for source in found}
    citations = [
        Citation(source=sources[use.key], part=part, use=use.use, locator=use.locator, claim=use.claim)
        for part, use in uses
        if use.key in sources
    ]
    told = troubles(citations, timezone.localdate())
    placed = [Finding(**stored) for stored in _placed(told, citations, dict(texts))] if told else []
    shown = [replace(finding, part=part) for part, result in drawn.items() for finding in result.findings]
    return [*shown, *placed]


def with_doubtful(revisions: RevisionQuerySet) -> QuerySet[Any]:
    """Those of which an error or a warning may have to be told: stored, or `doubtful` today, which `grave` reads."""
    same = Citation.objects.filter(revision=OuterRef("revision"), part=OuterRef("part"), claim=OuterRef("claim"))
    doubtful = Citation.objects.filter(source__standing__in=_SHAKEN, revision=OuterRef("pk")).annotate(
        stands=_holds(Exists(same.exclude(source__standing=Standing.RETRACTED)))
    )
    listed = doubtful.order_by().values("revision").annotate(every=JSONList(JSONObject(**_DOUBTFUL))).values("every")
    # Inside the words of a finding the quotation marks are escaped, so nothing else can read like this.
    stored = (f'"severity": "{severity}"' for severity in GRAVE)
    written = Q(*(("findings__icontains", words) for words in stored), _connector=Q.OR)
    return revisions.filter(written | Exists(doubtful)).annotate(doubtful=Subquery(listed))


def grave(revision: Any) -> list[Severity]:
    """The errors and warnings of a revision that came from `with_doubtful()`. No query."""
    found: dict[tuple[Any, ...], list[Severity]] = {}
    for use in revision.doubtful or []:
        told = list(_severities(use))
        # The same rule of the same sentence and source is told once, as in `troubles`.
        found.setdefault((use["source"], use["part"], use["claim"] or use["use"], tuple(told)), told)
    stored = [Severity(each["severity"]) for each in revision.findings if each["severity"] in GRAVE]
    return [*stored, *(each for told in found.values() for each in told)]


def _severities(use: dict[str, Any]) -> Iterator[Severity]:
    if is_cited_as(Standing(use["standing"]), use["locator"]):
        return
    if use["standing"] == Standing.RETRACTED:
        yield Severity.WARNING if use["stands"] and use["claim"] else Severity.ERROR
        return
    yield Severity.WARNING


def _holds(condition: Q | Exists) -> Case:
    """1 or 0, which JSON has on every database."""
    return Case(When(Q(condition), then=Value(1)), default=Value(0))


def _placed(told: list[Trouble], citations: list[Citation], texts: dict[str, str]) -> list[Stored]:
    names = {use.source.key: use.source_id for use in citations}
    old = SourceAlias.objects.filter(scheme=KEY, source__in={trouble.citation.source_id for trouble in told})
    names |= dict(old.values_list("name", "source"))
    places = Places(texts, names, citations)
    return [_stored(trouble, places) for trouble in told[:MOST_FINDINGS]]


def _stored(trouble: Trouble, places: Places) -> Stored:
    citation, at = trouble.citation, places.of(trouble.citation)
    words = at.words or f"@{citation.source.key}"
    finding = Finding(trouble.rule, trouble.severity, at.line, at.column, words, trouble.reason, trouble.advice)
    return dataclasses.asdict(finding) | {"part": citation.part}


def _place(stored: Stored) -> tuple[bool, str, int, int]:
    """The facts stand above the text, as on the page."""
    part = stored.get("part", BODY)
    return part == BODY, part, stored.get("line", 0), stored.get("column", 0)


def _texts(revision: Revision) -> dict[str, str]:
    """All texts by their part; also of a revision that was read without them."""
    body, facts = Revision.objects.values_list("body", "facts").get(pk=revision.pk)
    return {**facts, BODY: body}
