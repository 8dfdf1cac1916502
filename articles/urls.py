"""Addresses of articles, tags and sources. The name of a page's pattern is its kind."""

from django.urls import path

from articles import feeds
from articles.views import lists, pages, search, sources

urlpatterns = [
    path("articles/", lists.articles, name="articles"),
    path("articles/<slug:slug>/", pages.article, name="article"),
    path("about/", pages.about_list, name="about-list"),
    path("about/<slug:slug>/", pages.about, name="about"),
    path("tags/", lists.tags, name="tags"),
    path("tags/<slug:slug>/", lists.tag, name="tag"),
    path("tags/<slug:slug>/feed/", feeds.TagFeed(), name="tag-feed"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<str:key>/", sources.source, name="source"),
    path("search/", search.search_page, name="search"),
    path("feed/", feeds.NewestPages(), name="feed"),
]
