import pytest

from articles.editorial import Entry, EntryKind, Manuscript, check, shipped
from articles.editorial.rules.abbreviation import RULE


def words(text: str, **parts: str) -> list[str]:
    return [found.words for found in check(Manuscript.of(body=text, **parts), [RULE])]


@pytest.mark.parametrize(
    "text",
    [
        "Alcohol use disorder (AUD) is common. AUD can be treated.",
        "AUD (alcohol use disorder) is common.",
        "AUD, which stands for alcohol use disorder, is common.",
        "AUD means alcohol use disorder.",
        "Alcohol use disorder, or AUD, is common.",
        "The regulator is called the FDA. The FDA has not approved it.",
        "The US regulator, the FDA, has approved it.",
        "The FDA, which approves medicines in the United States, has not.",
        "NICE writes guidance for the health service in England.",
        "Selective serotonin reuptake inhibitors (SSRIs) may help, and an SSRI is cheap.",
        "The COMBINE trial had 1,383 people, and COMBINE was large.",
        "It was tested in the study ALPADIR.",
        "ALPADIR, UKATT and BACLAD are names of trials.",
        "The 4th edition of the ASAM Criteria names levels.",
        "The NHS in the UK, a GP and an MRI scan are known to all.",
        "The shop opens at 9 AM and takes ID. It has a TV.",
        "Bipolar II, Type II and Phase III are grades, and so is level AA.",
        "Never, NEVER stop suddenly, and do NOT drive.",
        "DO NOT STOP TAKING BACLOFEN AT HOME.",
        "Ask Dr Smith, MD, and a PhD.",
        "The clinic is in Phoenix, AZ 85001.",
        "Liver enzymes such as CYP2D6 and vitamin B12 count, and so does COVID-19.",
        "Read [the AUDIT and the SADQ](/questionnaires/).",
        "They wrote “we offer MAT and IOP”.",
        "> We offer MAT and IOP.",
        "## AUD and IOP\n\nWords.",
        "AUD\n: A pattern of drinking that harms.\n\nAUD is common.",
        "It acts on the GABA-B receptor.",
        "| IOP |\n|-|\n| Words |",
        "See 21 CFR part 1308.",
        "A SMART Recovery meeting (Self-Management and Recovery Training) is on Friday.",
        "Take the Leeds Dependence Questionnaire [LDQ].",
        "The regulator, the FDA, has not approved it.",
        "Beer of 4% ABV is weak.",
    ],
)
def test_abbreviations_that_are_explained_or_known_are_left_alone(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("People with AUD drink more.", ["AUD"]),
        ("AUD is common. AUD can be treated.", ["AUD"]),
        ("AUD is common. Alcohol use disorder (AUD) can be treated.", ["AUD"]),
        ("We offer MAT, IOP and PHP.", ["MAT", "IOP", "PHP"]),
        ("SSRIs may help.", ["SSRI"]),
        ("It helps, says the NIAAA.2", ["NIAAA"]),
        ("There is an AA meeting on Friday.", ["AA"]),
        ("NICE advises it.", ["NICE"]),
        ("According to SAMHSA's guide it helps.", ["SAMHSA"]),
        ("Ask for an IOP/PHP.", ["IOP", "PHP"]),
        ("- CBT\n- DBT", ["CBT", "DBT"]),
        ("| Care |\n|-|\n| IOP |", ["IOP"]),
        ("::: key\n- MAT is offered.\n:::", ["MAT"]),
        ("It helps (see the results for AUD).", ["AUD"]),
        ("In OUD, and not only then, it helps.", ["OUD"]),
        ("Some **PAWS** may follow.", ["PAWS"]),
        ("Do you have AUD?", ["AUD"]),
    ],
)
def test_abbreviation_that_nobody_explained_is_noted_at_its_first_use(text, expected):
    assert words(text) == expected


def test_title_explains_what_its_words_begin_with():
    assert words("CBT helps.", title="Cognitive behavioural therapy") == []
    assert words("CBT helps.", title="Talking treatments") == ["CBT"]


def test_summary_explains_what_the_body_uses():
    assert words("AUD is common.", summary="What alcohol use disorder (AUD) is.") == []


def test_abbreviation_that_a_site_knows_is_left_alone():
    house = shipped().with_more([Entry(EntryKind.ABBREVIATION, ("aud",))])
    assert check(Manuscript.of(body="AUD is common.", house=house), [RULE]) == []


def test_abbreviation_has_its_place():
    (found,) = check(Manuscript.of(body="One\n\nPeople **with** AUDs"), [RULE])
    assert (found.line, found.column, found.severity) == (3, 17, "note")
