"""The forms in which references are exchanged, and which of them a text is in."""

import re
from dataclasses import dataclass

from articles.references.record import Labelled
from articles.references.refusals import Unreadable


class Format(Labelled):
    RIS = "ris", "RIS"
    BIBTEX = "bibtex", "BibTeX"
    MEDLINE = "medline", "PubMed (MEDLINE)"
    CSL = "csl", "CSL-JSON"


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference as it stands in a file, with the line that it begins on."""

    line: int
    text: str


ACCEPTED = "RIS (.ris), BibTeX (.bib), PubMed (.nbib) or CSL-JSON (.json)"

_BEGINNINGS = {
    Format.RIS: re.compile(r"^[ \t]*TY[ \t]{0,2}-", re.MULTILINE),
    Format.BIBTEX: re.compile(r"^[ \t]*@[A-Za-z]+\s*[{(]", re.MULTILINE),
    Format.MEDLINE: re.compile(r"^[ \t]*PMID *- ", re.MULTILINE),
    Format.CSL: re.compile(r"\A\s*(?:\[\s*[\]{]|\{\s*[\"}])"),
}
_ENDINGS = {
    "ris": Format.RIS,
    "bib": Format.BIBTEX,
    "bibtex": Format.BIBTEX,
    "nbib": Format.MEDLINE,
    "medline": Format.MEDLINE,
    "json": Format.CSL,
    "csljson": Format.CSL,
}
_OTHERS = (  # what is no references that can be read, and what to do about it
    (
        re.compile(r"<xml>\s*<records|<records>\s*<record>|EndNote\.enl|app=\"EndNote\"", re.IGNORECASE),
        "This is XML of EndNote: export RIS from EndNote instead (File, Export, output style RefMan (RIS) Export).",
    ),
    (
        re.compile("<PubmedArticle|<MedlineCitation", re.IGNORECASE),
        "This is XML of PubMed: choose “Send to”, “Citation manager” in PubMed instead, which gives a file .nbib.",
    ),
    (re.compile(r"\A\s*<"), f"This is XML or HTML, which holds no references that can be read: give {ACCEPTED}."),
    (
        re.compile(r"\A\s*%0 ", re.MULTILINE),
        "This is a tagged file of EndNote (.enw): export RIS instead.",
    ),
    (
        re.compile(r"\A\s*(?:FN |PT [A-Z]\n)"),
        "This is a file of the Web of Science: export RIS from there instead.",
    ),
)


def format_of(text: str, name: str = "") -> Format:
    """By what the text holds, then by the ending of the file's name. Raises Unreadable."""
    for pattern, reason in _OTHERS:
        if pattern.search(text[:5000]):
            raise Unreadable(reason)
    found = {match.start(): form for form, pattern in _BEGINNINGS.items() if (match := pattern.search(text))}
    if found:
        return found[min(found)]
    if form := _ENDINGS.get(name.lower().rpartition(".")[2]):
        return form
    raise Unreadable(f"No references were found in this: give them as {ACCEPTED}.")
