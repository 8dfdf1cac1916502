import codecs
import gzip
import io
import zipfile

import pytest

from articles.references.reading.decoding import decoded
from articles.references.refusals import Unreadable

ENTRY = "TY  - JOUR\nTI  - Müller’s 10 µg\nER  - \n"


@pytest.mark.parametrize(
    "data",
    [
        ENTRY.encode(),
        ENTRY.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + ENTRY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ENTRY.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + ENTRY.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + ENTRY.encode("utf-32-be"),
        ENTRY.encode("utf-16-le"),
        ENTRY.encode("utf-16-be"),
        ENTRY.replace("\n", "\r\n").encode(),
        ENTRY.replace("\n", "\r").encode(),
        ENTRY.encode() + b"\0",
    ],
)
def test_unicode_is_read_without_a_word(data):
    found = decoded(data)

    assert (found.text, found.note) == (ENTRY, "")


@pytest.mark.parametrize(
    ("data", "text", "name", "line"),
    [
        (b"TI  - a\r\nAU  - M\xfcller\r\n", "TI  - a\nAU  - Müller\n", "Windows-1252", 2),
        (b"TI  - \x93a\x94\n\nAU  - \x80\n", "TI  - “a”\n\nAU  - €\n", "Windows-1252", 1),
        (b"AU  - M\xfc\x81ller\n", "AU  - Mü\x81ller\n", "Latin-1", 1),
    ],
)
def test_other_text_is_read_with_a_note(data, text, name, line):
    found = decoded(data)

    assert found.text == text
    assert found.note == (
        f"This file is not UTF-8; it was read as {name}: check letters with accents, the first in line {line}."
    )


def archive(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "TY  - JOUR")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t\n", "The file is empty."),
        (codecs.BOM_UTF8, "The file is empty."),
        (archive("a.ris"), "This is a ZIP archive: unpack it first, and give the file of references that is in it."),
        (gzip.compress(b"TY"), "This is a gzip file: unpack it first, and give the file of references that is in it."),
        (
            archive("[Content_Types].xml", "word/document.xml"),
            "This is an Office file: save its references as RIS, BibTeX, PubMed or CSL-JSON instead.",
        ),
        (b"%PDF-1.7\n", "This is a PDF: save its references as RIS, BibTeX, PubMed or CSL-JSON instead."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "This is a Word, Excel or other Office file: "
            "save its references as RIS, BibTeX, PubMed or CSL-JSON instead.",
        ),
        (bytes(range(256)) * 8, "This is no text: the file may be damaged, or something other than references."),
        (
            codecs.BOM_UTF16_LE + b"T\0Y",
            "The file begins as UTF-16 but breaks off or is damaged: save it as UTF-8.",
        ),
    ],
)
def test_what_holds_no_text_is_refused_with_what_to_do(data, reason):
    with pytest.raises(Unreadable) as refusal:
        decoded(data)

    assert str(refusal.value) == reason
