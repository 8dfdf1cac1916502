"""The articles of a PubMed file one by one. Anybody can make such a file, so what one may hold is bounded.

The form: https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd
The attacks: https://docs.python.org/3/library/xml.html#xml-security and https://pypi.org/project/defusedxml/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final
from xml.etree.ElementTree import Element, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError, iterparse

from articles.notices.record import Unreadable, quoted

LONGEST_ARTICLE: Final = 10 * 2**20  # bytes: room for one with ten thousand authors and where they work
MOST_ELEMENTS: Final = 500_000  # in an article
MOST_NAMES: Final = 1_000  # of elements; the DTD has a few hundred, those of formulas among them
DEEPEST: Final = 100
_CHUNK = 2**16  # more than iterparse asks for: a tag that does not end is looked through anew with every chunk


def articles(file: BinaryIO) -> Iterator[Element]:
    """One after the other, and none is kept. Raises Unreadable."""
    measured = _Measured(file)
    depth, root, names = 0, None, set()
    try:
        for event, element in iterparse(measured, ("start", "end"), parser=_parser()):
            if event == "start":
                root = _root(element) if root is None else root
                depth += 1
                names.add(element.tag)
                if depth > DEEPEST or len(names) > MOST_NAMES:
                    raise Unreadable("This XML file has more kinds or levels of elements than any file of PubMed.")
                continue
            depth -= 1
            measured.elements += 1
            if depth == 1 and root is not None:
                if element.tag == "PubmedArticle":
                    yield element
                root.clear()
                measured.begin()
    except Unreadable:
        raise
    except ParseError as error:
        line, _ = error.position
        raise Unreadable(f"This is not a whole XML file: it breaks off, or is damaged, at line {line}.") from error
    except DefusedXmlException as error:
        raise Unreadable("This XML file points at others outside, which no PubMed file does.") from error
    except (ValueError, LookupError) as error:
        raise Unreadable("This XML file is in an encoding that cannot be read. PubMed's are in UTF-8.") from error


def _parser() -> DefusedXMLParser:
    """One that takes the DOCTYPE as PubMed writes it, which is a name and an address that nobody asks."""
    parser = DefusedXMLParser(target=TreeBuilder())  # the fast one: its own is in Python
    parser.parser.StartDoctypeDeclHandler = _refuse_declarations
    return parser


def _refuse_declarations(_name: str, _system: str, _public: str, has_declarations: int) -> None:
    if has_declarations:
        raise Unreadable("This XML file declares entities or the like of its own, which no PubMed file does.")


def _root(element: Element) -> Element:
    if element.tag != "PubmedArticleSet":
        tag = quoted(str(element.tag))
        raise Unreadable(f"This is not an XML file of PubMed: it is a {tag}, where PubMed has a PubmedArticleSet.")
    return element


class _Measured:
    """Hands a file on, and holds how much of it came since the last article ended."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.begin()

    def begin(self) -> None:
        self.size = self.elements = 0

    def read(self, _size: int = -1) -> bytes:
        if self.size > LONGEST_ARTICLE or self.elements > MOST_ELEMENTS:
            raise Unreadable("An article in this XML file is longer than any in PubMed, so the file is not from there.")
        chunk = self._file.read(_CHUNK)
        self.size += len(chunk)
        return chunk
