import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.references.identifiers import (
    InvalidIdentifier,
    arxiv_url,
    doi_url,
    normalise_arxiv,
    normalise_doi,
    normalise_isbn,
    normalise_pmcid,
    normalise_pmid,
    normalise_trial,
    normalise_url,
    pmc_url,
    pubmed_url,
    trial_url,
)

NORMALISERS = [
    *(normalise_doi, normalise_pmid, normalise_pmcid, normalise_isbn, normalise_url),
    *(normalise_arxiv, normalise_trial),
]
SICI = "10.1002/(sici)1096-8644(199601)99:1<1::aid-ajpa1>3.0.co;2-1"


@pytest.mark.parametrize(
    ("pasted", "doi"),
    [
        ("10.1016/S0140-6736(07)61814-5", "10.1016/s0140-6736(07)61814-5"),
        ("https://doi.org/10.1111/add.14927", "10.1111/add.14927"),
        ("http://dx.doi.org/10.1111/add.14927", "10.1111/add.14927"),
        ("doi.org/10.1111/add.14927", "10.1111/add.14927"),
        ("https://doi.org/10.1111/add.14927?utm_source=letter#top", "10.1111/add.14927"),
        ("doi:10.1111/add.14927", "10.1111/add.14927"),
        ("DOI: 10.1111/ADD.14927.", "10.1111/add.14927"),
        (" 10.1111/add.14927 ;", "10.1111/add.14927"),
        ("(doi: 10.1111/add.14927).", "10.1111/add.14927"),
        ("<https://doi.org/10.1111/add.14927>", "10.1111/add.14927"),
        ("“10.1111/add.14927”,", "10.1111/add.14927"),
        ("(10.1016/S0140-6736(07)61814-5)", "10.1016/s0140-6736(07)61814-5"),
        ("10.1016/S0140-6736(07)61814-5).", "10.1016/s0140-6736(07)61814-5"),
        ("10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-1", SICI),
        ("https://doi.org/10.1002/(SICI)1096-8644(199601)99:1%3C1::AID-AJPA1%3E3.0.CO;2-1", SICI),
        ("10.1000/a,b;c", "10.1000/a,b;c"),
        ("10.1000/doi:x", "10.1000/doi:x"),
        ("10.1000.10/123", "10.1000.10/123"),
        ("10.1111/add\u20101\u200b", "10.1111/add-1"),
        ("10.1000/İX", "10.1000/İx"),
        ("10.1002%2F14651858.CD012557", "10.1002/14651858.cd012557"),
        ("https://doi.org/10.1002%252F14651858.CD012557", "10.1002/14651858.cd012557"),
        ("10.1002/(SICI)1096-8644(199601)99:1%3C1::AID-AJPA1%3E3.0.CO;2-1", SICI),
    ],
)
def test_doi_is_found_in_what_was_pasted(pasted, doi):
    assert normalise_doi(pasted) == doi


@pytest.mark.parametrize(
    "pasted",
    [
        "add.14927",
        "10.1111",
        "10.11/too-short",
        "11.1111/x",
        "10.1111/two words",
        "10.1111/nul\x00",
        "10.1111/\ud800",
        "https://www.frontiersin.org/articles/10.3389/fpsyt.2018.00417/full",
    ],
)
def test_doi_that_is_none_is_refused_in_a_sentence(pasted):
    with pytest.raises(InvalidIdentifier) as refusal:
        normalise_doi(pasted)

    assert str(refusal.value) == (
        f"“{pasted}” is not a DOI: one begins with 10. and has a slash, as in 10.1111/add.14927."
    )


@pytest.mark.parametrize("pasted", ["doi:", "https://doi.org/", "."])
def test_doi_prefix_with_nothing_after_it_is_refused(pasted):
    with pytest.raises(InvalidIdentifier) as refusal:
        normalise_doi(pasted)

    assert str(refusal.value) == (
        f"“{pasted}” holds no number: a DOI begins with 10. and has a slash, as in 10.1111/add.14927."
    )


