import json
from datetime import date

import pytest

from articles.references.formats import Format
from articles.references.record import Evidence, Kind, Name, Record, Standing
from articles.references.writing import EXTENSIONS, MEDIA_TYPES, write

AUDIT = Record(
    key="babor2001audit",
    kind=Kind.REPORT,
    title="AUDIT: 100% “Test” & 5 {braces}",
    evidence=Evidence.TOOL,
    authors=(
        Name(family="Babor", given="Thomas F."),
        Name(family="DeVita", given="Vincent T., Jr"),
        Name(literal="Health, Education and Welfare"),
        Name(literal="Rigal L"),
    ),
    year=2001,
    month=5,
    day=3,
    container="Manuals",
    pages="3-9",
    number="WHO/MSD/MSB/01.6a",
    publisher="World Health Organization",
    place="Geneva",
    edition="2",
    doi="10.1000/a_b",
    pmid="1",
    arxiv="2101.00001",
    trial="NCT01711125",
    url="https://a.org/b_c%20d",
    accessed=date(2026, 11, 1),
    note="One.\nTwo.",
    finding="Found.",
    standing=Standing.RETRACTED,
    editor_note="Hidden.",
)

RIS = """\
TY  - RPRT
ID  - babor2001audit
AU  - Babor, Thomas F.
AU  - DeVita, Vincent T., Jr
AU  - Health,, Education and Welfare
AU  - Rigal L,
TI  - AUDIT: 100% “Test” & 5 {braces}
T2  - Manuals
PY  - 2001
DA  - 2001/05/03/
ET  - 2
PB  - World Health Organization
CY  - Geneva
M1  - WHO/MSD/MSB/01.6a
DO  - 10.1000/a_b
UR  - https://a.org/b_c%20d
SP  - 3
EP  - 9
AN  - PMID: 1
AN  - arXiv:2101.00001
AN  - NCT01711125
Y2  - 2026/11/01/
N1  - Standing when this was exported: Retracted.
N1  - One.
N1  - Two.
ER  - \n"""

BIBTEX = r"""@techreport{babor2001audit,
  title = {{AUDIT}: 100\% “Test” \& 5 {\textbraceleft}braces{\textbraceright}},
  author = {Babor, Thomas F. and DeVita, Jr, Vincent T. and {Health, Education and Welfare} and {Rigal L}},
  series = {Manuals},
  year = {2001},
  month = may,
  day = {3},
  number = {WHO/MSD/MSB/01.6a},
  pages = {3--9},
  edition = {2},
  institution = {World Health Organization},
  address = {Geneva},
  doi = {10.1000/a_b},
  pmid = {1},
  eprint = {2101.00001},
  archiveprefix = {arXiv},
  url = {https://a.org/b_c%20d},
  urldate = {2026-11-01},
  note = {Standing when this was exported: Retracted.
One.
Two.},
}
"""


def test_ris():
    assert write([AUDIT], Format.RIS) == RIS
    assert write([AUDIT, AUDIT], Format.RIS) == f"{RIS}\n{RIS}"


def test_bibtex():
    assert write([AUDIT], Format.BIBTEX) == BIBTEX


def test_csl():
    (item,) = json.loads(write([AUDIT], Format.CSL))

    assert item["author"][1] == {"family": "DeVita", "given": "Vincent T.", "suffix": "Jr"}
    assert item["custom"] == {
        "evidence": "tool",
        "standing": "retracted",
        "arxiv": "2101.00001",
        "trial": "NCT01711125",
    }
    assert "“Test”" in write([AUDIT], Format.CSL)


@pytest.mark.parametrize("form", [Format.RIS, Format.BIBTEX, Format.CSL])
def test_what_editors_write_for_themselves_is_not_in_the_file(form):
    written = write([AUDIT], form)

    assert [secret for secret in ("Found.", "Hidden.") if secret in written] == []


@pytest.mark.parametrize(("form", "nothing"), [(Format.RIS, ""), (Format.BIBTEX, ""), (Format.CSL, "[]\n")])
def test_no_records_are_an_empty_file(form, nothing):
    assert write([], form) == nothing


def test_a_value_can_neither_end_its_field_nor_begin_another():
    sly = Record(
        key="a",
        kind=Kind.ARTICLE,
        title="A\nER  - \nTY  - JOUR\rTI  - B",
        evidence=Evidence.REVIEW,
        container="}, note = {x\\",
        authors=(Name(literal="B\nER  - "),),
    )

    assert [line[:6] for line in write([sly], Format.RIS).splitlines()] == [
        *("TY  - ", "ID  - ", "AU  - ", "TI  - ", "T2  - ", "ER  - ")
    ]
    assert r"journal = {{\textbraceright}, note = {\textbraceleft}x{\textbackslash}}," in write([sly], Format.BIBTEX)


@pytest.mark.parametrize(
    ("container", "ris", "bibtex"), [("", "TY  - RPRT", "@techreport{a,"), ("JAMA", "TY  - JOUR", "@article{a,")]
)
def test_a_guideline_is_written_as_it_is_printed(container, ris, bibtex):
    guideline = Record(key="a", kind=Kind.GUIDELINE, title="A", evidence=Evidence.GUIDELINE, container=container)

    assert write([guideline], Format.RIS).splitlines()[0] == ris
    assert write([guideline], Format.BIBTEX).splitlines()[0] == bibtex


def test_every_form_that_is_written_has_a_media_type_and_an_ending():
    assert MEDIA_TYPES.keys() == EXTENSIONS.keys() == set(Format) - {Format.MEDLINE}
    with pytest.raises(ValueError, match=r"^PubMed \(MEDLINE\) is not written\.$"):
        write([], Format.MEDLINE)
