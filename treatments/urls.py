"""Addresses of levels of care."""

from django.urls import path

from treatments import views

urlpatterns = [
    path("levels-of-care/", views.levels, {"slug": "levels-of-care"}, name="levels-of-care"),
    path("levels-of-care/<slug:slug>/", views.level, name="level-of-care"),
]
