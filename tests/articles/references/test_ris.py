import pytest

from articles.references.reading import ris
from articles.references.record import Evidence, Kind, Name
from articles.references.refusals import InvalidRecord


def entry(*lines, type_="JOUR"):
    return "\n".join([f"TY  - {type_}", "TI  - A title", *lines, "ER  - "])


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        *(("JOUR", Kind.ARTICLE), ("JFULL", Kind.ARTICLE), ("EJOUR", Kind.ARTICLE), ("CPAPER", Kind.ARTICLE)),
        *(("BOOK", Kind.BOOK), ("EDBOOK", Kind.BOOK), ("CHAP", Kind.CHAPTER), ("ECHAP", Kind.CHAPTER)),
        *(("RPRT", Kind.REPORT), ("GOVDOC", Kind.REPORT), ("GEN", Kind.REPORT), ("NEVER", Kind.REPORT)),
        *(("ELEC", Kind.WEB_PAGE), ("THES", Kind.THESIS), ("UNPB", Kind.PREPRINT)),
        *(("LEGAL", Kind.LAW), ("STAT", Kind.LAW), ("BILL", Kind.LAW), ("jour", Kind.ARTICLE)),
    ],
)
def test_type_gives_the_kind(type_, kind):
    assert ris.read(entry(type_=type_)).kind is kind


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        (["SP  - 1265", "EP  - 1276"], "pages", "1265-1276"),
        (["SP  - 1265", "EP  - 1265"], "pages", "1265"),
        (["SP  - 957-960", "EP  - 960"], "pages", "957-960"),
        (["SP  - 957–960"], "pages", "957–960"),
        (["C7  - e87366"], "pages", "e87366"),
        (["T2  - Addiction", "J2  - Addict."], "container", "Addiction"),
        (["JA  - Addict.", "JO  - Addiction"], "container", "Addiction"),
        (["JA  - Addict."], "container", "Addict."),
        (["BT  - The book"], "container", "The book"),
        (["Y1  - 2018/11//"], "month", 11),
        (["PY  - 2020", "DA  - 2019/12/13/"], "month", None),
        (["N1  - doi: 10.1111/add.14927"], "doi", "10.1111/add.14927"),
        (["M3  - 10.1002/14651858.CD012557.pub3"], "doi", "10.1002/14651858.cd012557.pub3"),
        (["L3  - https://doi.org/10.1111/add.14927"], "doi", "10.1111/add.14927"),
        (["UR  - https://onlinelibrary.wiley.com/doi/full/10.1111/add.14927"], "doi", "10.1111/add.14927"),
        (["DO  - https://www.tandfonline.com/doi/abs/10.1080/1"], "doi", "10.1080/1"),
        (["DO  - n/a"], "doi", ""),
        (
            ["DO  - S0140-6736(07)61814-5 [pii]", "10.1016/S0140-6736(07)61814-5"],
            "doi",
            "10.1016/s0140-6736(07)61814-5",
        ),
        (["DO  - 10.1016/j.a.2015.1", "S0924-977X(15)00110-1 [pii]"], "doi", "10.1016/j.a.2015.1"),
        (["ET  - 2012/04/03"], "edition", ""),
        (["ET  - 2nd"], "edition", "2nd"),
        (["C3  - Proceedings"], "container", "Proceedings"),
        (["NO  - 4"], "issue", "4"),
        (["DO  - 10.1002/(SICI)1&lt;1::AID&gt;3.0.CO;2-1"], "doi", "10.1002/(sici)1<1::aid>3.0.co;2-1"),
        (["AN  - 28525555", "DB  - PubMed"], "pmid", "28525555"),
        (["AN  - 28525555", "DB  - Embase"], "pmid", ""),
        (["AN  - PMID: 28525555"], "pmid", "28525555"),
        (["AN  - rayyan-12345"], "pmid", ""),
        (["C2  - PMC3510048"], "pmcid", "PMC3510048"),
        (["UR  - https://arxiv.org/abs/2101.00001"], "arxiv", "2101.00001"),
        (["DO  - 10.48550/arXiv.2101.00001"], "arxiv", "2101.00001"),
        (["AN  - NCT01711125"], "trial", "NCT01711125"),
        (["SN  - 1360-0443", "SN  - 978-0-306-40615-7 (pbk)"], "isbn", "9780306406157"),
        (["SN  - 0-306-40615-2; 978-0-306-40615-7"], "isbn", "9780306406157"),
        (["SN  - 978-0-306-40615-8"], "isbn", ""),
        (["UR  - javascript:alert(1)", "UR  - https://a.org/?b=1&amp;c=2;d"], "url", "https://a.org/?b=1&c=2;d"),
        (["ID  - rigal2020"], "key", "rigal2020"),
        (["ID  - 4711"], "key", ""),
        (["M3  - Randomized Controlled Trial"], "evidence", Evidence.RANDOMISED_TRIAL),
        (["M3  - Journal Article; Practice Guideline"], "kind", Kind.GUIDELINE),
        (["N1  - Ask.", "second line", "AB  - Left out", "TI - too"], "editor_note", "Ask.\nsecond line"),
        (["AB  - About tumours", "ER  - positive ones", "VL  - 3"], "volume", "3"),
        (["XX  - Unknown", "with two lines"], "title", "A title"),
    ],
)
def test_a_field_is_read_from_where_programs_put_it(lines, field, value):
    assert getattr(ris.read(entry(*lines)), field) == value


