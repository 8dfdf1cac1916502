"""Search over everything that readers see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import search


def search_page(request: HttpRequest) -> HttpResponse:
    results = search.find(request.GET.get("q", ""))
    return render(request, "articles/search.html", {"results": results})
