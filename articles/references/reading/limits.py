"""How long the fields of a source may be. The columns of the database are as long; a test holds them to it."""

from articles.references.record import Record
from articles.references.refusals import InvalidRecord

LIMITS = {
    "title": 500,
    "container": 300,
    "volume": 40,
    "issue": 40,
    "pages": 60,
    "publisher": 200,
    "place": 120,
    "edition": 60,
    "number": 80,
    "doi": 200,
    "pmid": 12,
    "pmcid": 16,
    "arxiv": 40,
    "isbn": 20,
    "trial": 20,
    "url": 500,
    "finding": 400,
    "standing_note": 300,
    "standing_by": 150,
    "notice": 500,
}
NAMES = {
    "container": "journal or book",
    "place": "place of publication",
    "url": "web address",
    "notice": "web address of the notice",
    "number": "report number",
}
AUTHOR = 200


def within_limits(record: Record) -> Record:
    """The record itself. Raises InvalidRecord with the name of the field that is too long."""
    for field, limit in LIMITS.items():
        length = len(getattr(record, field))
        if length > limit:
            name = NAMES.get(field, field.replace("_", " "))
            raise InvalidRecord(f"The {name} has {length} characters: no more than {limit} can be kept.")
    for number, author in enumerate(record.authors, start=1):
        if max(len(author.family), len(author.given), len(author.literal)) > AUTHOR:
            raise InvalidRecord(f"The name of author {number} is longer than {AUTHOR} characters.")
    return record
