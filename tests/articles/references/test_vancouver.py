from datetime import date

import pytest

from articles.references.record import Evidence, Kind, Name, Record
from articles.references.vancouver import Link, links, printed, printed_in_full, short

AGABIO = Name(family="Agabio", given="Roberta")
SAULLE = Name(family="Saulle", given="Rosella")
NICE = Name(literal="National Institute for Health and Care Excellence")


def record(kind=Kind.ARTICLE, **fields):
    return Record(**({"key": "a1", "kind": kind, "title": "A title", "evidence": Evidence.REVIEW} | fields))


def test_article():
    article = record(
        title="Baclofen for alcohol use disorder",
        authors=(AGABIO, SAULLE),
        year=2023,
        container="Cochrane Database of Systematic Reviews",
        issue="1",
        pages="CD012557",
    )

    assert printed(article) == (
        "Agabio R, Saulle R. Baclofen for alcohol use disorder. "
        "Cochrane Database of Systematic Reviews. 2023;(1):CD012557."
    )


@pytest.mark.parametrize(
    ("fields", "ending"),
    [
        ({"year": 2007, "volume": "370", "issue": "9603", "pages": "1915–22"}, "2007;370(9603):1915-22."),
        ({"year": 2007, "month": 12, "volume": "370", "pages": "1915-1922"}, "2007 Dec;370:1915-1922."),
        ({"year": 2007, "month": 12, "day": 8, "pages": "12"}, "2007 Dec 8:12."),
        ({"year": 2007, "day": 8}, "2007."),
        ({"year": 2007, "month": 13}, "2007."),
        ({"volume": "370", "issue": "9603"}, "[date unknown];370(9603)."),
        ({}, "[date unknown]."),
    ],
)
def test_article_with_as_much_as_is_known(fields, ending):
    assert printed(record(container="The Lancet", **fields)) == f"A title. The Lancet. {ending}"


def test_report():
    report = record(
        Kind.REPORT,
        title="AUDIT: The Alcohol Use Disorders Identification Test",
        authors=(Name(family="Babor", given="Thomas F."), Name(family="Higgins-Biddle", given="John C.")),
        year=2001,
        edition="2",
        container="WHO manuals",
        publisher="World Health Organization",
        place="Geneva",
        number="WHO/MSD/MSB/01.6a",
        pages="3–9",
    )

    assert printed(report) == (
        "Babor TF, Higgins-Biddle JC. AUDIT: The Alcohol Use Disorders Identification Test. 2nd ed. "
        "Geneva: World Health Organization; 2001. Report No.: WHO/MSD/MSB/01.6a. p. 3-9. (WHO manuals)."
    )


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"container": "medRxiv"}, "A title. medRxiv [Preprint]. 2021 Mar 3."),
        ({"publisher": "Cold Spring Harbor"}, "A title. Cold Spring Harbor [Preprint]. 2021 Mar 3."),
        ({"arxiv": "2101.00001"}, "A title. arXiv [Preprint]. 2021 Mar 3."),
        ({}, "A title [Preprint]. 2021 Mar 3."),
    ],
)
def test_preprint_is_marked_as_one(fields, shown):
    assert printed(record(Kind.PREPRINT, year=2021, month=3, day=3, **fields)) == shown


def test_thesis():
    thesis = record(Kind.THESIS, authors=(AGABIO,), place="Cagliari", publisher="University of Cagliari", year=1999)

    assert printed(thesis) == "Agabio R. A title [thesis]. Cagliari: University of Cagliari; 1999."


def test_guideline():
    guideline = record(
        Kind.GUIDELINE,
        title="Alcohol-use disorders: diagnosis, assessment and management",
        authors=(NICE,),
        year=2011,
        month=2,
        day=23,
        publisher="National Institute for Health and Care Excellence",
        number="CG115",
    )

    assert printed(guideline) == (
        "National Institute for Health and Care Excellence. "
        "Alcohol-use disorders: diagnosis, assessment and management. "
        "National Institute for Health and Care Excellence; 2011 Feb 23. Report No.: CG115."
    )


