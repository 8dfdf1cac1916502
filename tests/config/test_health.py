"""What machines ask: is it alive, is it ready; and the headers every answer carries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse
from django.test import Client, RequestFactory

from config.middleware import response_headers


def test_healthz_asks_nothing_of_the_database(client: Client) -> None:
    # Without the django_db mark any query would fail the test.
    assert client.get("/healthz").json()["status"] == "ok"


@pytest.mark.django_db
def test_readyz_says_ready(client: Client) -> None:
    assert client.get("/readyz").json() == {"status": "ok"}


@pytest.mark.django_db
def test_readyz_says_when_a_migration_waits(client: Client) -> None:
    newest = MigrationLoader(connection).graph.leaf_nodes("treatments")[0]
    MigrationRecorder(connection).record_unapplied(*newest)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert "waiting" in response.json()["status"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/admin/login/"])
def test_every_answer_carries_the_security_headers(client: Client, address: str) -> None:
    headers = client.get(address).headers

    assert "default-src 'none'" in headers["Content-Security-Policy"].split("; ")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


@pytest.mark.django_db
def test_a_stranger_host_is_refused(client: Client) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_head_answers_like_get_without_the_body(rf: RequestFactory) -> None:
    answer = response_headers(lambda request: HttpResponse("Words."))

    response = answer(rf.head("/"))

    assert (response.content, response.headers["Content-Length"]) == (b"", "6")
