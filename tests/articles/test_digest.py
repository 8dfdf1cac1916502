"""The letters that tell the staff what waits for them, and the command that sends them."""

from __future__ import annotations

import io
import socketserver
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import digest, publishing
from articles.models import Article
from tests.factories import edit, make_article, make_draft, make_level, make_signer, make_superuser, make_user

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def site(settings: Any) -> None:
    settings.SITE_URL = "https://example.org"
    settings.DEFAULT_FROM_EMAIL = "desk@example.org"


def make_staff(name: str, *, group: str = "author", **fields: Any) -> User:
    return make_user(name, group=group, email=f"{name}@example.org", **fields)


def make_due(title: str, days: int, **fields: Any) -> Article:
    return make_article(title, review_due=timezone.localdate() + days * DAY, **fields)


def parts(person: User) -> dict[str, list[str]]:
    """The titles under each heading of the letter to this person."""
    letter = next((letter for letter in digest.letters() if letter.person == person), None)
    return {part.heading: [entry.page.title for entry in part.entries] for part in letter.parts} if letter else {}


def run(*options: str) -> tuple[str, str, bool]:
    """What the command says, what it says went wrong, and whether it ended well."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("send_review_digest", *options, stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), err.getvalue() + str(error), False
    return out.getvalue(), err.getvalue(), True


# Who is told what


def test_an_owner_is_told_of_pages_overdue_and_due_within_thirty_days() -> None:
    sam = make_staff("sam")
    for title, days in {"Late": -1, "Today": 0, "Soon": 30, "Later": 31}.items():
        make_due(title, days, owner=sam)
    make_level("Level", review_due=timezone.localdate() - DAY, owner=sam)
    make_due("Not Sam's", -1)
    make_draft("Unseen", review_due=timezone.localdate() - DAY, owner=sam)

    assert parts(sam) == {
        "Overdue for review, looked after by you": ["Late", "Level"],
        "Due for review in the next 30 days": ["Today", "Soon"],
    }


def test_who_wrote_it_is_told_what_was_sent_back() -> None:
    sam, page = make_staff("sam"), make_draft("Page")
    edit(page, by=sam, summary="By Sam.")
    publishing.submit(page, by=sam)
    publishing.send_back(page, by=make_signer(), note="The dose is wrong.")

    assert parts(sam) == {"Sent back to you": ["Page"]}


def test_a_clinical_reviewer_is_told_of_what_waits_for_them_and_not_of_their_own() -> None:
    rosa, other = make_signer(), make_user("other", group="reviewer")
    for title, author in {"Theirs": None, "Own": rosa.person}.items():
        publishing.submit(make_draft(title, author=author), by=None)

    assert (parts(rosa), parts(other)) == ({"Wait for your review": ["Theirs"]}, {})


def test_an_administrator_without_credentials_is_asked_to_sign_nothing() -> None:
    admin = make_superuser()
    publishing.submit(make_draft(), by=None)

    assert parts(admin) == {}


def test_who_publishes_is_told_of_overdue_pages_that_nobody_looks_after() -> None:
    edith, sam = make_staff("edith", group="editor"), make_staff("sam")
    make_due("Nobody's", -1)
    make_due("Nobody's, not yet", 0)

    assert parts(edith) == {"Overdue for review, and nobody looks after them": ["Nobody's"]}
    assert parts(sam) == {}


@pytest.mark.parametrize("fields", [{"is_active": False}, {"is_staff": False}, {"group": "moderator"}, {"group": ""}])
def test_who_has_no_part_in_it_any_more_is_written_nothing(fields: dict[str, Any]) -> None:
    person = make_staff("sam", **fields)
    make_due("Page", -1, owner=person)

    assert parts(person) == {}


# The letter


def letter_to(person: User) -> digest.Letter:
    return next(letter for letter in digest.letters() if letter.person == person)


def test_a_letter_reads_like_one() -> None:
    with time_machine.travel(NOON, tick=False):
        edith = make_staff("edith", group="editor", first_name="Edith", last_name="Ward")
        page = make_draft("Acamprosate", owner=edith)
        publishing.submit(page, by=None)
        publishing.send_back(page, by=make_signer("Dr Rosa Marsh"), note="The dose\nin the table is wrong.")
        late = make_article("Disulfiram", review_due=date(2026, 4, 11), owner=edith)

        letter = letter_to(edith)

    assert letter.subject == "2 pages wait for you at Firm Ground"
    assert (
        letter.body
        == f"""Hello Edith Ward,

2 pages wait for you at Firm Ground.


Sent back to you (1)

  Acamprosate
  user: “The dose in the table is wrong.”
  https://example.org/admin/articles/article/{page.pk}/change/


Overdue for review, looked after by you (1)

  Disulfiram
  Due on 11 April 2026
  https://example.org/admin/articles/article/{late.pk}/change/


