"""Publishing from the admin: every verb with the right person, the wrong one, an old view of the page, and on GET."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.models import Article, Page, Person, Revision
from tests.factories import edit, make_article, make_draft, make_person, make_reviewer, make_superuser, make_user

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
VERBS = ("publish", "schedule", "withdraw", "cancel", "review")


@pytest.fixture
def reviewer(client: Client) -> Client:
    client.force_login(make_user("rosa", group="reviewer"))
    return client


def address(page: Page, verb: str) -> str:
    return f"/admin/articles/article/{page.pk}/{verb}/"


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def live_titles(at: datetime | None = None) -> list[str]:
    return list(Revision.objects.live(at).values_list("title", flat=True))


def everything() -> tuple[list[Any], list[Any]]:
    return list(Page.objects.order_by("pk").values()), list(Revision.objects.order_by("pk").values())


def wanted(verb: str, reviewer: Person | None = None) -> dict[str, Any]:
    """Fields with which the verb would be done."""
    fields = {
        "schedule": {"at": f"{timezone.now() + 2 * HOUR:%Y-%m-%dT%H:%M}"},
        "review": {"reviewer": reviewer.pk if reviewer else "", "on": f"{timezone.localdate():%Y-%m-%d}"},
    }
    return fields.get(verb, {})


def page_for(verb: str) -> Article:
    """A page with which the verb could be done."""
    if verb == "cancel":
        page = make_article("Live")
        edit(page, title="Planned")
        publishing.publish(page, by=None, at=timezone.now() + DAY)
        return page
    return make_article("Live") if verb == "withdraw" else make_draft("Draft")


# Publish


def test_publish_makes_the_newest_revision_live(editor: Client) -> None:
    page = make_article("Old")
    edit(page, title="New")

    response = editor.post(address(page, "publish"), {"based_on": 2})

    assert live_titles() == ["New"]
    assert response["Location"] == address(page, "change")
    assert said(response) == "Revision 2 is live: readers see it now."


def test_publish_is_written_into_the_history(editor: Client) -> None:
    page = make_draft()

    editor.post(address(page, "publish"), {"based_on": 1})

    entry = LogEntry.objects.get()
    assert (entry.user.username, entry.get_change_message()) == ("edith", "Revision 1 is live: readers see it now.")


def test_publish_of_a_revision_with_errors_is_refused_with_the_sentence(editor: Client) -> None:
    page = make_draft(body="A claim [@nobody2020].")

    response = editor.post(address(page, "publish"), {"based_on": 1})

    assert live_titles() == []
    assert said(response) == (
        "Revision 1 has errors that readers would meet (line 1: No source has this key.). Mend them first."
    )


def test_publish_without_a_number_is_not_compared(editor: Client) -> None:
    page = make_draft("Page")

    editor.post(address(page, "publish"))

    assert live_titles() == ["Page"]


def test_publish_of_a_page_without_a_revision_is_refused(editor: Client) -> None:
    page = Article.objects.create(title="Empty", slug="empty", summary="Nothing yet.")

    response = editor.post(address(page, "publish"))

    assert said(response) == "This page has no text yet. Save it first."
    assert editor.get(address(page, "change")).status_code == 200


# Schedule


def test_schedule_publishes_at_the_time_in_the_zone_of_the_site(editor: Client, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Paris"
    page = make_draft("Page")

    with time_machine.travel(NOON, tick=False):
        response = editor.post(address(page, "schedule"), {"based_on": 1, "at": "2026-05-02T09:30"})

    at = datetime(2026, 5, 2, 7, 30, tzinfo=UTC)
    assert page.revisions.get().live_from == at
    assert (live_titles(at - HOUR), live_titles(at)) == ([], ["Page"])
    assert said(response) == "Revision 1 goes live on 2 May 2026, 09:30 CEST."


def test_schedule_names_the_zone_and_the_time_there(editor: Client, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Paris"
    page = make_draft()

    with time_machine.travel(NOON, tick=False):
        shown = editor.get(address(page, "schedule")).content.decode()

    assert "Times are in the zone of this site, CEST, where it is 14:00 now." in shown


def test_schedule_in_the_past_is_refused_and_the_time_given_back(editor: Client) -> None:
    page = make_draft()

    response = editor.post(address(page, "schedule"), {"based_on": 1, "at": "2020-01-01T09:30"})

    assert response.context["form"].non_field_errors() == ["That time has passed. Choose a time to come."]
    assert 'value="2020-01-01T09:30"' in response.content.decode()
    assert page.revisions.get().live_from is None


@pytest.mark.parametrize("verb", ["schedule", "withdraw"])
@pytest.mark.parametrize(
    "time",
    [
        *("tomorrow", "2026-13-01T00:00", "\0", "0001-01-01T00:00", "0001-01-01T00:00+14:00"),
        *("2206-05-01T12:00", "9999-12-31T23:59:59", "9999-12-31T23:59:59-10:00"),
    ],
)
def test_a_time_that_makes_no_sense_changes_nothing(editor: Client, verb: str, time: str) -> None:
    page = page_for(verb)
    before = everything()

    response = editor.post(address(page, verb), {"based_on": 1, "at": time})

    assert response.status_code == 200
    assert len(response.context["form"].errors) == 1
    assert everything() == before


def test_schedule_needs_a_time(editor: Client) -> None:
    page = make_draft()

    response = editor.post(address(page, "schedule"), {"based_on": 1, "at": ""})

    assert response.context["form"].errors == {"at": ["This field is required."]}
    assert page.revisions.get().live_from is None


# Withdraw and cancel


def test_withdraw_takes_the_page_from_readers(editor: Client) -> None:
    page = make_article()

    response = editor.post(address(page, "withdraw"), {"based_on": 1, "at": ""})

    assert live_titles() == []
    assert said(response) == "Readers no longer see this page."


def test_withdraw_at_a_time_to_come(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article("Page")
        response = editor.post(address(page, "withdraw"), {"based_on": 1, "at": "2026-05-03T12:00"})

    assert (live_titles(NOON + DAY), live_titles(NOON + 2 * DAY)) == (["Page"], [])
    assert said(response) == "The page is withdrawn on 3 May 2026, 12:00 UTC."


def test_withdraw_names_the_pages_that_link_to_it(editor: Client) -> None:
    page = make_article("Linked", slug="linked")
    make_article("The one that links", body="See [that](page:linked).")
    make_draft("A draft that links", body="See [that](page:linked).")

    response = editor.get(address(page, "withdraw"))

    assert [revision.title for revision in response.context["linking"]] == ["The one that links"]


def test_cancel_drops_what_is_planned_and_keeps_what_is_live(editor: Client) -> None:
    page = page_for("cancel")

    response = editor.post(address(page, "cancel"), {"based_on": 2})

    assert live_titles(timezone.now() + 2 * DAY) == ["Live"]
    assert said(response) == "Nothing is planned for this page any more."


def test_cancel_of_nothing_is_refused_with_the_sentence(editor: Client) -> None:
    page = make_article()

    assert said(editor.post(address(page, "cancel"), {"based_on": 1})) == "Nothing is planned for this page."


# Review


def test_review_signs_the_newest_revision(reviewer: Client) -> None:
    person = make_reviewer("Dr Rosa Marsh")
    with time_machine.travel(NOON, tick=False):
        page = make_draft()
        edit(page, title="Newer")

    response = reviewer.post(address(page, "review"), {"based_on": 2, "reviewer": person.pk, "on": "2026-05-01"})

    assert list(page.revisions.values_list("number", "reviewer", "reviewed_on__year")) == [
        (2, person.pk, 2026),
        (1, None, None),
    ]
    assert said(response) == "Recorded: Dr Rosa Marsh reviewed revision 2 on 1 May 2026."


def test_review_offers_reviewers_who_did_not_write_the_page(reviewer: Client) -> None:
    author, other = make_reviewer("Author"), make_reviewer("Other")
    make_person("No reviewer")
    page = make_draft(author=author)

    response = reviewer.get(address(page, "review"))

    assert list(response.context["form"].fields["reviewer"].queryset) == [other]


def test_review_by_the_author_of_the_page_is_refused(reviewer: Client) -> None:
    author = make_reviewer()
    page = make_draft(author=author)

    reviewer.post(address(page, "review"), {"based_on": 1, "reviewer": author.pk, "on": "2026-05-01"})

    assert page.revisions.get().reviewer is None


def test_review_in_the_future_is_refused_with_the_sentence(reviewer: Client) -> None:
    person = make_reviewer()
    page = make_draft()

    response = reviewer.post(address(page, "review"), {"based_on": 1, "reviewer": person.pk, "on": "2999-01-01"})

    assert response.context["form"].non_field_errors() == ["The day of the review is in the future."]
    assert page.revisions.get().reviewer is None


# What holds for every verb


@pytest.mark.parametrize("verb", VERBS)
def test_get_asks_and_changes_nothing(client: Client, verb: str) -> None:
    page = page_for(verb)
    client.force_login(make_superuser())
    before = everything()

    response = client.get(address(page, verb), wanted(verb, make_reviewer()))

    assert response.status_code == 200
    assert everything() == before


@pytest.mark.parametrize("verb", VERBS)
def test_an_old_view_of_the_page_is_refused(client: Client, verb: str) -> None:
    page = page_for(verb)
    fields = wanted(verb, make_reviewer()) | {"based_on": page.revisions.latest().number}
    number = edit(page, title="Saved meanwhile").number
    client.force_login(make_superuser())
    before = everything()

    response = client.post(address(page, verb), fields)

    assert everything() == before
    assert said(response) == (
        f"Nothing was done: revision {number} was saved after you opened the page. Look at it, then decide again."
    )


ALLOWED = {"publish": "editor", "schedule": "editor", "withdraw": "editor", "cancel": "editor", "review": "reviewer"}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("group", ["author", "editor", "reviewer", "moderator", ""])
def test_only_the_right_group_may_ask_and_act(client: Client, verb: str, group: str) -> None:
    page = page_for(verb)
    client.force_login(make_user(group=group))
    fields = wanted(verb, make_reviewer())
    before = everything()

    asked = client.get(address(page, verb)).status_code
    acted = client.post(address(page, verb), fields).status_code

    allowed = ALLOWED[verb] == group
    assert (asked, acted) == ((200, 302) if allowed else (403, 403))
    assert (everything() == before) is not allowed


@pytest.mark.parametrize("verb", VERBS)
def test_somebody_who_is_not_signed_in_is_asked_to(client: Client, verb: str) -> None:
    page = page_for(verb)
    before = everything()

    for response in (client.get(address(page, verb)), client.post(address(page, verb), wanted(verb))):
        assert response["Location"].startswith("/admin/login/")
    assert everything() == before


@pytest.mark.parametrize("verb", VERBS)
def test_a_post_from_another_site_is_refused(verb: str) -> None:
    page = page_for(verb)
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_superuser())
    before = everything()

    assert client.post(address(page, verb), wanted(verb, make_reviewer())).status_code == 403
    assert everything() == before


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("pk", ["999", "none", "1_2F2"])
def test_a_page_that_is_not_there_is_a_404(client: Client, verb: str, pk: str) -> None:
    client.force_login(make_superuser())

    assert client.get(f"/admin/articles/article/{pk}/{verb}/").status_code == 404


@pytest.mark.parametrize("verb", VERBS)
def test_other_methods_are_refused(client: Client, verb: str) -> None:
    page = page_for(verb)
    client.force_login(make_superuser())

    assert client.delete(address(page, verb)).status_code == 405
