"""The Markdown that writers may use: CommonMark without HTML, with tables, definitions, notes, blocks, citations."""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from articles.findings import Severity
from articles.prose import callouts, citations, footnotes, links, people
from articles.prose.document import Document, clean
from articles.prose.inline import settle
from articles.prose.records import Mentions

DEEPEST = 20
CONTAINERS = frozenset(
    {"blockquote_open", "list_item_open", "dd_open", callouts.OPEN, people.OPEN, "footnote_reference_open"}
)


def _placed(rule: links.InlineRule) -> links.InlineRule:
    """The rule, noting in the token it makes where in the block the writer began it."""

    def place(state: StateInline, silent: bool) -> bool:
        at, made = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            # Text that was waiting is flushed into a token of its own before the one that the rule makes.
            index = made if state.tokens[made].type in ("link_open", "image") else made + 1
            state.tokens[index].meta["at"] = at
        return True

    return place


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False, "maxNesting": DEEPEST})
    parser.enable("table").use(deflist_plugin)
    for plugin in (footnotes.plugin, callouts.plugin, people.plugin, citations.plugin, links.plugin):
        parser.use(plugin)
    for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
        parser.inline.ruler.at(name, _placed(rule))
    return parser


PARSER = _make_parser()


def parse(text: str) -> Document:
    """The document of a text: notes sorted, images made text, nothing looked up yet."""
    source = clean(text)
    found: dict[str, object] = {}
    # Without the line end the container plugin reads past an empty last line.
    document = Document(source.split("\n"), PARSER.parse(source + "\n", found))
    citations.report_definitions(document, found)
    _report_depth(document)
    for block in document.blocks():
        settle(block, document)
    footnotes.arrange(document)
    return document


def references_in(text: str) -> Mentions:
    """The citation keys and page references that `render` will look up for this text."""
    document = parse(text)
    children = [child for block in document.blocks() for child in block.children or []]
    keys = (item.key for child in children if child.type == "citation" for item in child.meta["items"])
    pages = (links.page_reference(child) for child in children if child.type == "link_open")
    return Mentions(frozenset(keys), frozenset(page for page in pages if page))


def _report_depth(document: Document) -> None:
    """Say where blocks stand so deep in each other that the parser drops what is inside."""
    for token in document.body:
        if token.type in CONTAINERS and token.level >= DEEPEST - 1:
            block = Token("inline", "", 0, map=token.map)
            reason = "Lists and quotations stand so deep in each other here that the text inside is not shown."
            document.report("nested-too-deep", Severity.ERROR, block, token.markup, reason, "Use fewer levels.")
            return
