"""References as files for reference managers: of the whole library, of a page, of one source."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from articles.library.naming import sources_named
from articles.models import Source
from articles.references import writing
from articles.views import source_facets
from articles.views.addresses import leading_on, live_revision
from articles.views.sources import is_shown

FORMATS = {"ris": writing.Format.RIS, "bib": writing.Format.BIBTEX, "json": writing.Format.CSL}


class ExtensionConverter:
    """The end of a file's address: one of the formats that references are written in."""

    regex = "|".join(FORMATS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def library(request: HttpRequest, extension: str) -> HttpResponse:
    """Every source that live pages rest on, or those that have all that was chosen in the list of sources."""
    wanted = set(source_facets.find(request.GET.dict()).ids)
    sources = source_facets.cited().order_by("key")
    return _file((source for source in sources if source.pk in wanted), "sources", extension)


def source(request: HttpRequest, key: str, extension: str) -> HttpResponse:
    found = sources_named([key]).get(key)
    if not found or not is_shown(found):
        raise Http404
    if found.key != key:
        return HttpResponsePermanentRedirect(reverse("source-download", args=[found.key, extension]))
    return _file([found], found.key, extension)


@leading_on
def page(request: HttpRequest, kind: str, slug: str, extension: str) -> HttpResponse:
    """The sources of a live page, in the order in which it numbers them."""
    references = live_revision(kind, slug).references()
    return _file([reference.source for reference in references], slug, extension)


def _file(sources: Iterable[Source], name: str, extension: str) -> HttpResponse:
    form = FORMATS[extension]
    text = writing.write((source.record() for source in sources), form)
    response = HttpResponse(text, content_type=f"{writing.MEDIA_TYPES[form]}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{extension}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return response
