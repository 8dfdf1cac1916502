"""Staff see the site of another day with ?on=2026-05-01; nobody else does, and nobody keeps such a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from articles import publishing
from articles.clock import now, standing_at
from tests.factories import edit, make_article, make_source, make_superuser, make_treatment, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)
EVERYWHERE = [
    *("/", "/articles/", "/articles/page/", "/articles/page/history/", "/tags/", "/sources/"),
    *("/search/?q=words", "/levels-of-care/", "/about/", "/feed/", "/sitemap.xml"),
    *("/treatments/", "/treatments/early/", "/treatments/compare/", "/programmes/", "/programmes/list/"),
]


@pytest.fixture
def clock() -> Iterator[Any]:
    """A page that came on 1 May, was changed on 5 May and is planned to change on 20 May; it is 10 May."""
    with time_machine.travel(datetime(2026, 5, 1, 12, tzinfo=UTC), tick=False) as clock:
        make_source("key2020")
        page = make_article("First", slug="page", body="Some words [@key2020].", tags=("Oldtag",))
        treatment = make_treatment("Early words", slug="early", what="As it was.")
        publishing.relate(treatment, by=None, articles=[page])
        clock.shift(4 * DAY)
        edit(page, title="Second")
        publishing.publish(page, by=None)
        edit(treatment, title="Later words", what="As it is.")
        publishing.publish(treatment, by=None)
        clock.move_to(NOW)
        edit(page, title="Third")
        publishing.publish(page, by=None, at=NOW + 10 * DAY)
        yield clock


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(make_user(group="author"))
    return client


def on(address: str, day: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}on={day}"


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(
    ("day", "title", "label"),
    [
        ("2026-05-01", "First", "The site as it stood on 1 May 2026, 23:59 UTC."),
        ("2026-05-05", "Second", "The site as it stood on 5 May 2026, 23:59 UTC."),
        ("2026-05-10", "Second", "The site as it stands now, 10 May 2026, 12:00 UTC."),
        ("2026-05-20", "Third", "The site as it will stand on 20 May 2026, 23:59 UTC"),
    ],
)
def test_staff_see_the_site_of_a_day_plainly_labelled(staff: Client, day: str, title: str, label: str) -> None:
    html = text(staff.get(on("/articles/page/", day)))

    assert f"<h1>{title}</h1>" in html
    assert label in html


@pytest.mark.usefixtures("clock")
def test_every_page_for_readers_follows_the_day(staff: Client) -> None:
    marks = {
        **dict.fromkeys(("/", "/articles/", "/articles/?tag=oldtag", "/tags/oldtag/"), "First"),
        **dict.fromkeys(("/search/?q=first", "/feed/", "/sources/key2020/"), "First"),
        **dict.fromkeys(("/treatments/", "/treatments/early/", "/treatments/compare/?t=early"), "Early words"),
        "/tags/": "Oldtag",
        "/sources/": "key2020",
        "/articles/page/history/": "1 version<",
        "/sitemap.xml": "<lastmod>2026-05-01</lastmod>",
    }

    after = {address: text(staff.get(on(address, "2026-05-02"))) for address in marks}
    before = {address: text(staff.get(on(address, "2026-04-30"))) for address in marks}

    assert [address for address, mark in marks.items() if mark not in after[address]] == []
    asked = {address: found.replace("q=first", "").replace('"first"', "") for address, found in before.items()}
    assert [address for address, mark in marks.items() if mark in asked[address]] == []


@pytest.mark.usefixtures("clock")
def test_a_page_that_did_not_exist_that_day_says_so(staff: Client) -> None:
    response = staff.get("/articles/page/?on=2026-04-30")

    assert response.status_code == 404
    assert "The site as it stood on 30 April 2026" in text(response)
    assert "Readers see no page at this address on the day shown above" in text(response)


@pytest.mark.usefixtures("clock")
def test_the_end_of_a_day_is_that_of_the_zone_of_the_site(staff: Client, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/London"

    assert "1 May 2026, 23:59 BST" in text(staff.get("/?on=2026-05-01"))


@pytest.mark.usefixtures("clock")
def test_a_day_whose_last_hour_happens_twice_ends_with_the_second_one(staff: Client, settings: Any) -> None:
    settings.TIME_ZONE = "America/Santiago"

    assert "4 April 2026, 23:59 -04." in text(staff.get("/?on=2026-04-04"))


@pytest.mark.usefixtures("clock")
def test_a_bad_day_is_a_sentence(staff: Client) -> None:
    days = ["", "tomorrow", "2026-02-30", "20260501", "2026-W18-5", "0001-01-01", "9999-12-31", "%00", "é" * 900]

    answers = {day: staff.get(on("/articles/page/", day)) for day in days}

    sentence = "is no day from 2000-01-01 to 2099-12-31, so this is the site of now."
    assert {day: answer.status_code for day, answer in answers.items()} == dict.fromkeys(days, 200)
    assert [day for day in days if sentence not in text(answers[day])] == []
    assert [day for day in days if "<h1>Second</h1>" not in text(answers[day])] == []


@pytest.mark.usefixtures("clock")
def test_another_day_keeps_the_rest_of_the_query(staff: Client) -> None:
    html = text(staff.get('/articles/?tag=oldtag&tag=x"y&on=2026-05-02'))

    assert '<input type="hidden" name="tag" value="oldtag">' in html
    assert '<input type="hidden" name="tag" value="x&quot;y">' in html
    assert 'href="/articles/?tag=oldtag&amp;tag=x%22y">Back to today' in html


# Everybody else


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("who", ["nobody", "staff without the right", "not staff", "closed account"])
def test_everybody_else_sees_today(client: Client, who: str) -> None:
    fields = {"not staff": {"is_staff": False, "is_superuser": True}, "closed account": {"is_superuser": True}}
    user = make_user(**fields.get(who, {}))
    if who != "nobody":
        client.force_login(user)
    if who == "closed account":
        type(user).objects.update(is_active=False)

    html = text(client.get("/articles/page/?on=2026-05-01"))

    assert "<h1>Second</h1>" in html
    assert "The site as it" not in html


def kept_by_nobody(response: Any) -> bool:
    """Whether an answer is for whoever asked alone, without a cookie, and drawn whole: a moment later is another."""
    headers = response.headers
    own = (headers["Cache-Control"], headers["X-Robots-Tag"]) == ("private, no-store", "noindex")
    return own and "ETag" not in headers and not response.cookies and not response.streaming


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("cookie", ["", "sessionid=nothing; csrftoken=nothing; messages=nothing"])
def test_a_reader_gets_no_cookie_and_nobody_keeps_the_page(client: Client, cookie: str) -> None:
    headers = {"Cookie": cookie} if cookie else {}

    answers = {address: client.get(on(address, "2026-05-01"), headers=headers) for address in EVERYWHERE}

    assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(EVERYWHERE, 200)
    assert [address for address, answer in answers.items() if not kept_by_nobody(answer)] == []


@pytest.mark.usefixtures("clock")
def test_what_staff_see_of_another_day_is_kept_by_nobody(staff: Client) -> None:
    answers = {address: staff.get(on(address, "2026-05-02")) for address in (*EVERYWHERE, "/nowhere/")}

    assert [address for address, answer in answers.items() if not kept_by_nobody(answer)] == []


@pytest.mark.usefixtures("clock")
def test_the_day_of_one_request_is_not_that_of_the_next(staff: Client) -> None:
    staff.get("/articles/page/?on=2026-05-01")
    staff.get("/nowhere/?on=2026-05-01")

    html = text(staff.get("/articles/page/"))

    assert "<h1>Second</h1>" in html
    assert "The site as it" not in html


@time_machine.travel(NOW, tick=False)
def test_the_day_ends_with_a_request_that_fails() -> None:
    with pytest.raises(ValueError, match="Any"), standing_at(NOW - DAY):
        raise ValueError("Any")

    assert now() == NOW


@pytest.mark.usefixtures("clock")
def test_the_admin_is_always_that_of_today(client: Client) -> None:
    client.force_login(make_superuser())

    response = client.get("/admin/articles/help-line/?on=2026-05-01", follow=True)

    assert "The site as it" not in text(response)


# Previews of one revision


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(
    ("query", "title", "label"),
    [
        ("preview", "Third", "Readers see this from 20 May 2026, 12:00 UTC on."),
        ("preview=3", "Third", "Readers see this from 20 May 2026, 12:00 UTC on."),
        ("preview=2", "Second", "This is what readers see."),
        ("preview=1", "First", "Readers saw this until 5 May 2026, 12:00 UTC."),
    ],
)
def test_staff_see_any_revision(staff: Client, query: str, title: str, label: str) -> None:
    html = text(staff.get(f"/articles/page/?{query}"))

    assert f"<h1>{title}</h1>" in html
    assert label in html


@pytest.mark.usefixtures("clock")
def test_a_revision_that_is_not_there_is_a_404(staff: Client) -> None:
    numbers = ["99", "0", "-1", "1.0", "%C2%B2", "9" * 3000, "x"]

    found = {number: staff.get(f"/articles/page/?preview={number}").status_code for number in numbers}

    assert found == dict.fromkeys(numbers, 404)
