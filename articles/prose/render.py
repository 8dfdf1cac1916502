"""Markdown in; safe HTML, plain text, outline, citations, links and findings out."""

from collections.abc import Mapping

from articles.prose import allowed, callouts, citations, footnotes, headings, links, people, plain_text, tables
from articles.prose.document import clean
from articles.prose.numbering import Numbering
from articles.prose.parser import PARSER, parse
from articles.prose.records import Cited, Rendered, Target

# Raise it when the same text gives something else than before: what an older one rendered is then rendered again.
RENDERER_VERSION = 3


def render(
    text: str,
    sources: Mapping[str, Cited],
    pages: Mapping[str, Target | None] | None = None,
    numbering: Numbering | None = None,
) -> Rendered:
    """Render one text of a page.

    `sources` and `pages` go by what the writer wrote (`references_in` says what that is; None is a path at which a page
    would stand and none does); give the same `numbering` to each text of one page, in reading order. Never raises for
    any text: what is wrong with it is in the findings.
    """
    if numbering is None:
        numbering = Numbering()
    document = parse(text)
    outline = headings.settle(document, numbering)
    found = links.settle(document, {} if pages is None else pages)
    callouts.settle(document, numbering)
    people.settle(document, numbering)
    tables.settle(document, numbering)
    notes_id = footnotes.title_id(document, numbering)
    words = plain_text.words_of(document, notes_id)
    cited = citations.number(document, sources, numbering, words.claims)
    tokens = footnotes.lay_out(document, numbering, notes_id)
    html = clean(PARSER.renderer.render(tokens, PARSER.options, {}))
    return Rendered(
        html=allowed.sanitise(html).strip(),
        text=words.text,
        outline=outline,
        citations=cited,
        statements=plain_text.statements(words),
        links=tuple(found.pages),
        external_links=tuple(found.outside),
        findings=tuple(sorted(document.findings, key=lambda finding: (finding.line, finding.column))),
    )
