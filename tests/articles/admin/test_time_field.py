"""A moment as an editor chooses it: what the clocks of the site skip or repeat is explained, never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import html5lib
import pytest
import time_machine
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.admin import page_state
from articles.admin.time_field import INVALID, OTHER_YEAR, ClockChange, MomentField, Typed, clock_change

SKIPPED = "2026-03-29T01:30"  # in London
REPEATED = "2026-10-25T01:30"


class PlanForm(forms.Form):
    at = MomentField(label="Readers see it from", help_text="The page changes by itself.")


@pytest.fixture(autouse=True)
def london() -> Iterator[None]:
    with timezone.override("Europe/London"):
        yield


def read(text: object) -> datetime | None:
    return MomentField().clean(text)


def refusal(text: object) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        read(text)

    return refused.value.messages


def drawn(form: forms.Form) -> Any:
    at = form["at"]
    return html5lib.parseFragment(f"{at.errors}{at.label_tag()}{at}", namespaceHTMLElements=False)


def options(form: forms.Form) -> list[tuple[str | None, str, bool]]:
    return [
        (option.get("value"), option.text, option.get("selected") is not None) for option in drawn(form).iter("option")
    ]


# What is taken


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-05T09:00", datetime(2026, 1, 5, 9, tzinfo=UTC)),
        ("2026-05-03T09:00", datetime(2026, 5, 3, 8, tzinfo=UTC)),
        (" 2026-05-03 09:00 ", datetime(2026, 5, 3, 8, tzinfo=UTC)),
        ("2026-05-03T09:00:30", datetime(2026, 5, 3, 8, 0, 30, tzinfo=UTC)),
        ("2026-05-03T09:00:30.250", datetime(2026, 5, 3, 8, 0, 30, 250_000, tzinfo=UTC)),
        ("2026-05-03T09:00Z", datetime(2026, 5, 3, 9, tzinfo=UTC)),
        ("2026-05-03T09:00-05:00", datetime(2026, 5, 3, 14, tzinfo=UTC)),
        ("2026-05-03T09:00+0530", datetime(2026, 5, 3, 3, 30, tzinfo=UTC)),
        ("1900-01-01T00:00", datetime(1900, 1, 1, tzinfo=UTC)),
        ("2200-12-31T23:59", datetime(2200, 12, 31, 23, 59, tzinfo=UTC)),
    ],
)
def test_a_time_is_on_the_clocks_of_the_site_unless_it_says_otherwise(text: str, moment: datetime) -> None:
    assert read(text) == moment


@pytest.mark.parametrize("text", ["2026-03-29T01:30+00:00", "2026-03-29T01:30Z", "2026-10-25T01:30Z"])
def test_a_time_with_an_offset_is_never_skipped_nor_repeated(text: str) -> None:
    assert read(text) == datetime.fromisoformat(text)


def test_a_moment_is_in_utc_where_no_time_is_two() -> None:
    moments = [read("2026-05-03T09:00"), read("2026-05-03T09:00-05:00"), read(Typed(REPEATED, "second"))]

    assert [moment and moment.tzinfo for moment in moments] == [UTC, UTC, UTC]


def test_nothing_typed_is_no_moment() -> None:
    optional = MomentField(required=False)

    assert [optional.clean(nothing) for nothing in (None, "", "  ", Typed("", "first"))] == [None] * 4


def test_a_required_moment_is_asked_for() -> None:
    assert refusal("") == ["This field is required."]


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow",
        "2026-05-03",
        "20260503T0900",
        "2026-W18-7T09:00",
        "03/05/2026 09:00",
        "2026-02-30T09:00",
        "2026-05-03T25:00",
        "2026-05-03T09:00+99:00",
        "2026-05-03T09:00 BST",
        "٢٠٢٦-05-03T09:00",
        "2026-05-03T09:00\0",
    ],
)
def test_what_cannot_be_read_is_answered_with_how_to_write_it(text: str) -> None:
    assert refusal(text) == [INVALID]


@pytest.mark.parametrize("text", ["0001-01-01T00:00", "1899-12-31T23:59Z", "2201-01-01T00:00", "202605-05-03T09:00"])
def test_a_far_year_is_refused(text: str) -> None:
    assert refusal(text) == [OTHER_YEAR]


# Clocks that go forward


def test_the_change_is_found_to_the_second() -> None:
    with timezone.override("Africa/Monrovia"):
        change = clock_change(datetime.fromisoformat("1972-01-07T00:30"))

    assert change == ClockChange(
        datetime.fromisoformat("1972-01-07T00:00"), datetime.fromisoformat("1972-01-07T00:44:30")
    )


@pytest.mark.parametrize(
    ("zone", "text", "sentence"),
    [
        (
            "Europe/London",
            "2026-03-29T01:30",
            "On 29 March 2026 the clocks in Europe/London go forward from 01:00 to 02:00, so 01:30 does not exist. "
            "Choose 00:59 or earlier, or 02:00 or later.",
        ),
        (
            "America/New_York",
            "2026-03-08T02:00",
            "On 8 March 2026 the clocks in America/New_York go forward from 02:00 to 03:00, so 02:00 does not exist. "
            "Choose 01:59 or earlier, or 03:00 or later.",
        ),
        (
            "Australia/Lord_Howe",
            "2026-10-04T02:29",
            "On 4 October 2026 the clocks in Australia/Lord_Howe go forward from 02:00 to 02:30, so 02:29 does not "
            "exist. Choose 01:59 or earlier, or 02:30 or later.",
        ),
        (
            "Africa/Casablanca",
            "2025-04-06T02:30",
            "On 6 April 2025 the clocks in Africa/Casablanca go forward from 02:00 to 03:00, so 02:30 does not exist. "
            "Choose 01:59 or earlier, or 03:00 or later.",
        ),
        (
            "Pacific/Apia",
            "2011-12-30T09:00",
            "On 30 December 2011 the clocks in Pacific/Apia go forward from 00:00 to 00:00 on 31 December 2011, so "
            "09:00 does not exist. Choose 23:59 on 29 December 2011 or earlier, or 00:00 on 31 December 2011 or later.",
        ),
    ],
)
def test_a_time_that_does_not_exist_is_explained(zone: str, text: str, sentence: str) -> None:
    with timezone.override(zone):
        assert refusal(text) == [sentence]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-29T00:59", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ("2026-03-29T02:00", datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ],
)
def test_the_times_beside_a_skipped_hour_are_taken(text: str, moment: datetime) -> None:
    assert read(text) == moment


def test_a_skipped_time_is_not_made_right_by_a_choice() -> None:
    assert refusal(Typed(SKIPPED, "first")) == refusal(SKIPPED)


def test_a_skipped_time_is_shown_again_without_a_choice() -> None:
    page = drawn(PlanForm({"at": SKIPPED}))

    assert [(field.tag, field.get("name"), field.get("value")) for field in page.iterfind("*[@name]")] == [
        ("input", "at", SKIPPED)
    ]


# Clocks that go back


@pytest.mark.parametrize(
    ("zone", "text", "sentence"),
    [
        (
            "Europe/London",
            REPEATED,
            "On 25 October 2026 the clocks in Europe/London go back from 02:00 to 01:00, so 01:30 comes twice. "
            "Choose which one you mean.",
        ),
        (
            "Australia/Lord_Howe",
            "2026-04-05T01:45",
            "On 5 April 2026 the clocks in Australia/Lord_Howe go back from 02:00 to 01:30, so 01:45 comes twice. "
            "Choose which one you mean.",
        ),
        (
            "America/Nuuk",
            "2026-10-24T23:30",
            "On 25 October 2026 the clocks in America/Nuuk go back from 00:00 to 23:00 on 24 October 2026, so 23:30 on "
            "24 October 2026 comes twice. Choose which one you mean.",
        ),
    ],
)
def test_a_time_that_comes_twice_is_explained(zone: str, text: str, sentence: str) -> None:
    with timezone.override(zone):
        assert refusal(text) == [sentence]


@pytest.mark.parametrize(
    ("zone", "text", "first", "second"),
    [
        ("Europe/London", REPEATED, "2026-10-25T00:30Z", "2026-10-25T01:30Z"),
        ("America/New_York", "2026-11-01T01:00", "2026-11-01T05:00Z", "2026-11-01T06:00Z"),
        ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z", "2026-04-04T15:15Z"),
        ("Africa/Casablanca", "2025-02-23T02:30", "2025-02-23T01:30Z", "2025-02-23T02:30Z"),
    ],
)
def test_a_choice_settles_a_time_that_comes_twice(zone: str, text: str, first: str, second: str) -> None:
    with timezone.override(zone):
        moments = [PlanForm({"at": text, "at-fold": which}) for which in ("first", "second")]

        assert [form.is_valid() for form in moments] == [True, True]
        assert [form.cleaned_data["at"] for form in moments] == [
            datetime.fromisoformat(first),
            datetime.fromisoformat(second),
        ]


@pytest.mark.parametrize("choice", ["", "third", "0", "<b>"])
def test_another_choice_is_none(choice: str) -> None:
    form = PlanForm({"at": REPEATED, "at-fold": choice})

    assert form.errors["at"] == refusal(REPEATED)


def test_a_choice_left_over_from_another_time_does_nothing() -> None:
    form = PlanForm({"at": "2026-07-01T09:00", "at-fold": "second"})

    assert form.is_valid()
    assert form.cleaned_data["at"] == datetime(2026, 7, 1, 8, tzinfo=UTC)


def test_utc_skips_and_repeats_nothing() -> None:
    with timezone.override("UTC"):
        moments = [read(text) for text in (SKIPPED, REPEATED)]

    assert moments == [datetime(2026, 3, 29, 1, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)]


# What is shown


def test_an_empty_field_is_a_picker() -> None:
    picker = drawn(PlanForm()).find("input")

    assert dict(picker.items()) == {
        "type": "datetime-local",
        "name": "at",
        "id": "id_at",
        "max": "2200-12-31T23:59",
        "required": "",
        "aria-describedby": "id_at_helptext",
    }


def test_a_repeated_time_is_shown_as_typed_with_the_choice() -> None:
    form = PlanForm({"at": REPEATED})

    assert drawn(form).find("input").get("value") == REPEATED
    assert options(form) == [
        ("", "Choose the first or the second", True),
        ("first", "01:30 BST, before the clocks go back", False),
        ("second", "01:30 GMT, after they have gone back", False),
    ]


def test_the_choice_has_a_label_and_is_linked_to_the_error() -> None:
    page = drawn(PlanForm({"at": REPEATED}))
    choice = page.find("select")

    assert {label.get("for"): label.text for label in page.iter("label")} == {
        "id_at": "Readers see it from:",
        "id_at-fold": "Which 01:30?",
    }
    assert dict(choice.items()) == {
        "name": "at-fold",
        "id": "id_at-fold",
        "aria-invalid": "true",
        "aria-describedby": "id_at_helptext id_at_error",
    }
    assert page.find("ul").get("id") == "id_at_error"


def test_a_choice_is_kept_while_something_else_is_mended() -> None:
    form = PlanForm({"at": REPEATED, "at-fold": "second"})
    form.add_error(None, "Something else is wrong.")

    assert [value for value, _, selected in options(form) if selected] == ["second"]


def test_a_zone_without_letters_is_named_by_its_offset() -> None:
    with timezone.override("Australia/Lord_Howe"):
        form = PlanForm({"at": "2026-04-05T01:45"})

        assert [label for _, label, _ in options(form)][1:] == [
            "01:45 UTC+11:00, before the clocks go back",
            "01:45 UTC+10:30, after they have gone back",
        ]


@pytest.mark.parametrize(
    ("moment", "value", "selected"),
    [
        (datetime(2026, 5, 3, 8, tzinfo=UTC), "2026-05-03T09:00", []),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), REPEATED, ["first"]),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), REPEATED, ["second"]),
    ],
)
def test_a_moment_that_is_set_is_shown_on_the_clocks_of_the_site(
    moment: datetime, value: str, selected: list[str]
) -> None:
    form = PlanForm(initial={"at": moment})

    assert drawn(form).find("input").get("value") == value
    assert [value for value, _, chosen in options(form) if chosen] == selected


def test_a_moment_sent_back_as_it_was_shown_has_not_changed() -> None:
    moment = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    form = PlanForm({"at": REPEATED, "at-fold": "second"}, initial={"at": moment})

    assert form.changed_data == []


@pytest.mark.parametrize(
    "text", ["next Monday", "2026-03-29T01:30+00:00", "2026-05-03 09:00", "2026-02-30T09:00", '"><script>']
)
def test_what_a_picker_would_drop_is_given_back_as_text(text: str) -> None:
    field = drawn(PlanForm({"at": text})).find("input")

    assert (field.get("type"), field.get("value")) == ("text", text)


def test_the_help_text_names_the_zone_and_its_time_when_the_form_is_shown() -> None:
    with time_machine.travel(datetime(2026, 1, 5, 14, 5, tzinfo=UTC), tick=False):
        winter = PlanForm()["at"].help_text
    with time_machine.travel(datetime(2026, 7, 5, 14, 5, tzinfo=UTC), tick=False):
        summer = PlanForm()["at"].help_text

    assert winter == (
        "The page changes by itself. Times are in the zone of this site, Europe/London (GMT), where it is 14:05 now."
    )
    assert summer == (
        "The page changes by itself. Times are in the zone of this site, Europe/London (BST), where it is 15:05 now."
    )


@pytest.mark.parametrize(
    ("zone", "shown"), [("UTC", "UTC"), ("Africa/Casablanca", "Africa/Casablanca (UTC+01:00)"), ("EST", "EST")]
)
@time_machine.travel(datetime(2025, 7, 5, tzinfo=UTC), tick=False)
def test_the_zone_is_named_once(zone: str, shown: str) -> None:
    with timezone.override(zone):
        sentence = PlanForm()["at"].help_text.partition("itself. ")[2]

        assert sentence == (
            f"Times are in the zone of this site, {shown}, where it is {timezone.localtime():%H:%M} now."
        )


@pytest.mark.parametrize(("which", "told"), [("first", "01:30 BST"), ("second", "01:30 GMT")])
def test_a_moment_that_was_chosen_is_told_with_its_zone(which: str, told: str) -> None:
    chosen = MomentField().clean(Typed(REPEATED, which))

    assert page_state.moment(chosen) == f"25 October 2026, {told}"


# Whatever is sent

CHANGES = [
    ("Europe/London", datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ("Europe/London", datetime(2026, 10, 25, 1, tzinfo=UTC)),
    ("America/New_York", datetime(2199, 11, 3, 6, tzinfo=UTC)),
    ("America/Nuuk", datetime(2026, 10, 25, 1, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC)),
    ("Africa/Casablanca", datetime(2025, 2, 23, 2, tzinfo=UTC)),
    ("Europe/Moscow", datetime(2014, 10, 25, 22, tzinfo=UTC)),
    ("Pacific/Apia", datetime(2011, 12, 30, 10, tzinfo=UTC)),
]
texts = st.one_of(
    st.text(),
    st.datetimes().map(str),
    st.from_regex(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?", fullmatch=True),
)


@given(texts, st.text(), st.sampled_from([zone for zone, _ in CHANGES]))
def test_whatever_is_sent_is_a_moment_or_a_refusal_and_is_given_back(text: str, choice: str, zone: str) -> None:
    with timezone.override(zone):
        form = PlanForm({"at": text, "at-fold": choice})

        assert form.is_valid() is not bool(form.errors)
        assert form["at"].value() == text
        assert 'name="at"' in str(form["at"])


@given(st.sampled_from(CHANGES), st.integers(-200, 200))
def test_a_time_without_a_choice_is_taken_only_where_it_is_one_moment(change: tuple[str, datetime], far: int) -> None:
    zone, moment = change
    with timezone.override(zone):
        typed = timezone.make_naive(moment) + timedelta(minutes=far)
        readings = {typed.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)}
        meant = [reading for reading in readings if timezone.make_naive(reading) == typed]
        form = PlanForm({"at": typed.isoformat()})

        assert form.is_valid() is (len(meant) == 1)
        assert form.cleaned_data.get("at") == (meant[0] if form.is_valid() else None)


@given(st.sampled_from(CHANGES), st.integers(-200, 200))
def test_every_moment_can_be_shown_and_sent_back(change: tuple[str, datetime], far: int) -> None:
    zone, moment = change[0], change[1] + timedelta(minutes=far)
    with timezone.override(zone):
        field = MomentField()

        assert field.clean(field.prepare_value(moment)) == moment
