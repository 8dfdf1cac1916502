"""schema.org data about a page, for search engines, from the same records that readers see."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string

from articles import kinds
from articles.models import Article, Person, Revision, Source
from articles.models.revision import Reference
from articles.references.record import Standing

LANGUAGE = "en-GB"
UNSHAKEN = (Standing.CURRENT, Standing.UNKNOWN)  # nothing is on record against them


def for_page(request: HttpRequest, revision: Revision, references: list[Reference]) -> dict[str, Any]:
    """What the page is. Dates and people that are not on record are left out, never guessed."""
    publisher = {"@type": "Organization", "name": settings.SITE_NAME, "url": absolute(request, "/")}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "AboutPage" if revision.page.kind == Article.Place.ABOUT else "MedicalWebPage",
        "name": revision.title,
        "description": revision.summary,
        "url": absolute(request, revision.get_absolute_url()),
        "inLanguage": LANGUAGE,
        "datePublished": _iso(revision.first_live),
        "dateModified": _iso(revision.live_from),
        "lastReviewed": _iso(revision.reviewed_on),
        "reviewedBy": _person(revision.reviewer),
        "author": _person(revision.author) or publisher,
        "publisher": publisher | {"publishingPrinciples": absolute(request, reverse("about-list"))},
        "about": [{"@type": "Thing", "name": tag["name"]} for tag in revision.shown_tags],
        "mainEntity": _subject(revision),
        "citation": [_citation(reference.source) for reference in references],
    }
    return {name: value for name, value in data.items() if value}


def absolute(request: HttpRequest, path: str) -> str:
    return settings.SITE_URL + path if settings.SITE_URL else request.build_absolute_uri(path)


def _subject(revision: Revision) -> dict[str, object] | None:
    name = kinds.get(revision.page.kind).schema
    return import_string(name)(revision) if name else None


def _iso(day: date | None) -> str:
    """A day or, when it is a datetime, a moment."""
    return day.isoformat() if day else ""


def _person(person: Person | None) -> dict[str, str] | None:
    if not person:
        return None
    data = {"@type": "Person", "name": person.name, "honorificSuffix": person.credentials, "jobTitle": person.role}
    return {name: value for name, value in data.items() if value}


def _citation(source: Source) -> dict[str, Any]:
    data = {
        "@type": "MedicalScholarlyArticle" if source.kind == "article" else "CreativeWork",
        "name": source.title,
        "datePublished": str(source.year or ""),
        "sameAs": source.links[0].url if source.links else "",
        "creativeWorkStatus": "" if source.standing in UNSHAKEN else source.get_standing_display(),
        "correction": source.notice,
    }
    return {name: value for name, value in data.items() if value}
