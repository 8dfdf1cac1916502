"""The Clear Communication Index of the CDC: four open questions and twenty items, in our own words.

An item is met or not, and the score is the points of a hundred of those that apply. Items about numbers and risks do
not apply to pages without any. The four open questions come first, ask for words and give no points.
"""

from typing import Final

from articles.editorial import authorities
from articles.editorial.instruments import chances, layout
from articles.editorial.instruments.criterion import Criterion, Instrument, Reading, leave_to_editor

YES_OR_NO: Final = (0, 1)


def _open(letter: str, question: str, how: str) -> Criterion:
    return Criterion(f"cci-{letter}", letter, question, how, True, ())


def _asked(number: int, question: str, how: str, read: Reading = leave_to_editor) -> Criterion:
    return Criterion(f"cci-{number}", str(number), question, how, True, YES_OR_NO, read)


def _computed(number: int, question: str, how: str, read: Reading) -> Criterion:
    return Criterion(f"cci-{number}", str(number), question, how, False, YES_OR_NO, read)


OPEN: Final = (
    _open("a", "For whom is it written?", "Name the people, and not everybody."),
    _open("b", "What do they know already, and how do they read?", "What may be taken as known, and what may not?"),
    _open("c", "What should it bring about?", "What do you want its readers to do, to know or to think about?"),
    _open("d", "What is its main message?", "Write it down in one sentence."),
)
CORE: Final = (
    _asked(1, "Does the page have one main message?", "Is it the one that you wrote down above, and the only one?"),
    _computed(
        2,
        "Does the main message stand at the top?",
        "A box of key points, a short answer or a summary that states something comes first.",
        layout.message_at_top,
    ),
    _computed(
        3,
        "Does something that can be seen lift the main message out?",
        "A box of key points, a heading such as “The short answer” or bold words stand at the top.",
        layout.message_seen,
    ),
    _asked(
        4,
        "Does a picture or a drawing carry the main message too?",
        "Look at the pictures of people and the tables: does one of them show the main message?",
    ),
    _asked(5, "Does it ask its readers to do something?", "Can you name the one thing that they are asked to do?"),
    _computed(
        6,
        "Does it say who does what?",
        f"At most {round(layout.MOST_PASSIVE * 100)} of 100 sentences are passive.",
        layout.active_voice,
    ),
    _asked(
        7,
        "Does it use the words that its readers use?",
        "Is every word that they do not use explained where it first stands?",
    ),
    _computed(8, "Are points that belong together written as lists?", "There is a list.", layout.lists),
    _computed(
        9,
        "Does the text come in pieces, each under its heading?",
        f"There are headings, and at most {layout.LONGEST_PIECE} words between two of them.",
        layout.pieces,
    ),
    _computed(
        10,
        "Does the first piece hold what matters most?",
        "A box of key points, a short answer, the first fact or a first paragraph that states something.",
        layout.first_section,
    ),
    _asked(
        11,
        "Does it say what is known, and what is not?",
        "Can a reader tell what is well known from what is not known yet?",
    ),
)
BEHAVIOUR: Final = (
    _asked(12, "Does it recommend something to do?", "Name it: something that this page's readers can do."),
    _asked(13, "Does it say why that matters to them?", "Does it say what they gain by it, or what they avoid?"),
    _asked(14, "Does it say how to do it?", "Does it name the steps, the place to go to or the number to call?"),
)
NUMBERS: Final = (
    _computed(
        15,
        "Are the numbers of a kind that people meet every day?",
        "At most one in ten sentences with shares or chances has ratios, decimals of a percentage or statistics.",
        chances.familiar,
    ),
    _computed(
        16,
        "Does it say what the numbers mean?",
        "At least half of the shares and chances stand beside a comparison or words that explain them.",
        chances.explained,
    ),
    _computed(
        17,
        "Can the numbers be understood without working anything out?",
        "No change such as “13% lower” stands without counts, and counts side by side are out of the same number.",
        chances.worked_out,
    ),
)
RISK: Final = (
    _asked(18, "Does it say what the risk is?", "Does it say who may come to harm, and how?", chances.of_risk),
    _asked(
        19,
        "Does it tell both the risks and the benefits of what it speaks for?",
        "Is each thing that it advises told with what may go wrong and what it may bring?",
        chances.of_risk,
    ),
    _computed(
        20,
        "Is every chance told in words or a picture as well as in a number?",
        "There is a picture of people, or half of the chances at least stand beside words such as “probably”.",
        chances.told_in_words,
    ),
)

CLEAR_COMMUNICATION: Final = Instrument(
    id="cci",
    title="Clear Communication Index",
    about=(
        "Twenty items and four open questions of the US Centers for Disease Control and Prevention about how clear a"
        " text is, in our own words. The score is the points of a hundred of the items that apply to the page."
    ),
    authority=authorities.CCI,
    criteria=(*OPEN, *CORE, *BEHAVIOUR, *NUMBERS, *RISK),
)
