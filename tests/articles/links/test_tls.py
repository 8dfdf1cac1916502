"""Certificates are judged as a browser judges them, by the name in the address."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.links import connecting
from articles.links.answers import Answer, Outcome
from articles.links.fetch import fetch
from tests.articles.links.servers import HERE, OK, Names, redirect, serving

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificates, and is not here")
NAMES = {"books_example": HERE, "other_example": HERE}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of books.example, signed by itself, with its key."""
    folder = tmp_path_factory.mktemp("certificate")
    made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    named = ["-subj", "/CN=books.example", "-addext", "subjectAltName=DNS:books.example"]
    files = ["-keyout", str(folder / "key"), "-out", str(folder / "certificate")]
    subprocess.run(["openssl", *made, *named, *files], check=True, capture_output=True)
    both = folder / "both.pem"
    both.write_text((folder / "key").read_text() + (folder / "certificate").read_text())
    return both


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """This machine takes the certificate for good."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.parent / "certificate"))
    connecting.trust.cache_clear()
    yield certificate
    connecting.trust.cache_clear()


def test_a_certificate_that_nobody_signed_is_a_failure(certificate: Path) -> None:
    with serving(OK, certificate) as server:
        url = f"https://books.example:{server.port}/"
        answer = fetch(url, server.limits(), HERE.__eq__, Names(**NAMES))

        assert answer.outcome is Outcome.FAILED
        assert "self-signed certificate" in answer.reason
        assert server.asked == []


def test_a_good_certificate_is_taken_for_its_own_name_only(trusted: Path) -> None:
    with serving(OK, trusted) as server:
        own, other = (
            fetch(f"https://{host}:{server.port}/", server.limits(), HERE.__eq__, Names(**NAMES))
            for host in ("books.example", "other.example")
        )

    assert own == Answer(Outcome.FINE, 200)
    assert other.outcome is Outcome.FAILED
    assert "other.example" in other.reason


def test_the_way_from_https_to_http_is_noted(trusted: Path) -> None:
    with serving(OK) as plain, serving(redirect(f"{plain.url}/a"), trusted) as server:
        limits = server.limits(ports=frozenset({server.port, plain.port}))
        answer = fetch(f"https://books.example:{server.port}/", limits, HERE.__eq__, Names(**NAMES))

    assert answer == Answer(Outcome.FINE, 200, "The address leads from https to http.")


def test_a_server_without_tls_cannot_be_checked() -> None:
    with serving(b"HTTP/1.1 400 Plain HTTP\r\n\r\n") as server:
        server.talk = lambda line, asked: line.sendall(OK)
        answer = fetch(f"https://books.example:{server.port}/", server.limits(0.2), HERE.__eq__, Names(**NAMES))

    assert answer.outcome is Outcome.UNKNOWN