def test_an_abstract_of_several_lines_stays_out_of_the_title():
    text = "TY  - JOUR\nTI  - A title\n      in two lines\nAB  - One.\nTwo.\nER  - "

    assert ris.read(text).title == "A title in two lines"


def test_the_editors_of_a_book_stand_for_its_authors():
    assert ris.read(entry("A2  - Saunders, J. B.", type_="BOOK")).authors == (Name(family="Saunders", given="J. B."),)
    assert ris.read(entry("A2  - Saunders, J. B.")).authors == ()


def test_a_law_says_what_kind_of_evidence_it_is():
    assert ris.read(entry(type_="STAT")).evidence is Evidence.LAW


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("AU  - Rigal, L.\nER  - ", "The entry does not begin with its type, in a line such as “TY  - JOUR”."),
        (
            "TY  - JOUR\nTI  - A",
            "The entry has no end: the line “ER  - ” is missing, and the file may have been cut off.",
        ),
        ("TY  - JOUR\nER  - ", "The entry has no title."),
        ("TY  - JOUR\nTI  - ?!\nER  - ", "The entry has no title."),
        (
            entry("DO  - 12345678"),
            "The DOI is wrong. “12345678” is not a DOI: one begins with 10. and has a slash, as in 10.1111/add.14927.",
        ),
        (entry("VL  - " + "1" * 41), "The volume has 41 characters: no more than 40 can be kept."),
        (entry() + "\n" + entry(), "These are several entries: each begins with “TY  - ” and ends with “ER  - ”."),
    ],
)
def test_an_entry_that_is_wrong_is_refused(text, reason):
    with pytest.raises(InvalidRecord) as refusal:
        ris.read(text)

    assert str(refusal.value) == reason


def test_entries_are_found_with_their_lines():
    text = "Provider: Springer\n\nTY  - JOUR\nTI  - A\nER  - \n\n\nTY  - BOOK\nTI  - B\nER  -\n"

    assert [(each.line, each.text) for each in ris.entries(text)] == [
        (3, "TY  - JOUR\nTI  - A\nER  - "),
        (8, "TY  - BOOK\nTI  - B\nER  -"),
    ]


def test_what_has_lost_its_beginning_or_its_end_is_an_entry_too():
    text = "TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  - \nTI  - C\nER  - \nTY  - JOUR\nTI  - D"

    assert [(each.line, each.text) for each in ris.entries(text)] == [
        (1, "TY  - JOUR\nTI  - A"),
        (3, "TY  - JOUR\nTI  - B\nER  - "),
        (6, "TI  - C\nER  - "),
        (8, "TY  - JOUR\nTI  - D"),
    ]


def test_spaces_may_be_fewer_everywhere_or_nowhere():
    assert ris.read("TY - JOUR\nTI - A\nAU - Rigal, L.\nER -").authors == (Name(family="Rigal", given="L."),)
    assert ris.read("  TY  - JOUR\n  TI  - A\n  VL - 3\n  ER  - ").volume == ""
