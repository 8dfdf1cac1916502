"""A small world to render in: three sources, one of them under two keys, and two pages."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

import html5lib
import pytest

from articles import prose

SOURCES = {
    "agabio2023": prose.Cited("agabio2023", "Agabio 2023"),
    "agabio": prose.Cited("agabio2023", "Agabio 2023"),
    "rose:2018": prose.Cited("rose:2018", "Rose & Jones 2018"),
    "who.int-1": prose.Cited("who.int-1", "World Health Organization"),
}
PAGES = {
    "disulfiram": prose.Target("article/disulfiram", "/articles/disulfiram/", "Disulfiram"),
    "about/privacy": prose.Target("about/privacy", "/about/privacy/", "Privacy"),
    "article/disulfiram": prose.Target("article/disulfiram", "/articles/disulfiram/", "Disulfiram"),
}
FORBIDDEN = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "img",
    "math",
    "form",
    "input",
    "base",
    "link",
    "meta",
}
# The one drawing there is. Whatever else of SVG could come through would be a danger.
DRAWN = {"svg": {"class", "viewBox", "aria-hidden"}, "path": {"class", "d"}}
SCHEMES = ("http://", "https://", "mailto:", "tel:", "#")


@pytest.fixture
def draw() -> Callable[..., prose.Rendered]:
    def draw(text: str, numbering: prose.Numbering | None = None) -> prose.Rendered:
        return prose.render(text, SOURCES, PAGES, numbering)

    return draw


@pytest.fixture(scope="session")
def draw_any() -> Callable[[str], prose.Rendered]:
    """For tests that run many examples."""
    return lambda text: prose.render(text, SOURCES, PAGES)


@pytest.fixture
def html(draw: Callable[..., prose.Rendered]) -> Callable[[str], str]:
    return lambda text: draw(text).html


@pytest.fixture
def found(draw: Callable[..., prose.Rendered]) -> Callable[[str], list[tuple[str, str, int, int, str]]]:
    """The findings without their explanations."""

    def found(text: str) -> list[tuple[str, str, int, int, str]]:
        return [(f.rule, f.severity.value, f.line, f.column, f.words) for f in draw(text).findings]

    return found


def _read(text: str) -> list[Element]:
    """Every element of a fragment, read by a parser that refuses what is not well formed."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root = parser.parseFragment(text)
    return [element for element in root.iter() if element is not root]


def _tag(element: Element) -> str:
    """Its name alone: the parser puts a namespace before what is no HTML."""
    return str(element.tag).rpartition("}")[2]


def _dangers(seen: list[Element]) -> list[str]:
    """What could run, load or lead to something that no writer may use."""
    bad = [_tag(element) for element in seen if _tag(element) in FORBIDDEN]
    for element in seen:
        drawn = DRAWN.get(_tag(element))
        if drawn and (set(element.attrib) != drawn or any(_tag(child) != "path" for child in element)):
            bad.append(_tag(element))
        bad += [name for name in element.attrib if name.startswith("on") or name in ("style", "src", "srcdoc")]
        href = element.attrib.get("href", "#")
        local = href.startswith("/") and href[1:2] not in ("/", "\\")
        bad += [] if local or href.lower().startswith(SCHEMES) else [href]
    return bad


@pytest.fixture
def elements() -> Callable[[str], list[Element]]:
    return _read


@pytest.fixture(scope="session")
def elements_of() -> Callable[[str], list[Element]]:
    """For tests that run many examples."""
    return _read


@pytest.fixture
def dangers() -> Callable[[str], list[str]]:
    return lambda text: _dangers(_read(text))


@pytest.fixture(scope="session")
def dangers_of() -> Callable[[str], list[str]]:
    """What is dangerous in the HTML of a text: for tests that run many examples."""
    return lambda text: _dangers(_read(prose.render(text, SOURCES, PAGES).html))
