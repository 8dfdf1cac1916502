"""What changed between two texts, and what two people's changes to one text make together; no database."""

from articles.comparison.lines import Line, compare, cut
from articles.comparison.merging import Merged, Part, merge
from articles.comparison.values import merge_set, merge_value
from articles.comparison.words import Piece, compare_lists

__all__ = ["Line", "Merged", "Part", "Piece", "compare", "compare_lists", "cut", "merge", "merge_set", "merge_value"]
