"""What holds for every verb: who may, that asking changes nothing, and that nobody acts on what they have not seen."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles import publishing
from articles.models import Article, Event, Page, Revision
from tests.articles.admin.page_posts import change, said
from tests.articles.admin.verb_posts import ALL, VERBS, address, everything, page_for, wanted
from tests.factories import edit, make_draft, make_person, make_signer, make_superuser, make_user

pytestmark = pytest.mark.django_db

GROUPS = ("author", "editor", "reviewer", "moderator", "")
EDITORS, REVIEWERS = frozenset({"editor"}), frozenset({"reviewer"})
ALLOWED = {
    "submit": EDITORS | REVIEWERS | {"author"},
    "sign": REVIEWERS,
    "send-back": EDITORS | REVIEWERS,
    **dict.fromkeys(("publish", "schedule", "withdraw", "cancel"), EDITORS),
    **dict.fromkeys(("still-right", "needs-work"), EDITORS | REVIEWERS),
    "delete": frozenset(),
}


def make_everybody() -> Any:
    """Somebody who may do everything: an administrator who is a clinical reviewer too."""
    user = make_superuser()
    make_person("Dr Ada Lind", credentials="MD", is_reviewer=True, account=user)
    return user


@pytest.fixture
def everybody(client: Client) -> Client:
    client.force_login(make_everybody())
    return client


@pytest.mark.parametrize("verb", ALL)
@pytest.mark.parametrize("group", GROUPS)
def test_only_the_right_group_may_ask_and_act(client: Client, verb: str, group: str) -> None:
    page = page_for(verb)
    client.force_login(make_signer() if group == "reviewer" else make_user(group=group))
    before = everything()

    asked = client.get(address(page, verb)).status_code
    acted = client.post(address(page, verb), wanted(verb, page)).status_code

    allowed = group in ALLOWED[verb]
    assert (asked, acted) == ((200, 302) if allowed else (403, 403))
    assert (everything() == before) is not allowed


@pytest.mark.parametrize("verb", ALL)
def test_each_is_written_into_the_log_once(everybody: Client, verb: str) -> None:
    page = page_for(verb)
    before = Event.objects.count()

    response = everybody.post(address(page, verb), wanted(verb, page))

    assert response.status_code == 302
    assert Event.objects.count() == before + 1
    assert Event.objects.latest("pk").by_name == "admin"


@pytest.mark.parametrize("verb", ALL)
def test_get_asks_and_changes_nothing(everybody: Client, verb: str) -> None:
    page = page_for(verb)
    before = everything()

    response = everybody.get(address(page, verb), wanted(verb, page))

    assert response.status_code == 200
    assert b'name="based_on"' in response.content
    assert everything() == before


@pytest.mark.parametrize("verb", ALL)
def test_a_form_that_names_no_revision_that_was_seen_is_refused(everybody: Client, verb: str) -> None:
    page = page_for(verb)
    before = everything()

    named = [{"based_on": each} for each in ("", "nonsense", "-1", "0", "9" * 18, "9" * 30, "7", "\0")]
    answers = [everybody.post(address(page, verb), wanted(verb) | fields) for fields in ({}, *named)]

    assert [response.status_code for response in answers] == [409] * 9
    assert everything() == before
    assert all("The form did not say which revision you saw." in said.content.decode() for said in answers)


@pytest.mark.parametrize("verb", ALL)
def test_an_old_view_of_the_page_is_refused(everybody: Client, verb: str) -> None:
    page = page_for(verb)
    fields = wanted(verb, page)
    edit(page, title="Saved meanwhile")
    before = everything()

    response = everybody.post(address(page, verb), fields)

    assert response.status_code == 409
    assert everything() == before


@pytest.mark.parametrize("verb", VERBS)
def test_a_page_without_text_is_refused_with_a_sentence(everybody: Client, verb: str) -> None:
    page = Article.objects.create(title="Empty", slug="empty", summary="Nothing yet.")
    before = everything()

    asked = everybody.get(address(page, verb))
    acted = everybody.post(address(page, verb), wanted(verb) | {"based_on": 0}, follow=True)

    assert (asked.status_code, acted.status_code) == (200, 200)
    assert "This page has no text yet." in asked.content.decode() or verb in ("withdraw", "cancel")
    assert everything() == before


WRONG_STATE = [
    ("submit", "signed", "Revision 1 is signed already, so that is not possible now."),
    ("sign", "draft", "Revision 1 has not been sent for review, so that is not possible now."),
    ("send-back", "draft", "Revision 1 has not been sent for review, so that is not possible now."),
    ("send-back", "live", "Readers see revision 1, or will, so it cannot be sent back. Mark it as needing work."),
    ("publish", "live", "Revision 1 is live already."),
    ("publish", "sent-back", "Revision 1 was sent back. Save what was asked for, or send it for review again."),
    ("schedule", "live", "Revision 1 is live already."),
    ("withdraw", "draft", "Readers do not see this page, so there is nothing to withdraw."),
    ("cancel", "live", "Nothing is planned for this page."),
    ("delete", "live", "Readers see this page, or will: withdraw it first."),
]


def page_in(state: str) -> Any:
    page = make_draft("Page")
    if state in ("signed", "sent-back"):
        publishing.submit(page, by=None)
    if state == "signed":
        publishing.sign(page, by=make_signer())
    if state == "sent-back":
        publishing.send_back(page, by=None, note="More.")
    if state == "live":
        publishing.publish(page, by=None)
    return page


@pytest.mark.parametrize(("verb", "state", "sentence"), WRONG_STATE)
def test_what_is_not_possible_is_said_and_no_form_shown(
    everybody: Client, verb: str, state: str, sentence: str
) -> None:
    page = page_in(state)

    response = everybody.get(address(page, verb))

    assert response.context["refusal"] == sentence
    assert b'name="based_on"' not in response.content


@pytest.mark.parametrize(("verb", "state", "_"), WRONG_STATE)
def test_what_is_not_possible_is_not_done(everybody: Client, verb: str, state: str, _: str) -> None:
    page = page_in(state)
    before = everything()

    response = everybody.post(address(page, verb), wanted(verb, page), follow=True)

    assert response.status_code == 200
    assert everything() == before


def test_what_needs_no_form_leads_back_to_the_page_with_the_sentence(editor: Client) -> None:
    page = page_for("publish")
    fields = wanted("publish", page)

    editor.post(address(page, "publish"), fields)
    again = editor.post(address(page, "publish"), fields)

    assert again["Location"] == change(page)
    assert said(again).endswith("Revision 1 is live already.")


@pytest.mark.parametrize("verb", ALL)
def test_somebody_who_is_not_signed_in_is_asked_to(client: Client, verb: str) -> None:
    page = page_for(verb)
    before = everything()

    seen, sent = client.get(address(page, verb)), client.post(address(page, verb), wanted(verb, page))

    assert seen["Location"].startswith("/admin/login/")
    # Who has typed a note is asked on the spot, so that it is not lost.
    assert sent.get("Location", "").startswith("/admin/login/") or "Sign in again" in sent.content.decode()
    assert everything() == before


@pytest.mark.parametrize("verb", ALL)
def test_a_post_from_another_site_is_refused(verb: str) -> None:
    page = page_for(verb)
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_everybody())
    before = everything()

    assert client.post(address(page, verb), wanted(verb, page)).status_code == 403
    assert everything() == before


@pytest.mark.parametrize("verb", ALL)
@pytest.mark.parametrize("pk", ["999", "none", "1_2F2"])
def test_a_page_that_is_not_there_is_a_404(everybody: Client, verb: str, pk: str) -> None:
    assert everybody.get(f"/admin/articles/article/{pk}/{verb}/").status_code == 404


@pytest.mark.parametrize("verb", ALL)
def test_other_methods_are_refused(everybody: Client, verb: str) -> None:
    assert everybody.delete(address(page_for(verb), verb)).status_code == 405


def test_hostile_text_is_shown_as_text(everybody: Client) -> None:
    hostile = "</textarea><script>alert(1)</script>"
    page = make_draft(hostile, body=hostile)
    edit(page, body="Other.", summary=hostile)
    publishing.submit(page, by=None)

    shown = everybody.get(address(page, "sign")).content
    shown += everybody.post(address(page, "sign"), {"based_on": 1, "note": hostile}).content

    assert b"<script>alert" not in shown
    assert Page.objects.count() == 1
    assert not Revision.objects.exclude(signature="").exists()
