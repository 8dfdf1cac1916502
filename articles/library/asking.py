"""Asks Crossref about sources, one by one, politely. A failed question tells nothing, and certainly no "current".

The API and its manners: https://www.crossref.org/documentation/retrieve-metadata/rest-api/
"""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from articles import notices
from articles.library import checking, standing
from articles.models import Source, StandingChange
from articles.notices import crossref
from articles.publishing.rights import Actor

FRESH = timedelta(days=7)  # who was asked about so lately is not asked about again
MOST_BYTES = 2**21
MOST_FAILURES = 5  # in a row, after which nobody is asked any more
SECONDS = 20  # to wait for an answer

Ask = Callable[[str], object]


class NoAnswer(Exception):
    """The question failed; the sentence says how. `is_final` where all others would fail as well."""

    def __init__(self, sentence: str, *, is_final: bool = False) -> None:
        super().__init__(sentence)
        self.is_final = is_final


@dataclass(frozen=True, slots=True)
class Answered:
    """Of one source: the words that are new, or why nothing is known."""

    source: Source
    changes: tuple[StandingChange, ...] = ()
    failure: str = ""


def to_ask_about() -> QuerySet[Source]:
    """Those with a DOI, whoever was not looked up there lately; the longest ago first."""
    lately = timezone.localdate() - FRESH
    due = Source.objects.exclude(doi="").exclude(asked_on__gt=lately)
    return due.order_by(F("asked_on").asc(nulls_first=True), "key")


def ask(sources: QuerySet[Source], ask_crossref: Ask, *, delay: float, by: Actor = None) -> Iterator[Answered]:
    """One source after another, `delay` seconds apart; each is kept as it comes, so a later run goes on from there.

    Ends early where Crossref asks to be left alone, or fails again and again.
    """
    failures = 0
    for number, source in enumerate(sources):
        if number:
            time.sleep(delay)
        try:
            changes = _learn(source, ask_crossref, by)
        except NoAnswer as failure:
            failures += 1
            yield Answered(source, failure=str(failure))
            if failure.is_final or failures >= MOST_FAILURES:
                return
            continue
        failures = 0
        yield Answered(source, changes)


def _learn(source: Source, ask_crossref: Ask, by: Actor) -> tuple[StandingChange, ...]:
    answer = ask_crossref(source.doi)
    try:
        said = crossref.read(source.doi, answer)
    except notices.Unreadable as error:
        raise NoAnswer(str(error)) from error
    found = notices.about(said, {source.doi: source.pk}, {})
    changes = checking.take_over(found, by=by)
    today = timezone.localdate()
    standing.checked(Q(pk=source.pk), where=crossref.ORIGIN, on=today)
    Source.objects.filter(pk=source.pk).update(asked_on=today)
    return tuple(changes)


def over_the_web(agent: str, address_of: Callable[[str], str] = crossref.address_of) -> Ask:
    """Asks the API itself. `agent` names the site and how to reach whoever runs it, as Crossref asks for."""
    opener = build_opener(ProxyHandler({}))

    def ask_crossref(doi: str) -> object:
        request = Request(address_of(doi), headers={"User-Agent": agent, "Accept": "application/json"})  # noqa: S310
        try:
            with opener.open(request, timeout=SECONDS) as response:
                text = response.read(MOST_BYTES + 1)
        except HTTPError as error:
            raise _refused(doi, error) from error
        except (OSError, http.client.HTTPException) as error:
            raise NoAnswer(f"Crossref could not be reached: {error}.") from error
        if len(text) > MOST_BYTES:
            raise NoAnswer("Crossref answered with more than a record of a work can be.")
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise NoAnswer("Crossref answered with something that is no JSON.") from error

    return ask_crossref


def _refused(doi: str, error: HTTPError) -> NoAnswer:
    with error:
        if error.code == http.HTTPStatus.NOT_FOUND:
            return NoAnswer(f"Crossref does not know the DOI {doi}: another agency may have registered it.")
        if error.code == http.HTTPStatus.TOO_MANY_REQUESTS:
            return NoAnswer("Crossref asks for fewer questions. Go on in some hours.", is_final=True)
        return NoAnswer(f"Crossref answered with the status {error.code}.")
