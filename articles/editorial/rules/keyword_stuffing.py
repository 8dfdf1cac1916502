"""Search phrases put into a text for search engines, as in "whenever baclofen addiction treatment they drink".

Why: such words tell readers nothing, and a sentence that was bent around them is hard to read.
Authority: Google's spam policies for web search, on keyword stuffing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from articles.editorial.authorities import Authority
from articles.editorial.manuscript import TITLE, Manuscript, Sentence
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording.misplaced import is_misplaced, questions_in
from articles.editorial.wording.search_phrases import WORD, Phrase, Word, is_key, phrases_in, words_of
from articles.editorial.wording.search_words import SELLING, SOUGHT, words
from articles.findings import Severity
from articles.prose.blocks import Setting, Span

SEARCH: Final = Authority("Google, spam policies", "https://developers.google.com/search/docs/essentials/spam-policies")

LISTING: Final = words("and or in near me you for the of")
ARTICLES: Final = words("a an the this that one another each every our your their its his her some any no first")
CITY: Final = re.compile(r" in (?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w.'’-]+, ?(?:[A-Z]{2}\b|[A-Z][a-z]+(?: [A-Z][a-z]+)?)")
NEAR_YOU: Final = re.compile(r" near (?:you|me) ")
NEAR_ME: Final = re.compile(
    r"\b(?:drinking|drunk|sober|quit\w*|detox|rehabs?|aa|addiction|alcohol|drugs?)\b[^.?!]{0,60}"
    r"(?<!\bis)(?<!\bare)(?<!\bwas)(?<!\bwere)(?<!body)(?<!one)(?<!people)(?<!ing) (near(?:est)? me)\b"
    r"|(?<!\ba )(?<!\bthe )\b(?:doctors?|therapists?|counsell?ors?|clinics?|meetings?|pharmacy) (near(?:est)? me)\b"
)
# "Mesa, Tempe, Gilbert and Peoria detox near you": a row of names, and what is sought in all of them.
ROW_OF_TOWNS: Final = re.compile(
    r"\b[A-Z][\w.'’-]++(?: [A-Z][\w.'’-]++)?(?:, [A-Z][\w.'’-]++(?: [A-Z][\w.'’-]++)?){2,30}"
    r",? (?:and|or|&) [A-Z][\w.'’-]++(?: [A-Z][\w.'’-]++)? ((?:[a-z]+ ){0,3}near (?:you|me)\b|[a-z]+ [a-z]+)"
)
OF_ONESELF: Final = re.compile(r"\b(?:i|my|i'm|i've)\b")

# Measured on the starter pages: the fullest of them says one such phrase 0.5 times in 100 words.
FEWEST: Final = 5
MOST_PER_HUNDRED: Final = 1.2
FEWEST_HEADINGS: Final = 3
LONGEST_PHRASE: Final = 5
FEWEST_LISTED: Final = 3
LONGEST_LISTED: Final = 4
MOST_IN_A_ROW: Final = 5
LONG_ENOUGH: Final = 3

NO_PLACE: Final = "This search phrase stands where the sentence has no place for it."
MEANT_FOR_SEARCH: Final = "This is what somebody types into a search box, and not what a text says."
A_LIST: Final = "This is a list of search phrases, and not a sentence."
TWICE: Final = "This search phrase stands twice in one sentence."
TAKE_IT_OUT: Final = "Take it out, and read the sentence aloud."
SAY_IT_ONCE: Final = "Say it once, and then “it”, or what exactly is meant."
SAY_WHAT: Final = "Say in a sentence what readers should know; search engines find that too."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    all_phrases: list[Phrase] = []
    number = 0
    for sentence in manuscript.sentences:
        small = WORD.findall(sentence.low)
        number += len(small)
        read = words_of(sentence) if any(map(is_key, small)) else []
        phrases = list(phrases_in(sentence, read))
        remarks = [*_lists(sentence, read, phrases), *_in_sentence(sentence, phrases)]
        yield from _apart(sentence, remarks) if remarks else ()
        all_phrases += phrases
    yield from _too_often(all_phrases, number)
    yield from _in_headings(all_phrases)


def _apart(sentence: Sentence, remarks: Iterable[Remark]) -> Iterator[Remark]:
    """The first of those that lie in one another."""
    told = bytearray(len(sentence.text))
    for remark in remarks:
        if remark.span and not any(told[remark.span.start : remark.span.end]):
            told[remark.span.start : remark.span.end] = b"1" * (remark.span.end - remark.span.start)
            yield remark


def _in_sentence(sentence: Sentence, phrases: list[Phrase]) -> Iterator[Remark]:
    is_story = "near" in sentence.low and OF_ONESELF.search(sentence.low) is not None
    for phrase in phrases:
        if is_misplaced(phrase):
            yield Remark(NO_PLACE, TAKE_IT_OUT, sentence, phrase.whole)
        elif _is_for_search(phrase, is_story=is_story):
            yield Remark(MEANT_FOR_SEARCH, SAY_WHAT, sentence, phrase.whole)
        elif city := _city(phrase):
            yield Remark(MEANT_FOR_SEARCH, SAY_WHAT, sentence, city)
    yield from _twice(sentence, phrases)
    yield from _behind_towns(sentence)
    for span in questions_in(sentence):
        if not sentence.is_quoted(span):
            yield Remark(NO_PLACE, TAKE_IT_OUT, sentence, span)
    if "near" in sentence.low and not is_story:
        for found in NEAR_ME.finditer(sentence.low):
            if not sentence.is_quoted(span := Span(*found.span(found.lastindex or 0))):
                yield Remark(MEANT_FOR_SEARCH, SAY_WHAT, sentence, span)


def _behind_towns(sentence: Sentence) -> Iterator[Remark]:
    towns = ROW_OF_TOWNS.search(sentence.text)
    if not towns:
        return
    span, sought = Span(*towns.span(1)), towns[1]
    are_keys = [is_key(word) for word in sought.split()]
    if ((any(are_keys) and "near" in sought) or all(are_keys)) and not sentence.is_quoted(span):
        yield Remark(MEANT_FOR_SEARCH, SAY_WHAT, sentence, span)


def _is_for_search(phrase: Phrase, *, is_story: bool) -> bool:
    """Whether something is added to it that only a search box wants: "rehab Ohio", "baclofen dose reddit"."""
    added = phrase.sentence.low[phrase.span.end : phrase.whole.end]
    if not added:
        # "The rehab center near you detox center is here."
        return NEAR_YOU.match(phrase.sentence.low, phrase.span.end) is not None and phrase.goes_on_behind(2)
    if added.endswith(" me"):
        return not is_story and phrase.small != ["help"]
    return phrase.sentence.block.setting is not Setting.CELL


def _city(phrase: Phrase) -> Span | None:
    """The phrase with a city and its state behind it, as nobody would name one place: "drug rehab in Tampa, FL"."""
    sentence, (start, end) = phrase.sentence, phrase.span
    city = CITY.match(sentence.text, end)
    is_of_one = phrase.before() in ARTICLES or sentence.is_cited or sentence.block.setting is Setting.CELL
    return Span(start, city.end()) if city and not is_of_one else None


def _twice(sentence: Sentence, phrases: list[Phrase]) -> Iterator[Remark]:
    long = [each for each in phrases if each.after - each.first >= LONG_ENOUGH and SELLING.intersection(each.small)]
    for text, times in Counter(phrase.text for phrase in long).items():
        if times > 1:
            span = next(phrase.span for phrase in long if phrase.text == text)
            yield Remark(TWICE, SAY_IT_ONCE, sentence, span)


def _lists(sentence: Sentence, read: list[Word], phrases: list[Phrase]) -> Iterator[Remark]:
    if not phrases or sentence.block.setting not in (Setting.PARAGRAPH, Setting.HEADING):
        return
    says_nothing = all(word.is_key or word.small in LISTING for word in read)
    in_a_row = max(phrase.after - phrase.first for phrase in phrases)
    if _repeats_one_word(sentence):
        yield Remark(A_LIST, SAY_WHAT, sentence, Span(0, read[-1].end))
    elif (len(phrases) >= FEWEST_LISTED and says_nothing) or in_a_row > MOST_IN_A_ROW:
        yield Remark(A_LIST, SAY_WHAT, sentence, Span(phrases[0].span.start, phrases[-1].whole.end))


def _repeats_one_word(sentence: Sentence) -> bool:
    """Whether it is short parts between commas, most of which share a word: "detox Leeds, detox York, detox Hull"."""
    lead, colon, listed = sentence.low.partition(": ")
    parts = [part.split() for part in (listed if colon else lead).rstrip(" .").split(",")]
    if len(parts) <= FEWEST_LISTED or any(len(part) > LONGEST_LISTED for part in parts):
        return False
    shared = Counter(word for part in parts for word in set(part) if is_key(word))
    return bool(shared) and max(shared.values()) * 2 > len(parts)


def _too_often(phrases: list[Phrase], words: int) -> Iterator[Remark]:
    places: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        if phrase.small[-1] in SOUGHT:
            for first in range(max(phrase.first, phrase.after - LONGEST_PHRASE), phrase.after - 1):
                part = phrase._replace(first=first)
                places[part.text].append(part)
    told: set[tuple[int, int]] = set()
    for text, found in sorted(places.items(), key=lambda each: -len(each[0])):
        place = (id(found[0].sentence), found[0].after)
        if len(found) >= FEWEST and len(found) * 100 > MOST_PER_HUNDRED * words and place not in told:
            told.add(place)
            reason = f"“{text}” stands {len(found)} times in {words} words, more often than writing needs it."
            yield Remark(reason, SAY_IT_ONCE, found[0].sentence, found[0].span)


def _in_headings(phrases: list[Phrase]) -> Iterator[Remark]:
    places: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        is_heading = phrase.sentence.block.setting is Setting.HEADING or phrase.sentence.part == TITLE
        if is_heading and phrase.after - phrase.first >= 2 and phrase.small[-1] in SOUGHT:
            places[phrase.text].append(phrase)
    for text, found in places.items():
        if len(found) >= FEWEST_HEADINGS:
            reason = f"“{text}” stands in {len(found)} headings, which tell the sections apart by their other words."
            advice = "Leave it out of the headings below the title."
            yield Remark(reason, advice, found[0].sentence, found[0].span, severity=Severity.NOTE)


RULE: Final = Rule(
    id="keyword-stuffing",
    title="Search phrases in place of sentences",
    why="Words put in for search engines tell readers nothing and make sentences hard to read.",
    severity=Severity.WARNING,
    authority=SEARCH,
    check=check,
)
