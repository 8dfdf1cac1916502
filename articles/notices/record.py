"""A notice as plain data: what somebody published about a paper, and what it makes of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from articles.plain import plain
from articles.references import identifiers
from articles.references.record import Standing

LONGEST_REASON: Final = 300
LONGEST_SAID: Final = 120
LONGEST_ADDRESS: Final = 500
_NOTHING = frozenset({"", "0", "unavailable"})  # how these sources write that there is no number


class Unreadable(ValueError):
    """The file or the answer is not what it should be; the text is a sentence for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One statement about one paper. Where it names neither a DOI nor a PubMed number, nobody can tell which paper."""

    doi: str  # of the paper, in the form that `identifiers` gives, as is `pmid`; "" for none
    pmid: str
    standing: Standing  # RETRACTED, CONCERN or CORRECTED; CURRENT for a paper that was reinstated
    on: date | None  # the day of the notice, where all of it is known
    address: str  # where the notice can be read
    origin: str  # who said so: "Retraction Watch", "PubMed", "Crossref"
    said: str  # names this statement about this paper, the same whenever it is read
    reason: str  # one line for people


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, or not in full. The reading goes on behind it."""

    line: int  # of the file, where the row begins; 0 where the reason says which place it is
    reason: str


def number_in(text: str) -> str:
    """What a field holds, or "" where it says in one way or another that it holds nothing."""
    text = text.strip()
    return "" if text.casefold() in _NOTHING else text


def address_for(doi: str, pmid: str) -> str:
    """Where a notice with these numbers can be read; "" where neither is one."""
    for text, normalise, url in (
        (doi, identifiers.normalise_doi, identifiers.doi_url),
        (pmid, identifiers.normalise_pmid, identifiers.pubmed_url),
    ):
        try:
            number = normalise(number_in(text))
        except identifiers.InvalidIdentifier:
            continue
        if number and len(address := url(number)) <= LONGEST_ADDRESS:
            return address
    return ""


def statement(*parts: str) -> str:
    """The name of a statement. One that would be too long ends in a digest, so that no two become the same."""
    whole = one_line(" ".join(parts))
    if len(whole) <= LONGEST_SAID:
        return whole
    digest = sha256(whole.encode()).hexdigest()[:16]
    return f"{whole[: LONGEST_SAID - 17]} {digest}"


def sentence(head: str, *details: str) -> str:
    """“Retraction: Paper Mill, Author Unresponsive.”, not longer than a note for readers may be."""
    told = ", ".join(filter(None, map(one_line, details)))
    whole = f"{head}: {told}" if told else head
    whole += "" if whole.endswith((".", "!", "?", "…")) else "."
    return whole if len(whole) <= LONGEST_REASON else whole[: LONGEST_REASON - 1].rstrip(" ;,") + "…"


def one_line(text: str) -> str:
    return " ".join(plain(text).split())


def quoted(text: str) -> str:
    """A few words of a file, as a message repeats them."""
    text = one_line(text)
    return f"“{text}”" if len(text) <= 60 else f"“{text[:59]}…”"
