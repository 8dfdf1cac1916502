"""What the database itself refuses."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import publishing
from articles.models import Page, Revision
from tests.articles.publishing.moments import HOUR, NOON
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_level,
    make_reviewer,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_database_refuses_two_open_ended_live_revisions() -> None:
    page = make_article()
    second = edit(page, title="Second")

    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.filter(pk=second.pk).update(live_from=timezone.now())


def test_database_refuses_an_end_before_the_beginning() -> None:
    revision = make_article().revisions.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.filter(pk=revision.pk).update(live_until=revision.live_from - HOUR)


def test_database_refuses_a_reviewer_who_is_the_author() -> None:
    writer = make_reviewer()
    revision = make_draft(author=writer).revisions.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.filter(pk=revision.pk).update(reviewer=writer, reviewed_on=NOON.date())


def test_database_refuses_two_pages_of_a_kind_with_one_address() -> None:
    make_article(slug="same")

    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.create(kind="article", slug="same", title="Another", summary="Another.")


def test_save_draft_refuses_an_address_that_is_taken() -> None:
    make_article(slug="same")

    with pytest.raises(publishing.Refused, match="Another page has the address same"):
        make_draft("Second", slug="same")

    assert Page.objects.count() == 1


def test_save_draft_keeps_plain_text_only() -> None:
    page = make_draft("A\x0btitle\ud800", summary="One\x1b line\ufffe", body="Line one\r\nline two\u2028line three\x00")

    revision = page.revisions.get()
    assert revision.title == "A title "
    assert revision.summary == "One  line "
    assert revision.body == "Line one\nline two\nline three "


def test_moving_a_live_page_takes_the_right_to_publish() -> None:
    page, draft = make_article(slug="live"), make_draft(slug="draft")
    author = make_user(group="author")

    edit(draft, by=author, slug="moved")
    with pytest.raises(publishing.NotAllowed):
        edit(page, by=author, slug="moved-too")

    assert sorted(Page.objects.values_list("slug", flat=True)) == ["live", "moved"]


def test_two_kinds_may_share_an_address() -> None:
    make_article(slug="same")
    make_level(slug="same")

    assert Page.objects.filter(slug="same").count() == 2