@pytest.mark.parametrize(
    ("pasted", "pmid"),
    [
        ("28525555", "28525555"),
        ("PMID: 28525555.", "28525555"),
        ("PMID:28525555", "28525555"),
        ("PubMed 28525555", "28525555"),
        ("[PMID: 28525555]", "28525555"),
        ("00123", "123"),
        ("https://pubmed.ncbi.nlm.nih.gov/28525555/", "28525555"),
        ("https://pubmed.ncbi.nlm.nih.gov/28525555/?from_term=baclofen#abstract", "28525555"),
        ("pubmed.ncbi.nlm.nih.gov/28525555", "28525555"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/28525555", "28525555"),
    ],
)
def test_pmid_is_found_in_what_was_pasted(pasted, pmid):
    assert normalise_pmid(pasted) == pmid


@pytest.mark.parametrize("pasted", ["PMC3510048", "0", "123456789", "٣٤٥", "PMID:", "https://example.org/123", "12 34"])
def test_pmid_that_is_none_is_refused_in_a_sentence(pasted):
    with pytest.raises(InvalidIdentifier) as refusal:
        normalise_pmid(pasted)

    assert str(refusal.value) == f"“{pasted}” is not a PubMed number: one is up to eight digits, as in 28525555."


@pytest.mark.parametrize(
    ("pasted", "pmcid"),
    [
        ("PMC3510048", "PMC3510048"),
        ("pmc 3510048", "PMC3510048"),
        ("PMCID: PMC3510048.", "PMC3510048"),
        ("PMC3510048.2", "PMC3510048"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3510048/", "PMC3510048"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC3510048/#sec2", "PMC3510048"),
        ("https://europepmc.org/article/PMC/PMC3510048", "PMC3510048"),
        ("https://europepmc.org/articles/PMC3510048", "PMC3510048"),
    ],
)
def test_pmcid_is_found_in_what_was_pasted(pasted, pmcid):
    assert normalise_pmcid(pasted) == pmcid


@pytest.mark.parametrize("pasted", ["3510048", "PMC", "PMC0", "https://example.org/PMC3510048"])
def test_pmcid_that_is_none_is_refused_in_a_sentence(pasted):
    with pytest.raises(InvalidIdentifier) as refusal:
        normalise_pmcid(pasted)

    assert str(refusal.value) == f"“{pasted}” is not a PubMed Central number: one begins with PMC, as in PMC3510048."


@pytest.mark.parametrize(
    ("pasted", "isbn"),
    [
        ("0-306-40615-2", "9780306406157"),
        ("080442957X", "9780804429573"),
        ("080442957x", "9780804429573"),
        ("978-0-306-40615-7", "9780306406157"),
        ("ISBN 978 0 306 40615 7.", "9780306406157"),
        ("ISBN-13: 978-0-306-40615-7", "9780306406157"),
        ("ISBN-10: 0-306-40615-2", "9780306406157"),
        ("ISBN 1-86197-271-7", "9781861972712"),
        ("979-10-90636-07-1", "9791090636071"),
    ],
)
def test_isbn_becomes_thirteen_digits(pasted, isbn):
    assert normalise_isbn(pasted) == isbn


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [
        ("0-306-40615-3", "its last digit does not fit the others, so one is wrong."),
        ("9780306406158", "its last digit does not fit the others, so one is wrong."),
        ("9770306406157", "one has ten digits, or thirteen beginning 978 or 979."),
        ("X306406152", "one has ten digits, or thirteen beginning 978 or 979."),
        ("12345", "one has ten digits, or thirteen beginning 978 or 979."),
    ],
)
def test_isbn_that_is_none_is_refused_in_a_sentence(pasted, reason):
    with pytest.raises(InvalidIdentifier) as refusal:
        normalise_isbn(pasted)

    assert str(refusal.value) == f"“{pasted}” is not an ISBN: {reason}"


@pytest.mark.parametrize(
    ("pasted", "arxiv"),
    [
        ("2101.00001", "2101.00001"),
        ("arXiv:2101.00001v2", "2101.00001"),
        ("arXiv:2101.00001v2 [stat.ME]", "2101.00001"),
        ("https://arxiv.org/abs/2101.00001v1", "2101.00001"),
        ("https://arxiv.org/pdf/2101.00001.pdf", "2101.00001"),
        ("https://doi.org/10.48550/arXiv.2101.00001", "2101.00001"),
        ("math.GT/0309136", "math.gt/0309136"),
        ("0704.0001", "0704.0001"),
    ],
)
def test_arxiv_number_is_found_in_what_was_pasted(pasted, arxiv):
    assert normalise_arxiv(pasted) == arxiv


@pytest.mark.parametrize("pasted", ["2101", "2113.00001", "2101.000001", "arXiv:", "https://example.org/2101.00001"])
def test_arxiv_number_that_is_none_is_refused_in_a_sentence(pasted):
    with pytest.raises(InvalidIdentifier) as refusal:
        normalise_arxiv(pasted)

    assert str(refusal.value) == f"“{pasted}” is not an arXiv number: one has a point in it, as in 2101.00001."


