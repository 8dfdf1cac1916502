"""DOI, PubMed, PubMed Central and ISBN numbers: from what was pasted to their one form, and to web addresses."""

import re
from urllib.parse import quote, unquote, urlsplit

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))  # ride along with text copied from PDFs
_DASHES = str.maketrans("\u2010\u2011", "--")  # typeset hyphens, which stand for "-" in an identifier
_OPENING = "([{<\"'“‘ "
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_DOI_ADDRESS = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(?P<path>[^?#]*)", re.IGNORECASE)
_DOI_PREFIX = re.compile(r"\Adoi[\s:]*(?=10\.|\Z)", re.IGNORECASE)
_PUBMED_ADDRESS = r"(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/"
_PMID = re.compile(rf"(?:{_PUBMED_ADDRESS}|(?:pmid|pubmed)\b[\s:]*)?0*(?P<number>[1-9][0-9]{{0,7}})", re.IGNORECASE)
_PMC_ADDRESS = (
    r"(?:https?://)?(?:pmc\.ncbi\.nlm\.nih\.gov/articles|(?:www\.)?ncbi\.nlm\.nih\.gov/pmc/articles"
    r"|(?:www\.)?europepmc\.org/articles?(?:/PMC)?)/"
)
_PMCID = re.compile(
    rf"(?:{_PMC_ADDRESS}|pmcid\b[\s:]*)?PMC\s*0*(?P<number>[1-9][0-9]{{0,8}})(?:\.[0-9]+)?", re.IGNORECASE
)
_ISBN_PREFIX = re.compile(r"\Aisbn(?:[\s-]*1[03](?=[\s:]))?[\s:]*", re.IGNORECASE)


class InvalidIdentifier(ValueError):
    """What was given is not the identifier it should be; the text is a sentence for people."""


def normalise_doi(text: str) -> str:
    """The DOI without any prefix; "" for nothing. In lower case: case carries no meaning in a DOI (DOI Handbook)."""
    cleaned = _cleaned(text).lstrip(_OPENING)
    if address := _DOI_ADDRESS.match(cleaned):
        cleaned = unquote(address["path"])
    doi = _without_trailing_marks(_DOI_PREFIX.sub("", cleaned))
    if not doi:
        return _nothing(text, "a DOI begins with 10. and has a slash, as in 10.1111/add.14927")
    if not _DOI.fullmatch(doi) or not doi.isprintable():
        raise InvalidIdentifier(f"“{doi}” is not a DOI: one begins with 10. and has a slash, as in 10.1111/add.14927.")
    return re.sub("[A-Z]+", lambda letters: letters[0].lower(), doi)


def normalise_pmid(text: str) -> str:
    """The PubMed number as digits; "" for nothing."""
    return _numbered(_PMID, text, "not a PubMed number: one is up to eight digits, as in 28525555")


def normalise_pmcid(text: str) -> str:
    """The PubMed Central number with its letters, without a version; "" for nothing."""
    number = _numbered(_PMCID, text, "not a PubMed Central number: one begins with PMC, as in PMC3510048")
    return f"PMC{number}" if number else ""


def normalise_isbn(text: str) -> str:
    """The thirteen digits of the ISBN; "" for nothing. Ten-digit numbers become the thirteen that stand for them."""
    cleaned = _ISBN_PREFIX.sub("", _cleaned(text))
    digits = re.sub(r"[\s\u2012-\u2015-]", "", cleaned).rstrip(".,;").upper()
    if not digits:
        return _nothing(text, "an ISBN has ten or thirteen digits")
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        valid, thirteen = _isbn10_check(digits[:9]) == digits[9], "978" + digits[:9]
    elif re.fullmatch(r"97[89][0-9]{10}", digits):
        valid, thirteen = _isbn13_check(digits[:12]) == digits[12], digits[:12]
    else:
        raise InvalidIdentifier(f"“{cleaned}” is not an ISBN: one has ten digits, or thirteen beginning 978 or 979.")
    if not valid:
        raise InvalidIdentifier(f"“{cleaned}” is not an ISBN: its last digit does not fit the others, so one is wrong.")
    return thirteen + _isbn13_check(thirteen)


def normalise_url(text: str) -> str:
    """The web address without spaces around it; "" for nothing. Only http and https: others can run code."""
    cleaned = _cleaned(text)
    if cleaned and not _is_web_address(cleaned):
        raise InvalidIdentifier(f"“{cleaned}” is not a web address: one begins with https:// or http://.")
    return cleaned


def doi_url(doi: str) -> str:
    """Percent-encoded as the DOI Handbook asks; `<`, `>`, `#`, `?` and `%` do occur in DOIs."""
    return "https://doi.org/" + quote(doi, safe="/:;,()", errors="replace")


def pubmed_url(pmid: str) -> str:
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid, safe='', errors='replace')}/"


def pmc_url(pmcid: str) -> str:
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(pmcid, safe='', errors='replace')}/"


def _cleaned(text: str) -> str:
    return text.translate(_INVISIBLE).translate(_DASHES).strip()


def _nothing(text: str, reason: str) -> str:
    """An empty field is fine; a prefix with nothing after it is not."""
    if _cleaned(text):
        raise InvalidIdentifier(f"“{_cleaned(text)}” holds no number: {reason}.")
    return ""


def _numbered(pattern: re.Pattern[str], text: str, reason: str) -> str:
    cleaned = re.sub(r"[?#].*", "", _cleaned(text)).strip(" /.,;()[]")
    if not _cleaned(text):
        return ""
    if match := pattern.fullmatch(cleaned):
        return match["number"]
    raise InvalidIdentifier(f"“{_cleaned(text)}” is {reason}.")


def _without_trailing_marks(doi: str) -> str:
    """Sentence marks end no DOI; a closing bracket does, when the DOI itself opened it."""
    doi = doi.strip()
    while doi and (doi[-1] in ".,;:\"'”’" or doi.count(doi[-1]) > doi.count(_CLOSING.get(doi[-1], doi[-1]))):
        doi = doi[:-1].rstrip()
    return doi


def _is_web_address(text: str) -> bool:
    try:
        address = urlsplit(text)
        host = address.hostname
    except ValueError:
        return False
    return address.scheme in {"http", "https"} and bool(host) and text.isprintable() and not set(text) & set(' "<>\\')


def _isbn10_check(nine: str) -> str:
    rest = -sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), nine, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def _isbn13_check(twelve: str) -> str:
    return str(-sum((1, 3)[place % 2] * int(digit) for place, digit in enumerate(twelve)) % 10)
