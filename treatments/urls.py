"""Addresses of levels of care, treatments and programmes."""

from django.urls import path

from articles.urls import page
from treatments.views import levels, programme_page, programmes, treatments

urlpatterns = [
    *page("levels-of-care/", levels.levels, "section", name="levels-of-care", slug="levels-of-care"),
    *page("levels-of-care/<slug:slug>/", levels.level, "level-of-care"),
    *page("treatments/", treatments.treatments, "section", name="treatments", slug="treatments"),
    path("treatments/compare/", treatments.compare, name="compare"),
    *page("treatments/<slug:slug>/", treatments.treatment, "treatment"),
    *page("programmes/", programmes.programmes, "section", name="programmes", slug="programmes"),
    path("programmes/list/", programmes.programme_list, name="programme-list"),
    path("programmes/<int:pk>/<slug:slug>/", programme_page.programme, name="programme"),
]
