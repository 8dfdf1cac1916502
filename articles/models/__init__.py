"""What the site keeps: pages and their revisions, sources and citations, tags, people, help lines, synonyms."""

from articles.models.article import Article
from articles.models.citation import Citation
from articles.models.event import Event
from articles.models.help_line import HelpLine
from articles.models.house_word import HouseWord
from articles.models.kept_finding import Dismissal, KeptFinding
from articles.models.kept_text import KeptText
from articles.models.link import Link
from articles.models.page import FormerSlug, Page
from articles.models.person import Person
from articles.models.preview_link import PreviewLink, PreviewVisit
from articles.models.revision import Revision, Stage
from articles.models.search_entry import SearchEntry
from articles.models.source import Source
from articles.models.source_alias import SourceAlias
from articles.models.source_import import ImportEntry, SourceImport
from articles.models.source_merge import SourceMerge
from articles.models.standing_change import StandingChange
from articles.models.support import Support
from articles.models.synonym import Synonym
from articles.models.tag import Tag, TagAlias, TaggedPage, TaggedRevision

__all__ = [
    "Article",
    "Citation",
    "Dismissal",
    "Event",
    "FormerSlug",
    "HelpLine",
    "HouseWord",
    "ImportEntry",
    "KeptFinding",
    "KeptText",
    "Link",
    "Page",
    "Person",
    "PreviewLink",
    "PreviewVisit",
    "Revision",
    "SearchEntry",
    "Source",
    "SourceAlias",
    "SourceImport",
    "SourceMerge",
    "Stage",
    "StandingChange",
    "Support",
    "Synonym",
    "Tag",
    "TagAlias",
    "TaggedPage",
    "TaggedRevision",
]
