"""Pages at odds with the record of a medicine."""

from __future__ import annotations

import pytest

from articles.editorial import Manuscript, Recorded, check
from articles.editorial.recorded import RecordedApproval
from articles.editorial.rules.contradicts_record import RULE
from articles.findings import Finding

US, UK, FRANCE, ALCOHOL = "United States", "United Kingdom", "France", "alcohol use disorder"


def approvals(**status: str) -> tuple[RecordedApproval, ...]:
    countries = {"us": US, "uk": UK, "fr": FRANCE}
    return tuple(RecordedApproval(countries[key], ALCOHOL, value) for key, value in status.items())


RECORDED = (
    Recorded(
        ("baclofen", "lioresal"),
        (
            *approvals(us="off-label", uk="off-label", fr="licensed"),
            RecordedApproval(US, "muscle stiffness", "licensed"),
        ),
        "The US label starts at 5 mg three times a day and stops at 80 mg a day. Trials used from 30 to 300 mg a day.",
    ),
    Recorded(
        ("naltrexone", "naltrexone tablets", "revia"),
        approvals(us="licensed", uk="licensed"),
        "The usual dose is one 50 mg tablet a day.",
    ),
    Recorded(
        ("naltrexone injection", "vivitrol"), approvals(us="licensed", uk="not known"), "380 mg every four weeks."
    ),
    Recorded(
        ("acamprosate", "campral"), approvals(us="licensed", uk="licensed"), "Two 333 mg tablets, three times a day."
    ),
)


def found(body: str, title: str = "") -> list[Finding]:
    return check(Manuscript.of(body=body, title=title, recorded=RECORDED), [RULE])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The FDA has approved baclofen for alcohol use disorder.", "approved baclofen for alcohol use disorder"),
        ("Baclofen is FDA-approved to treat alcoholism.", "approved to treat alcoholism"),
        ("Baclofen has MHRA approval for alcoholism.", "has mhra approval for alcoholism"),
        ("Baclofen received FDA approval to treat alcoholism.", "received fda approval to treat alcoholism"),
        ("Naltrexone never won approval for alcohol use disorder.", "never won approval for alcohol use disorder"),
        ("In Britain baclofen is licensed for alcohol dependence.", "licensed for alcohol dependence"),
        ("The MHRA has licensed Lioresal for alcohol addiction.", "licensed lioresal for alcohol addiction"),
        ("Naltrexone is not approved for alcohol use disorder.", "not approved for alcohol use disorder"),
        ("In the US, Campral is off-label for alcoholism.", "off-label for alcoholism"),
        ("In France, baclofen is not licensed for alcohol dependence.", "not licensed for alcohol dependence"),
        (
            "Medicines approved by the FDA for alcohol use disorder include acamprosate, naltrexone and baclofen.",
            "approved by the fda for alcohol use disorder",
        ),
        ("Using Revia for alcohol use disorder is off-label.", "alcohol use disorder is off-label"),
        ("Vivitrol has not been approved for alcoholism in the US.", "not been approved for alcoholism"),
        ("Acamprosate lacks FDA approval for alcoholism.", "lacks fda approval for alcoholism"),
        ("The recommended dose of naltrexone is 100 mg a day.", "100 mg a day"),
        ("The usual dose of baclofen is up to 400 mg a day.", "400 mg a day"),
        ("The label for baclofen starts at 20 mg three times a day.", "20 mg three times a day"),
        ("On the label the most you may take of baclofen is 200 mg a day.", "200 mg a day"),
        ("France has never licensed baclofen for alcoholism.", "never licensed baclofen for alcoholism"),
        ("The maximum licensed dose of baclofen is 100 mg a day.", "100 mg a day"),
        ("The typical dose of Campral is 999 mg three times a day.", "999 mg three times a day"),
    ],
)
def test_what_the_record_denies_is_reported(text: str, words: str) -> None:
    assert [finding.words.lower() for finding in found(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Baclofen is approved for muscle stiffness in the US, not for alcohol use disorder.",
        "Baclofen has no FDA approval for alcohol use disorder.",
        "Baclofen has yet to win FDA approval for alcohol use disorder.",
        "The FDA has not approved baclofen for alcohol use disorder.",
        "In France, baclofen is licensed for alcohol dependence; in the UK it is off-label.",
        "Baclofen is approved for alcohol use disorder.",
        "Baclofen is not approved for alcohol use disorder.",
        "Unlike naltrexone, baclofen is not approved for alcohol use disorder in the United States.",
        "Naltrexone is approved for alcohol use disorder, but baclofen is not.",
        "Baclofen was tested for alcohol use before it was approved in France.",
        "Is baclofen approved in the US for alcohol use disorder?",
        "If baclofen were approved in the US for alcohol use disorder, more doctors would know it.",
        "Gabapentin is not approved for alcohol use disorder.",
        "“The FDA has approved baclofen for alcohol use disorder,” says one page.",
        "Some pages claim that the FDA approved baclofen for alcohol use disorder.",
        "Baclofen, a muscle relaxant approved in the US, is used off-label for alcohol use disorder.",
        "Naltrexone injection is not approved in the UK for alcohol use disorder.",
        "Extended-release naltrexone is not licensed in the UK for alcohol dependence.",
        "In Germany, baclofen is approved for alcohol use disorder.",
        "Naltrexone is not approved for cocaine use disorder.",
        "The usual dose of naltrexone is 50 mg a day.",
        "The recommended dose of acamprosate is 666 mg three times a day.",
        "The usual dose of acamprosate is about 2,000 mg a day.",
        "The highest dose of baclofen in a trial was 400 mg a day.",
        "The label of baclofen starts at 5 mg three times a day and stops at 80 mg a day.",
        "Some doctors start baclofen at 10 mg a day. Baclofen starts at 10 mg a day there.",
        "On the label the most you may take of baclofen is 80 mg a day.",
        "The label's maximum dose of baclofen is 80 mg a day.",
        "The usual dose of naltrexone injection is 380 mg a month.",
        "The usual dose of gabapentin is 1,800 mg a day.",
        "The usual dose of naltrexone or gabapentin is 900 mg a day.",
    ],
)
def test_what_the_record_bears_out_or_leaves_open_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_reason_tells_the_record() -> None:
    [approval] = found("The FDA has approved baclofen for alcohol use disorder.")
    [dose] = found("The recommended dose of naltrexone is 100 mg a day.")

    assert approval.reason == (
        "The site's record of baclofen says that it is off-label for alcohol use disorder in the United States."
    )
    assert dose.reason == "The largest dose in the site's record of naltrexone is 50 mg a day."


def test_a_page_about_one_medicine_means_that_one() -> None:
    text = "It is approved by the FDA for alcohol use disorder. The usual dose is 400 mg a day."

    assert len(found(text, title="Baclofen for alcohol use")) == 2
    assert found(text, title="Medicines for alcohol use") == []


def test_without_a_record_nothing_is_said() -> None:
    assert check(Manuscript.of(body="The FDA has approved baclofen for alcoholism."), [RULE]) == []
