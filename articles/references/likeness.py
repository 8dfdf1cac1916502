"""When two texts, names or page ranges are the same, however a program writes them."""

import re
import unicodedata
from urllib.parse import urlsplit

from articles.references.names import initials
from articles.references.record import Name

ARTICLES = {"a", "an", "the"}
# Letters that are no letter with an accent to Unicode, and the Greek ones that titles spell out as often as not.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
    | {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "κ": "kappa", "μ": "mu", "ω": "omega"}
)
_EDITION_WORDS = {"ed", "edn", "edition"}
_PAGE = re.compile(r"(?P<letters>\D*)(?P<number>[0-9]+)")


def plain_words(text: str) -> list[str]:
    """In small letters and without accents; an apostrophe parts no word."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.findall(r"[^\W_]+", re.sub("['’]", "", letters))


def family_of(name: Name) -> str:
    """The last part of the family name, because programs differ on where "de" or "van der" belongs."""
    parts = name.family.split()
    return "".join(plain_words(parts[-1] if parts and not name.literal else f"{name.literal}{name.given}"))


def same_text(one: str, other: str) -> bool:
    """Without case, accents and punctuation; "&" is "and"."""
    return _meant(one) == _meant(other)


def same_journal(one: str, other: str) -> bool:
    """PubMed adds a place or a subtitle: "Addiction (Abingdon, England)". An abbreviation is another name."""
    return same_text(_main_name(one), _main_name(other))


def same_edition(one: str, other: str) -> bool:
    """ "2", "2nd" and "2nd ed." are one."""
    return _edition(one) == _edition(other)


def same_pages(one: str, other: str) -> bool:
    """ "1265-76", "1265–1276" and "1265" agree."""
    (our_first, our_last), (their_first, their_last) = _page_range(one), _page_range(other)
    return our_first == their_first and (our_last == their_last or not our_last or not their_last)


def same_address(one: str, other: str) -> bool:
    """Whether by http or https, with or without www. and a slash at the end."""
    return _bare_address(one) == _bare_address(other)


def same_person(one: Name, other: Name) -> bool:
    """Initials agree with the names that they stand for."""
    if one.literal or other.literal:
        return sorted(_all_words(one)) == sorted(_all_words(other))
    return family_of(one) == family_of(other) and _same_given(one.given, other.given)


def _edition(text: str) -> list[str]:
    words = [re.sub(r"(?<=[0-9])(?:st|nd|rd|th)\Z", "", word) for word in plain_words(text)]
    return [word for word in words if word not in _EDITION_WORDS]


def _meant(text: str) -> str:
    words = [word for word in plain_words(text) if word != "and"]
    return "".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def _main_name(journal: str) -> str:
    return re.sub(r"\s*\([^()]*\)\s*\Z", "", journal.partition(" : ")[0]) or journal


def _page_range(pages: str) -> tuple[str, str]:
    text = re.sub("[\u2010-\u2015-]+", "-", re.sub(r"[\s.]", "", pages.casefold()))
    text = re.sub(r"\App?(?=[0-9])", "", text)
    first, _, last = text.partition("-")
    start, end = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if not start or not end or end["letters"] not in ("", start["letters"]):
        return first, last
    missing = len(start["number"]) - len(end["number"])
    number = start["number"][:missing] + end["number"] if missing > 0 else end["number"]
    return first, start["letters"] + number


def _bare_address(url: str) -> tuple[str, str, str]:
    try:
        address = urlsplit(url)
    except ValueError:
        return (url, "", "")
    return address.netloc.casefold().removeprefix("www."), address.path.rstrip("/"), address.query


def _same_given(one: str, other: str) -> bool:
    ours, theirs = (given.partition(",")[0] for given in (one, other))
    our_initials, their_initials = initials(ours), initials(theirs)
    if not (our_initials.startswith(their_initials) or their_initials.startswith(our_initials)):
        return False
    first, second = ((plain_words(given) or [""])[0] for given in (ours, theirs))
    is_short = initials(ours) == re.sub(r"[\W_]", "", ours) or initials(theirs) == re.sub(r"[\W_]", "", theirs)
    return is_short or first.startswith(second) or second.startswith(first)


def _all_words(name: Name) -> list[str]:
    return plain_words(f"{name.literal} {name.family} {name.given}")
