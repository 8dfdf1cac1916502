"""The editorial checks: what a second pair of eyes would say about a text. Pure: no database, no request.

manuscript       the text as the rules read it: sentences, with the place where each was written
rule             what a rule is and what it remarks
rules/           one rule a file
wording/         what sentences say, by their words: what rules share, and their lexicons
plain_language/  how hard a text is to read
house, lists/    the words of the house: what to avoid, to leave alone, to explain
recorded         what the site has on record of a medicine
authorities      who asks for what
checking         runs the rules
instruments/     DISCERN, the JAMA benchmarks, the CDC Clear Communication Index
"""

from articles.editorial.checking import check
from articles.editorial.house import Entry, EntryKind, House, shipped
from articles.editorial.manuscript import Manuscript, Part, Sentence
from articles.editorial.recorded import Recorded
from articles.editorial.rule import Rule

__all__ = ["Entry", "EntryKind", "House", "Manuscript", "Part", "Recorded", "Rule", "Sentence", "check", "shipped"]
