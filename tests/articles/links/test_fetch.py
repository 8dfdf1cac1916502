"""What is made of the answers of real servers."""

from __future__ import annotations

import socket
from contextlib import ExitStack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.links.answers import Answer, Outcome
from articles.links.fetch import fetch
from articles.links.limits import Limits
from tests.articles.links.servers import HERE, OK, Names, Server, allowed, redirect, serving, status

FINE, FAILED, UNKNOWN, FORBIDDEN = Outcome.FINE, Outcome.FAILED, Outcome.UNKNOWN, Outcome.FORBIDDEN


def ask(server: Server, path: str = "/", seconds: float = 5) -> Answer:
    return fetch(server.url + path, server.limits(seconds), allowed)


# What is asked


def test_head_is_enough_for_a_page_that_is_there() -> None:
    with serving(OK) as server:
        answer = ask(server, "/a?b=c#d")

        assert answer == Answer(FINE, 200)
        assert server.asked == ["HEAD /a?b=c"]


def test_a_request_says_who_asks_and_nothing_else() -> None:
    with serving(OK) as server:
        fetch(f"{server.url}/", server.limits(agent="Firm Ground (+https://example.org)"), allowed)

        assert sorted(server.heads[0].strip().split("\r\n")[1:]) == [
            "Accept-Encoding: identity",
            "Accept: */*",
            "Connection: close",
            f"Host: {HERE}:{server.port}",
            "User-Agent: Firm Ground (+https://example.org)",
        ]


@pytest.mark.parametrize("code", [400, 403, 404, 405, 406, 500, 501])
def test_get_decides_where_head_is_refused(code: int) -> None:
    with serving({"HEAD /": status(code), "GET /": OK}) as server:
        assert ask(server) == Answer(FINE, 200)
        assert server.asked == ["HEAD /", "GET /"]


def test_get_decides_where_head_is_not_answered() -> None:
    with serving(lambda line, asked: line.sendall(OK) if asked == "GET /" else server.ended.wait()) as server:
        assert ask(server, seconds=0.5) == Answer(FINE, 200)


@pytest.mark.parametrize("said", [b"Rubbish", b"HTTP/1.1 OK\r\n\r\n"])
def test_get_decides_where_head_is_answered_with_rubbish(said: bytes) -> None:
    with serving({"HEAD /": said, "GET /": OK}) as server:
        assert ask(server) == Answer(FINE, 200)


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(OK) as server, serving(OK) as proxy:
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)

        ask(server)

        assert (len(server.asked), len(proxy.asked)) == (1, 0)


# What the answer means


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        *((200, FINE), (204, FINE), (206, FINE), (300, UNKNOWN), (304, UNKNOWN)),
        *((404, FAILED), (410, FAILED)),
        *((400, UNKNOWN), (401, UNKNOWN), (403, UNKNOWN), (405, UNKNOWN), (418, UNKNOWN), (429, UNKNOWN)),
        *((451, UNKNOWN), (500, UNKNOWN), (503, UNKNOWN), (599, UNKNOWN), (999, UNKNOWN)),
    ],
)
def test_a_status_means(code: int, outcome: Outcome) -> None:
    with serving(status(code)) as server:
        answer = ask(server)

    assert (answer.outcome, answer.status) == (outcome, code)
    assert bool(answer.reason) is (outcome is not FINE)


@pytest.mark.parametrize(
    ("answered", "busy"),
    [
        (status(429), HERE),
        (status(429, "Retry-After: 120"), HERE),
        (status(503, "Retry-After: Fri, 31 Dec 2027 23:59:59 GMT"), HERE),
        (status(503), ""),
        (status(500, "Retry-After: 120"), ""),
    ],
)
def test_a_server_that_wants_a_pause_is_heard_at_the_first_request(answered: bytes, busy: str) -> None:
    with serving(answered) as server:
        assert ask(server).busy == busy
        assert not busy or server.asked == ["HEAD /"]


