import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.toxic_dose import RULE


def words(text: str) -> list[str]:
    return [found.words for found in check(Manuscript.of(body=text), [RULE])]


@pytest.mark.parametrize(
    "text",
    [
        "The US label starts at 5 mg three times a day and stops at 80 mg a day [@label].",
        "Trials gave from 30 to 300 mg a day, at one dose or in steps.",
        "At 180 mg a day or more, the rate of deaths was 127% higher than on the other medicines [@cohort].",
        "In 190 poisonings, 80 people needed a breathing machine and 5 died [@centre].",
        "An overdose of baclofen can kill. Call for help at once.",
        "A smaller supply at home makes an overdose less likely.",
        "Naloxone nasal spray holds 4 mg and can reverse an opioid overdose.",
        "After an overdose, 8 mg of naloxone was given before she woke.",
        "The most that the label allows is 4 g of paracetamol in a day.",
        "People took 2 tablets every morning for 12 weeks.",
        "He took 50 mg an hour before the party.",
        "In the trial, 15 of 22 people took 270 mg a day and stayed off alcohol.",
        "The legal limit for driving is a blood alcohol level of 0.08%.",
        "Of the drivers who died, one in three had a blood alcohol level above 0.08%.",
        "A standard drink holds 14 g of alcohol, and too much alcohol can kill.",
        "Keep at most 14 tablets at home, because an overdose can kill.",
        "Deaths fell by 12% in the 6 months after the law changed.",
        "Seizures followed a sudden stop of 60 mg a day in one person.",
        "There is no lethal dose that holds for everybody, so call for help whatever was taken.",
        "The medicine comes in bottles of 28 tablets, and a lock keeps children safe from poisoning.",
        "Drinking more than 14 units a week raises the risk of an early death.",
        "Take 2 tablets at once with water, and go to a hospital if you cannot breathe.",
        "A binge is five drinks or more in one sitting, whatever else is drunk that week.",
        "Diazepam 20 mg is given in one dose to prevent seizures.",
        "The risk of an overdose is higher with more than 50 mg a day [@cohort].",
        "Naloxone 4 mg nasal spray may stop a deadly overdose.",
        "Serum levels were kept below 100 mg/l in the trial.",
        "A pack of 28 tablets should be locked away to prevent poisoning.",
        "The level of lithium in the blood is kept between 0.6 and 0.8 mmol per litre.",
        "Liver tests are done only above 100 mg a day.",
        "Seizures were seen in 2 people on 30 mg a day [@trial].",
    ],
)
def test_usual_amounts_and_counts_of_people_are_left_alone(text: str):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A single dose of 300 mg can be fatal.", "300 mg"),
        ("Coma has been seen at 200 mg or more.", "200 mg"),
        ("An overdose of more than 1 g needs a hospital bed.", "1 g"),
        ("The LD50 in rats is 145 mg/kg.", "145 mg/kg"),
        ("The lethal dose is thought to be about 2 grams.", "2 grams"),
        ("She took 40 tablets and was found by her sister.", "40 tablets"),
        ("A man who swallowed 900 mg was in a coma for two days.", "900 mg"),
        ("A blood level above 400 mg/dl is lethal for most people.", "400 mg/dl"),
        ("With a blood alcohol content of 0.40% a person may fall into a coma.", "0.40%"),
        ("Death is possible once the blood alcohol level reaches 0.4 percent.", "0.4 percent"),
        ("At a BAC of .35 many people stop breathing and die.", ".35"),
        ("Doses in excess of 1,000 mg have resulted in death.", "1,000 mg"),
        ("Drinking 25 standard drinks in one night can be fatal.", "25 standard drinks"),
        ("Two people died after taking 1,500 mg with vodka.", "1,500 mg"),
        ("As little as 2 mg of fentanyl is enough to kill an adult.", None),
        ("Just 3 grams could be deadly for a small person.", "3 grams"),
        ("Poisoning with 25 pills has been survived.", "25 pills"),
        ("Deaths from as little as 10 ml are on record.", "10 ml"),
        ("He ingested 600 mg and stopped breathing.", "600 mg"),
        ("Respiratory depression occurs at doses over 150 mg.", "150 mg"),
        ("Some took thirty tablets in one go.", "thirty tablets"),
        ("Convulsions followed in those who took 250 mg in one go.", "250 mg"),
        ("Forty pills with gin sent her to intensive care.", "forty pills"),
        ("A bottle of spirits in an hour can be enough to kill.", "a bottle of"),
        ("More than 10 g can poison the liver.", "10 g"),
        ("You would have to swallow 900 mg for a lethal overdose.", "900 mg"),
        ("Twenty shots may be a fatal amount for most.", "twenty shots"),
        ("He swallowed a whole packet that evening.", "a whole packet"),
        ("Plasma concentrations above 2 mg/l may be lethal.", "2 mg/l"),
        ("Two milligrams can stop your breathing.", "two milligrams"),
        ("A man who took 600 mg was found dead.", "600 mg"),
        ("A dozen pills at once could be deadly.", "a dozen pills"),
        ("Enough to kill an adult: 500 mg.", "500 mg"),
        ("A level of 4 g/l in the blood leads to loss of consciousness.", "4 g/l"),
        ("Amounts over 7 g have caused deadly reactions.", "7 g"),
        ("Levels above 90 micrograms per millilitre are toxic.", "90 micrograms per millilitre"),
        ("Rhythm problems start only above 30 mg per kilogram.", "30 mg"),
        ("The dose that killed him was 6 g.", "6 g"),
        ("8 g is all it takes to stop a heart.", "8 g"),
    ],
)
def test_toxic_and_lethal_amounts_are_reported(text: str, expected: str | None):
    found = words(text)

    assert len(found) == 1
    assert expected in {None, found[0].lower()}


def test_a_chart_of_blood_levels_is_reported_in_its_cells():
    text = "| Blood alcohol | Effect |\n| --- | --- |\n| 0.08% | Limit for driving |\n| 0.40% | Coma, perhaps death |\n"

    assert words(text) == ["0.40%"]


def test_the_place_is_that_of_the_amount():
    found = check(Manuscript.of(body="Keep it locked.\n\nA dose of 300 mg can be fatal."), [RULE])

    assert [(each.line, each.column) for each in found] == [(3, 11)]
