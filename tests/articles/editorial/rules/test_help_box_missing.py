import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.help_box_missing import RULE

HELP = "\n\n::: help Get help now\nCall the emergency number.\n:::\n"


def findings(text: str, **parts: object):
    return check(Manuscript.of(body=text, **parts), [RULE])


@pytest.mark.parametrize(
    "text",
    [
        "Acamprosate is taken three times a day.",
        "People who drink daily may need help with withdrawal.",
        "See [alcohol withdrawal: when it is an emergency](page:alcohol-withdrawal).",
        "Read [what to do after an overdose](page:overdose) and [low mood](page:suicide-and-self-harm).",
        "The trial also counted overdoses.",
        "Deaths from overdose were rare in both groups.",
        "| Study | Outcome | Result |\n| --- | --- | --- |\n| A | Overdose | 3 of 100 |\n",
        "Write “died by suicide”, not “committed suicide”. The words “an overdose” are plain.",
        "In the United States, the 988 Suicide & Crisis Lifeline takes calls day and night.",
        "The week ends with Overdose Awareness Day. The city has an overdose prevention strategy.",
        "Meals are cooked on site, and nobody has had food poisoning so far.",
        "The programme was stopped when its grant ended.",
        "Withdrawal is managed by nurses who visit each morning.",
        "> He spoke of his overdose. He spoke of suicide.",
        "Ask what they do if somebody has an overdose.",
        "We screen for thoughts of suicide.",
        "Does it prevent overdose?",
        "For information about an emergency because of alcohol withdrawal, see the chapter on hospitals.",
        "Quitting cigarettes cold turkey works for some people.",
        "Withdrawal from nicotine is not dangerous.",
        "A detox is a short stay in which nurses treat withdrawal symptoms.",
        "A fatal accident closed the road. Some felt withdrawn after it.",
        "## Does a liver detox work?\n\nNo powder repairs a liver, and liver disease can kill.",
        "A sugar detox is never deadly.",
        "Do not stop sertraline suddenly on your own.",
    ],
)
def test_a_page_that_mentions_danger_in_passing_needs_no_box(text: str):
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An overdose can kill.", "overdose"),
        ("It is dangerous in overdose, more so with alcohol.", "overdose"),
        ("If somebody has overdosed, call for an ambulance.", "overdosed"),
        ("## Overdose\n\nKeep the box locked.", "Overdose"),
        ("Never stop baclofen suddenly.", "stop baclofen suddenly"),
        ("Alcohol withdrawal can kill.", "withdrawal can kill"),
        ("Delirium tremens is a medical emergency.", "Delirium tremens"),
        ("The DTs can be fatal.", "DTs can be fatal"),
        ("Tell the prescriber about thoughts of suicide.", "suicide"),
        ("If you think about ending your life, talk to somebody.", "ending your life"),
        ("Some were treated for poisoning. Poisoning was more common in spring.", "poisoning"),
        ("People who self-harm are welcome here. Self-harm is more common after a loss.", "self-harm"),
        ("Stopping heavy drinking suddenly can be life-threatening.", "Stopping heavy drinking suddenly"),
        ("In severe cases, withdrawal seizures occur. Withdrawal with delirium is rarer.", "withdrawal seizures"),
        ("Many lost friends to overdose. Overdose deaths rose for years.", "overdose"),
        ("Without care, withdrawal can even result in death.", "withdrawal can even result in death"),
        ("A detox by yourself can turn deadly.", "detox by yourself can turn deadly"),
        ("There are real dangers in any detox at home.", "dangers in any detox"),
        ("Detox is hard on the body. The symptoms can be fatal.", "fatal"),
        ("Coming off Xanax alone is risky, and some have died.", "Coming off Xanax alone is risky, and some have died"),
        ("## Rapid detox\n\nA small number have fits, and some may die.", "fits"),
        ("So much blood alcohol can kill you.", "blood alcohol can kill"),
    ],
)
def test_a_page_that_deals_with_danger_needs_a_box(text: str, expected: str):
    assert [each.words for each in findings(text)] == [expected]
    assert findings(text + HELP) == []


@pytest.mark.parametrize("part", [{"title": "After an overdose"}, {"summary": "What to do about thoughts of suicide."}])
def test_title_and_summary_are_enough(part: dict[str, str]):
    assert len(findings("Plain words.", **part)) == 1


def test_the_facts_of_a_treatment_count_as_text():
    found = findings("It may fit some people.", kind="treatment", facts={"risks": "An overdose can kill."})

    assert [(each.part, each.line) for each in found] == [("risks", 1)]


@pytest.mark.parametrize(("kind", "reported"), [("article", 1), ("level-of-care", 1), ("about", 0), ("section", 0)])
def test_pages_about_the_site_need_none(kind: str, reported: int):
    assert len(findings("An overdose can kill.", kind=kind)) == reported


def test_another_callout_is_no_help_box():
    assert len(findings("::: warning Take care\nAn overdose can kill.\n:::\n")) == 1


@pytest.mark.parametrize("number", ["Call 999 at once.", "Dial 911 first.", "The crisis line is open all night."])
def test_a_number_in_the_text_is_to_be_put_into_a_box(number: str):
    assert "stands in the text" in findings(f"An overdose can kill. {number}")[0].advice
    assert "stands in the text" not in findings("An overdose can kill.")[0].advice
