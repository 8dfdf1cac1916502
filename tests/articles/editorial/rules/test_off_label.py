import pytest

from articles.editorial import Manuscript, Recorded, check
from articles.editorial.recorded import RecordedApproval
from articles.editorial.rules.off_label import RULE

FILLER = " ".join(["People weigh this with their prescriber over some weeks and write down what changes."] * 12)


def words(text: str, **others: object) -> list[str]:
    return [found.words.lower() for found in check(Manuscript.of(body=text, **others), [RULE])]


@pytest.mark.parametrize(
    "text",
    [
        "Baclofen is used for stiff muscles in multiple sclerosis.",
        "Baclofen is used off-label for alcohol use disorder.",
        "Baclofen helps some people to stay off alcohol. It is not approved for this in the United States.",
        "Some doctors prescribe gabapentin for alcohol use disorder. That use is unlicensed.",
        "The FDA has not approved topiramate for alcohol use, though some people take it to drink less.",
        "Prescribers also use medicines outside their licence, such as baclofen for drinking less.",
        "Naltrexone, acamprosate and disulfiram are used for alcohol use disorder.",
        "One trial tested topiramate against placebo for heavy drinking.",
        "Do not drink alcohol while you take gabapentin.",
        "Baclofen probably reduces relapses a little [@review].",
        "People given baclofen died more often than people given other medicines for alcohol [@records].",
        "Baclofen and alcohol together make people drowsy.",
        "Ondansetron may be given for nausea during alcohol withdrawal.",
        "When gabapentin is taken with alcohol, breathing can slow down.",
        "The clinic offers treatment for ketamine addiction and for pregabalin misuse.",
        "Prazosin is given for nightmares, also to people who drink.",
        "Varenicline is used to stop smoking.",
        "Ketamine is a drug that people take at parties; help for addiction is free.",
        "Is baclofen used for alcohol?",
        "Pages claim that “baclofen stops cravings”.",
        "| Medicine | Used for | Status |\n| --- | --- | --- |\n| Baclofen | Alcohol use disorder | Off-label |\n",
        "Baclofen is prescribed for alcohol use disorder in France, which approved it in 2018.",
        "Gabapentin does not reduce drinking.",
        "Nalmefene helps people to drink less alcohol.",
        "Gabapentin for cravings: what is known and what is not.",
    ],
)
def test_a_use_that_is_approved_or_called_off_label_is_left_alone(text: str):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baclofen is used for alcohol use disorder.", "baclofen"),
        ("Gabapentin helps with cravings and sleep in early sobriety.", "gabapentin"),
        ("Gabapentin can:\n\n- help stop alcohol cravings\n- improve mood", "help stop alcohol cravings"),
        ("Baclofen for alcohol addiction is changing lives.", "baclofen"),
        ("Alcohol cravings can be treated with baclofen.", "baclofen"),
        ("Many clinics now prescribe topiramate to reduce heavy drinking.", "topiramate"),
        ("Neurontin can ease the symptoms of alcohol withdrawal.", "neurontin"),
        ("Ketamine is a promising new treatment for addiction.", "ketamine"),
        ("Doctors give Ozempic to people who want to drink less alcohol, and semaglutide reduces cravings.", "ozempic"),
        ("Varenicline also cuts drinking.", "varenicline"),
        ("Modafinil treats cocaine use.", "modafinil"),
        ("In the United Kingdom baclofen is licensed for alcohol use disorder.", "baclofen"),
        ("Pregabalin is an effective option for alcohol dependence.", "pregabalin"),
        ("Psilocybin has helped people overcome alcoholism.", "psilocybin"),
        ("Prazosin reduces drinking in people who have nightmares.", "prazosin"),
        (
            "With sodium oxybate, alcohol withdrawal is treated within days, as sodium oxybate calms cravings.",
            "sodium oxybate",
        ),
        ("Baclofen works for cocaine addiction.", "baclofen"),
        ("In the US, nalmefene is taken to curb drinking.", "nalmefene"),
        ("Ibogaine stops cravings in one night.", "ibogaine"),
    ],
)
def test_an_off_label_use_that_is_not_called_so_is_reported(text: str, expected: str):
    assert words(text) == [expected]


def test_it_is_said_once_for_each_medicine_at_its_first_use():
    text = "Baclofen stops cravings. Baclofen treats alcoholism. Gabapentin treats alcoholism."

    assert words(text) == ["baclofen", "gabapentin"]


def test_off_label_said_of_another_medicine_does_not_count():
    assert words("Gabapentin is off-label for this.\n\nBaclofen reduces drinking.") == ["baclofen"]


def test_a_page_of_the_medicine_need_not_name_it_in_the_sentence():
    text = f"It reduces cravings within weeks. {FILLER}"

    assert words(text, title="Baclofen: all you need to know") == ["reduces cravings"]
    assert words(f"{text} The use is off-label.", title="Baclofen: all you need to know") == []


def test_a_note_of_the_medicine_need_not_name_it_either():
    assert words("It seems to lower the urge to drink.", title="Ondansetron") == ["lower the urge to drink"]


def test_the_record_of_the_site_wins_over_the_list():
    alcohol = "alcohol use disorder"
    licensed = Recorded(("baclofen",), (RecordedApproval("France", alcohol, "licensed"),))
    withdrawal = Recorded(("newdrug",), (RecordedApproval("France", "alcohol withdrawal", "off-label"),))
    unlicensed = Recorded(("newdrug", "newbrand"), (RecordedApproval("France", alcohol, "off-label"),))

    assert words("Baclofen reduces drinking.", recorded=[licensed]) == []
    assert words("Newbrand reduces drinking.", recorded=[unlicensed]) == ["newbrand"]
    assert words("Newdrug reduces drinking.", recorded=[withdrawal]) == []


@pytest.mark.parametrize(("kind", "reported"), [("treatment", 1), ("level-of-care", 1), ("about", 0)])
def test_pages_about_the_site_are_left_alone(kind: str, reported: int):
    assert len(words("Baclofen is used for alcohol use disorder.", kind=kind)) == reported
