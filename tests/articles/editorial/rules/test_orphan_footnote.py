import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.orphan_footnote import RULE


def words(body: str) -> list[str]:
    return [each.words for each in check(Manuscript.of(body=body), [RULE])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So says the National Library of Medicine.1", ["1"]),
        ("It was approved in 1994.1 It is a tablet.", ["1"]),
        ("It blocks receptors.1,2,3 That lasts a day.", ["1,2,3"]),
        ("It is called a blocker (MAT)1 by some.", ["1"]),
        ("A trial called it “a small effect.”4", ["4"]),
        ("It helped 22.5 million people.2 Others wait.", ["2"]),
        ("Half of them, 50%.2 The rest did not.", ["2"]),
        ("It was shown in 2019.[3]", ["[3]"]),
        ("Others found less [4, 5].", ["[4, 5]"]),
        ("A long recovery1 is possible.", ["1"]),
        ("It helps. (2)", ["(2)"]),
        ("It helps. (2) Others disagree.", ["(2)"]),
        ("It helps. 1", ["1"]),
        ("Many people recover² in time.", ["²"]),
        ("The effect is small.³", ["³"]),
        ("It helps.[^7]", ["[^7]"]),
        ("It was tested in one study.2 It was small.", ["2"]),
        ("So says the FDA.3", ["3"]),
        ("It helps.<sup>5</sup>", ["<sup>5</sup>"]),
        ("It helps.[note 8]", ["[note 8]"]),
        ("It keeps people in care (6, 7).", ["(6, 7)"]),
        ("It helps (ref. 4) many people.", ["(ref. 4)"]),
        ("The signs of it include: 3", ["3"]),
        ("Ask the agency. [1]", ["[1]"]),
    ],
)
def test_a_number_that_leads_nowhere_is_reported(text: str, found: list[str]):
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "GABA-B1 receptors, vitamin B12, CYP2D6, 5-HT3 and H2 are names.",
        "Level 3.5 is residential, and COVID-19 is not.",
        "Take 2.5 mg, or 1.5 units.",
        "See Table 2, Fig.2 and section 3.1.",
        "A room of 12 m² holds two beds.",
        "Read doi 10.1016/j.pec.2014.05.027 or https://example.org/a.1 for it.",
        "The ratio was 2:1.",
        "On 12 January 2021, 12 people came.",
        "1. One step\n2. Another step",
        "Version 2.1 of it came in 2019. Then nothing.",
        "Do this: (1) stop. (2) wait.",
        "The dose was 10 mg (2 tablets).",
        "The median was 5 [3-8] days.",
        "He was 45. Then he stopped.",
        "It helped.[^1]\n\n[^1]: Said in a letter.",
        "“It helped.1” is how the page had it.",
        "A room of 12 m<sup>2</sup> holds two beds.",
        "Fewer women (3).",
        "Most had headache (12), and few had fits (2).",
        "People drank for more than14 days.",
        "It was tested in three studies (two of them small).",
        "We looked at 1. craving, 2. sleep.",
        "The criteria of DSM.5 are newer, and ICD.10 is older.",
        "See the file Room03.",
    ],
)
def test_other_numbers_are_left_alone(text: str):
    assert words(text) == []


@pytest.mark.parametrize(
    "listed", ["1. Roe J. A trial.\n2. Doe B. Another.", "[1] Roe J. A trial.\n\n[2] Doe B. Another."]
)
def test_a_number_of_a_list_of_references_leads_somewhere(listed: str):
    assert words(f"It helped.1 It lasted [2]. It grew.3\n\n## References\n\n{listed}") == ["3"]


def test_a_line_by_itself_may_head_the_list():
    assert words("It helped.1 It lasted.4\n\n**Sources:**\n\n1. Roe J. A trial.\n2. Doe B. Another.") == ["4"]


def test_several_references_may_stand_in_one_paragraph():
    assert words("It helped.2\n\n## References\n\n[1] Roe J. A trial.\n[2] Doe B. Another.") == []


def test_a_heading_that_speaks_of_sources_heads_no_list():
    assert words("## Why sources of help differ\n\nIt helped.2") == ["2"]
