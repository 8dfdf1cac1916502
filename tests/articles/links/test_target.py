"""Addresses of links taken apart."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.links.limits import Limits
from articles.links.target import Malformed, NotAllowed, Target, joined, read

PORTS = Limits().ports


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG/A?b=c#d", "https://example.org/A?b=c"),
        ("https://example.org:443/", "https://example.org/"),
        ("http://example.org.:8080/", "http://example.org:8080/"),
        ("https://bücher.example/ä?ö=ü", "https://xn--bcher-kva.example/%C3%A4?%C3%B6=%C3%BC"),
        ("https://example.org/a%20b/(c)?d=[e]", "https://example.org/a%20b/(c)?d=[e]"),
        ("https://example.org/a b\\c", "https://example.org/a%20b%5Cc"),
        ("http://[2606:4700:0::1]/", "http://[2606:4700::1]/"),
        ("https://doi.org/10.1002/(SICI)1097<1::AID>3.0;2-N", "https://doi.org/10.1002/(SICI)1097%3C1::AID%3E3.0;2-N"),
        ("https://www.legislation.gov.uk?a", "https://www.legislation.gov.uk/?a"),
        ("https://my_host.example.org/", "https://my_host.example.org/"),
    ],
)
def test_an_address_is_brought_into_the_form_that_is_asked(url: str, asked: str) -> None:
    assert read(url, PORTS).url == asked


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "ftp://example.org", "gopher://example.org", "javascript:alert(1)", "example.org", ""),
        *("https://user@example.org/", "https://user:word@example.org/", "https://good.example\\@bad.example/"),
        *("http://example.org:22/", "http://example.org:6379/", "http://example.org:0/", "http://[fe80::1%25eth0]/"),
    ],
)
def test_an_address_that_no_reader_should_follow_is_not_asked(url: str) -> None:
    with pytest.raises(NotAllowed):
        read(url, PORTS)


@pytest.mark.parametrize(
    "url",
    [
        *("https://", "https:///path", "https://exa mple.org/", "https://exa\\mple.org/", "https://a..b/"),
        *("https://-a.example/", f"https://{'a' * 64}.example/", f"https://{'ü' * 80}.example/", "http://[1:2/"),
        *(
            "http://[g::1]/",
            "https://example.org:x/",
            "https://example.org:99999/",
            "https://example.org/" + "a" * 2000,
        ),
        *("https://exa%6dple.org/", "https://example.org%00.example.net/", "https://℀.example/"),
    ],
)
def test_what_is_no_address_is_malformed(url: str) -> None:
    with pytest.raises(Malformed):
        read(url, PORTS)


@given(st.one_of(st.text(), st.text().map("https://{}".format), st.text().map("https://example.org/{}".format)))
@example("https://[::1")
@example("https://example.org/\ud800\0")
def test_any_text_is_an_address_or_refused_and_an_address_stays_itself(text: str) -> None:
    try:
        target = read(text, PORTS)
    except (NotAllowed, Malformed):
        return

    assert target.url.isascii()
    assert target.url.isprintable()
    assert len(target.url) > 2000 or read(target.url, PORTS) == target


HERE = Target("https", "example.org", 443, "/a/b?c")


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("d", "https://example.org/a/d"),
        ("/d e", "https://example.org/d%20e"),
        ("//example.net/", "https://example.net/"),
        ("?q", "https://example.org/a/b?q"),
        ("http://[::1]/", "http://[::1]/"),
        ("/\u00c3\u00a4", "https://example.org/%C3%A4"),  # UTF-8, as http.client reads it
        ("file:///etc/passwd", "file:///etc/passwd"),
    ],
)
def test_a_redirect_is_read_from_where_it_stands(location: str, leads_to: str) -> None:
    assert joined(HERE, location) == leads_to


@given(st.text(st.characters(max_codepoint=255)))
@example("http://[")
def test_any_redirect_is_an_address_or_refused(location: str) -> None:
    with suppress(NotAllowed, Malformed):
        assert read(joined(HERE, location), PORTS).url.isascii()


@pytest.mark.parametrize(
    ("url", "leads_to", "is_registered"),
    [
        ("https://doi.org/10.1002/x", "https://publisher.example/x", True),
        ("https://dx.doi.org/10.1002/x", "https://publisher.example:8200/x", True),
        ("http://dx.doi.org/10.1002/x", "https://doi.org/10.1002/x", False),
        ("https://www.doi.org/the-identifier/", "https://publisher.example/", False),
        ("https://example.org/10.1002/x", "https://publisher.example/", False),
    ],
)
def test_a_doi_that_leads_away_from_its_resolver_is_registered(url: str, leads_to: str, is_registered: bool) -> None:
    assert read(url, PORTS).resolves_doi(leads_to) is is_registered
