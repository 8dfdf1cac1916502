from itertools import pairwise

import pytest

from articles.references.formats import Format
from articles.references.reading import bibtex, entries, read
from articles.references.record import Evidence, Kind, Name
from articles.references.refusals import InvalidRecord


def article(fields="", type_="article"):
    return bibtex.read(f"@{type_}{{a1, title = {{A title}}, {fields}}}")


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        *(("article", Kind.ARTICLE), ("Article", Kind.ARTICLE), ("inproceedings", Kind.ARTICLE), ("book", Kind.BOOK)),
        *(("incollection", Kind.CHAPTER), ("inbook", Kind.CHAPTER), ("techreport", Kind.REPORT), ("misc", Kind.REPORT)),
        *(("phdthesis", Kind.THESIS), ("mastersthesis", Kind.THESIS), ("unpublished", Kind.PREPRINT)),
        *(("online", Kind.WEB_PAGE), ("legislation", Kind.LAW), ("never", Kind.REPORT)),
    ],
)
def test_type_gives_the_kind(type_, kind):
    assert article(type_=type_).kind is kind


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ("url = {https://www.gov.uk/}", Kind.WEB_PAGE),
        (r"howpublished = {\url{https://www.gov.uk/}}", Kind.WEB_PAGE),
        ("url = {https://a.org/}, publisher = {NICE}", Kind.REPORT),
        ("eprint = {2101.00001}, archiveprefix = {arXiv}", Kind.PREPRINT),
        ("howpublished = {Preprint}", Kind.PREPRINT),
    ],
)
def test_misc_is_what_its_fields_say(fields, kind):
    assert article(fields, "misc").kind is kind


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ("journal = {Basic {\\&} Clinical}", "container", "Basic & Clinical"),
        ("journaltitle = {Addiction}", "container", "Addiction"),
        ("number = {7}", "issue", "7"),
        ("pages = {1265--1276}", "pages", "1265-1276"),
        ("pages = {1265 – 1276}", "pages", "1265-1276"),
        ("eid = {e87366}", "pages", "e87366"),
        ("year = 2020, month = jul", "month", 7),
        ('year = 2020, month = "July"', "month", 7),
        ("year = 2020, month = 7, day = 15", "day", 15),
        ('year = 2020, month = jul # "~15"', "day", 15),
        ("date = {2020-07-15/2020-08-01}", "day", 15),
        ("year = {in press}", "year", None),
        ("DOI = {10.1000/a{\\_}b}", "doi", "10.1000/a_b"),
        ("doi = {10.1000/a\\_b$<$c$>$}", "doi", "10.1000/a_b<c>"),
        ("doi = {https://doi.org/10.1000/a--b}", "doi", "10.1000/a--b"),
        ("eprint = {28525555}, eprinttype = {pubmed}", "pmid", "28525555"),
        ("eprint = {math/0309136}, archiveprefix = {arXiv}", "arxiv", "math/0309136"),
        ("journal = {arXiv preprint arXiv:2101.00001}", "arxiv", "2101.00001"),
        ("journal = {arXiv preprint arXiv:2101.00001}", "container", "arXiv"),
        ("journal = {medRxiv}", "kind", Kind.PREPRINT),
        ("note = {PMID: 28525555}", "pmid", "28525555"),
        ("note = {PMCID: PMC3510048}", "pmcid", "PMC3510048"),
        ("url = {https://a.org/%7Eb\\_c\\%20d\\~{}e}", "url", "https://a.org/%7Eb_c%20d~e"),
        (r"howpublished = {\url{https://a.org/b_c}}", "url", "https://a.org/b_c"),
        ("url = {javascript:alert(1)}", "url", ""),
        ("title = {The second is passed over}", "title", "A title"),
        ("subtitle = {And more}", "title", "A title: And more"),
        ("annote = {Mine {\\&} yours}", "editor_note", "Mine & yours"),
        ("note = {}, abstract = {Left out}", "editor_note", ""),
        ("journal = undefined", "container", "undefined"),
    ],
)
def test_a_field_is_read_from_where_programs_put_it(fields, field, value):
    assert getattr(article(fields), field) == value


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        ('Rigal, Laurent and M{\\"u}ller, C. A.', [("Rigal", "Laurent"), ("Müller", "C. A.")]),
        ("Laurent Rigal and Renaud de Beaurepaire", [("Rigal", "Laurent"), ("de Beaurepaire", "Renaud")]),
        ("DeVita, Jr, Vincent T.", [("DeVita", "Vincent T., Jr")]),
        ('{Le Roux}, Ga{\\"e}l and others', [("Le Roux", "Gaël")]),
        ("{\\O}stergaard, S\\o ren", [("Østergaard", "Søren")]),
    ],
)
def test_people(authors, names):
    assert article(f"author = {{{authors}}}").authors == tuple(Name(family=f, given=g) for f, g in names)


