import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.absolute import RULE


def words(body: str, title: str = "") -> list[str]:
    return [each.words for each in check(Manuscript.of(body=body, title=title), [RULE])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This tablet cures alcoholism.", ["cures"]),
        ("A cure was found [@roe2020].", ["cure"]),
        ("Your recovery is guaranteed.", ["guaranteed"]),
        ("Detox with us is 100% safe.", ["100% safe"]),
        ("Baclofen is very effective [@roe2020].", ["very effective"]),
        ("It works for everyone who tries it.", ["works for everyone"]),
        ("The method is clinically proven.", ["clinically proven"]),
        ("It was proven to help.", ["proven to"]),
        ("That makes it ideal for cravings.", ["ideal for"]),
        ("It is the only medicine that calms.", ["the only medicine"]),
        ("Naltrexone is the best treatment there is.", ["is the best treatment"]),
        ("A miracle, some would say.", ["miracle"]),
        ("The wonder drug of the decade is here.", ["wonder drug"]),
        ("At low doses it is completely safe.", ["completely safe"]),
        ("Acamprosate is safe and effective.", ["safe and effective"]),
        ("The tablets have no side effects.", ["no side effects"]),
        ("It is non-addictive.", ["non-addictive"]),
        ("The drug does not have a potential for abuse.", ["does not have a potential for abuse"]),
        ("There is no risk of dependence with it.", ["no risk of dependence"]),
        ("You will never drink again.", ["will never drink again"]),
        ("Free yourself from alcohol this year.", ["Free yourself from"]),
        ("It eliminates all cravings within days.", ["eliminates all cravings"]),
        ("In the study, 92 of 100 stopped having cravings.", ["stopped having cravings"]),
        ("Ours is a painless detox.", ["painless"]),
        ("Find lasting sobriety by the sea.", ["Find lasting sobriety"]),
        ("The clinic has a success rate of 98%.", ["success rate of 98%"]),
        ("It is not only gentle, it always works.", ["always works"]),
        ("There is no doubt that it cures.", ["cures"]),
        ("Given how ill she was, it is very effective.", ["very effective"]),
        ("Quite a few were cured.", ["cured"]),
        ("Science has proven that it works.", ["has proven that"]),
        ("This is a proven treatment.", ["a proven treatment"]),
        ("It works really well.", ["works really well"]),
        ("You are certain to succeed.", ["certain to succeed"]),
        ("It cannot fail.", ["cannot fail"]),
        ("Every one of our guests left cured.", ["cured"]),
        ("Everybody who stays with us becomes sober.", ["Everybody who stays with us becomes sober"]),
        ("The method has never failed.", ["never failed"]),
        ("The pill is not addictive at all.", ["not addictive at all"]),
        ("There is no danger in stopping at once.", ["no danger in"]),
        ("It has zero risks.", ["zero risks"]),
        ("The drug cannot hurt you.", ["cannot hurt you"]),
        ("It is natural and therefore safe.", ["natural and therefore safe"]),
        ("Nothing works better than this.", ["Nothing works better"]),
        ("It beats every other tablet.", ["beats every other"]),
        ("It succeeds where all others fail.", ["where all others fail"]),
        ("Only this plant can cure a craving.", ["Only this plant can cure"]),
        ("The urge is permanently gone.", ["urge is permanently gone"]),
        ("It puts a stop to cravings.", ["puts a stop to cravings"]),
        ("Wave goodbye to drink.", ["Wave goodbye to"]),
        ("You’ll never want another drink.", ["You’ll never want another drink"]),
        ("You will be free of it for life.", ["free of it for life"]),
        ("The craving melts away.", ["craving melts"]),
    ],
)
def test_an_absolute_is_reported(text: str, found: list[str]):
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "There is no cure.",
        "It isn’t a cure, and it does not work for all.",
        "Nobody can promise a cure.",
        "It does not guarantee that you stay sober.",
        "No treatment works for everybody.",
        "It is not the only way.",
        "It was the only approved medicine in 2009 [@roe2020].",
        "Is it a cure?",
        "Be wary of a clinic that promises a cure.",
        "Programmes that advertise high success rates seldom say who was counted.",
        "“A guaranteed cure” is a line to distrust.",
        "> A guaranteed cure.",
        "Myth: the tablets are a miracle.",
        "Be wary of a place that offers:\n\n- a guaranteed cure",
        "Nobody knows whether it is safe and effective in pregnancy.",
        "The agency has not approved it as safe and effective.",
        "It may help more than placebo does [@roe2020].",
        "Always tell your doctor, and never stop suddenly.",
        "Cured meat holds a lot of salt.",
        "Hepatitis C can be cured.",
        "Federal law guarantees this.",
        "The insurer paid 100% of the bill.",
        "Some people have no side effects.",
        "No side effects were reported in the trial.",
        "The only way to know is a blood test.",
        "Breakthrough bleeding can follow.",
        "A dose that comes down slowly will stop you getting withdrawal symptoms.",
        "Choose the best treatment for you.",
        "There is no risk-free level of drinking.",
        "The line that “92 of 100” stopped craving misstates the study.",
        "Such success rates of 78% do not come from trials.",
        "One centre reports a success rate of 62%.",
        "She hoped for a miracle.",
        "A miracle play was put on.",
        "The word cure is best left out.",
        "I doubt that it cures anyone.",
        "It is no better than placebo.",
        "There is no safe amount.",
        "Only a doctor can tell you.",
        "One person was helped for every ten.",
        "Find what will work for you.",
        "People with no withdrawal symptoms were sent home.",
        "Painless jaundice needs a scan.",
        "Make sure to tell the nurse.",
        "A cure is not possible.",
    ],
)
def test_sober_words_are_left_alone(text: str):
    assert words(text) == []


