"""DOIs, also those inside the addresses of publishers and inside a sentence."""

import re
from urllib.parse import quote, unquote

from articles.references.identifiers.pasted import InvalidIdentifier, cleaned, nothing, shown, without_trailing_marks

_OPENING = "([{<\"'“‘ "
_BEGINNING = r"10\.[0-9]{4,9}(?:\.[0-9]+)*"
_DOI = re.compile(rf"{_BEGINNING}/\S+")
_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(?P<path>[^?#]*)", re.IGNORECASE)
_PREFIX = re.compile(r"\Adoi[\s:]*(?=10\.|\Z)", re.IGNORECASE)
_INSIDE = re.compile(rf"(?<![0-9.]){_BEGINNING}(?:/|%(?:25)?2f)(?:(?!</)\S)+", re.IGNORECASE)
_FORM = "begins with 10. and has a slash, as in 10.1111/add.14927"
_LONGEST = 2000  # what is longer is cut, and cannot be kept anyway

# What publishers write behind the DOI in the address of a page.
_PAGE_PARTS = (
    "abs|abstract|asset|citations?|citedby|epdf|epub|figures|full|fulltext|full-text|html|information|issuetoc|meta|pdf"
    "|pdfdirect|read|read-cube|references|related|suppl|summary|tables"
)
_BEHIND = re.compile(rf"(?:/(?:{_PAGE_PARTS})(?:[/.].*)?|\.(?:full|pdf|epdf|html?|xml).*|/)\Z", re.IGNORECASE)
_PREPRINT_VERSION = re.compile(r"(?<=\A10\.1101/)(.+?)v[0-9]+(?:\..*)?\Z", re.DOTALL)  # bioRxiv and medRxiv
_OUP_ARTICLE = re.compile(r"(10\.1093/[^/]+/[^/]+)/[0-9]+\Z")  # Oxford adds its own number of the article


def normalise_doi(text: str) -> str:
    """The DOI without any prefix; "" for nothing. In lower case: case carries no meaning in a DOI (DOI Handbook)."""
    pasted = cleaned(text[:_LONGEST]).lstrip(_OPENING)
    if address := _ADDRESS.match(pasted):
        pasted = address["path"]
    doi = without_trailing_marks(_decoded(_PREFIX.sub("", pasted)))
    if not doi:
        return nothing(text, f"a DOI {_FORM}")
    if not _DOI.fullmatch(doi) or not doi.isprintable() or unquote(doi) != doi:
        raise InvalidIdentifier(f"“{shown(doi)}” is not a DOI: one {_FORM}.")
    return re.sub("[A-Z]+", lambda letters: letters[0].lower(), doi)


def doi_url(doi: str) -> str:
    """Percent-encoded as the DOI Handbook asks; `<`, `>`, `#`, `?` and `%` do occur in DOIs."""
    return "https://doi.org/" + quote(doi, safe="/:;,()", errors="replace")


def doi_inside(text: str) -> str:
    """The first DOI in a sentence, a reference or the address of a publisher's page; "" where there is none."""
    for word in re.split(r"[\s\"“”]+", cleaned(text)):
        try:
            if doi := normalise_doi(_doi_of(word)):
                return doi
        except InvalidIdentifier:
            continue
    return ""


def _doi_of(word: str) -> str:
    if address := _ADDRESS.search(word):
        return address[0]
    if "/" not in word.partition("10.")[0]:
        found = _INSIDE.search(word)
        return found[0] if found else ""
    for part in re.split("[?#&]", word):
        if found := _INSIDE.search(part):
            return _of_the_work(_decoded(found[0]))
    return ""


def _of_the_work(doi: str) -> str:
    """Without what leads from the work to one of its pages, files or versions."""
    doi = without_trailing_marks(doi)
    while (shorter := _BEHIND.sub("", doi)) != doi:
        doi = shorter
    return _OUP_ARTICLE.sub(r"\1", _PREPRINT_VERSION.sub(r"\1", doi))


def _decoded(text: str) -> str:
    """Twice: a DOI out of an address within an address is encoded twice."""
    return unquote(unquote(text))
