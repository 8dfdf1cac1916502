"""Search over everything that readers see."""

from articles.search.find import find
from articles.search.index import index
from articles.search.results import Hit, Results

__all__ = ["Hit", "Results", "find", "index"]
