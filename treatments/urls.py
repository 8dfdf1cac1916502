"""Addresses of levels of care."""

from django.urls import path

from articles.views.history import history
from treatments import views

FRONT = {"kind": "section", "slug": "levels-of-care"}

urlpatterns = [
    path("levels-of-care/", views.levels, {"slug": "levels-of-care"}, name="levels-of-care"),
    path("levels-of-care/history/", history, FRONT, name="levels-of-care-history"),
    path("levels-of-care/<slug:slug>/", views.level, name="level-of-care"),
    path("levels-of-care/<slug:slug>/history/", history, {"kind": "level-of-care"}, name="level-of-care-history"),
]
