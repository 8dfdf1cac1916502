"""All addresses of the site."""

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from articles.sitemaps import ListSitemap, PageSitemap, SourceSitemap, TagSitemap
from articles.urls import page
from articles.views import pages
from config import views
from treatments.sitemaps import ProgrammeSitemap

sitemaps = {
    "pages": PageSitemap,
    "tags": TagSitemap,
    "lists": ListSitemap(
        *("home", "articles", "treatments", "levels-of-care", "programmes", "tags", "sources", "about-list")
    ),
    "sources": SourceSitemap,
    "programmes": ProgrammeSitemap,
}

handler400 = views.bad_request
handler500 = views.server_error

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("articles.urls")),
    path("", include("treatments.urls")),
    path("sitemap.xml", sitemap, {"sitemaps": sitemaps}, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    # Django's way from a record to its address asks for no right, so it would tell the addresses of drafts.
    path("admin/r/<path:rest>", views.nothing_here),
    path("admin/", admin.site.urls),
    *page("<slug:slug>/", pages.section, "section"),
]