@pytest.mark.parametrize(
    "pasted",
    [
        "NCT01711125",
        "nct01711125.",
        "NCT 01711125",
        "ClinicalTrials.gov identifier: NCT01711125",
        "ClinicalTrials.gov/NCT01711125",
        "https://clinicaltrials.gov/study/NCT01711125?tab=results",
        "https://www.clinicaltrials.gov/ct2/show/NCT01711125",
    ],
)
def test_trial_number_is_found_in_what_was_pasted(pasted):
    assert normalise_trial(pasted) == "NCT01711125"


@pytest.mark.parametrize("pasted", ["01711125", "NCT0171112", "NCT017111255", "ISRCTN12345678", "NCT"])
def test_trial_number_that_is_none_is_refused_in_a_sentence(pasted):
    with pytest.raises(InvalidIdentifier) as refusal:
        normalise_trial(pasted)

    assert str(refusal.value) == (
        f"“{pasted}” is not a number of ClinicalTrials.gov: one is NCT and eight digits, as in NCT01711125."
    )


def test_a_long_text_is_not_shown_whole_where_it_is_refused():
    with pytest.raises(InvalidIdentifier) as refusal:
        normalise_pmid("a" * 5000)

    assert len(str(refusal.value)) < 300


def test_url_loses_the_spaces_around_it():
    assert normalise_url("  https://www.gov.uk/guidance?a=b#c\n") == "https://www.gov.uk/guidance?a=b#c"


@pytest.mark.parametrize(
    "pasted",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "//example.org/",
        "www.example.org",
        "https://",
        "https:///path",
        "http://[::1",
        "https://example.org/two words",
        "https://example.org\\@elsewhere.org",
        'https://example.org/"x"',
        "https://example.org/\x00",
    ],
)
def test_url_that_is_no_web_address_is_refused(pasted):
    with pytest.raises(InvalidIdentifier) as refusal:
        normalise_url(pasted)

    assert str(refusal.value) == f"“{pasted}” is not a web address: one begins with https:// or http://."


@pytest.mark.parametrize("normalise", NORMALISERS)
@pytest.mark.parametrize("nothing", ["", "  ", "\n", "\u200b"])
def test_nothing_given_is_nothing(normalise, nothing):
    assert normalise(nothing) == ""


@pytest.mark.parametrize("normalise", NORMALISERS)
@given(pasted=st.text() | st.text(alphabet="10./ doi:PMCSBNX-978()[]<>.,;"))
def test_what_is_accepted_is_in_its_one_form(normalise, pasted):
    try:
        once = normalise(pasted)
    except InvalidIdentifier:
        return

    assert normalise(once) == once


def test_doi_address_encodes_what_a_path_cannot_hold():
    assert doi_url("10.1000/a#b?c%d<e> f") == "https://doi.org/10.1000/a%23b%3Fc%25d%3Ce%3E%20f"
    assert doi_url("10.1016/s0140-6736(07)61814-5") == "https://doi.org/10.1016/s0140-6736(07)61814-5"


@given(st.from_regex(r"10\.[0-9]{4}/[a-z0-9()<>\[\];,:._?#%&+/-]{1,20}", fullmatch=True))
def test_doi_comes_back_from_its_address(text):
    try:
        doi = normalise_doi(text)
    except InvalidIdentifier:
        return

    assert normalise_doi(doi_url(doi)) == doi


def test_pubmed_addresses():
    assert pubmed_url("28525555") == "https://pubmed.ncbi.nlm.nih.gov/28525555/"
    assert pmc_url("PMC3510048") == "https://pmc.ncbi.nlm.nih.gov/articles/PMC3510048/"


@pytest.mark.parametrize(
    ("make", "start"),
    [
        (doi_url, "https://doi.org/"),
        (pubmed_url, "https://pubmed.ncbi.nlm.nih.gov/"),
        (pmc_url, "https://pmc.ncbi.nlm.nih.gov/articles/"),
        (arxiv_url, "https://arxiv.org/abs/"),
        (trial_url, "https://clinicaltrials.gov/study/"),
    ],
)
@given(text=st.text(st.characters()))
def test_an_address_is_ascii_and_on_its_host_whatever_was_stored(make, start, text):
    address = make(text)

    assert address.isascii()
    assert address.startswith(start)
