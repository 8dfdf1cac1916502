"""The fact `approval`, read line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatments import approvals
from treatments.approvals import Approval, Status

HOW = "Write it as “- France, alcohol dependence: **licensed** [@key]”."


def test_approvals_are_read_in_the_order_of_the_list() -> None:
    text = (
        "- France, alcohol dependence: **licensed** [@ansm2018, p. 2] Up to 80 mg a day.\n"
        "- United Kingdom, alcohol dependence: **off-label**\n\n"
        "* United States, spasticity, severe, in multiple sclerosis: **not available** [@a]\n"
        "  There it was\n  withdrawn.\n"
        "- Chad, alcohol dependence: **not known**"
    )

    assert approvals.read(text) == [
        Approval("France", "alcohol dependence", Status.LICENSED, "[@ansm2018, p. 2] Up to 80 mg a day."),
        Approval("United Kingdom", "alcohol dependence", Status.OFF_LABEL, ""),
        Approval(
            "United States",
            "spasticity, severe, in multiple sclerosis",
            Status.NOT_AVAILABLE,
            "[@a] There it was withdrawn.",
        ),
        Approval("Chad", "alcohol dependence", Status.NOT_KNOWN, ""),
    ]
    assert approvals.problems(text) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("It is licensed in France.", f"this is no item of the list. {HOW}"),
        ("France, pain: **licensed**", f"this is no item of the list. {HOW}"),
        ("- France: **licensed**", f"a country, a condition and a status cannot be told apart here. {HOW}"),
        ("- France, pain: licensed", f"a country, a condition and a status cannot be told apart here. {HOW}"),
        ("- , pain: **licensed**", f"a country, a condition and a status cannot be told apart here. {HOW}"),
        ("- France, : **licensed**", f"a country, a condition and a status cannot be told apart here. {HOW}"),
        ("-", f"a country, a condition and a status cannot be told apart here. {HOW}"),
        (
            "- France, pain: **Approved** [@a]",
            "“Approved” is no status: the words between the asterisks are one of"
            " licensed, off-label, not available, not known.",
        ),
    ],
)
def test_line_that_cannot_be_read_is_named_with_the_way_to_write_it(line: str, problem: str) -> None:
    text = f"- Spain, pain: **licensed**\n\n{line}\n"

    assert approvals.problems(text) == [f"Line 3: {problem}"]
    assert approvals.read(text) == [Approval("Spain", "pain", Status.LICENSED, "")]


def test_two_lines_about_the_same_are_a_problem() -> None:
    text = "- France, pain: **licensed**\n- France, cramps: **off-label**\n- france, Pain: **not known**"

    assert approvals.problems(text) == ["Line 3: france and Pain stand in line 1 already. Keep one of the two."]


def test_statuses_have_labels_for_readers() -> None:
    assert [status.label for status in Status] == ["Licensed", "Off-label", "Not available", "Not known"]


WORDS = st.from_regex(r"[A-Za-zé(][A-Za-zé() -]{0,12}[A-Za-zé)]", fullmatch=True).map(
    lambda text: " ".join(text.split())
)
APPROVALS = st.builds(
    Approval, WORDS, st.lists(WORDS, min_size=1, max_size=3).map(", ".join), st.sampled_from(Status), st.just("[@a]")
)


@given(listed=st.lists(APPROVALS, max_size=4))
def test_any_approval_is_read_as_it_was_written(listed: list[Approval]) -> None:
    text = "\n".join(f"- {one.country}, {one.condition}: **{one.status}** {one.note}" for one in listed)

    assert approvals.read(text) == listed


@given(
    text=st.lists(st.sampled_from(["- ", "\n", "a", ", ", ": ", "**", "licensed", "  "]) | st.text(max_size=3)).map(
        "".join
    )
)
def test_any_text_is_read_or_said_to_be_wrong(text: str) -> None:
    found = approvals.read(text), approvals.problems(text)

    assert (found == ([], [])) == (not text.strip())
