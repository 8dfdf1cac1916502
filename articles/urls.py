"""Addresses of articles, tags and sources. The name of a page's pattern is its kind; what hangs on it stands below."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path, register_converter

from articles import feeds
from articles.views import downloads, lists, pages, search, shared, sources
from articles.views.evidence import evidence
from articles.views.history import history

register_converter(downloads.ExtensionConverter, "extension")


def page(route: str, view: Callable[..., HttpResponse], kind: str, *, name: str = "", **given: str) -> list[URLPattern]:
    """The addresses of a kind of page, and of what hangs on each of its pages. `given`: of the one page there is."""
    named = {"kind": kind, **given}
    name = name or kind
    return [
        path(route, view, given, name=name),
        path(f"{route}history/", history, named, name=f"{name}-history"),
        path(f"{route}evidence/", evidence, named, name=f"{name}-evidence"),
        path(f"{route}sources.<extension:extension>", downloads.page, named, name=f"{name}-sources"),
    ]


urlpatterns = [
    path("articles/", lists.articles, name="articles"),
    *page("articles/<slug:slug>/", pages.article, "article"),
    path("about/", pages.about_list, name="about-list"),
    *page("about/<slug:slug>/", pages.about, "about"),
    path("tags/", lists.tags, name="tags"),
    path("tags/<slug:slug>/", lists.tag, name="tag"),
    path("tags/<slug:slug>/feed/", feeds.TagFeed(), name="tag-feed"),
    path("sources/", sources.sources, name="sources"),
    path("sources.<extension:extension>", downloads.library, name="sources-download"),
    path("sources/<str:key>/", sources.source, name="source"),
    path("sources/<str:key>.<extension:extension>", downloads.source, name="source-download"),
    path("preview/<str:token>/", shared.shared, name="shared-preview"),
    path("search/", search.search_page, name="search"),
    path("feed/", feeds.NewestPages(), name="feed"),
]
