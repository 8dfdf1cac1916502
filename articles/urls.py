"""Addresses of articles, tags and sources. The name of a page's pattern is its kind; its history stands below it."""

from django.urls import path

from articles import feeds
from articles.views import history, lists, pages, search, shared, sources

urlpatterns = [
    path("articles/", lists.articles, name="articles"),
    path("articles/<slug:slug>/", pages.article, name="article"),
    path("articles/<slug:slug>/history/", history.history, {"kind": "article"}, name="article-history"),
    path("about/", pages.about_list, name="about-list"),
    path("about/<slug:slug>/", pages.about, name="about"),
    path("about/<slug:slug>/history/", history.history, {"kind": "about"}, name="about-history"),
    path("tags/", lists.tags, name="tags"),
    path("tags/<slug:slug>/", lists.tag, name="tag"),
    path("tags/<slug:slug>/feed/", feeds.TagFeed(), name="tag-feed"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<str:key>/", sources.source, name="source"),
    path("preview/<str:token>/", shared.shared, name="shared-preview"),
    path("search/", search.search_page, name="search"),
    path("feed/", feeds.NewestPages(), name="feed"),
]
