"""What can be done to what readers see: for each verb its form, its words, who may do it and when it makes sense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone

from articles import publishing
from articles.admin.page_state import PageState, day, moment
from articles.models import Person, Revision


class VerbForm(forms.Form):
    """Only the number of the revision that the person saw; without one nothing is compared."""

    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, state: PageState, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.state = state
        self.initial.setdefault("based_on", state.newest.number if state.newest else 0)
        for field in self.fields.values():
            if isinstance(field, forms.DateTimeField):
                now = timezone.localtime()
                field.help_text += f" Times are in the zone of this site, {now.tzname()}, where it is {now:%H:%M} now."


def _time_field(**options: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"), **options
    )


class ScheduleForm(VerbForm):
    at = _time_field(label="Readers see it from", help_text="The page changes by itself at that moment.")


class WithdrawForm(VerbForm):
    at = _time_field(label="Withdraw it on", required=False, help_text="Leave this empty to withdraw it at once.")


class ReviewForm(VerbForm):
    reviewer = forms.ModelChoiceField(Person.objects.none(), help_text="A clinician who did not write the page.")
    on = forms.DateField(
        label="Reviewed on", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), initial=timezone.localdate
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reviewers = Person.objects.filter(is_reviewer=True)
        if self.state.newest and self.state.newest.author_id:
            reviewers = reviewers.exclude(pk=self.state.newest.author_id)
        self.fields["reviewer"].queryset = reviewers  # type: ignore[attr-defined]


def _publish(newest: Revision, data: dict[str, Any], by: User) -> str:
    revision = publishing.publish(newest.page, by=by)
    return f"Revision {revision.number} is live: readers see it now."


def _schedule(newest: Revision, data: dict[str, Any], by: User) -> str:
    revision = publishing.publish(newest.page, by=by, at=data["at"])
    return f"Revision {revision.number} goes live on {moment(data['at'])}."


def _withdraw(newest: Revision, data: dict[str, Any], by: User) -> str:
    publishing.withdraw(newest.page, by=by, at=data["at"])
    return f"The page is withdrawn on {moment(data['at'])}." if data["at"] else "Readers no longer see this page."


def _cancel(newest: Revision, data: dict[str, Any], by: User) -> str:
    publishing.cancel(newest.page, by=by)
    return "Nothing is planned for this page any more."


def _review(newest: Revision, data: dict[str, Any], by: User) -> str:
    publishing.sign(newest, reviewer=data["reviewer"], on=data["on"], by=by)
    return f"Recorded: {data['reviewer'].name} reviewed revision {newest.number} on {day(data['on'])}."


@dataclass(frozen=True, slots=True)
class Verb:
    """`name` ends the address, `label` leads to the page that asks, `button` acts, `possible` says when it helps."""

    name: str
    label: str
    button: str
    explanation: str
    permission: str
    form: type[VerbForm]
    act: Callable[[Revision, dict[str, Any], User], str]
    possible: Callable[[PageState], bool]
    at_once: bool = False  # whether the page's own form may act without asking again


VERBS = (
    Verb(
        "publish",
        "Publish now",
        "Publish now",
        "Readers see the newest revision from this moment on, in place of any that they see now.",
        "articles.publish_page",
        VerbForm,
        _publish,
        lambda state: state.can_publish,
        at_once=True,
    ),
    Verb(
        "schedule",
        "Schedule…",
        "Schedule it",
        "Readers see the newest revision from the time that you choose. Until then everything stays as it is.",
        "articles.publish_page",
        ScheduleForm,
        _schedule,
        lambda state: state.can_publish,
    ),
    Verb(
        "withdraw",
        "Withdraw…",
        "Withdraw it",
        "Readers who come to its address are told that there is no such page. Nothing is deleted, and you can publish "
        "it again.",
        "articles.publish_page",
        WithdrawForm,
        _withdraw,
        lambda state: state.is_seen,
    ),
    Verb(
        "cancel",
        "Cancel what is planned…",
        "Cancel it",
        "What readers see now stays. All that was planned for later is dropped; its text is kept as a draft.",
        "articles.publish_page",
        VerbForm,
        _cancel,
        lambda state: state.has_plans,
    ),
    Verb(
        "review",
        "Record a review…",
        "Record the review",
        "Readers see who reviewed the page, and when. The review stands under the exact text of the newest revision: "
        "a later one needs its own.",
        "articles.sign_page",
        ReviewForm,
        _review,
        lambda state: bool(state.newest),
    ),
)
