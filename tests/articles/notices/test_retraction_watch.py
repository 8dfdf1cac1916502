"""The rows of the extract in tests/data are made up, but for the numbers and dates of the first two."""

import csv
import io
import tracemalloc
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.notices.record import LONGEST_REASON, LONGEST_SAID, Notice, Problem, Unreadable
from articles.notices.retraction_watch import COLUMNS, read
from articles.references.record import Standing

EXTRACT = Path(__file__).parents[2] / "data" / "notices" / "retraction_watch.csv"
HEADER = EXTRACT.read_text().splitlines()[0] + "\n"
NAMES = HEADER.strip().split(",")


def row(**changes):
    """A line in the order of the header, with what the export has where there is nothing to say."""
    values = {
        "Record ID": "900100",
        "Title": "A made-up paper",
        "RetractionDate": "6/25/2021 0:00",
        "RetractionDOI": "10.5555/notice",
        "RetractionPubMedID": "0",
        "OriginalPaperDOI": "10.5555/paper",
        "OriginalPaperPubMedID": "0",
        "RetractionNature": "Retraction",
        "Reason": "Paper Mill;",
    }
    out = io.StringIO()
    values |= {name.replace("_", " "): value for name, value in changes.items()}
    csv.writer(out, lineterminator="\n").writerow(values.get(name, "") for name in NAMES)
    return out.getvalue()


def table(*lines):
    return io.StringIO(HEADER + "".join(lines), newline="")


def only(*lines):
    (told,) = read(table(*lines))
    return told


def test_the_extract_is_read_to_its_end():
    with EXTRACT.open(newline="") as file:
        told = list(read(file))

    assert told[0] == Notice(
        doi="10.1016/s0140-6736(97)11096-0",
        pmid="9500320",
        standing=Standing.RETRACTED,
        on=date(2010, 2, 6),
        address="https://doi.org/10.1016/s0140-6736(10)60175-4",
        origin="Retraction Watch",
        said="retraction-watch 4036 retraction 2010-02-06",
        reason="Retraction: Investigation by Third Party.",
    )
    assert [(notice.doi, notice.standing, notice.on) for notice in told[1:]] == [
        ("10.1016/s0140-6736(97)11096-0", Standing.CORRECTED, date(2004, 3, 6)),
        ("10.5555/paper.one", Standing.CONCERN, date(2021, 6, 25)),
        ("10.5555/paper.one", Standing.CURRENT, date(2023, 12, 31)),
        ("", Standing.RETRACTED, date(2023, 10, 18)),
        ("10.5555/(sici)1096-9098(200007)74:3<201::aid-ex8>3.0.co;2-5", Standing.RETRACTED, date(2000, 8, 10)),
        ("10.5555/two.a", Standing.CORRECTED, date(2024, 2, 14)),
        ("10.5555/two.b", Standing.CORRECTED, date(2024, 2, 14)),
    ]


@pytest.mark.parametrize("end", ["", ","])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_columns_are_found_by_their_names(mark, end):
    order = ["Notes", *reversed(COLUMNS), "Something New"]
    values = dict(zip(NAMES, next(csv.reader([row(RetractionNature="Correction")])), strict=True))
    lines = [mark + ",".join(order) + end + "\n", ",".join(values.get(name, "") for name in order) + end + "\n"]

    (notice,) = read(lines)

    assert (notice.doi, notice.standing, notice.on) == ("10.5555/paper", Standing.CORRECTED, date(2021, 6, 25))


def test_missing_columns_are_named():
    header = HEADER.replace("RetractionNature,", "").replace("Reason,", "")

    with pytest.raises(Unreadable, match="lacks the columns RetractionNature, Reason"):
        list(read([header, row()]))


@pytest.mark.parametrize(
    "text", ["", "\n\n", "<!doctype html>\n<p>503", '{"a": [1]}', "PK\x03\x04\n", '"a', "a,b\n1,2\n"]
)
def test_what_is_no_such_file_is_said_to_be_none(text):
    with pytest.raises(Unreadable, match=r"^(This|The) .+\.$"):
        list(read(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("2/6/2010 0:00", date(2010, 2, 6)),
        ("02/06/2010", date(2010, 2, 6)),
        ("12/31/2023 23:59", date(2023, 12, 31)),
        ("2010-02-06", date(2010, 2, 6)),
        ("2010-02-06T00:00:00Z", date(2010, 2, 6)),
        ("", None),
    ],
)
def test_dates_are_month_first_or_iso(text, on):
    assert only(row(RetractionDate=text)).on == on


@pytest.mark.parametrize(
    "text", ["31/12/2023 0:00", "2/30/2010 0:00", "2010-13-01", "2/6/10", "soon", "1/1/0000", "٣/٦/2010"]
)
def test_a_date_that_is_none_is_told_and_the_retraction_is_not_lost(text):
    problem, notice = read(table(row(RetractionDate=text)))

    assert (problem.line, notice.on, notice.standing) == (2, None, Standing.RETRACTED)
    assert "month/day/year" in problem.reason


@pytest.mark.parametrize("nature", ["Mystery notice", "", "Retraction;Correction"])
def test_a_nature_that_is_not_known_makes_no_notice(nature):
    problem = only(row(RetractionNature=nature))

    assert isinstance(problem, Problem)
    assert nature in problem.reason


