"""Published instruments that ask how good a health text is, put to a page: some of it computed, some of it asked.

criterion            one question of an instrument, what is seen of it in a text, and what an editor answers
particulars          what is known of a page beside its text
passages             where a page says something, and how that place is told
sheet                an instrument put to a page: what came of each question, and the score
discern              DISCERN, of texts about treatment choices; its questions in `reliability` and `treatment_choices`
jama                 the four benchmarks of JAMA
clear_communication  the Clear Communication Index of the CDC; what it computes is in `layout` and `chances`

The questions are in our own words. What is computed stands; where it is only proposed, an answer counts.
"""

from articles.editorial.instruments.clear_communication import CLEAR_COMMUNICATION
from articles.editorial.instruments.criterion import Answer, Criterion, Instrument, Result
from articles.editorial.instruments.discern import DISCERN
from articles.editorial.instruments.jama import JAMA
from articles.editorial.instruments.particulars import Particulars, SourceSeen
from articles.editorial.instruments.sheet import Judged, Sheet, judge

INSTRUMENTS = (DISCERN, JAMA, CLEAR_COMMUNICATION)

__all__ = [
    "CLEAR_COMMUNICATION",
    "DISCERN",
    "INSTRUMENTS",
    "JAMA",
    "Answer",
    "Criterion",
    "Instrument",
    "Judged",
    "Particulars",
    "Result",
    "Sheet",
    "SourceSeen",
    "judge",
]
