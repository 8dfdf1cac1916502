"""Whether a sentence states something that wants a source."""

from functools import lru_cache
from typing import Final

from articles.claims import clauses
from articles.claims.figures import AMOUNTS, FIGURES, MONEY
from articles.claims.lexicon import APPROVAL, COMPARISONS, EFFECTS, EVIDENCE, GUIDANCE, HARMS

CLAIMS: Final = (FIGURES, AMOUNTS, MONEY, EFFECTS, COMPARISONS, HARMS, EVIDENCE, GUIDANCE, APPROVAL)
# The same sentences are asked about whenever somebody reads their page.
SENTENCES_REMEMBERED: Final = 8192


@lru_cache(maxsize=SENTENCES_REMEMBERED)
def is_claim(sentence: str) -> bool:
    """Whether a sentence that cites nothing states something that wants a source.

    It goes by words, and rather passes over a claim than calls one what is none. Advice is no claim ("Do not stop
    suddenly"), but for an amount that it names ("Take 50 mg") and a reason that it gives ("because seizures follow").
    """
    said = clauses.read(sentence)
    states = any(words.search(clause) for clause in said.stated for words in CLAIMS)
    return states or any(AMOUNTS.search(clause) for clause in said.advised)