@pytest.mark.parametrize("nature", ["EXPRESSION OF CONCERN", " Expression  of Concern "])
def test_a_nature_is_known_however_it_is_written(nature):
    assert only(row(RetractionNature=nature)).standing is Standing.CONCERN


@pytest.mark.parametrize("nothing", ["", " ", "unavailable", "Unavailable", "0"])
def test_a_field_may_say_that_there_is_no_number(nothing):
    notice = only(
        row(
            RetractionDOI=nothing,
            RetractionPubMedID=nothing,
            OriginalPaperDOI=nothing,
            OriginalPaperPubMedID="31579114",
        )
    )

    assert (notice.doi, notice.pmid, notice.address) == ("", "31579114", "")


def test_several_papers_of_one_row_keep_their_numbers_together():
    dois = "10.5555/(SICI)1;2-5; https://doi.org/10.5555/B;"

    both = list(read(table(row(OriginalPaperDOI=dois, OriginalPaperPubMedID="11;22;"))))
    more_dois = list(read(table(row(OriginalPaperDOI=dois, OriginalPaperPubMedID="11"))))

    assert [(n.doi, n.pmid) for n in both] == [("10.5555/(sici)1;2-5", "11"), ("10.5555/b", "22")]
    assert [(n.doi, n.pmid) for n in more_dois] == [("10.5555/(sici)1;2-5", ""), ("10.5555/b", ""), ("", "11")]


def test_a_number_that_cannot_be_read_leaves_the_other():
    problem, notice = read(table(row(OriginalPaperDOI="xx10.5555/paper", OriginalPaperPubMedID="123")))
    only_problem = only(row(OriginalPaperDOI="xx10.5555/paper"))

    assert isinstance(problem, Problem)
    assert "xx10.5555/paper" in problem.reason
    assert (notice.doi, notice.pmid) == ("", "123")
    assert isinstance(only_problem, Problem)


def test_reasons_become_one_line_for_people():
    told = only(row(Reason="+Falsification/Fabrication of Data;+Paper\nMill; ;"))
    many = only(row(Reason="Concerns/Issues about Data;" * 30, Record_ID="9" * 500))

    assert told.reason == "Retraction: Falsification/Fabrication of Data, Paper Mill."
    assert many.reason.endswith("…")
    assert (len(many.reason) <= LONGEST_REASON, len(many.said) <= LONGEST_SAID) == (True, True)


def test_two_statements_never_have_one_name():
    told = list(read(table(row(Record_ID="9" * 500 + "1"), row(Record_ID="9" * 500 + "2"), row(RetractionDate=""))))

    assert len({notice.said for notice in told}) == 3


@pytest.mark.parametrize(
    "damaged",
    [
        "1,2,3\n",
        row()[:-1] + ",,,more\n",
        row(Title="a\0b"),
        row().replace("A made-up paper", '"A made-up paper'),
        row(Notes="x").replace(",x,", ',"x,'),
        row().replace("A made-up paper", '"A" made-up paper'),
    ],
)
def test_a_damaged_row_costs_no_other(damaged):
    told = list(read(table(row(Record_ID="1"), damaged, row(Record_ID="3", Title="With, a comma"), row(Record_ID="4"))))

    assert [type(item) for item in told] == [Notice, Problem, Notice, Notice]
    assert told[1].line == 3
    assert [told[place].said.split()[1] for place in (0, 2, 3)] == ["1", "3", "4"]


def test_the_line_of_a_problem_is_that_of_the_file():
    lines = [row(Notes="on\ntwo lines"), row(Notes='three\n"\n\nlines'), row(RetractionNature="?")]

    problem = list(read(table(*lines)))[-1]

    assert problem.line == 2 + 2 + 4


def test_a_file_of_nothing_but_open_quotes_ends():
    told = list(read(table(*['x,"y\n'] * 3_000)))

    assert {type(item) for item in told} == {Problem}


@given(st.lists(st.text(alphabet=st.sampled_from('",;\n\r\0aé/10.5+<%'), max_size=40), max_size=8))
def test_rows_of_any_kind_are_told_or_taken(texts):
    table_of_them = table(*(text + "\n" for text in texts), row(Record_ID="last"))

    told = list(read(table_of_them))

    assert isinstance(told[-1], Problem) or told[-1].said.startswith("retraction-watch last")


@given(st.dictionaries(st.sampled_from([name.replace(" ", "_") for name in COLUMNS]), st.text(max_size=60)))
def test_values_of_any_kind_make_notices_that_can_be_kept(values):
    for told in read(table(row(**values))):
        if isinstance(told, Notice):
            assert len(told.said) <= LONGEST_SAID
            assert len(told.reason) <= LONGEST_REASON
            assert "\n" not in told.reason + told.said
        f"{told}".encode()


def test_a_long_file_takes_no_more_memory_than_a_short_one():
    line = row(Institution="Department of Examples; " * 40, Notes="n" * 400)
    lines = chain([HEADER], (line for _ in range(4_000)))
    tracemalloc.start()

    count = sum(isinstance(told, Notice) for told in read(lines))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 4_000
    assert peak < 1_000_000
