"""manage.py check_standing: files of notices and Crossref's answers, against the sources that are held here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from threading import Thread
from urllib.parse import unquote

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.library import asking, checking, merging, standing
from articles.models import Event, Source, StandingChange
from articles.notices import crossref
from articles.references.record import Standing
from tests.factories import make_article, make_source, make_user

pytestmark = pytest.mark.django_db

DATA = Path(__file__).resolve().parents[2] / "data" / "notices"
RETRACTIONS = DATA / "retraction_watch.csv"
WAKEFIELD = {"doi": "10.1016/s0140-6736(97)11096-0", "pmid": "9500320"}


@pytest.fixture
def wakefield() -> Source:
    return make_source("wakefield1998", **WAKEFIELD)


def run(*arguments: object) -> str:
    out = StringIO()
    call_command("check_standing", *map(str, arguments), stdout=out, stderr=out)
    return out.getvalue()


def of(source: Source) -> Source:
    return Source.objects.get(pk=source.pk)


def table(path: Path, *rows: tuple[str, str, str, str, str]) -> Path:
    """A file of notices with a record number, a day, a DOI, a PubMed number and a nature in each row."""
    header = RETRACTIONS.read_text().splitlines()[0].split(",")
    lines = [",".join(header)]
    for record, day, doi, pmid, nature in rows:
        held = {"Record ID": record, "RetractionDate": day, "OriginalPaperDOI": doi, "RetractionNature": nature}
        held |= {"OriginalPaperPubMedID": pmid, "RetractionPubMedID": "0", "Reason": "+Error in Data;"}
        lines.append(",".join(held.get(name, "") for name in header))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


# A file


def test_a_retraction_is_taken_over_with_its_day_its_notice_and_who_said_so(wakefield: Source) -> None:
    page = make_article("Measles", body="It was claimed [@wakefield1998].")
    page.review_due = timezone.localdate() + timedelta(days=300)
    page.save()

    said = run("--retraction-watch", RETRACTIONS)

    source = of(wakefield)
    page.refresh_from_db()
    assert (source.standing, source.standing_on, source.standing_by) == (
        "retracted",
        date(2010, 2, 6),
        "Retraction Watch",
    )
    assert source.notice == "https://doi.org/10.1016/s0140-6736(10)60175-4"
    assert (source.checked_on, source.checked_in) == (timezone.localdate(), "Retraction Watch")
    assert page.review_due == timezone.localdate()
    assert "(wakefield1998) is now: Retracted." in Event.objects.get(page=page, verb=Event.Verb.SHAKEN).note
    assert "wakefield1998: unknown → retracted" in said
    assert "1 live page put up for review\n    Measles" in said


def test_a_second_run_changes_nothing_and_leaves_what_an_editor_has_said_since(wakefield: Source) -> None:
    run("--retraction-watch", RETRACTIONS)
    standing.say(of(wakefield), standing.Word(standing=Standing.CONCERN), by=make_user(group="editor"))

    said = run("--retraction-watch", RETRACTIONS)

    assert of(wakefield).standing == "concern"
    assert StandingChange.objects.count() == 2
    assert ", 0 changes." in said


def test_a_dry_run_says_what_would_change_and_keeps_nothing(wakefield: Source) -> None:
    said = run("--retraction-watch", RETRACTIONS, "--dry-run")

    assert "unknown → retracted" in said
    assert (of(wakefield).standing, of(wakefield).checked_on) == ("unknown", None)
    assert not StandingChange.objects.exists()


def test_the_latest_row_wins_wherever_it_stands_and_a_reinstatement_clears(tmp_path: Path) -> None:
    worse = make_source("worse", doi="10.5555/worse")
    back = make_source("back", pmid="123")
    rows = [
        ("3", "6/1/2020 0:00", "10.5555/WORSE", "0", "Retraction"),
        ("1", "1/2/2019 0:00", "https://doi.org/10.5555/worse", "0", "Expression of concern"),
        ("5", "3/1/2021 0:00", "unavailable", "123", "Reinstatement"),
        ("4", "2/1/2021 0:00", "", "123", "Retraction"),
    ]

    run("--retraction-watch", table(tmp_path / "file.csv", *rows))

    assert [of(worse).standing, of(back).standing] == ["retracted", "current"]


def test_a_reinstatement_in_a_later_file_clears_what_an_earlier_one_said(tmp_path: Path) -> None:
    source = make_source(doi="10.5555/back")
    retracted = ("1", "1/2/2019 0:00", "10.5555/back", "0", "Retraction")
    reinstated = ("2", "1/2/2020 0:00", "10.5555/back", "0", "Reinstatement")

    run("--retraction-watch", table(tmp_path / "one.csv", retracted))
    run("--retraction-watch", table(tmp_path / "two.csv", retracted, reinstated))

    assert of(source).standing == "current"
    assert list(source.standing_changes.values_list("standing", flat=True)) == ["current", "retracted"]


def test_a_source_without_a_match_is_looked_up_and_not_called_current() -> None:
    source, without_number = make_source(doi="10.5555/fine"), make_source()

    said = run("--retraction-watch", RETRACTIONS)

    assert (of(source).standing, of(source).checked_in) == ("unknown", "Retraction Watch")
    assert of(without_number).checked_on is None
    assert "1 sources looked up" in said or "1 source looked up" in said


def test_a_notice_finds_the_source_by_the_number_of_a_record_that_was_merged_into_it(wakefield: Source) -> None:
    kept = make_source("kept", doi="10.5555/kept", pmid="1")
    merging.merge(wakefield, kept, by=None)

    run("--retraction-watch", RETRACTIONS)

    assert of(kept).standing == "retracted"


def test_pubmed_says_it_in_its_own_words_and_its_lighter_word_does_not_count(wakefield: Source) -> None:
    run("--retraction-watch", RETRACTIONS)

    said = run("--pubmed", DATA / "pubmed.xml")

    assert of(wakefield).standing == "retracted"
    assert {change.origin for change in wakefield.standing_changes.all()} == {"Retraction Watch", "PubMed"}
    assert "PubMed" in said


def test_a_paper_that_was_replaced_stays_so_when_it_is_retracted(wakefield: Source) -> None:
    newer = make_source("newer")
    word = standing.Word(standing=Standing.SUPERSEDED, superseded_by=newer)
    standing.say(wakefield, word, by=make_user(group="editor"))

    run("--retraction-watch", RETRACTIONS)

    assert (of(wakefield).standing, of(wakefield).superseded_by) == ("retracted", newer)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("page.csv", b"<!DOCTYPE html><html></html>", "web page"),
        ("book.xlsx", b"PK\x03\x04rest", "zip archive"),
        ("list.csv", b"a,b,c\n1,2,3\n", "column"),
        ("cut.xml", b'<?xml version="1.0"?><PubmedArticleSet><PubmedArticle>', "PubMed"),
        ("empty.csv", b"", "empty"),
    ],
)
def test_a_file_of_another_kind_is_refused_and_nothing_changes(
    name: str, content: bytes, reason: str, tmp_path: Path, wakefield: Source
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(CommandError, match=reason):
        run("--retraction-watch", path)

    assert of(wakefield).checked_on is None


def test_rows_that_cannot_be_read_are_named_and_the_others_count(tmp_path: Path, wakefield: Source) -> None:
    bad = ("1", "31/31/2020 0:00", "10.5555/x", "0", "Retraction")
    good = ("2", "1/2/2020 0:00", WAKEFIELD["doi"], "0", "Retraction")

    said = run("--retraction-watch", table(tmp_path / "file.csv", bad, good))

    assert "line 2" in said
    assert of(wakefield).standing == "retracted"


def test_nobody_is_looked_up_nowhere() -> None:
    with pytest.raises(CommandError, match="Say where to look"):
        run()


# Crossref


class Crossref(ThreadingHTTPServer):
    """Gives the answers that it was told, by DOI: a body, or a status."""

    daemon_threads = True

    def __init__(self, answers: dict[str, bytes | int]) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.answers = answers
        self.asked: list[tuple[str, str]] = []

    def address_of(self, doi: str) -> str:
        path = crossref.address_of(doi).removeprefix("https://api.crossref.org")
        return f"http://127.0.0.1:{self.server_port}{path}"


class Answering(BaseHTTPRequestHandler):
    server: Crossref

    def do_GET(self) -> None:
        doi = unquote(self.path.removeprefix("/works/"))
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        answer = self.server.answers.get(doi, 404)
        self.send_response(answer if isinstance(answer, int) else 200)
        self.end_headers()
        if isinstance(answer, bytes):
            self.wfile.write(answer)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def answers() -> dict[str, bytes | int]:
    return {}


@pytest.fixture
def service(answers: dict[str, bytes | int]) -> Iterator[Crossref]:
    server = Crossref(answers)
    Thread(target=partial(server.serve_forever, poll_interval=0.01), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(service: Crossref) -> list[asking.Answered]:
    over_the_web = asking.over_the_web("Firm Ground test", service.address_of)
    return list(asking.ask(asking.to_ask_about(), over_the_web, delay=0))


def recorded(doi: str, *updates: tuple[str, str]) -> bytes:
    """An answer as Crossref gives it, with updates of a type and of a source."""
    told = [
        {"DOI": f"{doi}.notice", "type": kind, "source": source, "updated": {"date-parts": [[2024, 5, 17]]}}
        for kind, source in updates
    ]
    return json.dumps({"status": "ok", "message": {"DOI": doi, "updated-by": told}}).encode()


@pytest.mark.parametrize("doi", ["10.5555/a,b", "10.1002/(sici)1097-0258<1::aid-sim1>3.0.co;2-a"])
def test_crossref_is_asked_about_any_doi_and_its_notice_is_taken_over(
    doi: str, service: Crossref, answers: dict[str, bytes | int]
) -> None:
    source = make_source(doi=doi)
    answers[doi] = recorded(doi, ("retraction", "publisher"))

    (answered,) = ask(service)

    assert [change.standing for change in answered.changes] == ["retracted"]
    assert (of(source).standing, of(source).standing_by, of(source).checked_in) == ("retracted", "Crossref", "Crossref")
    assert not set(service.asked[0][0]) & set("<>,;()")
    assert service.asked[0][1] == "Firm Ground test"


@pytest.mark.parametrize(
    "answer", [404, 500, 429, b"<html>", b"[]", b'{"message": {"DOI": "10.5555/other"}}', b"{" * 100_000]
)
def test_a_failed_question_leaves_the_source_as_unknown_as_it_was(
    answer: bytes | int, service: Crossref, answers: dict[str, bytes | int]
) -> None:
    source = make_source(doi="10.5555/x")
    answers["10.5555/x"] = answer

    (answered,) = ask(service)

    assert answered.failure
    assert (of(source).standing, of(source).checked_on) == ("unknown", None)


def test_a_source_about_which_nothing_is_known_is_looked_up_and_still_unknown(
    service: Crossref, answers: dict[str, bytes | int]
) -> None:
    source = make_source(doi="10.5555/x")
    answers["10.5555/x"] = recorded("10.5555/x")

    ask(service)

    assert (of(source).standing, of(source).checked_in) == ("unknown", "Crossref")
    assert ask(service) == []


def test_a_file_that_is_read_later_does_not_make_crossref_be_asked_again(
    service: Crossref, answers: dict[str, bytes | int]
) -> None:
    make_source(doi="10.5555/x")
    answers["10.5555/x"] = recorded("10.5555/x")
    ask(service)

    run("--retraction-watch", RETRACTIONS)

    assert ask(service) == []


def test_nobody_else_is_asked_about_when_crossref_wants_to_be_left_alone(
    service: Crossref, answers: dict[str, bytes | int]
) -> None:
    for number in range(3):
        make_source(doi=f"10.5555/{number}")
    answers["10.5555/0"] = 429

    answered = ask(service)

    assert len(answered) == len(service.asked) == 1


def test_failures_in_a_row_end_the_run(service: Crossref) -> None:
    for number in range(asking.MOST_FAILURES + 3):
        make_source(doi=f"10.5555/{number}")

    assert len(ask(service)) == asking.MOST_FAILURES


def test_a_server_that_is_not_there_is_no_answer() -> None:
    make_source(doi="10.5555/x")
    nowhere = asking.over_the_web("Firm Ground test", lambda doi: "http://127.0.0.1:1/works/x")

    (answered,) = asking.ask(asking.to_ask_about(), nowhere, delay=0)

    assert "could not be reached" in answered.failure


def test_what_crossref_relays_from_retraction_watch_is_not_told_twice(
    wakefield: Source, service: Crossref, answers: dict[str, bytes | int]
) -> None:
    run("--retraction-watch", RETRACTIONS)
    answers[WAKEFIELD["doi"]] = (DATA / "crossref.json").read_bytes()

    ask(service)

    assert of(wakefield).standing == "retracted"
    assert StandingChange.objects.filter(is_applied=True).count() == 1


def test_numbers_are_those_of_sources_and_of_what_was_merged_into_them(wakefield: Source) -> None:
    kept = make_source("kept", doi="10.5555/kept")
    merging.merge(wakefield, kept, by=None)

    assert checking.numbers("doi") == {"10.5555/kept": kept.pk, WAKEFIELD["doi"]: kept.pk}
