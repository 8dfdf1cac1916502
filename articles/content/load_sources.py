"""Puts the sources of a content folder into the database, with their names, their standing and what they say."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable
from typing import Any

from articles import rendering
from articles.content.lists import SourceEntry
from articles.content.report import Report
from articles.content.source_lists import About, AboutSources
from articles.content.tally import Tally, keep
from articles.library import standing
from articles.library.naming import bears_name
from articles.models import Page, Revision, Source, SourceAlias, StandingChange, Support
from articles.models.source import fields_from_record
from articles.models.source_alias import KEY
from articles.models.support import digest_of
from articles.references.record import Record, Standing

ORIGIN = "Content files"  # of a standing for which no file says who said so
_STANDING = ("standing", "standing_note", "standing_on", "standing_by", "notice")


def sources(found: Iterable[SourceEntry], about: AboutSources, tally: Tally, report: Report) -> None:
    stored = {source.key: source for source in Source.objects.select_related("superseded_by")}
    merged = dict(SourceAlias.objects.filter(scheme=KEY).values_list("name", "source__key"))
    found = [entry for entry in found if not _is_merged(entry, stored, merged, tally, report)]
    renamed, seen = [], {}
    for entry in found:
        source = stored.setdefault(entry.record.key, Source())
        new, label = source.pk is None, source.label if source.pk else None
        seen[entry.record.key] = (new, keep(source, _given(entry.record)))
        if label and label != source.label:
            renamed.append(source)
    names(about.names, stored, tally, report)
    histories(about.standings, stored, tally)
    for entry in found:
        new, changed = seen[entry.record.key]
        changed |= _say(stored, entry, report)
        tally.add("Sources", entry.record.key, new=new, changed=changed)
    rendering.render_anew(Revision.objects.filter(citations__source__in=renamed).distinct().select_related("page"))


def names(found: Iterable[About], stored: dict[str, Source], tally: Tally, report: Report) -> None:
    known = set(SourceAlias.objects.values_list("scheme", "name"))
    for each in found:
        source, alias = stored[each.source], each.row
        new = (alias.scheme, alias.name) not in known
        if new and (other := bears_name(alias.scheme, alias.name)):
            each.entry.warn(report, f"“{alias.name}” is the {alias.scheme} of {other.key} here: left so.")
            new = False
        elif new:
            alias.source = source
            alias.save()
        tally.add("Names of sources", alias.name, new=new, changed=new)


def histories(found: Iterable[About], stored: dict[str, Source], tally: Tally) -> None:
    """Bring back what was said. Of a source about which nothing has been said here, the last word counts again."""
    known = set(StandingChange.objects.values_list("source__key", "at", "standing", "origin"))
    told = {key for key, *_ in known}
    for each in sorted(found, key=lambda about: about.row.at):
        change = each.row
        new = (each.source, change.at, change.standing, change.origin) not in known
        if new:
            change.source = source = stored[each.source]
            change.superseded_by = stored.get(each.entry.values["superseded_by"])
            change.save()
            if change.is_applied and each.source not in told:
                standing.take(source, change)
        tally.add("Words about sources", f"{each.source}, {change.origin}", new=new, changed=new)


def supports(found: Iterable[About], tally: Tally, report: Report) -> None:
    """After the pages. What somebody has looked up again since stays."""
    pages = {f"{page.kind}/{page.slug}": page for page in Page.objects.only("kind", "slug")}
    sources = {source.key: source for source in Source.objects.filter(key__in={each.source for each in found})}
    known = set(Support.objects.values_list("page", "source", "claim_digest"))
    for each in found:
        support, page = each.row, pages.get(each.entry.values["page"])
        if not page or each.source not in sources:
            each.entry.warn(report, "The page or the source is not there: left out.")
            continue
        support.page, support.source = page, sources[each.source]
        new = (page.pk, support.source.pk, digest_of(support.claim)) not in known
        if new:
            support.save()
        tally.add("Words behind claims", support.claim[:60], new=new, changed=new)


def _is_merged(
    entry: SourceEntry, stored: dict[str, Source], merged: dict[str, str], tally: Tally, report: Report
) -> bool:
    """Whether an editor has merged the source into another since: that is not undone."""
    key = entry.record.key
    if key in stored or key not in merged:
        return False
    entry.entry.warn(report, f"{key} was merged into {merged[key]} here: left so.")
    tally.add("Sources", key, new=False, changed=False)
    return True


def _given(record: Record) -> dict[str, Any]:
    """What the entry says, but of the standing. Years, months and days belong together.

    An entry without a number that an editor has found since does not take it away.
    """
    fields = fields_from_record(record)
    together = {"month", "day"} if record.year else set()
    said = {name: value for name, value in fields.items() if name in together or value not in ("", None, [])}
    return {name: value for name, value in said.items() if name not in _STANDING}


def _say(stored: dict[str, Source], entry: SourceEntry, report: Report) -> bool:
    """An entry without a standing says nothing of it; what it says is said once, whatever is decided here later."""
    record = entry.record
    source, newer = stored[record.key], stored.get(record.superseded_by)
    if record.standing is Standing.UNKNOWN and not newer:
        return False
    word = standing.Word(
        standing=record.standing,
        origin=record.standing_by or ORIGIN,
        note=record.standing_note,
        on=record.standing_on,
        notice=record.notice,
        superseded_by=newer,
    )
    if standing.is_known(source, word):
        return False
    change = standing.say(source, dataclasses.replace(word, said=_name(word)), by=None)
    if change and not change.is_applied:
        entry.entry.warn(report, f"{source.key} is known to be {source.get_standing_display().lower()}: left so.")
    return change is not None


def _name(word: standing.Word) -> str:
    newer = word.superseded_by.key if word.superseded_by else ""
    told = "\n".join((word.standing, word.origin, word.note, str(word.on), word.notice, newer))
    return f"content {hashlib.sha256(told.encode()).hexdigest()[:32]}"
