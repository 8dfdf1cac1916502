import pytest

from articles.references.formats import Format, format_of
from articles.references.refusals import Unreadable


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("TY  - JOUR\nTI  - A @article{b} inside\nER  - ", Format.RIS),
        ("Provider: Springer\nContent: text/plain\n\nTY  - JOUR\n", Format.RIS),
        ("TY - JOUR\nER - ", Format.RIS),
        (" @article{a, title={TY  - b}}", Format.BIBTEX),
        ("Made by Mendeley.\n\n@article{a,\n}", Format.BIBTEX),
        ("\n\nPMID- 1\nTI  - a", Format.MEDLINE),
        ('\n[\n  {"id": "a", "title": "@article{"}]', Format.CSL),
        ('{"DOI": "10.1000/a"}', Format.CSL),
        ("[]", Format.CSL),
    ],
)
@pytest.mark.parametrize("name", ["", "wrong.json", "notes.docx"])
def test_what_a_text_holds_decides(text, form, name):
    assert format_of(text, name) is form


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.RIS", Format.RIS), ("a.b.bib", Format.BIBTEX), ("a.nbib", Format.MEDLINE), ("a.json", Format.CSL)],
)
def test_the_name_decides_where_nothing_is_found(name, form):
    assert format_of("nothing to be seen", name) is form


ACCEPTED = "RIS (.ris), BibTeX (.bib), PubMed (.nbib) or CSL-JSON (.json)"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Just a letter.", f"No references were found in this: give them as {ACCEPTED}."),
        (
            '<?xml version="1.0"?><xml><records><record><source-app name="EndNote">',
            "This is XML of EndNote: export RIS from EndNote instead (File, Export, output style RefMan (RIS) Export).",
        ),
        (
            "<?xml version='1.0'?><PubmedArticleSet><PubmedArticle>",
            "This is XML of PubMed: choose “Send to”, “Citation manager” in PubMed instead, which gives a file .nbib.",
        ),
        ("<html>", f"This is XML or HTML, which holds no references that can be read: give {ACCEPTED}."),
        ("%0 Journal Article\n%T A", "This is a tagged file of EndNote (.enw): export RIS instead."),
        ("FN Clarivate\nVR 1.0\nPT J\n", "This is a file of the Web of Science: export RIS from there instead."),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(text, reason):
    with pytest.raises(Unreadable) as refusal:
        format_of(text, "references.xml")

    assert str(refusal.value) == reason
