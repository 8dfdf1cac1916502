"""The types of CSL 1.0.2 and of Crossref, each as the nearest form of ours, and our forms as types of CSL."""

from articles.references.record import Evidence, Kind

_TYPES_READ = {
    Kind.ARTICLE: (
        *("article-journal", "article-magazine", "article-newspaper", "paper-conference", "review", "review-book"),
        *("journal-article", "proceedings-article", "peer-review", "journal-issue"),
    ),
    Kind.PREPRINT: ("article", "posted-content"),
    Kind.REPORT: (
        *("report", "standard", "document", "pamphlet", "manuscript", "dataset", "software", "patent", "speech"),
        *("collection", "event", "hearing", "interview", "personal_communication", "figure", "graphic", "map"),
        *("broadcast", "motion_picture", "performance", "song", "musical_score"),
        *("report-series", "report-component", "database", "grant", "other"),
    ),
    Kind.WEB_PAGE: ("webpage", "post", "post-weblog"),
    Kind.LAW: ("legislation", "bill", "regulation", "legal_case", "treaty"),
    Kind.BOOK: (
        *("book", "classic", "periodical"),
        *("monograph", "edited-book", "reference-book", "book-set", "book-series", "proceedings"),
    ),
    Kind.CHAPTER: (
        *("chapter", "entry", "entry-dictionary", "entry-encyclopedia"),
        *("book-chapter", "book-section", "book-part", "reference-entry"),
    ),
    Kind.THESIS: ("thesis", "dissertation"),
}
KINDS = {csl_type: kind for kind, types in _TYPES_READ.items() for csl_type in types}
TYPES = {kind: types[0] for kind, types in _TYPES_READ.items()} | {Kind.GUIDELINE: "report"}
NEAREST = "document"  # what CSL calls a source that fits no other type
_IMPLIED_EVIDENCE = {Kind.WEB_PAGE: Evidence.WEB_PAGE, Kind.LAW: Evidence.LAW}


def implied_kind(csl_type: str, evidence: Evidence) -> Kind:
    """CSL has no type for guidelines: a report or web page whose evidence is "guideline" is one."""
    kind = KINDS[csl_type]
    return Kind.GUIDELINE if kind in {Kind.REPORT, Kind.WEB_PAGE} and evidence is Evidence.GUIDELINE else kind


def implied_evidence(csl_type: str) -> Evidence | None:
    return _IMPLIED_EVIDENCE.get(KINDS[csl_type])
