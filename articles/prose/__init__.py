"""Markdown in, safe HTML and citations out; knows no model and no database."""

from articles.prose.apart import apart
from articles.prose.citations import UNKNOWN_CITATION
from articles.prose.links import BROKEN_LINK, UNSEEN_PAGE
from articles.prose.numbering import Numbering
from articles.prose.parser import references_in
from articles.prose.records import Citation, Cited, Heading, Mentions, Rendered, Statement, Target
from articles.prose.render import RENDERER_VERSION, render

__all__ = [
    "BROKEN_LINK",
    "RENDERER_VERSION",
    "UNKNOWN_CITATION",
    "UNSEEN_PAGE",
    "Citation",
    "Cited",
    "Heading",
    "Mentions",
    "Numbering",
    "Rendered",
    "Statement",
    "Target",
    "apart",
    "references_in",
    "render",
]
