"""What stands in the way of publishing: what readers would meet as broken, and danger without help."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import publishing
from articles.checking import dismissing, policy
from articles.checking.policy import STOPS
from articles.editorial.rules import BY_ID
from articles.findings import Severity
from articles.models import Article, Event, Revision
from tests.articles.checking.found_here import ADDRESS, DANGER, HELP, the_one
from tests.factories import edit, make_article, make_draft, make_signed, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_rules")]

HOUR = timedelta(hours=1)
REFUSAL = (
    "Revision 1 cannot be published yet. This page deals with overdose and has no help box. Put a block ::: help … "
    "with the emergency number and a crisis line near the top of the page. If it may stand as it is, somebody who "
    "publishes or signs pages can say why, under Checks (line 3)."
)


def live() -> list[int]:
    return list(Revision.objects.live().values_list("number", flat=True))


@pytest.mark.parametrize("rule", [*BY_ID, "unknown-citation", "unknown-page", "unsafe-link", "rests-on-retracted"])
@pytest.mark.parametrize("severity", list(Severity))
def test_errors_stop_where_they_break_a_page_or_the_policy_says_so(rule: str, severity: Severity) -> None:
    expected = severity is Severity.ERROR and (rule == "help-box-missing" or rule not in BY_ID)

    assert policy.stops(rule, severity) is expected
    assert policy.stops(rule, severity.value) is expected


def test_what_stops_are_rules_that_there_are_and_that_report_errors() -> None:
    assert {BY_ID[rule].severity for rule in STOPS} == {Severity.ERROR}


@pytest.mark.parametrize("at", [None, HOUR])
def test_publishing_is_refused_with_the_line_and_what_to_do(at: timedelta | None) -> None:
    page = make_draft(body=f"Fine.\n\n{DANGER}")

    with pytest.raises(publishing.Refused) as refused:
        publishing.publish(page, by=make_user(group="editor"), at=timezone.now() + at if at else None)

    assert (str(refused.value), live()) == (REFUSAL, [])
    assert not Event.objects.filter(verb__in=("published", "scheduled")).exists()


def test_the_site_itself_is_refused_too() -> None:
    with pytest.raises(publishing.Refused, match="no help box"):
        publishing.publish(make_draft(body=DANGER), by=None)


def test_a_signature_does_not_let_it_pass() -> None:
    with pytest.raises(publishing.Refused, match="no help box"):
        publishing.publish(make_signed(body=DANGER), by=None)


def test_saving_submitting_and_signing_are_not_stopped() -> None:
    assert make_signed(body=DANGER).revisions.latest().stage == "signed"


@pytest.mark.parametrize("body", [ADDRESS, f"{DANGER}{HELP}", "Some text."])
def test_what_informs_lets_publish(body: str) -> None:
    publishing.publish(make_draft(body=body), by=None)

    assert live() == [1]


def test_what_is_dismissed_lets_publish_and_stops_when_it_is_reported_again() -> None:
    page = make_draft(body=DANGER)
    kept = dismissing.dismiss(page, the_one(page, "help-box-missing").finding, "It leads to the help page.", by=None)

    publishing.publish(page, by=None)
    dismissing.report_again(page, kept.key, by=None)
    publishing.withdraw(page, by=None)

    with pytest.raises(publishing.Refused, match="no help box"):
        publishing.publish(page, by=None)


def test_an_author_cannot_open_the_way_and_an_editor_can() -> None:
    page = make_draft(body=DANGER)
    finding = the_one(page, "help-box-missing").finding

    with pytest.raises(publishing.NotAllowed):
        dismissing.dismiss(page, finding, "It is meant.", by=make_user(group="author"))
    with pytest.raises(publishing.Refused):
        publishing.publish(page, by=None)
    dismissing.dismiss(page, finding, "It is meant.", by=make_user(group="editor"))
    publishing.publish(page, by=None)

    assert live() == [1]


def test_another_sentence_about_it_is_stopped_although_one_was_dismissed() -> None:
    page = make_draft(body=DANGER)
    dismissing.dismiss(page, the_one(page, "help-box-missing").finding, "It is meant.", by=None)

    edit(page, body="An overdose of gabapentin can kill.")

    with pytest.raises(publishing.Refused, match="no help box"):
        publishing.publish(page, by=None)


def test_about_pages_are_not_asked_for_a_help_box() -> None:
    publishing.publish(make_draft(body=DANGER, kind="about"), by=None)

    assert live() == [1]


def test_what_readers_see_stays_when_the_newer_text_is_stopped() -> None:
    page = make_article(body="Some text.")
    edit(page, body=DANGER)

    with pytest.raises(publishing.Refused):
        publishing.publish(page, by=None, note="New.")

    assert (live(), Article.objects.get().body) == ([1], DANGER)


def test_what_makes_a_page_come_out_broken_is_told_first() -> None:
    page = make_draft(body=f"{DANGER}\n\nOne [@nobody].")

    with pytest.raises(publishing.Refused, match="line 3: No source has this key"):
        publishing.publish(page, by=None)
