"""Whether a claim is of effect: that something works, helps, harms or compares with something else."""

from articles.claims import clauses
from articles.claims.lexicon import COMPARISONS, EFFECTS, HARMS

OF_EFFECT = (EFFECTS, COMPARISONS, HARMS)


def is_of_effect(claim: str) -> bool:
    """Whether it says what something does to people, in distinction to what it is, its history, law or dose."""
    return any(words.search(clause) for clause in clauses.read(claim).stated for words in OF_EFFECT)
