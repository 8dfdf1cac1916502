import pytest

from articles.editorial import Manuscript
from articles.editorial.wording import subject

FILLER = " ".join(["You talk it over with your prescriber and write down what changes from week to week."] * 10)


def page(text: str = "", title: str = "Baclofen", kind: str = "article") -> Manuscript:
    return Manuscript.of(body=f"{text}\n\n{FILLER}", title=title, kind=kind)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Baclofen for alcohol use", "baclofen"),
        ("Acamprosate", "acamprosate"),
        ("What is Vivitrol?", "vivitrol"),
        ("The Sinclair method: naltrexone taken when drinking", "naltrexone"),
        ("Cognitive behavioural therapy", "cognitive behavioural therapy"),
        ("Does CBT help?", "cbt"),
        ("Disulfiram (Antabuse)", "disulfiram"),
        ("Baclofen: cure or hype?", "baclofen"),
        ("Hypnotherapy for drinking", "hypnotherapy"),
    ],
)
def test_the_title_says_of_which_treatment_a_page_is(title: str, name: str):
    found = subject.of(page(title=title))

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "title",
    [
        "Anxiety and alcohol",
        "Medicines for alcohol use compared",
        "Naltrexone versus acamprosate",
        "Naltrexone or acamprosate?",
        "Inpatient or outpatient: how to choose",
        "Help for people who use cannabis",
        "Fentanyl and its harms",
        "Ketamine addiction",
        "",
    ],
)
def test_a_page_of_something_else_or_of_several_is_of_no_treatment(title: str):
    assert subject.of(page(title=title)) is None


def test_the_first_heading_stands_in_for_a_title():
    found = subject.of(Manuscript.of(body=f"## Baclofen\n\n{FILLER}"))

    assert found is not None
    assert found.name == "baclofen"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ask about baclofen before you take it. Baclofen is a tablet. Store baclofen in a dry place.", "baclofen"),
        ("Baclofen takes away the wish to drink. In the evening baclofen is given once more.", "baclofen"),
        ("Twelve step meetings take place in almost every town.", "twelve step meetings"),
        ("You will meet Bella. Our riding programme starts at seven.", "our riding programme"),
    ],
)
def test_without_either_it_is_what_the_page_begins_with_or_names_again_and_again(text: str, name: str):
    found = subject.of(page(text, title="A new start"))

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    [
        "One medicine is baclofen.",
        "Baclofen and naltrexone are tablets. Baclofen is older. Naltrexone is not. Baclofen is small.",
    ],
)
def test_a_page_that_names_a_medicine_once_or_two_alike_is_of_none(text: str):
    assert subject.of(page(text, title="A new start")) is None


def test_a_note_is_of_a_treatment_where_its_length_does_not_matter():
    note = Manuscript.of(body="It is a tablet.", title="Baclofen")

    assert subject.of(note) is None
    assert subject.of_any_length(note) is not None


def test_a_short_text_and_a_page_about_the_site_are_of_no_treatment():
    assert subject.of(Manuscript.of(body="Baclofen is a medicine.", title="Baclofen")) is None
    assert subject.of(page(kind="about")) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Naltrexone is another choice.", True),
        ("Counselling on its own is enough for some people.", True),
        ("There are other treatments.", True),
        ("It is given together with counselling.", False),
        ("Lioresal is a brand of it.", False),
        ("Tell them about other medicines that you take.", False),
    ],
)
def test_what_is_only_added_is_no_other_treatment(text: str, names: bool):
    about = subject.Subject("baclofen", is_medicine=True)

    assert subject.names_another(Manuscript.of(body=text), about) is names
