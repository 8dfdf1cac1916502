import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.references import identifiers
from articles.references.identifiers import recognise

SICI = "10.1002/(sici)1096-8644(199601)99:1<1::aid-ajpa1>3.0.co;2-1"


@pytest.mark.parametrize(
    ("pasted", "doi"),
    [
        ("10.1111/add.14927", "10.1111/add.14927"),
        ("https://doi.org/10.1111/add.14927", "10.1111/add.14927"),
        ("http://dx.doi.org/10.1111/add.14927.", "10.1111/add.14927"),
        ("https://doi-org.proxy.example.org/10.1111/add.14927", "10.1111/add.14927"),
        ("doi: 10.1111/ADD.14927", "10.1111/add.14927"),
        ("doi:10.1111/add.14927,", "10.1111/add.14927"),
        ("10.1000/a,b", "10.1000/a,b"),
        ("10.1016/S0140-6736(07)61814-5", "10.1016/s0140-6736(07)61814-5"),
        ("It was shown (10.1016/S0140-6736(07)61814-5).", "10.1016/s0140-6736(07)61814-5"),
        ("10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-1", SICI),
        ("10.1002/(SICI)1096-8644(199601)99:1%3C1::AID-AJPA1%3E3.0.CO;2-1", SICI),
        ("https://doi.org/10.1002/(SICI)1096-8644(199601)99:1%3C1::AID-AJPA1%3E3.0.CO;2-1", SICI),
        ("10.1002%2F14651858.CD012557.pub3", "10.1002/14651858.cd012557.pub3"),
        ("10.1002%252F14651858.CD012557.pub3", "10.1002/14651858.cd012557.pub3"),
        ('<a href="https://doi.org/10.1111/add.14927">Rigal 2020</a>', "10.1111/add.14927"),
        (
            "Rigal L, et al. Titrated baclofen. Addiction. 2020;115:1265-1276. doi: 10.1111/add.14927. PMID: 31833590.",
            "10.1111/add.14927",
        ),
        ("https://onlinelibrary.wiley.com/doi/full/10.1111/add.14927", "10.1111/add.14927"),
        ("https://onlinelibrary.wiley.com/doi/epdf/10.1111/add.14927?saml_referrer", "10.1111/add.14927"),
        ("onlinelibrary.wiley.com/doi/10.1111/add.14927#support-information-section", "10.1111/add.14927"),
        ("https://www.tandfonline.com/doi/abs/10.1080/10550887.2019.1?needAccess=true", "10.1080/10550887.2019.1"),
        ("https://www.frontiersin.org/articles/10.3389/fpsyt.2018.00417/full", "10.3389/fpsyt.2018.00417"),
        (
            "https://www.cochranelibrary.com/cdsr/doi/10.1002/14651858.CD012557.pub3/full/en",
            "10.1002/14651858.cd012557.pub3",
        ),
        ("https://link.springer.com/content/pdf/10.1007/s00213-018-1.pdf", "10.1007/s00213-018-1"),
        ("https://link.springer.com/article/10.1007/s00213-018-1/fulltext.html", "10.1007/s00213-018-1"),
        (
            "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0012345&type=printable",
            "10.1371/journal.pone.0012345",
        ),
        ("https://psycnet.apa.org/doiLanding?doi=10.1037%2Fadb0000505", "10.1037/adb0000505"),
        ("https://academic.oup.com/alcalc/article/doi/10.1093/alcalc/agx123/4797331", "10.1093/alcalc/agx123"),
        ("https://www.medrxiv.org/content/10.1101/2020.03.24.20042937v1.full.pdf+html", "10.1101/2020.03.24.20042937"),
        ("https://www.medrxiv.org/content/10.1101/2020.03.24.20042937v2", "10.1101/2020.03.24.20042937"),
        ("https://www.nejm.org/doi/full/10.1056/NEJMoa1716771/", "10.1056/nejmoa1716771"),
    ],
)
def test_doi_is_recognised(pasted, doi):
    assert recognise(pasted) == ("doi", doi)


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("28525555", ("pmid", "28525555")),
        ("PMID: 28525555", ("pmid", "28525555")),
        ("PMID 123", ("pmid", "123")),
        ("PubMed ID: 28525555.", ("pmid", "28525555")),
        ("PMID:28525555 [PubMed - indexed for MEDLINE]", ("pmid", "28525555")),
        ("https://pubmed.ncbi.nlm.nih.gov/28525555/?from_term=baclofen", ("pmid", "28525555")),
        ("https://www.ncbi.nlm.nih.gov/pubmed/28525555", ("pmid", "28525555")),
        ("https://europepmc.org/article/MED/28525555", ("pmid", "28525555")),
        ("PMC3510048", ("pmcid", "PMC3510048")),
        ("PMCID: PMC3510048", ("pmcid", "PMC3510048")),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC3510048/#sec2", ("pmcid", "PMC3510048")),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3510048/pdf/main.pdf", ("pmcid", "PMC3510048")),
        ("https://arxiv.org/abs/2101.00001v2", ("arxiv", "2101.00001")),
        ("https://arxiv.org/pdf/2101.00001.pdf", ("arxiv", "2101.00001")),
        ("arXiv:2101.00001v3 [stat.ME]", ("arxiv", "2101.00001")),
        ("arXiv:math/0309136", ("arxiv", "math/0309136")),
        ("2101.00001", ("arxiv", "2101.00001")),
        ("https://clinicaltrials.gov/study/NCT01711125?term=baclofen", ("trial", "NCT01711125")),
        ("https://clinicaltrials.gov/ct2/show/NCT01711125", ("trial", "NCT01711125")),
        ("ClinicalTrials.gov Identifier: NCT01711125", ("trial", "NCT01711125")),
        ("nct01711125", ("trial", "NCT01711125")),
        ("0-306-40615-2", ("isbn", "9780306406157")),
        ("080442957X", ("isbn", "9780804429573")),
        ("9780306406157", ("isbn", "9780306406157")),
        ("ISBN 978-0-306-40615-7.", ("isbn", "9780306406157")),
        ("Making sense of it, ISBN-10: 0-306-40615-2, 2005", ("isbn", "9780306406157")),
        ("https://www.nice.org.uk/guidance/cg115", ("url", "https://www.nice.org.uk/guidance/cg115")),
        ("See (https://www.nice.org.uk/guidance/cg115).", ("url", "https://www.nice.org.uk/guidance/cg115")),
        ("www.nice.org.uk/guidance/cg115", ("url", "https://www.nice.org.uk/guidance/cg115")),
        ("https://en.wikipedia.org/wiki/Baclofen_(drug)", ("url", "https://en.wikipedia.org/wiki/Baclofen_(drug)")),
    ],
)
def test_other_identifiers_and_addresses_are_recognised(pasted, found):
    assert recognise(pasted) == found


@pytest.mark.parametrize(
    "pasted",
    [
        *("", "  ", "baclofen for alcohol use disorder", "2023", "123456789", "0140-6736", "10.5 mg", "10.1111"),
        *("0-306-40615-3", "9780306406158", "ISBN 9780306406158", "ISBN: 12345", "PMC", "NCT1234", "PMID: 123456789"),
        *(
            "javascript:alert(1)",
            "ftp://example.org/a",
            "2134.00001",
            "https://",
            "agabio2023",
            "10.1111/%2541%2541%00",
        ),
    ],
)
def test_what_is_no_identifier_is_not_taken_for_one(pasted):
    assert recognise(pasted) is None


@given(st.text() | st.text(alphabet="10./ doi:PMCIDSBNxar-978()[]<>%2F.,;htps?w#"))
def test_what_is_recognised_is_in_its_one_form(pasted):
    found = recognise(pasted)

    assert found is None or getattr(identifiers, f"normalise_{found[0]}")(found[1]) == found[1]
