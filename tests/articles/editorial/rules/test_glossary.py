import pytest

from articles.editorial import Entry, EntryKind, Manuscript, check, shipped
from articles.editorial.rules.glossary import RULE


def words(text: str, kind: str = "article", **parts: str) -> list[str]:
    return [found.words for found in check(Manuscript.of(body=text, kind=kind, **parts), [RULE])]


@pytest.mark.parametrize(
    "text",
    [
        "Some people took a dummy pill (placebo).",
        "Some people took placebo, a dummy pill.",
        "Some people took a placebo (a pill without medicine).",
        "A placebo is a pill without a medicine in it.",
        "Placebo means a pill without a medicine in it.",
        "A pill without medicine, called a placebo, looks the same.",
        "To titrate — change the dose step by step — takes weeks.",
        "It is off-label: its label does not cover alcohol.",
        "The trials were randomised. That means that chance decided who got what.",
        "The trials were randomised: chance decided who got which treatment.",
        "Chance decided who got which treatment. So the trials were randomised.",
        "Titration\n: Changing a dose step by step.\n\nNever stop, and mind the titration.",
        "Read about [titration](page:titration) first.",
        "## What is spasticity?\n\nStiff, tight muscles.",
        "Doctors say “contraindicated” when they mean no.",
        "Pancreatitis, which is a swollen pancreas, is a reason to ask.",
        "He has cirrhosis, and a taper blocks no receptors.",
        "The label says it is for spasticity (stiff, tight muscles). Spasticity is no reason to drink.",
        "In the UK it is off-label. France has approved it.",
        "It is not licensed for this. Doctors use it off-label.",
        "People earn small prizes. The formal name is contingency management.",
        "The dose and the treatment are explained by the nurse.",
    ],
)
def test_words_that_are_explained_are_left_alone(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It did better than placebo.", ["placebo"]),
        ("It did better than placebo. More left with placebo.", ["placebo"]),
        ("It is contraindicated in renal failure.", ["contraindicated", "renal"]),
        ("Your prescriber will titrate it.", ["titrate"]),
        ("Your prescriber will titrate it. In the end the titration is done.", ["titrate"]),
        ("Baclofen is a GABA agonist.", ["agonist"]),
        ("Buprenorphine, a partial agonist, helps.", ["partial agonist"]),
        ("The odds ratio was 0.86 (0.81 to 0.91).", ["odds ratio"]),
        ("- delirium tremens\n- seizures", ["delirium tremens"]),
        ("| Trials |\n|-|\n| Randomised |", ["Randomised"]),
        ("It is off-label.", ["off-label"]),
        ("Intrathecal pumps are for other illnesses.", ["Intrathecal"]),
        ("A meta-analysis of 12 trials found it.", ["meta-analysis"]),
        ("::: key\n- Adverse events were rare.\n:::", ["Adverse events"]),
        ("It has a **half-life** of 4 hours.", ["half-life"]),
    ],
)
def test_word_that_nobody_explained_is_noted_at_its_first_use(text, expected):
    assert words(text) == expected


def test_meaning_is_told():
    (note,) = check(Manuscript.of(body="He has spasticity."), [RULE])
    assert "stiff, tight muscles" in note.reason
    assert note.severity == "note"


def test_subject_of_a_page_is_explained_by_the_page():
    assert words("Contingency management helps.", title="Contingency management") == []


def test_word_of_the_summary_is_for_the_body_to_explain():
    assert words("Words.", summary="How well it does against placebo.") == []
    assert words("It beat placebo.", summary="How well it does against placebo.") == ["placebo"]


@pytest.mark.parametrize(("kind", "expected"), [("treatment", 1), ("level-of-care", 1), ("about", 0)])
def test_only_pages_for_readers_are_held_to_it(kind, expected):
    assert len(words("It beat placebo.", kind=kind)) == expected


def test_fact_of_other_names_is_left_alone():
    found = check(Manuscript.of(body="", facts={"names": "withdrawal management", "risks": "ataxia"}), [RULE])
    assert [each.words for each in found] == ["ataxia"]


def test_words_that_a_site_adds_are_noted():
    house = shipped().with_more(
        [Entry(EntryKind.GLOSSARY, ("audit", "audit-c"), instead="ten questions about drinking")]
    )
    assert [each.words for each in check(Manuscript.of(body="Fill in the AUDIT-C.", house=house), [RULE])] == [
        "AUDIT-C"
    ]
