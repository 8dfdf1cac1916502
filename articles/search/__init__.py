"""Search over everything that readers see."""

from articles.search.index import index

__all__ = ["index"]
