"""Readers leave no trace: no cookie is read or set, and what they looked for in vain is not written down."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from tests.factories import make_article, make_superuser

ROOT = Path(__file__).resolve().parents[2]
STRANGER = """
from django import setup
setup()
from django.test import Client
print(Client(headers={"Host": "evil.example"}).get("/").status_code)
"""


@pytest.mark.django_db
@pytest.mark.parametrize("cookie", ["sessionid=x", "csrftoken=ab", "sessionid=x; csrftoken=ab", "messages=x"])
@pytest.mark.parametrize(
    "address",
    [
        *("/", "/articles/", "/articles/page/", "/search/?q=words", "/no/such/page/"),
        *("/treatments/compare/?t=any", "/programmes/?place=boston", "/programmes/list/?id=1"),
    ],
)
def test_a_malformed_cookie_changes_nothing(client: Client, address: str, cookie: str) -> None:
    make_article(slug="page")

    response = client.get(address, headers={"Cookie": cookie})

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    who = "private" if "place=" in address else "public"  # no shared cache learns who looked where
    assert response.headers["Cache-Control"] == f"{who}, no-cache"


@pytest.mark.django_db
def test_an_editor_gets_the_same_page_as_every_reader(client: Client) -> None:
    make_article(slug="page")
    plain = client.get("/articles/page/")
    client.force_login(make_superuser())

    response = client.get("/articles/page/")

    assert response.content == plain.content
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.django_db
def test_an_editor_stays_signed_in_to_the_admin(client: Client) -> None:
    client.force_login(make_superuser())

    assert client.get("/admin/").status_code == 200


@pytest.mark.django_db
def test_a_missing_page_is_not_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    status = client.get("/no/such/page/").status_code

    assert (status, caplog.messages) == (404, [])


def test_a_stranger_host_is_not_logged() -> None:
    # In a process of its own: pytest listens to every logger, even to one that passes nothing on.
    variables = os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"}

    result = subprocess.run(
        [sys.executable, "-c", STRANGER], cwd=ROOT, env=variables, capture_output=True, text=True, check=True
    )

    assert (result.stdout, result.stderr) == ("400\n", "")