def test_guideline_in_a_journal_is_printed_as_an_article():
    guideline = record(Kind.GUIDELINE, container="Journal of Addiction Medicine", year=2020, volume="14", issue="3S")

    assert printed(guideline) == "A title. Journal of Addiction Medicine. 2020;14(3S)."


def test_web_page():
    page = record(
        Kind.WEB_PAGE,
        title="Clinical guidelines for alcohol treatment",
        authors=(Name(literal="UK Government"),),
        container="GOV.UK",
        publisher="GOV.UK",
    )

    assert printed(page) == (
        "UK Government. Clinical guidelines for alcohol treatment [Internet]. GOV.UK; [date unknown]."
    )


def test_web_page_of_a_site_with_another_name_than_its_publisher():
    page = record(
        Kind.WEB_PAGE, container="Alcohol Treatment Navigator", publisher="NIAAA", place="Bethesda", year=2024
    )

    assert printed(page) == "A title [Internet]. Alcohol Treatment Navigator. Bethesda: NIAAA; 2024."


def test_law_in_a_gazette():
    law = record(
        Kind.LAW,
        title="Confidentiality of Substance Use Disorder (SUD) Patient Records: final rule, 42 CFR Part 2",
        authors=(Name(literal="U.S. Department of Health and Human Services"),),
        year=2024,
        month=2,
        day=16,
        container="Federal Register",
        volume="89",
        issue="33",
        pages="12472-12631",
    )

    assert printed(law) == (
        "U.S. Department of Health and Human Services. "
        "Confidentiality of Substance Use Disorder (SUD) Patient Records: final rule, 42 CFR Part 2. "
        "Federal Register. 2024 Feb 16;89(33):12472-12631."
    )


def test_law_by_its_number():
    law = record(Kind.LAW, title="Misuse of Drugs Act 1971", number="1971 c. 38", publisher="UK Parliament", year=1971)

    assert printed(law) == "Misuse of Drugs Act 1971. 1971 c. 38. UK Parliament; 1971."


def test_book():
    book = record(
        Kind.BOOK,
        title="Making sense of the chest x-ray",
        authors=(Name(family="Jenkins", given="Paul F."),),
        edition="2",
        volume="1",
        place="New York",
        publisher="Oxford University Press",
        year=2005,
        container="Hodder Arnold publication",
    )

    assert printed(book) == (
        "Jenkins PF. Making sense of the chest x-ray. 2nd ed. Vol. 1. New York: Oxford University Press; 2005. "
        "(Hodder Arnold publication)."
    )


def test_chapter():
    chapter = record(
        Kind.CHAPTER,
        title="Regression and correlation methods",
        authors=(Name(family="Riffenburgh", given="Robert H."),),
        container="Statistics in medicine",
        edition="2nd ed.",
        place="Amsterdam",
        publisher="Elsevier Academic Press",
        year=2006,
        pages="447-86",
    )

    assert printed(chapter) == (
        "Riffenburgh RH. Regression and correlation methods. In: Statistics in medicine. 2nd ed. "
        "Amsterdam: Elsevier Academic Press; 2006. p. 447-86."
    )


@pytest.mark.parametrize(
    ("edition", "shown"),
    [
        ("1", "1st ed."),
        ("3", "3rd ed."),
        ("11", "11th ed."),
        ("22", "22nd ed."),
        ("4th", "4th ed."),
        ("Rev.", "Rev ed."),
        ("Rev. ed.", "Rev. ed."),
        ("Second edition", "Second edition."),
    ],
)
def test_edition(edition, shown):
    assert printed(record(Kind.BOOK, edition=edition, year=2005)) == f"A title. {shown} 2005."


