from datetime import date

import pytest

from articles.references.reading import medline
from articles.references.record import Evidence, Kind, Name, Standing


def entry(*lines):
    return "\n".join(["PMID- 1", "TI  - A title.", *lines])


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        (["DP  - 2020 Jul-Aug"], "month", 7),
        (["TA  - Addict", "JT  - Addiction"], "container", "Addiction"),
        (["TA  - Addict"], "container", "Addict"),
        (["AID - S0140 [pii]", "AID - 10.1000/a [doi]"], "doi", "10.1000/a"),
        (["PMC - PMC3510048"], "pmcid", "PMC3510048"),
        (["SI  - ClinicalTrials.gov/NCT01711125"], "trial", "NCT01711125"),
        (["SI  - ISRCTN/ISRCTN12345678"], "trial", ""),
        (["PL  - England"], "place", ""),
        (["PT  - Practice Guideline"], "kind", Kind.GUIDELINE),
        (["PT  - Practice Guideline"], "evidence", Evidence.GUIDELINE),
        (["PT  - Preprint"], "kind", Kind.PREPRINT),
        (["PT  - Observational Study", "MH  - Adult/*psychology", "MH  - Cohort Studies"], "evidence", Evidence.COHORT),
        (["AB  - Left out", "      in two lines."], "title", "A title"),
        (["TT  - Ein Titel"], "title", "A title"),
    ],
)
def test_a_field_is_read(lines, field, value):
    assert getattr(medline.read(entry(*lines)), field) == value


def test_groups_stand_among_the_people_and_full_names_go_before_short_ones():
    before, after = ["FAU - Rigal, Laurent", "AU  - Rigal L"], ["FAU - Jaury, P, Jr", "AU  - Jaury P Jr"]

    record = medline.read(entry(*before, "CN  - Bacloville Group, Paris", *after))

    assert record.authors == (
        Name(family="Rigal", given="Laurent"),
        Name(literal="Bacloville Group, Paris"),
        Name(family="Jaury", given="P, Jr"),
    )
    assert medline.read(entry("AU  - Rigal L")).authors == (Name(family="Rigal", given="L"),)


def test_a_chapter_is_in_its_book():
    title = "Incorporating Alcohol Pharmacotherapies"
    lines = [f"BTI - {title}", "PB  - SAMHSA", "PL  - Rockville (MD)", "ISBN- 0-306-40615-2"]

    chapter = medline.read(entry(*lines))
    book = medline.read("\n".join(["PMID- 1", *lines]))

    assert (chapter.kind, chapter.container, chapter.isbn) == (Kind.CHAPTER, title, "9780306406157")
    assert (book.kind, book.title, book.place) == (Kind.BOOK, title, "Rockville (MD)")


RETRACTED_IN = "RIN - Lancet. 2010 Feb 6;375(9713):445. doi: 10.1016/S0140-6736(10)60175-4. PMID: 20137807"


@pytest.mark.parametrize(
    ("lines", "standing", "on", "notice"),
    [
        ([RETRACTED_IN], Standing.RETRACTED, date(2010, 2, 6), "https://pubmed.ncbi.nlm.nih.gov/20137807/"),
        (["PT  - Retracted Publication"], Standing.RETRACTED, None, ""),
        (["PT  - Retracted Publication", "EIN - BMJ. 2004 Mar;1:2. PMID: 3"], Standing.RETRACTED, None, ""),
        (["EIN - BMJ. 2004 Mar;1:2. PMID: 3"], Standing.CORRECTED, None, "https://pubmed.ncbi.nlm.nih.gov/3/"),
        (["EIN - BMJ. 2004;1:2. doi: 10.1000/a."], Standing.CORRECTED, None, "https://doi.org/10.1000/a"),
        (
            ["EIN - BMJ. 2004;1:2.", "ECI - BMJ. 2005 May 3;1:2. PMID: 4"],
            Standing.CONCERN,
            date(2005, 5, 3),
            "https://pubmed.ncbi.nlm.nih.gov/4/",
        ),
    ],
)
def test_pubmed_says_how_a_paper_stands(lines, standing, on, notice):
    record = medline.read(entry(*lines))

    assert (record.standing, record.standing_on, record.notice) == (standing, on, notice)
    assert record.standing_by == "PubMed"


@pytest.mark.parametrize(
    "lines", [[], ["PT  - Retraction of Publication", "ROF - Lancet. 1998 Feb 28;351(9103):637-41. PMID: 9500320"]]
)
def test_a_notice_of_retraction_is_not_itself_retracted(lines):
    record = medline.read(entry(*lines))

    assert (record.standing, record.standing_by) == (Standing.UNKNOWN, "")


def test_entries_begin_with_a_number_or_after_an_empty_line():
    text = "\n\nPMID- 1\nTI  - A\n\nPMID- 2\nTI  - B\nPMID- 3\nTI  - C\n      D\n\nOWN - NLM\nTI  - E\n"

    assert [(each.line, each.text) for each in medline.entries(text)] == [
        (3, "PMID- 1\nTI  - A"),
        (6, "PMID- 2\nTI  - B"),
        (8, "PMID- 3\nTI  - C\n      D"),
        (12, "OWN - NLM\nTI  - E"),
    ]