All that waits for you, at any time:
https://example.org/admin/
""".replace("user:", f"{publishing.log.name_of(page.events.first().by)}:")
    )


def test_a_page_that_waits_for_two_reasons_counts_once() -> None:
    sam = make_staff("sam")
    page = make_due("Page", -1, owner=sam)
    publishing.needs_work(page, by=None, note="New trial.")

    letter = letter_to(sam)

    assert len(letter.parts) == 2
    assert letter.subject == "1 page waits for you at Firm Ground"


def test_lines_are_short_whatever_people_typed() -> None:
    sam = make_staff("sam")
    page = make_due("A long title " * 15, -1, owner=sam)
    publishing.needs_work(page, by=None, note="A long reason. " * 60)

    lines = letter_to(sam).body.splitlines()

    assert [line for line in lines if len(line) > 72 and "https://" not in line] == []


def test_many_pages_are_counted_and_a_link_leads_to_the_rest() -> None:
    sam = make_staff("sam")
    for number in range(23):
        make_due(f"Page {number}", -1, owner=sam)

    body = letter_to(sam).body

    assert "Overdue for review, looked after by you (23)" in body
    assert body.count("/change/") == 20
    assert "And 3 more:\nhttps://example.org/admin/articles/article/overdue/?due=overdue&owner=me\n" in body


def test_nothing_in_a_letter_reports_back() -> None:
    sam = make_staff("sam")
    make_due("Page", -1, owner=sam)
    letter_to(sam).send()

    message = mail.outbox[0].message()

    assert message.get_content_type() == "text/plain"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["From"] == "desk@example.org"
    assert {line.strip() for line in letter_to(sam).body.splitlines() if "?" in line} == set()


# The command


def test_each_is_written_one_letter() -> None:
    for name in ("edith", "sam"):
        person = make_staff(name)
        make_due("Late", -1, owner=person)
        make_due("Soon", 3, owner=person)

    said, wrong, went_well = run()

    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["edith@example.org"], "2 pages wait for you at Firm Ground"),
        (["sam@example.org"], "2 pages wait for you at Firm Ground"),
    ]
    assert said.splitlines()[0] == "Written to edith <edith@example.org>: 2 pages wait for you."
    assert (wrong, went_well) == ("", True)


def test_a_dry_run_says_to_whom_it_would_write_and_sends_nothing() -> None:
    make_due("Late", -1, owner=make_staff("sam"))

    said, _, _ = run("--dry-run")

    assert said == "Would write to sam <sam@example.org>: 1 page waits for you.\n"
    assert mail.outbox == []


def test_who_has_no_address_is_named() -> None:
    make_due("Late", -1, owner=make_user("sam", group="author"))

    assert run() == ("No e-mail address: sam (1 page waits for you).\n", "", True)


def test_nothing_to_send_is_said() -> None:
    make_staff("sam")

    assert run() == ("Nothing waits for anybody: there is nothing to send.\n", "", True)


def test_without_the_address_of_the_site_that_is_said_and_paths_are_written(settings: Any) -> None:
    settings.SITE_URL = ""
    make_due("Late", -1, owner=make_staff("sam"))

    _, wrong, went_well = run()

    assert wrong == "SITE_URL is not set: the links in the letters are paths, without the site's address.\n"
    assert went_well is True
    assert "\n  /admin/articles/article/" in mail.outbox[0].body


def test_an_address_that_is_none_does_not_stop_the_rest() -> None:
    for name in ("broken", "sam"):
        make_due("Late", -1, owner=make_staff(name))
    User.objects.filter(username="broken").update(email="two\nlines@example.org")

    _, wrong, went_well = run()

    assert [message.to for message in mail.outbox] == [["sam@example.org"]]
    assert (wrong.startswith("Not sent to broken <"), wrong.endswith("1 letter could not be sent.")) == (True, True)
    assert went_well is False


# A real conversation with a mail server


class Postman(socketserver.StreamRequestHandler):
    """Takes letters as SMTP wants it, and knows nobody called "gone"."""

    def handle(self) -> None:
        self.say("220 ready")
        while line := self.rfile.readline().decode().strip():
            if line.upper().startswith("RCPT") and "gone@" in line:
                self.say("550 no such person")
            elif line.upper() == "DATA":
                self.say("354 go on")
                self.server.letters.append(self.letter())  # type: ignore[attr-defined]
                self.say("250 taken")
            elif line.upper() == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def letter(self) -> bytes:
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(line.removeprefix(b".") if line.startswith(b"..") else line for line in lines)

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def post_office(settings: Any) -> Iterator[list[bytes]]:
    """The letters that a mail server on this machine took."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Postman) as server:
        server.letters = []  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield server.letters  # type: ignore[attr-defined]
        server.shutdown()
        thread.join()


def test_a_mail_server_gets_every_letter_but_that_to_whom_it_does_not_know(post_office: list[bytes]) -> None:
    for name in ("anna", "gone", "sam"):
        make_due("Über Naltrexon", -1, owner=make_staff(name))

    said, wrong, went_well = run()

    taken = [message_from_bytes(letter, policy=policy.default) for letter in post_office]
    assert [message["To"] for message in taken] == ["anna@example.org", "sam@example.org"]
    assert "  Über Naltrexon\r\n" in taken[0].get_content()
    assert ("550" in wrong, said.count("Written to"), went_well) == (True, 2, False)


def test_a_mail_server_that_is_away_is_told_for_each_letter(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    for name in ("anna", "sam"):
        make_due("Page", -1, owner=make_staff(name))

    _, wrong, went_well = run()

    assert (wrong.count("Not sent to"), went_well) == (2, False)
    assert wrong.endswith("2 letters could not be sent.")


# What it costs


def test_two_hundred_pages_cost_as_much_as_one(django_assert_max_num_queries: Any) -> None:
    edith = make_staff("edith", group="editor")
    make_due("One", -1, owner=edith)
    with django_assert_max_num_queries(8) as one:
        list(digest.letters())
    for number in range(200):
        make_due(f"Page {number}", -1, owner=edith if number % 2 else None)

    with django_assert_max_num_queries(len(one)):
        letters = list(digest.letters())

    assert letters[0].number == 201
