import pytest

from articles.models import Source
from articles.references.reading import keys
from articles.references.reading.limits import AUTHOR, LIMITS, within_limits
from articles.references.record import Evidence, Kind, Name, Record
from articles.references.refusals import InvalidRecord


def test_the_limits_are_those_of_the_database():
    lengths = {field.name: field.max_length for field in Source._meta.concrete_fields if field.max_length}

    assert {name: lengths[name] for name in LIMITS} == LIMITS
    assert lengths["key"] == keys.LONGEST
    assert lengths.keys() - LIMITS.keys() == {"key", "kind", "evidence", "standing", "work_key", "checked_in"}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": "a" * 501}, "The title has 501 characters: no more than 500 can be kept."),
        ({"container": "a" * 301}, "The journal or book has 301 characters: no more than 300 can be kept."),
        ({"url": "https://a.org/" + "a" * 500}, "The web address has 514 characters: no more than 500 can be kept."),
        ({"authors": (Name(literal="a" * (AUTHOR + 1)),)}, "The name of author 1 is longer than 200 characters."),
    ],
)
def test_what_is_too_long_is_refused_with_its_name(fields, reason):
    record = Record(**({"key": "a", "kind": Kind.ARTICLE, "title": "A", "evidence": Evidence.COHORT} | fields))

    with pytest.raises(InvalidRecord) as refusal:
        within_limits(record)

    assert str(refusal.value) == reason