def test_titles_and_headings_are_read_too():
    assert words("## The miracle tablet\n\nIt is a tablet.", title="A cure for alcohol use") == ["cure", "miracle"]


def test_words_that_overlap_are_reported_once():
    assert words("It has a 95% success rate.") == ["95% success rate"]


TABLE = "| | Ours | Others |\n| --- | --- | --- |\n| {} | {} | many |"


@pytest.mark.parametrize(
    ("label", "cell"),
    [
        ("Side effects", "None"),
        ("Known risks", "Zero"),
        ("Cravings", "None at all!"),
        ("Relapse rate", "0%"),
        ("Success rate", "100%"),
        ("Recovery rate", "98%"),
        ("Privacy", "100%"),
        ("Results", "Guaranteed"),
    ],
)
def test_a_promise_in_a_table_is_read_with_its_row(label: str, cell: str):
    assert cell in [each.words for each in check(Manuscript.of(body=TABLE.format(label, cell)), [RULE])]


def test_a_promise_in_a_table_is_read_with_its_column():
    body = "| Method | Side effects? |\n| --- | --- |\n| Kudzu | None |"

    assert [each.words for each in check(Manuscript.of(body=body), [RULE])] == ["None"]


@pytest.mark.parametrize(
    ("label", "cell"),
    [
        ("Side effects", "None reported in 40 people"),
        ("Side effects", "None [@a]"),
        ("Medicine for side effects", "None"),
        ("Success rate", "12%"),
        ("People who finished", "100%"),
        ("Fee", "None"),
        ("Evidence", "None"),
        ("Risk", "Low"),
    ],
)
def test_plain_cells_of_a_table_are_left_alone(label: str, cell: str):
    assert list(check(Manuscript.of(body=TABLE.format(label, cell)), [RULE])) == []


@pytest.mark.parametrize(
    "text",
    [
        "There is no withdrawal, no shaking.",
        "One week gives you what ten years of talking never did.",
        "Sobriety is our promise.",
        "The root resets the brain.",
        "It is a plant, so you cannot overdo it.",
        "The drops are mild enough for the whole family.",
    ],
)
def test_other_ways_of_promising_are_reported(text: str):
    assert len(list(check(Manuscript.of(body=text), [RULE]))) == 1
