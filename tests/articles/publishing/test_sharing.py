"""Preview links: one revision, for somebody without an account, until a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import publishing
from articles.models import PreviewLink, PreviewVisit
from articles.publishing import sharing
from tests.factories import edit, make_draft, make_user

pytestmark = pytest.mark.django_db


def test_a_link_shows_one_revision_and_no_later_one() -> None:
    page = make_draft("First")
    _, token = sharing.share(page.revisions.get(), by=make_user(group="author"), days=7)
    edit(page, title="Second")

    shown = sharing.open_shared(token)

    assert shown
    assert shown.revision.title == "First"


def test_every_opening_is_counted() -> None:
    link, token = sharing.share(make_draft().revisions.get(), by=None, days=7)

    sharing.open_shared(token)
    sharing.open_shared(token)

    assert link.visits.count() == 2


def test_a_link_ends_on_its_day() -> None:
    _, token = sharing.share(make_draft().revisions.get(), by=None, days=7)

    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert sharing.open_shared(token) is None
    assert not PreviewVisit.objects.exists()


def test_a_revoked_link_shows_nothing_and_is_revoked_once() -> None:
    link, token = sharing.share(make_draft().revisions.get(), by=None, days=7)

    sharing.revoke(link, by=make_user(group="author"))

    assert sharing.open_shared(token) is None
    with pytest.raises(publishing.Refused, match="ended already"):
        sharing.revoke(link, by=None)


def test_the_token_is_kept_nowhere() -> None:
    link, token = sharing.share(make_draft().revisions.get(), by=None, days=7)

    assert token not in " ".join(str(value) for value in PreviewLink.objects.values().get(pk=link.pk).values())


@pytest.mark.parametrize("token", ["", "x", "\0", "é" * 500])
def test_any_other_token_shows_nothing(token: str) -> None:
    sharing.share(make_draft().revisions.get(), by=None, days=7)

    assert sharing.open_shared(token) is None


@pytest.mark.parametrize("days", [0, -1, 61])
def test_a_link_lasts_from_one_day_to_sixty(days: int) -> None:
    with pytest.raises(publishing.Refused, match="from one day"):
        sharing.share(make_draft().revisions.get(), by=None, days=days)


@pytest.mark.parametrize("group", ["reviewer", "moderator"])
def test_who_may_not_write_makes_and_revokes_no_link(group: str) -> None:
    revision = make_draft().revisions.get()
    link, token = sharing.share(revision, by=None, days=7)

    with pytest.raises(publishing.NotAllowed):
        sharing.share(revision, by=make_user(group=group), days=7)
    with pytest.raises(publishing.NotAllowed):
        sharing.revoke(link, by=make_user(group=group))

    assert sharing.open_shared(token)
