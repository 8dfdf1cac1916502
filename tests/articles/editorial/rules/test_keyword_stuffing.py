import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.keyword_stuffing import RULE
from articles.findings import Severity


def findings(body: str, title: str = ""):
    return check(Manuscript.of(body=body, title=title), [RULE])


def words(body: str) -> list[str]:
    return [each.words for each in findings(body)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Craving fades whenever naltrexone addiction treatment they drink.", ["naltrexone addiction treatment"]),
        ("If alcohol rehab you want to go, pack a bag.", ["alcohol rehab"]),
        ("Because opioid addiction treatment people are afraid, they wait.", ["opioid addiction treatment"]),
        ("Many people alcohol detox find that it is hard.", ["alcohol detox"]),
        ("You can drug rehab center stop using.", ["drug rehab center"]),
        ("They baclofen treatment need for weeks.", ["baclofen treatment"]),
        ("People look for alcohol rehab center that is near.", ["alcohol rehab center"]),
        ("One gain of drug rehab near me is the food.", ["drug rehab near me"]),
        ("Many people alcohol rehab near me find that it helps.", ["alcohol rehab near me"]),
        ("Rehab near me is what there is.", ["Rehab near me"]),
        ("See alcohol rehab in Tampa, Florida and around.", ["alcohol rehab in Tampa, Florida"]),
        ("Find detox centers in Tampa, FL today.", ["detox centers in Tampa, FL"]),
        ("## Alcohol Rehab Near Me", ["Alcohol Rehab Near Me"]),
        (
            "Drug rehab, alcohol rehab, detox center, addiction help.",
            ["Drug rehab, alcohol rehab, detox center, addiction help"],
        ),
        ("Families in need of drug rehab Texas often wait.", ["drug rehab Texas"]),
        ("Patients stay at our private rehab Stockport for weeks.", ["private rehab Stockport"]),
        ("Alcohol detox Leeds Bradford Hull for everybody.", ["Alcohol detox Leeds Bradford Hull"]),
        ("Our rehab {{town}} team answers.", ["rehab {{town}}"]),
        ("Read the naltrexone reviews reddit has for you.", ["naltrexone reviews reddit"]),
        ("There is cheap disulfiram no prescription here.", ["cheap disulfiram no prescription"]),
        ("A vitamin can how long does withdrawal last help.", ["how long does withdrawal last help"]),
        ("Ask which best hangover pills you need.", ["best hangover pills"]),
        ("It is wise to luxury rehab talk over.", ["luxury rehab"]),
        ("Before you home detox kit choose, wait.", ["home detox kit"]),
        ("Staying sober is easy near me.", ["near me"]),
        ("The detox center near you drug rehab program is open.", ["detox center"]),
        ("A luxury drug rehab is no cheap drug rehab, and a luxury drug rehab is dear.", ["luxury drug rehab"]),
        ("Detox York, detox Hull, cheap detox, pet detox.", ["Detox York, detox Hull, cheap detox, pet detox"]),
        ("# Alcohol Addiction Drug Detox Rehab Help", ["Alcohol Addiction Drug Detox Rehab Help"]),
    ],
)
def test_a_search_phrase_out_of_place_is_reported(text: str, found: list[str]):
    assert [each for each in words(text) if each in found] == found


@pytest.mark.parametrize(
    "text",
    [
        "When alcohol treatment ends, you may need more.",
        "If you need alcohol treatment, ask.",
        "If the treatment they choose works, they stay.",
        "After alcohol treatment you can ask for more.",
        "Some people in drug treatment find that hard.",
        "Not only can alcohol treatment help, it may last.",
        "What can alcohol treatment cost?",
        "Nobody near me drank, and treatment seemed far away.",
        "How do I find alcohol treatment near me?",
        "“Alcohol rehab near me” is what people type.",
        "The trial ran in an alcohol treatment clinic in Baltimore, Maryland.",
        "Places differ: outpatient treatment, residential treatment and inpatient treatment are three of them.",
        "- Outpatient treatment, residential treatment, inpatient treatment",
        "A drug treatment program for adults can take weeks.",
        "Because addiction treatment takes time, plan for it.",
        "Baclofen is a tablet. Baclofen acts on nerves. Baclofen can make you sleepy. Ask about baclofen.",
        "After private rehab Maria went home to Leeds.",
        "In Ohio rehab is paid for by the state.",
        "Before drug treatment you should see a doctor.",
        "Medication and addiction treatment make a difference.",
        "How can drug treatment help you feel better?",
        "Nobody can promise which treatment works best.",
        "The best alcohol treatment is the one that you can keep to.",
        "A local drug and alcohol service near you can help.",
        "Private rehab in the UK costs several thousand pounds a week.",
        "You can get baclofen only with a prescription.",
        "Naltrexone tablets, naltrexone injections and naltrexone implants are not the same.",
        "She read about baclofen treatment on Reddit.",
        "We can tell you how to get help.",
        "In 2019 alcohol treatment services saw more people.",
        "| Place | Town |\n| --- | --- |\n| Private rehab Leeds | Leeds |",
    ],
)
def test_ordinary_sentences_are_left_alone(text: str):
    assert words(text) == []


OFTEN = "An alcohol rehab has rooms. Ask the alcohol rehab about them. Every alcohol rehab has rules of its own. "


def test_a_phrase_said_far_too_often_is_reported_once_at_its_first_place():
    (found,) = findings(OFTEN + "\n\n" + OFTEN)

    assert (found.words, found.line) == ("alcohol rehab", 1)
    assert "stands 6 times in 38 words" in found.reason


def test_the_same_number_in_a_long_text_is_no_stuffing():
    assert words(OFTEN * 2 + "\n\n" + "Some of what they do is known to help, and some is not. " * 60) == []


def test_a_phrase_in_three_headings_is_a_note():
    body = "\n\n".join(f"## {what} alcohol rehab\n\nText." for what in ("What is", "Who needs", "How long is"))
    (found,) = findings(body)

    assert (found.words, found.severity) == ("alcohol rehab", Severity.NOTE)


def test_headings_that_name_one_medicine_are_left_alone():
    assert words("\n\n".join(f"## {what} Baclofen?\n\nText." for what in ("What Is", "Who Takes", "How Safe Is"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "We serve Mesa, Tempe, Gilbert and Peoria interventionist near you.",
        "Guests come from Leeds, York, Hull and Bath alcohol rehab.",
        "Ask us about ketamine clinic Denver Colorado first.",
        "Rehab centers free men only is what families ask about.",
        "By town: alcohol aid in Cork, alcohol aid in Sligo, alcohol aid in Naas, alcohol counsellors in Trim.",
        "Try an online naltrexone doctor near me drinking less.",
    ],
)
def test_rows_of_towns_and_what_is_added_are_reported(text: str):
    assert words(text)


@pytest.mark.parametrize(
    "text",
    [
        "The average top dose was 147 mg a day.",
        "There was no upper limit, and the top dose was 270 mg.",
        "Trials ran in Italy, France, Brazil and Spain with baclofen treatment.",
        "Anna, Beth, Carla and Dina met near you.",
        "After drug treatment New York State pays for a room.",
        "The centre is for women only.",
        "Side effects: drug fever, nausea, drug rash, headache.",
        "The service has alcohol counsellors in every town.",
    ],
)
def test_doses_towns_and_counsellors_are_left_alone(text: str):
    assert words(text) == []