@pytest.mark.parametrize(
    "said",
    [
        *(b"<html>Rubbish</html>", b"\0\xff" * 50, b"HTTP/1.1 OK\r\n\r\n", b"HTTP/9.9 x y\r\n\r\n", b""),
        *(b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 100 Go on\r\n\r\n" * 9),
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
    ],
)
def test_what_is_no_answer_says_nothing_about_the_link(said: bytes) -> None:
    with serving(said) as server:
        assert ask(server).outcome is UNKNOWN


def test_no_port_listens() -> None:
    with serving(OK) as server:
        pass

    assert ask(server) == Answer(FAILED, reason="The host refused the connection.")


@pytest.mark.parametrize(
    ("error", "outcome"), [(socket.EAI_NONAME, FAILED), (socket.EAI_AGAIN, UNKNOWN), (socket.EAI_FAIL, UNKNOWN)]
)
def test_a_name_is_missing_only_when_the_names_say_so(error: int, outcome: Outcome) -> None:
    def resolve(*asked: object, **options: object) -> list[object]:
        raise socket.gaierror(error, "no")

    assert fetch("https://gone.example/", Limits(), allowed, resolve).outcome is outcome


@given(st.one_of(st.text(), st.text().map("https://{}".format)))
@settings(max_examples=50)
def test_any_text_has_an_answer(text: str) -> None:
    assert fetch(text, Limits(), allowed, lambda *asked, **options: []).outcome in (FAILED, FORBIDDEN)


# Time and size


def test_no_server_takes_more_than_its_time() -> None:
    with ExitStack() as stack:
        silent = stack.enter_context(serving(lambda line, asked: silent.ended.wait()))
        slow = stack.enter_context(serving(lambda line, asked: drips(line, slow)))
        for server in (silent, slow):
            assert ask(server, seconds=0.3) == Answer(UNKNOWN, reason="There was no answer in time.", silent=HERE)


def drips(line: socket.socket, server: Server) -> None:
    """A byte now and then, for longer than anybody waits."""
    while not server.ended.wait(0.02):
        line.sendall(b"H")


def test_a_name_that_is_looked_up_for_ever_takes_no_more_than_its_time() -> None:
    with serving(OK) as server:
        answer = fetch("http://slow.example/", Limits(seconds=0.1), allowed, lambda *a, **b: server.ended.wait() and [])

    assert answer.silent == "slow.example"


def test_a_page_without_end_is_not_read() -> None:
    def endless(line: socket.socket, asked: str) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            line.sendall(b"x" * 65_536)

    with serving(endless) as server:
        assert ask(server) == Answer(FINE, 200)


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 "])
def test_a_head_without_end_is_not_read_to_its_end(start: bytes) -> None:
    def endless(line: socket.socket, asked: str) -> None:
        line.sendall(start)
        while True:
            line.sendall(b"Y: yyyyyyyyyyyyyyyyyyyy\r\n" * 100 if start.endswith(b"\n") else b"x" * 10_000)

    with serving(endless) as server:
        assert ask(server).outcome is UNKNOWN


# Redirects


@pytest.mark.parametrize(
    ("codes", "moved_to"),
    [
        ((301,), "/1"),
        ((308, 301), "/2"),
        ((301, 302), "/1"),
        ((302, 301), ""),
        ((307,), ""),
        ((303,), ""),
    ],
)
def test_a_link_has_moved_as_far_as_it_did_for_good(codes: tuple[int, ...], moved_to: str) -> None:
    steps = {f"/{at}": redirect(f"/{at + 1}", code) for at, code in enumerate(codes)}
    with serving(steps | {f"/{len(codes)}": OK}) as server:
        answer = ask(server, "/0")

    assert answer == Answer(FINE, 200, moved_to=server.url + moved_to if moved_to else "")


def test_a_link_that_moved_to_nowhere_has_failed() -> None:
    with serving({"/": redirect("/gone", 301)}) as server:
        answer = ask(server)

    assert answer == Answer(
        FAILED, 404, f"It leads to “{server.url}/gone”. The server answered 404, Not Found.", moved_to=""
    )


@pytest.mark.parametrize(
    "pages",
    [
        {"/": redirect("/")},
        {"/": redirect("/a"), "/a": redirect("/")},
        {"/": redirect("/1")} | {f"/{at}": redirect(f"/{at + 1}") for at in range(1, 20)},
    ],
)
def test_a_link_that_leads_on_and_on_cannot_be_checked(pages: dict[str, bytes]) -> None:
    with serving(pages) as server:
        answer = ask(server)

        assert answer.outcome is UNKNOWN
        assert len(server.asked) <= 6


def test_a_redirect_of_get_alone_is_followed() -> None:
    with serving({"HEAD /": status(405), "GET /": redirect("/a"), "/a": OK}) as server:
        assert ask(server).outcome is FINE


@pytest.mark.parametrize(
    "to",
    [
        *(
            "http://169.254.169.254/latest/meta-data/",
            "http://127.0.0.2/",
            "http://[::1]/",
            "http://[::ffff:10.0.0.1]/",
        ),
        *("http://2130706434/", "http://0x7f000002/", "http://0177.0.0.2/", "http://10.0.0.1/", "//192.168.0.1/"),
        *("file:///etc/passwd", "gopher://example.org/", "http://user@example.org/", "http://example.org:22/"),
        *("http://[fe80::1%25eth0]/", "http://[64:ff9b::7f00:1]/"),
    ],
)
def test_no_redirect_leads_inside(to: str) -> None:
    with serving(redirect(to)) as server:
        answer = ask(server)

        assert (answer.outcome, answer.status) == (FORBIDDEN, 302)
        assert to.lstrip("/")[:15] in answer.reason
        assert len(server.asked) == 1


@pytest.mark.parametrize("host", [HERE, "localhost", "2130706433", "[::ffff:127.0.0.1]"])
def test_no_link_leads_to_this_machine(host: str) -> None:
    with serving(OK) as server:
        answer = fetch(f"http://{host}:{server.port}/", server.limits())

        assert answer == Answer(FORBIDDEN, reason="The host has an address that is not public.")
        assert server.asked == []


def test_a_redirect_with_rubbish_in_it_does_no_harm() -> None:
    with serving(redirect("http://[::g/\x01\x7f ä")) as server:
        answer = ask(server)

    assert answer.outcome is FAILED
    assert answer.reason.isprintable()


# Names that lead elsewhere a moment later


def test_a_name_is_looked_up_once_for_both_requests() -> None:
    names = Names(rebinding_example=[HERE, "127.0.0.2"])
    with serving({"HEAD /": status(405), "GET /": OK}) as server:
        answer = fetch(f"http://rebinding.example:{server.port}/", server.limits(), allowed, names)

        assert answer == Answer(FINE, 200)
        assert names.asked == ["rebinding.example"]
        assert server.asked == ["HEAD /", "GET /"]
        assert f"Host: rebinding.example:{server.port}" in server.heads[0]


def test_a_name_that_leads_inside_after_a_redirect_is_not_followed() -> None:
    names = Names(rebinding_example=[HERE, "127.0.0.2"])
    with serving({"/": redirect("/a"), "/a": OK}) as server:
        answer = fetch(f"http://rebinding.example:{server.port}/", server.limits(), allowed, names)

        assert answer.outcome is FORBIDDEN
        assert server.asked == ["HEAD /"]


def test_one_address_inside_is_enough_to_ask_none() -> None:
    with serving(OK) as server:

        def both(host: str, port: int, **options: object) -> list[object]:
            return Names(a=HERE)("a", port, **options) + Names(a="10.0.0.1")("a", port, **options)

        answer = fetch(f"http://both.example:{server.port}/", server.limits(), allowed, both)

        assert answer.outcome is FORBIDDEN
        assert server.asked == []


def test_another_address_of_the_host_is_tried_when_one_refuses() -> None:
    with serving(OK) as server, socket.create_server((HERE, 0)) as closed:
        free = closed.getsockname()[1]
        closed.close()

        def two(host: str, port: int, **options: object) -> list[object]:
            return Names(a=HERE)("a", free, **options) + Names(a=HERE)("a", port, **options)

        assert fetch(f"http://two.example:{server.port}/", server.limits(), allowed, two).outcome is FINE


# DOIs


@pytest.mark.parametrize(
    ("answered", "outcome"), [(redirect("https://publisher.example/x"), FINE), (status(404), FAILED), (OK, FINE)]
)
def test_a_doi_is_asked_about_where_dois_are_registered(answered: bytes, outcome: Outcome) -> None:
    names = Names(doi_org=HERE)
    with serving(answered) as server:
        answer = fetch(f"http://doi.org:{server.port}/10.1002/x", server.limits(), allowed, names)

    assert answer.outcome is outcome
    assert names.asked == ["doi.org"]  # and never the publisher


def test_a_doi_is_followed_from_the_former_resolver_to_the_present_one() -> None:
    names = Names(dx_doi_org=HERE, doi_org=HERE)
    with serving({}) as server:
        server.talk = lambda line, asked: line.sendall(redirect(f"http://doi.org:{server.port}/10.1/x"))
        answer = fetch(f"http://dx.doi.org:{server.port}/10.1002/x", server.limits(), allowed, names)

    assert answer.outcome is UNKNOWN  # here it leads in a circle
    assert names.asked == ["dx.doi.org", "doi.org"]
