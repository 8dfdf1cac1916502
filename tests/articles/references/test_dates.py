from datetime import date

import pytest

from articles.references.dates import dated, read_date, read_day


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2020", (2020, None, None)),
        ("2020///", (2020, None, None)),
        ("2020/07//", (2020, 7, None)),
        ("2020/07/15/", (2020, 7, 15)),
        ("2020/7/5/Summer", (2020, 7, 5)),
        ("2020-07-15T09:30:00Z", (2020, 7, 15)),
        ("20200715", (2020, 7, 15)),
        ("2020 Jul 15", (2020, 7, 15)),
        ("2020 Jul-Aug", (2020, 7, None)),
        ("2020 Jul–Aug", (2020, 7, None)),
        ("2020 Summer", (2020, None, None)),
        ("15 July 2020", (2020, 7, 15)),
        ("July 15th, 2020", (2020, 7, 15)),
        ("Jul 15", (None, 7, 15)),
        ("2020-2021", (2020, None, None)),
        ("c2001", (2001, None, None)),
        ("15/07/2020", (2020, None, None)),
        ("2020-13-40", (2020, None, None)),
        ("2023-02-31", (2023, 2, None)),
        ("in press", (None, None, None)),
        ("0000", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_date_is_read_as_far_as_it_can_be_told(text, parts):
    assert read_date(text) == parts


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        (("2020", "2020/07/15/"), (2020, 7, 15)),
        (("2020", "Jul 15"), (2020, 7, 15)),
        (("2020", "2019/12/13/"), (2020, None, None)),
        (("", "2019/12//"), (2019, 12, None)),
        (("", "Jul 15"), (None, None, None)),
    ],
)
def test_the_year_decides_which_other_date_belongs_to_it(texts, parts):
    assert dated(*texts) == parts


def test_a_day_is_whole_or_none():
    assert read_day("2026/11/01/09:30:00") == date(2026, 11, 1)
    assert read_day("2026/11") is None
