import pytest

from articles.references.csl import from_csl
from articles.references.csl_fields import InvalidRecord


def item(**changes):
    return {"id": "a1", "type": "article-journal", "title": "A", "custom": {"evidence": "cohort"}} | changes


@pytest.mark.parametrize(
    ("date_parts", "read"),
    [
        ([[2020]], (2020, None, None)),
        ([[2020, 8]], (2020, 8, None)),
        ([[2020, 8, 4]], (2020, 8, 4)),
        ([[2020, 7], [2020, 8]], (2020, 7, None)),
        ([[None]], (None, None, None)),
        ([[]], (None, None, None)),
        ([], (None, None, None)),
    ],
)
def test_date_is_read_as_far_as_it_is_known(date_parts, read):
    record = from_csl(item(issued={"date-parts": date_parts}))

    assert (record.year, record.month, record.day) == read


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"title": " "}, "title is missing."),
        ({"title": ["A"]}, "title must be text."),
        ({"volume": True}, "volume must be text."),
        ({"volume": 1.5}, "volume must be text."),
        ({"title": "A\x00"}, "title holds a character that cannot be stored: U+0000."),
        ({"title": "A\ud800"}, "title holds a character that cannot be stored: U+D800."),
        (
            {"type": "journal"},
            "type “journal” is no type of CSL: one that fits everything is “document”.",
        ),
        ({"author": "Agabio"}, "author must be a list of names."),
        ({"author": [{"family": "A"}, "B"]}, "author 2 must be an object with a family name or a literal name."),
        ({"author": [{"family": " "}]}, "author 1 has neither a family name nor a literal name."),
        (
            {"issued": "2020"},
            'issued must have "date-parts", as in {"date-parts": [[2020, 8, 4]]}.',
        ),
        (
            {"issued": {"date-parts": [2020]}},
            'issued must have "date-parts", as in {"date-parts": [[2020, 8, 4]]}.',
        ),
        ({"issued": {"date-parts": [["soon"]]}}, "issued has a part that is not a number: 'soon'."),
        ({"issued": {"date-parts": [[True]]}}, "issued has a part that is not a number: True."),
        ({"issued": {"date-parts": [[2023, 2, 31]]}}, "issued is not a day in the calendar: 2023-2-31."),
        ({"issued": {"date-parts": [[2023, 0, 1]]}}, "issued is not a day in the calendar: 2023-0-1."),
        ({"issued": {"date-parts": [[20]]}}, "issued is not a day in the calendar: 20."),
        ({"accessed": {"date-parts": [[2023, 2]]}}, "accessed needs a year, a month and a day."),
        (
            {"DOI": "x"},
            "DOI is wrong. “x” is not a DOI: one begins with 10. and has a slash, as in 10.1111/add.14927.",
        ),
        (
            {"URL": "javascript:alert(1)"},
            "URL is wrong. “javascript:alert(1)” is not a web address: one begins with https:// or http://.",
        ),
        ({"custom": "cohort"}, "custom must be an object with fields."),
        (
            {"custom": {"evidence": "cohort", "superseded_by": "b2"}},
            "custom.superseded_by is not known: "
            "known are kind, evidence, finding, standing, superseded-by, standing-note, standing-on, standing-by, "
            "notice, arxiv, trial, editor-note.",
        ),
        ({"custom": {"evidence": "cohort", "superseded-by": "a1"}}, "custom.superseded-by names the entry itself."),
        (
            {"custom": {"evidence": "cohort", "standing-on": "4 August 2020"}},
            "custom.standing-on is not a day in the form 2020-08-04: “4 August 2020”.",
        ),
        (
            {"custom": {"evidence": "cohort", "standing-on": "2020-W32"}},
            "custom.standing-on is not a day in the form 2020-08-04: “2020-W32”.",
        ),
        (
            {"custom": {"evidence": "cohort", "notice": "javascript:alert(1)"}},
            "custom.notice is wrong. “javascript:alert(1)” is not a web address: one begins with https:// or http://.",
        ),
        (
            {"custom": {"evidence": "cohort", "trial": "NCT1"}},
            "custom.trial is wrong. “NCT1” is not a number of ClinicalTrials.gov: "
            "one is NCT and eight digits, as in NCT01711125.",
        ),
        (
            {"custom": {"evidence": "cohort", "standing": "fine"}},
            "custom.standing “fine” is not known: "
            "it is one of current, corrected, concern, retracted, superseded, unknown.",
        ),
        (
            {"custom": None},
            "custom.evidence is missing: it is one of systematic-review, randomised-trial, cohort, cross-sectional, "
            "case-report, review, consensus, commentary, guideline, label, law, tool, web-page, unsorted.",
        ),
    ],
)
def test_an_entry_that_is_wrong_is_refused_with_its_id_the_field_and_the_reason(changes, reason):
    with pytest.raises(InvalidRecord) as refusal:
        from_csl(item(**changes))

    assert str(refusal.value) == f"a1: {reason}"
