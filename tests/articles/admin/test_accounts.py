"""Accounts and groups in the admin: for superusers, and rights come from groups."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from tests.factories import make_superuser, make_user

pytestmark = pytest.mark.django_db


def test_a_superuser_puts_somebody_into_a_group(client: Client) -> None:
    user, author = make_user("theo"), Group.objects.get(name="author")
    client.force_login(make_superuser())

    client.post(
        f"/admin/auth/user/{user.pk}/change/",
        {"username": "theo", "is_active": "on", "is_staff": "on", "groups": [author.pk]},
    )

    assert list(user.groups.all()) == [author]


def test_nobody_gets_a_right_of_their_own(client: Client) -> None:
    user = make_user("theo")
    client.force_login(make_superuser())

    client.post(
        f"/admin/auth/user/{user.pk}/change/", {"username": "theo", "is_active": "on", "user_permissions": ["1"]}
    )

    assert not user.user_permissions.exists()


@pytest.mark.parametrize("group", ["author", "editor", "reviewer", "moderator"])
def test_accounts_are_no_business_of_the_groups(client: Client, group: str) -> None:
    user = make_user(group=group)
    client.force_login(user)

    assert client.get("/admin/auth/user/").status_code == 403
    assert client.post(f"/admin/auth/user/{user.pk}/change/", {"is_superuser": "on"}).status_code == 403
    assert client.get("/admin/auth/group/").status_code == 403
