"""What can be done to a page as it stands: for each verb its words, its form, who may, and when it makes sense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth.models import User

from articles import publishing
from articles.admin.address_form import DeleteForm, WithdrawForm
from articles.admin.page_state import PageState, day, moment
from articles.admin.verb_forms import NoteForm, PublishForm, ReasonForm, ScheduleForm, VerbForm
from articles.models import Page
from articles.publishing import transitions

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verb:
    """`label` leads to the page that asks, `button` acts there, and `refusal` says why it is not possible now."""

    name: str
    label: str
    button: str
    explanation: str
    form: type[VerbForm]
    act: Callable[[Page, Data, User], str]
    may: Callable[[Page, User], bool]
    refusal: Callable[[PageState], str]
    at_once: bool = False  # whether the page's own form may act without asking again
    looks_again: bool = False  # whether it is an outcome of a review that is due

    @property
    def slug(self) -> str:
        return self.name.replace("_", "-")

    @property
    def title(self) -> str:
        return self.label.removesuffix("…")


def _submit(page: Page, data: Data, by: User) -> str:
    revision = publishing.submit(page, by=by, based_on=data["based_on"], note=data["note"])
    return f"Revision {revision.number} waits for review."


def _sign(page: Page, data: Data, by: User) -> str:
    revision = publishing.sign(page, by=by, based_on=data["based_on"], note=data["note"])
    return f"You signed revision {revision.number} as {revision.reviewer}."


def _send_back(page: Page, data: Data, by: User) -> str:
    revision = publishing.send_back(page, by=by, based_on=data["based_on"], note=data["note"])
    return f"Revision {revision.number} is sent back."


def _publish(page: Page, data: Data, by: User) -> str:
    revision = publishing.publish(page, by=by, based_on=data["based_on"], note=data["note"])
    return f"Revision {revision.number} is live: readers see it now."


def _schedule(page: Page, data: Data, by: User) -> str:
    revision = publishing.publish(page, by=by, at=data["at"], based_on=data["based_on"], note=data["note"])
    return f"Revision {revision.number} goes live on {moment(data['at'])}."


def _withdraw(page: Page, data: Data, by: User) -> str:
    publishing.withdraw(
        page, by=by, at=data["at"], based_on=data["based_on"], leads_to=data["leads_to"], note=data["note"]
    )
    return f"The page is withdrawn on {moment(data['at'])}." if data["at"] else "Readers no longer see this page."


def _cancel(page: Page, data: Data, by: User) -> str:
    publishing.cancel(page, by=by, based_on=data["based_on"])
    return "Nothing is planned for this page any more."


def _still_right(page: Page, data: Data, by: User) -> str:
    publishing.still_right(page, by=by, based_on=data["based_on"], note=data["note"])
    due = f" The next review is due on {day(page.review_due)}." if page.review_due else ""
    return f"Noted: the page is still right.{due}"


def _needs_work(page: Page, data: Data, by: User) -> str:
    revision = publishing.needs_work(page, by=by, based_on=data["based_on"], note=data["note"])
    return f"Noted: revision {revision.number} needs work. Readers still see what they saw."


def _delete(page: Page, data: Data, by: User) -> str:
    said = f"“{page.title}” is deleted."
    asked = {name: data[name] for name in ("leads_to", "note") if name in data}
    publishing.delete(page, by=by, based_on=data["based_on"], **asked)
    return said


def _no_text(state: PageState) -> str:
    return "" if state.newest else "This page has no text yet. Save it first."


def _stage(verb: str, state: PageState) -> str:
    return transitions.refusal(verb, state.newest) if state.newest else _no_text(state)


def _not_to_send_back(state: PageState) -> str:
    newest = state.newest
    if newest and (newest.is_live or newest.is_scheduled):
        return f"Readers see revision {newest.number}, or will, so it cannot be sent back. Mark it as needing work."
    return _stage("send_back", state)


def _not_to_publish(state: PageState) -> str:
    return state.publish_refusal


def _not_to_withdraw(state: PageState) -> str:
    return "" if state.is_seen else "Readers do not see this page, so there is nothing to withdraw."


def _not_to_cancel(state: PageState) -> str:
    return "" if state.has_plans else "Nothing is planned for this page."


def _not_to_delete(state: PageState) -> str:
    return "Readers see this page, or will: withdraw it first." if state.is_seen else ""


def _is_administrator(page: Page, by: User) -> bool:
    return by.is_active and by.is_superuser


_may_publish = partial(transitions.may, "publish")

VERBS = (
    Verb(
        name="submit",
        label="Send for review…",
        button="Send it for review",
        explanation="The clinical reviewers see that the newest revision waits for them. What readers see stays.",
        form=NoteForm,
        act=_submit,
        may=partial(transitions.may, "submit"),
        refusal=partial(_stage, "submit"),
    ),
    Verb(
        name="sign",
        label="Sign…",
        button="Sign it",
        explanation="Your name stands under this very text: its title, summary, words and citations.",
        form=NoteForm,
        act=_sign,
        may=partial(transitions.may, "sign"),
        refusal=partial(_stage, "sign"),
    ),
    Verb(
        name="send_back",
        label="Send back…",
        button="Send it back",
        explanation="Whoever wrote it sees what is to be done, and sends it again. What readers see stays.",
        form=ReasonForm,
        act=_send_back,
        may=partial(transitions.may, "send_back"),
        refusal=_not_to_send_back,
    ),
    Verb(
        name="publish",
        label="Publish now",
        button="Publish now",
        explanation="Readers see the newest revision from this moment on, in place of any that they see now.",
        form=PublishForm,
        act=_publish,
        may=_may_publish,
        refusal=_not_to_publish,
        at_once=True,
    ),
    Verb(
        name="schedule",
        label="Schedule…",
        button="Schedule it",
        explanation="Readers see the newest revision from the time that you choose. Until then all stays as it is.",
        form=ScheduleForm,
        act=_schedule,
        may=_may_publish,
        refusal=_not_to_publish,
    ),
    Verb(
        name="withdraw",
        label="Withdraw…",
        button="Withdraw it",
        explanation="Readers no longer see the page. Nothing is deleted, and you can publish it again.",
        form=WithdrawForm,
        act=_withdraw,
        may=_may_publish,
        refusal=_not_to_withdraw,
    ),
    Verb(
        name="cancel",
        label="Cancel what is planned…",
        button="Cancel it",
        explanation="What readers see now stays. All that was planned is dropped; its text is kept as a draft.",
        form=VerbForm,
        act=_cancel,
        may=_may_publish,
        refusal=_not_to_cancel,
    ),
    Verb(
        name="still_right",
        label="Still right",
        button="It is still right",
        explanation="You looked at the page again and found it right. Its next review is due a full time from today.",
        form=NoteForm,
        act=_still_right,
        may=partial(transitions.may, "still_right"),
        refusal=_no_text,
        looks_again=True,
    ),
    Verb(
        name="needs_work",
        label="Needs work",
        button="It needs work",
        explanation="You looked at the page again and found work to do. What readers see stays, and stays due.",
        form=ReasonForm,
        act=_needs_work,
        may=partial(transitions.may, "needs_work"),
        refusal=_no_text,
        looks_again=True,
    ),
)

# Not among what is offered with the state of a page: its link stands apart, at the end of the form.
DELETE = Verb(
    name="delete",
    label="Delete…",
    button="Delete it and its history",
    explanation="The page, all its revisions and their reviews are deleted. This cannot be undone.",
    form=DeleteForm,
    act=_delete,
    may=_is_administrator,
    refusal=_not_to_delete,
)
