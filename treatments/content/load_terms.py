"""Puts the terms of a content folder into the database. What an entry does not say, and what no entry names, stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from articles.content.report import Report
from articles.content.tally import Tally, keep
from treatments import recording
from treatments.models import DirectoryStamp, LevelOfCare, Term, TermName, Treatment
from treatments.models.term import term_key

if TYPE_CHECKING:
    from treatments.content.terms import TermEntry


def put(terms: Iterable[TermEntry], tally: Tally, report: Report) -> None:
    loader = _Loader(report)
    changed = [loader.load(entry, tally) for entry in terms]
    if any(changed):
        DirectoryStamp.move_on()


class _Loader:
    def __init__(self, report: Report) -> None:
        self.report = report
        stored = Term.objects.prefetch_related("levels", "treatments")
        self.terms = {term.code.casefold(): term for term in stored}
        self.names = {each.name_key: each for each in TermName.objects.all()}
        self.pages: Mapping[str, dict[str, int]] = {
            "levels": dict(LevelOfCare.objects.values_list("slug", "pk")),
            "treatments": dict(Treatment.objects.values_list("slug", "pk")),
        }

    def load(self, said: TermEntry, tally: Tally) -> bool:
        term = self.terms.get(said.code.casefold()) or Term()
        new, former = term.pk is None, term.name
        # Programmes name a term by its code as it stands, so that one stays.
        changed = keep(term, said.values if new else {**said.values, "code": term.code})
        for name, slugs in said.linked.items():
            before = set() if new else {page.pk for page in getattr(term, name).all()}
            changed |= self._keep_linked(term, name, slugs, before, said)
        for name, seen_in in said.names:
            row = self.names.get(term_key(name)) or TermName()
            changed |= keep(row, {"term_id": term.pk, "name": name, "seen_in": seen_in})
        recording.keep_former_name(term, former)
        tally.add("Terms", term.code, new=new, changed=changed)
        return changed

    def _keep_linked(self, term: Term, name: str, slugs: Iterable[str], before: set[int], said: TermEntry) -> bool:
        """A page that is not there, such as one that an editor has moved, is left out: the term is right without it."""
        known = self.pages[name]
        for slug in slugs:
            if slug not in known:
                said.entry.warn(self.report, f"{name}: There is no page “{slug}”: {said.code} is loaded without it.")
        wanted = {known[slug] for slug in slugs if slug in known}
        if wanted == before:
            return False
        getattr(term, name).set(wanted)
        return True
