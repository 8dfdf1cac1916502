"""Withdrawing and deleting: where the address of a page leads when the page is no longer there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Event, FormerSlug, KeptText, Page, Revision
from tests.factories import edit, make_article, make_draft, make_superuser, make_user

pytestmark = pytest.mark.django_db


def leads(slug: str) -> tuple[Page | None, str]:
    former = FormerSlug.objects.get(kind="article", slug=slug)
    return former.page, former.note


def test_a_withdrawn_page_leads_to_another_one() -> None:
    page, other = make_article(slug="old"), make_article()

    publishing.withdraw(page, by=make_user(group="editor"), leads_to=other)

    assert leads("old") == (other.page_ptr, "")


def test_a_withdrawn_page_is_gone_with_a_word_for_readers() -> None:
    page = make_article(slug="old")

    publishing.withdraw(page, by=None, note="The medicine is no longer sold.")

    assert leads("old") == (None, "The medicine is no longer sold.")


def test_a_page_cannot_lead_to_itself_or_to_what_readers_do_not_see() -> None:
    page = make_article()

    for nowhere in (page, make_draft()):
        with pytest.raises(publishing.Refused, match="Choose another"):
            publishing.withdraw(page, by=None, leads_to=nowhere)

    assert Revision.objects.live().count() == 1


def test_deleting_a_page_keeps_its_addresses_and_the_log() -> None:
    other = make_article()
    page = make_article("Old page", slug="first")
    edit(page, slug="second")
    publishing.withdraw(page, by=None)
    admin = make_superuser()

    publishing.delete(page, by=admin, leads_to=other, note="Merged.")

    assert {slug: leads(slug)[0] for slug in ("first", "second")} == {"first": other.page_ptr, "second": other.page_ptr}
    event = Event.objects.get(verb=Event.Verb.DELETED)
    assert (event.page, event.by, event.page_name) == (None, admin, "Old page (article/second)")


def test_a_deleted_draft_leaves_no_address() -> None:
    page = make_draft()

    publishing.delete(page, by=make_superuser())

    assert not FormerSlug.objects.exists()


def test_links_to_a_deleted_page_lead_where_its_address_leads() -> None:
    other = make_article("Other", slug="other")
    page = make_article("Old", slug="old")
    linking = make_article(body="Read [more](page:old).")
    publishing.withdraw(page, by=None)

    publishing.delete(page, by=None, leads_to=other)

    assert "/articles/other/" in linking.revisions.get().html


@pytest.mark.parametrize("group", ["author", "editor", "reviewer", "moderator"])
def test_only_a_superuser_deletes(group: str) -> None:
    page = make_draft()

    with pytest.raises(publishing.NotAllowed):
        publishing.delete(page, by=make_user(group=group))

    assert Page.objects.filter(pk=page.pk).exists()


def test_what_readers_see_is_not_deleted() -> None:
    page = make_article()

    with pytest.raises(publishing.Refused, match="withdraw it first"):
        publishing.delete(page, by=make_superuser())

    assert Page.objects.filter(pk=page.pk).exists()


def test_a_stale_deletion_deletes_nothing() -> None:
    page = make_draft()
    edit(page, title="Newer")

    with pytest.raises(publishing.Stale):
        publishing.delete(page, by=make_superuser(), based_on=1)

    assert Page.objects.filter(pk=page.pk).exists()


def test_what_was_typed_for_a_page_goes_with_it_only_when_the_page_goes() -> None:
    page, author = make_draft(), make_user(group="author")
    publishing.keeping.autosave(page, model="articles.article", by=author, fields={"body": "Typed."}, based_on=1)

    edit(page, title="Newer")

    assert KeptText.objects.get().fields == {"body": "Typed."}


def test_cancelling_a_withdrawal_to_come_takes_back_what_it_said_of_the_address() -> None:
    page = make_article(slug="old")
    publishing.withdraw(page, by=None, note="Gone.", at=timezone.now() + timedelta(days=1))

    publishing.cancel(page, by=None)

    assert not FormerSlug.objects.exists()