def test_title_that_asks_is_not_closed_twice():
    asking = record(title="Does it matter?", container="BMJ.", year=2010)

    assert printed(asking) == "Does it matter? BMJ. 2010."
    assert printed(record(Kind.WEB_PAGE, title="Does it matter?", year=2010)) == "Does it matter? [Internet]. 2010."


def test_printed_in_full_adds_the_identifiers():
    article = record(
        container="JAMA",
        year=2023,
        doi="10.1001/jama.2023.19761",
        pmid="37934220",
        pmcid="PMC10630900",
        url="https://x.org",
    )

    assert printed_in_full(article) == (
        "A title. JAMA. 2023. doi: 10.1001/jama.2023.19761. PMID: 37934220; PMCID: PMC10630900."
    )


def test_printed_in_full_adds_the_number_at_arxiv():
    preprint = record(Kind.PREPRINT, year=2021, arxiv="2101.00001", url="https://x.org")

    assert printed_in_full(preprint) == "A title. arXiv [Preprint]. 2021. arXiv: 2101.00001."


def test_printed_in_full_gives_the_web_address_and_the_day_it_was_read():
    page = record(Kind.WEB_PAGE, publisher="NICE", year=2024, url="https://nice.org.uk/a", accessed=date(2026, 11, 1))

    assert printed_in_full(page) == (
        "A title [Internet]. NICE; 2024 [cited 2026 Nov 1]. Available from: https://nice.org.uk/a"
    )


def test_printed_in_full_closes_an_address_that_ends_in_a_slash():
    page = record(Kind.WEB_PAGE, year=2024, url="https://nice.org.uk/")

    assert printed_in_full(page) == "A title [Internet]. 2024. Available from: https://nice.org.uk/."


def test_printed_in_full_says_no_day_of_reading_without_an_address():
    page = record(Kind.WEB_PAGE, year=2024, url="javascript:alert(1)", accessed=date(2026, 11, 1))

    assert printed_in_full(page) == printed(page) == "A title [Internet]. 2024."


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"authors": (AGABIO,), "year": 2023}, "Agabio 2023"),
        ({"authors": (AGABIO, SAULLE), "year": 2020}, "Agabio and Saulle 2020"),
        ({"authors": (AGABIO, SAULLE, NICE), "year": 2020}, "Agabio 2020"),
        ({"authors": (NICE,)}, "National Institute for Health and Care Excellence, no date"),
        ({"year": 2024}, "A title 2024"),
        ({"title": "One two three four five six seven"}, "One two three four five six…, no date"),
        ({"title": "?"}, "a1, no date"),
    ],
)
def test_short(fields, shown):
    assert short(record(**fields)) == shown


def test_links_are_the_identifiers():
    article = record(
        doi="10.1002/x<1>",
        pmid="123",
        pmcid="PMC45",
        arxiv="math.gt/0309136",
        trial="NCT01711125",
        url="https://example.org/",
    )

    assert links(article) == (
        Link("doi:10.1002/x<1>", "https://doi.org/10.1002/x%3C1%3E"),
        Link("PMID 123", "https://pubmed.ncbi.nlm.nih.gov/123/"),
        Link("PMC45", "https://pmc.ncbi.nlm.nih.gov/articles/PMC45/"),
        Link("arXiv:math.gt/0309136", "https://arxiv.org/abs/math.gt/0309136"),
        Link("NCT01711125", "https://clinicaltrials.gov/study/NCT01711125"),
    )


def test_the_trial_stands_beside_the_web_address():
    page = record(url="https://www.nice.org.uk/", trial="NCT01711125")

    assert [link.label for link in links(page)] == ["nice.org.uk", "NCT01711125"]


def test_link_is_the_web_address_where_there_is_no_identifier():
    page = record(url="https://www.nice.org.uk/guidance/cg115")

    assert links(page) == (Link("nice.org.uk", "https://www.nice.org.uk/guidance/cg115"),)


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "data:text/html,x", "http://[", "nice.org.uk"])
def test_link_is_never_anything_but_http(url):
    assert links(record(url=url)) == ()
