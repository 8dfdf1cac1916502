"""Addresses of levels of care."""

from articles.urls import page
from treatments import views

urlpatterns = [
    *page("levels-of-care/", views.levels, "section", name="levels-of-care", slug="levels-of-care"),
    *page("levels-of-care/<slug:slug>/", views.level, "level-of-care"),
]
