"""Who sits at the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_user


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("edith", group="editor"))
    return client
