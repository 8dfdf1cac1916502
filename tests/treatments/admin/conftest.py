"""Who sits at the desk, and a directory that is read anew for each test."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_user
from treatments import directory


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("edith", group="editor", first_name="Edith", last_name="Lane"))
    return client


@pytest.fixture(autouse=True)
def forgotten() -> None:
    directory.forget()
