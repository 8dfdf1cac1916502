import json
from datetime import date

import pytest

from articles.references.csl import to_csl
from articles.references.reading import csl_json
from articles.references.record import Evidence, Kind, Name, Record, Standing
from articles.references.refusals import InvalidRecord


def item(**fields):
    return csl_json.read(json.dumps({"type": "article-journal", "title": "A title"} | fields))


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ({"type": "made-up"}, "kind", Kind.REPORT),
        ({"type": "webpage"}, "evidence", Evidence.UNSORTED),
        ({"type": "bill"}, "evidence", Evidence.LAW),
        ({"type": "report", "genre": "Preprint"}, "kind", Kind.PREPRINT),
        ({"type": None}, "kind", Kind.REPORT),
        ({"title": ["A <i>title</i>"]}, "title", "A title"),
        ({"container-title": ["Addiction", "Addict"]}, "container", "Addiction"),
        ({"volume": 115}, "volume", "115"),
        ({"volume": 1.5}, "volume", "1.5"),
        ({"volume": {"a": 1}}, "volume", ""),
        ({"article-number": "e87366"}, "pages", "e87366"),
        ({"issued": {"raw": "2020-07-15"}}, "day", 15),
        ({"issued": {"literal": "July 2020"}}, "month", 7),
        ({"issued": "2020-07"}, "month", 7),
        ({"issued": {"date-parts": [["2020", 13]]}}, "month", None),
        ({"issued": {"date-parts": [[None]]}, "published-print": {"date-parts": [[2020]]}}, "year", 2020),
        ({"accessed": {"date-parts": [[2026, 11, 1]]}}, "accessed", date(2026, 11, 1)),
        ({"accessed": {"date-parts": [[2026, 11]]}}, "accessed", None),
        ({"DOI": "https://doi.org/10.1000/A"}, "doi", "10.1000/a"),
        ({"PMID": 28525555}, "pmid", "28525555"),
        ({"PMCID": "PMC3510048"}, "pmcid", "PMC3510048"),
        ({"PMCID": "3510048"}, "pmcid", ""),
        ({"ISBN": ["1", "0-306-40615-2"]}, "isbn", "9780306406157"),
        ({"number": "arXiv:2101.00001"}, "arxiv", "2101.00001"),
        ({"URL": "javascript:alert(1)"}, "url", ""),
        ({"id": "http://zotero.org/users/1/items/A"}, "key", ""),
        ({"id": "x", "citation-key": "rigal2020"}, "key", "x"),
        ({"custom": {"something": "else"}}, "title", "A title"),
        ({"note": "PMID: 28525555\nMine."}, "editor_note", "Mine."),
        ({"note": "PMID: 28525555\nMine."}, "pmid", "28525555"),
        ({"author": "Rigal"}, "authors", ()),
        ({"author": [{"name": "WHO"}, {}, 3]}, "authors", (Name(literal="WHO"),)),
        ({"author": ["Rigal, L."]}, "authors", (Name(family="Rigal", given="L."),)),
        ({"author": [{"family": "T", "given": "V", "suffix": "Jr"}]}, "authors", (Name(family="T", given="V, Jr"),)),
    ],
)
def test_a_field_is_read_as_programs_write_it(fields, field, value):
    assert getattr(item(**fields), field) == value


def test_an_entry_of_this_program_is_read_with_all_that_it_says():
    record = Record(
        key="a1",
        kind=Kind.GUIDELINE,
        title="A title",
        evidence=Evidence.CONSENSUS,
        note="For readers.",
        standing=Standing.RETRACTED,
        standing_by="An editor",
    )

    assert csl_json.read(json.dumps(to_csl(record))) == record


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"title": "A"', "The entry is not whole JSON at column 14: Expecting ',' delimiter."),
        ("[" * 100_000, "The entry is not whole JSON."),
        ('"A"', "The entry is not an object with fields."),
        ("{}", "The entry has no title."),
        (
            '{"title": "A", "id": "a", "type": "book", "custom": {"evidence": "cohort", "standing": "fine"}}',
            "a: custom.standing “fine” is not known: "
            "it is one of current, corrected, concern, retracted, superseded, unknown.",
        ),
    ],
)
def test_an_entry_that_is_wrong_is_refused(text, reason):
    with pytest.raises(InvalidRecord) as refusal:
        csl_json.read(text)

    assert str(refusal.value) == reason


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[\n{"id": 1},\n\n{"id": 2}\n]', [(2, '{"id": 1}'), (4, '{"id": 2}')]),
        ('{"id": 1}', [(1, '{"id": 1}')]),
        ('{"items": [{"id": 1}], "total": 1}', [(1, '{"id": 1}')]),
        ('{"status": "ok", "message-type": "work",\n"message": {"id": 1}}', [(2, '{"id": 1}')]),
        (
            '{"status": "ok", "message-type": "work-list", "message": {"total-results": 2,'
            '\n"items": [{"id": 1}, {"id": 2}]}}',
            [(2, '{"id": 1}'), (2, '{"id": 2}')],
        ),
        ('{"id": 1}\n{"id": 2}\n', [(1, '{"id": 1}'), (2, '{"id": 2}')]),
        ('[{"id": 1}, 3]', [(1, '{"id": 1}'), (1, "3")]),
        ("[]", []),
        (
            '[{"id": 1,,"author": [{"family": "A"}, {"family": "B"}]},\n{"id": 2}]',
            [(1, '{"id": 1,,"author": [{"family": "A"}, {"family": "B"}]}'), (2, '{"id": 2}')],
        ),
        ('[{"id": 1}, {"id": 2, "ti', [(1, '{"id": 1}'), (1, '{"id": 2, "ti')]),
    ],
)
def test_entries_are_found_with_their_lines_and_a_broken_one_touches_no_other(text, found):
    assert [(entry.line, entry.text) for entry in csl_json.entries(text)] == found
