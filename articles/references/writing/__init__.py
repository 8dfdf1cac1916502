"""Writes records as files for reference managers. Readers take these: they never hold what editors note for themselves.

What is written is read back by `reading` as it was, save what a form has no place for:

- RIS: the kind of evidence; the standing and all that belongs to it, which people read in the notes; a guideline comes
  back as an article or a report; the name of a person that has one part only comes back as that of an organisation, and
  so does a single word that marks one; a key of digits only.
- BibTeX: what RIS cannot hold; the number of a trial, the report number of an article.
- CSL-JSON: nothing is lost but what is left out, the finding and the note for editors.

In RIS and BibTeX the note comes back as a note for editors, because what other people wrote beside a reference in their
own libraries was not written for readers. Line ends and control characters are not kept in any field but notes.
"""

import json
from collections.abc import Callable, Iterable

from articles.references.csl import to_csl
from articles.references.formats import Format
from articles.references.record import Record
from articles.references.writing.bibtex import to_bibtex
from articles.references.writing.ris import to_ris

__all__ = ["EXTENSIONS", "MEDIA_TYPES", "Format", "write"]

MEDIA_TYPES = {
    Format.RIS: "application/x-research-info-systems",
    Format.BIBTEX: "application/x-bibtex",
    Format.CSL: "application/vnd.citationstyles.csl+json",
}
EXTENSIONS = {Format.RIS: "ris", Format.BIBTEX: "bib", Format.CSL: "json"}

_WRITTEN: dict[Format, Callable[[Record], str]] = {Format.RIS: to_ris, Format.BIBTEX: to_bibtex}


def write(records: Iterable[Record], form: Format) -> str:
    """The whole file, in UTF-8 once it is encoded. PubMed's form is read and not written: only PubMed writes it."""
    if form is Format.CSL:
        items = [to_csl(record, for_readers=True) for record in records]
        return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    if form not in _WRITTEN:
        raise ValueError(f"{form.label} is not written.")
    return "\n".join(map(_WRITTEN[form], records))