@pytest.mark.parametrize(
    ("authors", "name"),
    [
        ("{Centers for Disease Control and Prevention}", "Centers for Disease Control and Prevention"),
        ("World Health Organization", "World Health Organization"),
        ("WHO", "WHO"),
    ],
)
def test_organisations(authors, name):
    assert article(f"author = {{{authors}}}").authors == (Name(literal=name),)


def test_the_key_and_the_evidence():
    read = article()

    assert (read.key, read.evidence) == ("a1", Evidence.UNSORTED)
    assert article(type_="legislation").evidence is Evidence.LAW


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("@article{a", "This is no whole BibTeX entry: a brace, a quotation mark or a comma is missing."),
        ("@article{a, title = {A}", "This is no whole BibTeX entry: a brace, a quotation mark or a comma is missing."),
        ("@article a, title = {A}}", "This is no whole BibTeX entry: a brace, a quotation mark or a comma is missing."),
        ("@article{a, title = {A} year = 2020}", "A comma is missing before “year = 2020”, or a brace is too many."),
        ("@article{a, year = 2020}", "The entry has no title."),
        (
            "@article{a, title = {A}, pmid = {PMC7}}",
            "The PubMed number is wrong. “PMC7” is not a PubMed number: one is up to eight digits, as in 28525555.",
        ),
    ],
)
def test_an_entry_that_is_wrong_is_refused(text, reason):
    with pytest.raises(InvalidRecord) as refusal:
        bibtex.read(text)

    assert str(refusal.value) == reason


def test_strings_that_grow_without_end_are_refused():
    grown = "".join(
        f"@string{{{here} = {there} # {there} # {there}}}\n" for there, here in pairwise("abcdefghijklmnopqr")
    )
    text = f"@string{{a = {{xxxxxxxxxx}}}}\n{grown}@article{{key, title = r}}"

    with pytest.raises(InvalidRecord) as refusal:
        bibtex.read(text)

    assert str(refusal.value) == "With its strings written out, a field has more than 100,000 characters."


def test_entries_are_found_with_their_lines():
    text = "Made by hand: a@b.org\n\n@article{a, title = {A @ {B}}}@book(b,\n title = {(B)}\n)\n % @misc\n@misc {c}"

    assert [(each.line, each.text) for each in bibtex.entries(text)] == [
        (3, "@article{a, title = {A @ {B}}}"),
        (3, "@book(b,\n title = {(B)}\n)"),
        (7, "@misc {c}"),
    ]


def test_an_entry_without_its_brace_is_one_and_what_somebody_calls_themselves_is_none():
    text = "@article a, title = {A}}\n\n@book{b, title = {B\n@alice}}\nfrom bob@example.org"

    assert [(each.line, each.text) for each in bibtex.entries(text)] == [
        (1, "@article a, title = {A}}"),
        (3, "@book{b, title = {B\n@alice}}"),
    ]


def test_an_entry_whose_braces_are_not_closed_touches_no_other():
    text = '@article{a, title = {A\n}\n\n@article{b, title = {B}}\n@article{c,\n title = "C\n}'

    first, second, third = entries(text, Format.BIBTEX)

    assert [first.line, second.line, third.line] == [1, 4, 5]
    assert read(second, Format.BIBTEX).title == "B"


def test_an_entry_takes_with_it_the_definitions_that_it_uses():
    text = (
        '@string{short = {Alcohol}}\n@STRING{aa = short # " and Alcoholism"}\n@string{unused = {x}}\n'
        '@comment{@article{no, title={No}}}\n@preamble{"\\newcommand"}\n'
        "@article{a, title = {A}, journal = AA}\n@article{b, title = {B}, journal = {aa}}"
    )

    first, second = entries(text, Format.BIBTEX)

    assert first.line == 6
    assert read(first, Format.BIBTEX).container == "Alcohol and Alcoholism"
    assert "unused" not in first.text
    assert second.text == "@article{b, title = {B}, journal = {aa}}"
