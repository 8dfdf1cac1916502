"""What the publication types of PubMed say of a source as evidence.

The types are those of https://www.nlm.nih.gov/mesh/pubtypes.html. One that says nothing of the design, such as
"Journal Article" or "Clinical Trial", leaves the source unsorted.
"""

from collections.abc import Iterable

from articles.references.record import Evidence, Kind

# The first that fits decides: a guideline may rest on a review, and a review may be a comment too.
_EVIDENCE: tuple[tuple[Evidence, frozenset[str]], ...] = (
    (Evidence.GUIDELINE, frozenset({"practice guideline", "guideline"})),
    (
        Evidence.CONSENSUS,
        frozenset({"consensus statement", "consensus development conference", "consensus development conference, nih"}),
    ),
    (Evidence.SYSTEMATIC_REVIEW, frozenset({"meta-analysis", "systematic review", "network meta-analysis"})),
    (
        Evidence.RANDOMISED_TRIAL,
        frozenset({"randomized controlled trial", "pragmatic clinical trial", "equivalence trial"}),
    ),
    (Evidence.CASE_REPORT, frozenset({"case reports", "case report"})),
    (Evidence.REVIEW, frozenset({"review", "scoping review"})),
    (Evidence.COMMENTARY, frozenset({"letter", "comment", "editorial", "commentary"})),
)
# "Observational Study" says that nobody was treated by lot; the subject headings say which kind of study it was.
_OBSERVATIONAL = "observational study"
_DESIGNS: tuple[tuple[Evidence, frozenset[str]], ...] = (
    (
        Evidence.COHORT,
        frozenset({"cohort studies", "prospective studies", "retrospective studies", "longitudinal studies"}),
    ),
    (Evidence.CROSS_SECTIONAL, frozenset({"cross-sectional studies"})),
)
_KINDS = {
    "preprint": Kind.PREPRINT,
    "practice guideline": Kind.GUIDELINE,
    "guideline": Kind.GUIDELINE,
    "technical report": Kind.REPORT,
    "academic dissertation": Kind.THESIS,
}


def evidence_of(types: Iterable[str], headings: Iterable[str] = ()) -> Evidence:
    """Of the publication types and, for an observational study, of the subject headings."""
    said = {each.strip().casefold() for each in types}
    for evidence, names in _EVIDENCE:
        if said & names:
            return evidence
    if _OBSERVATIONAL in said:
        about = {each.strip("* ").casefold() for each in headings}
        fitting = [evidence for evidence, names in _DESIGNS if about & names]
        if len(fitting) == 1:
            return fitting[0]
    return Evidence.UNSORTED


def kind_of(types: Iterable[str], default: Kind) -> Kind:
    for each in types:
        if kind := _KINDS.get(each.strip().casefold()):
            return kind
    return default
