"""What an edit touches that a clinician signed for: numbers, doses, medicines, citations, links and turning words."""

from articles.material.compare import touched
from articles.material.records import Touched
from articles.material.sentence import sentence

__all__ = ["Touched", "sentence", "touched"]
