"""Where a search phrase stands though the sentence has no place for it: "whenever alcohol rehab they drink"."""

import re
from collections.abc import Iterator
from typing import Final

from articles.editorial.manuscript import Sentence
from articles.editorial.wording.search_phrases import Phrase
from articles.editorial.wording.search_words import ASKED, words
from articles.prose.blocks import Span

PLACES: Final = words("center centre clinic facility program programme hospital rehab")

# Grammar: between these two there is no place for a noun without an article.
JOINING: Final = words("when whenever if because although though unless whereas once")
SUBJECTS: Final = words("they you he she we i it people")
ONLY_SUBJECTS: Final = words("they we he she i")
MODALS: Final = words("""
    can cannot will may must should could would might can't won't don't doesn't didn't couldn't wouldn't shouldn't
""")
# In a question or behind these words, a modal stands before its subject: "how can alcohol treatment help?"
ASKING: Final = words("how what when where why who which so nor neither only than not and but or")
COUNTING: Final = words("many most some other few several these those all")
PEOPLE: Final = words("""
    people patients individuals families others men women adults drinkers members clients
    doctors experts officials researchers nurses therapists parents
""")
VERBS: Final = words("""
    are can do feel find get had have know may need report say seek should think use want who will believe struggle
    drink were might must choose prefer notice experience begin start
""")
# No nouns, so that what stands before them is none of theirs.
INFINITIVES: Final = words("""
    feel find get make take go begin start decide ask tell talk speak think see be become choose keep give learn know
    have eat sleep bring put say want seem stay consider understand remember improve reduce ease
""")
# Behind a modal these are none either.
BEHIND_MODALS: Final = INFINITIVES | words("stop quit help start work need use cause change lead cost last treat")
VERBS_OF_FINDING: Final = words("""
    find finding choose choosing seek seeking need visit visiting enter entering attend attending join joining at for
""")
GOING_ON: Final = words("that which can will is has near today now they you who offers offer for to in and")

SUPERLATIVES: Final = words("best cheapest")
# Behind these, "best" needs no article of its own, or says how something is done.
WITH_SUPERLATIVES: Final = words("""
    a an the this that these those our your their its his her my one two three four five six seven eight nine ten some
    any no each every next second third very current own what works work worked is are was be as at do does did how
    and or of
""")
ASKING_WORDS: Final = (" how ", " where ", " what ")
QUESTIONS: Final = r"(?:how (?:to|long|much|many|often)|where (?:to|can)|what (?:is|are))"
QUESTION_IN_CLAUSE: Final = re.compile(
    rf"\b(?:can|could|would|might|must|should|they|we|he|she) ({QUESTIONS}(?: [\w'-]+){{1,4}})"
)
QUESTION: Final = re.compile(rf" {QUESTIONS}\b")


def is_misplaced(phrase: Phrase) -> bool:
    if phrase.sentence.is_name or phrase.end - phrase.first < 2:
        return False
    return (
        _splits_a_clause(phrase)
        or _lacks_an_article(phrase)
        or _is_bare_superlative(phrase)
        or _says_a_word_twice(phrase)
        or _leads_to_a_question(phrase)
    )


def questions_in(sentence: Sentence) -> Iterator[Span]:
    """Questions that stand between a verb or a pronoun and what belongs to it: "it can how to get sober help"."""
    if not any(word in sentence.low for word in ASKING_WORDS):
        return
    for found in QUESTION_IN_CLAUSE.finditer(sentence.low):
        yield Span(*found.span(1))


def _splits_a_clause(phrase: Phrase) -> bool:
    """Whether it parts a conjunction or a verb from what belongs to it: "when alcohol rehab they drink"."""
    before, second, behind = phrase.before(), phrase.before(2), phrase.behind()
    if before in JOINING:
        return behind in SUBJECTS
    if before in MODALS:
        return bool(second) and second not in ASKING and behind in BEHIND_MODALS
    if before in ("to", "you"):
        return behind in INFINITIVES
    if before in PEOPLE:
        return (second in COUNTING or phrase.first == 1) and behind in VERBS
    return (
        before in ONLY_SUBJECTS and bool(behind) and phrase.small[0] not in ("help", "abuse", "detox", "cost", "home")
    )


def _lacks_an_article(phrase: Phrase) -> bool:
    """Whether one place is named as nobody would say it: "when you find drug rehab center that"."""
    is_long = phrase.after - phrase.first >= 3
    return (
        is_long and phrase.small[-1] in PLACES and phrase.before() in VERBS_OF_FINDING and phrase.behind() in GOING_ON
    )


def _is_bare_superlative(phrase: Phrase) -> bool:
    """Whether "best" stands in it without an article: "which best vitamins you need"."""
    before = phrase.before()
    return phrase.small[0] in SUPERLATIVES and before.isalpha() and before not in WITH_SUPERLATIVES


def _says_a_word_twice(phrase: Phrase) -> bool:
    return len(set(phrase.small)) < len(phrase.small)


def _leads_to_a_question(phrase: Phrase) -> bool:
    """Whether a question follows that nobody asks: "the naltrexone dosage how long before it works"."""
    is_asked = phrase.small[-1] in ASKED and phrase.small[-1] not in ("team", "therapy", "therapies")
    return is_asked and QUESTION.match(phrase.sentence.low, phrase.span.end) is not None
