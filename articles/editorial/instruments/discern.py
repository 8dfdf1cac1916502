"""DISCERN (Charnock and others 1999): sixteen questions of a text about treatment choices, in our own words.

The instrument asks people for 1 to 5. What is computed here gives 5 where it is met, 3 where partly and 1 where not:
that is ours. It finds where something is told, and not whether it is told well; so for some of them it is a proposal,
which an answer overrides.
"""

from typing import Final

from articles.editorial import authorities
from articles.editorial.instruments import reliability, treatment_choices
from articles.editorial.instruments.criterion import Criterion, Instrument, Reading, leave_to_editor
from articles.editorial.instruments.treatment_choices import of_treatments

SCALE: Final = (1, 2, 3, 4, 5)


def _asked(number: int, question: str, how: str, read: Reading = leave_to_editor) -> Criterion:
    return Criterion(f"discern-{number}", str(number), question, how, True, SCALE, read)


def _computed(number: int, question: str, how: str, read: Reading) -> Criterion:
    return Criterion(f"discern-{number}", str(number), question, how, False, SCALE, read)


CRITERIA: Final = (
    _computed(
        1,
        "Does the page say at once what it answers, and for whom?",
        f"There is a summary of at most {reliability.LONGEST_SUMMARY} words, and it names its readers.",
        reliability.aims,
    ),
    _asked(
        2,
        "Does it answer what it set out to answer?",
        "Read the summary, then the page: is each thing that the summary promises told in full?",
    ),
    _asked(
        3,
        "Does it answer what somebody in this position would want to know?",
        "Write down what you would ask if it were about you; which of these does the page leave out?",
    ),
    _computed(
        4,
        "Can readers see on which sources it rests?",
        "At least nine of ten claims name a source, each source is in the library, and none was retracted or replaced.",
        reliability.sources,
    ),
    _computed(
        5,
        "Can readers see how old the page and its sources are?",
        "Last and next review are dated, each source has a year, and at most a third are older than ten years.",
        reliability.dates,
    ),
    _asked(
        6,
        "Is it fair?",
        "Proposed: it tells good and harm, without promise or praise. Ask yourself whose side it takes.",
        reliability.balance,
    ),
    _computed(
        7,
        "Does it lead to more help and information?",
        "It shows help lines or a help box, and at least one link leads to another site.",
        reliability.support,
    ),
    _computed(
        8,
        "Does it say what is not known?",
        "A heading or a fact gathers what is not known; a sentence alone is half of it.",
        reliability.doubt,
    ),
    _computed(
        9,
        "Does it explain how each treatment works?",
        "A heading or a fact is about it; a sentence alone is half of it.",
        of_treatments(treatment_choices.how_it_works),
    ),
    _computed(
        10,
        "Does it tell what good each treatment can do?",
        "A heading or a fact is about it, with figures that name a source and what they are compared with.",
        of_treatments(treatment_choices.benefits),
    ),
    _computed(
        11,
        "Does it tell what harm each treatment can do?",
        "A heading or a fact is about it and, for a medicine, something is said of stopping it or mixing it.",
        of_treatments(treatment_choices.risks),
    ),
    _computed(
        12,
        "Does it tell what may happen without treatment?",
        "A sentence speaks of having no treatment; figures of a dummy pill or usual care alone are half of it.",
        of_treatments(treatment_choices.untreated),
    ),
    _asked(
        13,
        "Does it tell what treatment means for everyday life?",
        "Proposed: it speaks of the quality of life or of what a day is like. Ask yourself what would change at home.",
        of_treatments(treatment_choices.life),
    ),
    _computed(
        14,
        "Does it show that there is more than one choice?",
        f"It links to the pages of at least {treatment_choices.ENOUGH_CHOICES} other treatments or levels of care.",
        of_treatments(treatment_choices.choices),
    ),
    _computed(
        15,
        "Does it help people to decide together with others?",
        "A heading is about what to ask or how to choose; advice to ask somebody is half of it.",
        of_treatments(treatment_choices.shared),
    ),
    _asked(
        16,
        "All in all, how good a ground for a choice is this page?",
        "Answer this last, with the other answers before you. It is not a mean of them.",
    ),
)

DISCERN: Final = Instrument(
    id="discern",
    title="DISCERN",
    about=(
        "Sixteen questions about information on treatment choices, in our own words. What is computed counts 5 where"
        " it is met, 3 where partly and 1 where not, which is our way of counting: it sees where something is told,"
        " and not how well."
    ),
    authority=authorities.DISCERN,
    criteria=CRITERIA,
)
