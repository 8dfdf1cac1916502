"""manage.py check_content: over the site and over files, in three formats, with an exit status that CI can go by."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError

from articles.checking import dismissing, known
from articles.editorial.rules import ALL
from articles.models import HouseWord, KeptFinding, Revision, Source
from tests.articles.content.folders import page, source, write
from tests.factories import edit, make_article, make_draft, make_source

ROOT = Path(__file__).resolve().parent.parent.parent
URL = "https://example.org/a"
BARE = f"See {URL}."
BROKEN = "[a](ftp://x)"


@dataclass
class Said:
    lines: list[str]
    errors: list[str]
    status: int = 0

    def of(self, rule: str) -> list[str]:
        return [line for line in self.lines if f" {rule}: " in line]


def check(*paths: Path, **options: Any) -> Said:
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command("check_content", *paths, stdout=out, stderr=err, no_color=True, **options)
    except SystemExit as stopped:
        status = int(stopped.code or 0)
    except CommandError as refusal:
        status = refusal.returncode
        err.write(str(refusal))
    return Said(out.getvalue().splitlines(), err.getvalue().splitlines(), status)


@pytest.fixture
def no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OperationalError("no such table")

    monkeypatch.setattr(known, "in_database", fail)


@contextmanager
def within(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


# The site


@pytest.mark.django_db
def test_of_the_site_what_readers_see_is_checked() -> None:
    article = make_article("Seen", slug="seen", body=BARE)
    edit(article, body="Mended.")
    make_draft("Hidden", slug="hidden", body=BARE)

    said = check(rule=["bare-url"])

    assert said.lines == [
        "/articles/seen/:1:5: warning bare-url: This is an address, and not words that say where it leads."
        f" Write [the words](the address), with words that name the page. (“{URL}”)",
        "1 page: no errors, 1 warning, no notes; none dismissed.",
    ]
    assert said.status == 0


@pytest.mark.django_db
def test_of_the_newest_revisions_each_page_has_one() -> None:
    article = make_article("Seen", slug="seen", body=BARE)
    edit(article, body="Mended.")
    make_draft("Hidden", slug="hidden", summary=BARE)

    said = check(newest=True, rule=["bare-url"])

    assert [line.partition(": ")[0] for line in said.lines] == ["/articles/hidden/ (summary):1:5", "2 pages"]


@pytest.mark.django_db
def test_a_dismissed_finding_is_left_out_and_counted() -> None:
    article = make_article(body=f"{BARE}\n\nLook at {URL}.")
    dismissing.dismiss(article, KeptFinding.objects.filter(rule="bare-url")[0].finding(), "A name.", by=None)

    assert [line.partition(": ")[2] for line in check(rule=["bare-url"]).lines[1:]] == [
        "no errors, 1 warning, no notes; 1 dismissed."
    ]


@pytest.mark.django_db
def test_an_error_of_the_markdown_or_of_a_source_today_counts() -> None:
    make_source("one")
    article = make_draft(body=f"{BROKEN}\n\nIt helped [@one].")
    assert check().lines[-1].startswith("no pages: no errors")
    Source.objects.update(standing="retracted")

    said = check(newest=True)

    assert said.status == 1
    assert len(said.of("unsupported-link")) == 1
    assert [line for line in said.lines if "retracted" in line] != []
    assert article.revisions.count() == 1


@pytest.mark.django_db
def test_pages_are_read_with_the_words_of_today_and_nothing_is_kept() -> None:
    make_article(body="They were flumphing.")
    HouseWord.objects.create(words="flumphing", instead="walking")

    assert "(“flumphing”)" in "".join(check().lines)
    assert not KeptFinding.objects.filter(words="flumphing").exists()
    assert Revision.objects.count() == 1


@pytest.mark.django_db
def test_a_site_without_a_database_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OperationalError("no such table")

    monkeypatch.setattr("articles.management.commands.check_content.house", fail)

    said = check()

    assert said.errors == [
        "The database cannot be read, so there are no pages to check. Name files, or run migrate first."
    ]
    assert said.status == 2


# Files


@pytest.mark.django_db
def test_a_file_is_named_as_seen_from_here(tmp_path: Path) -> None:
    write(tmp_path, {"deep/a.md": page("A", body=f"One.\n\n{BARE}\n")})

    with within(tmp_path):
        said = check(Path("deep/a.md"), rule=["bare-url"])

    assert said.of("bare-url")[0].startswith("deep/a.md:8:5: warning bare-url: ")


@pytest.mark.django_db
def test_folders_and_files_are_checked_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": page("A"), "deep/b.md": "# B\n\nText.\n"})

    said = check(tmp_path, tmp_path / "a.md", rule=["bare-url"])

    assert said.lines == ["2 pages: no errors, no warnings, no notes; none dismissed."]


@pytest.mark.usefixtures("no_database")
def test_files_are_checked_without_a_database_and_it_says_so(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": page("A", body=f"{BARE} It helped [@x]. See [](page:y).\n")})

    said = check(tmp_path)

    assert said.errors == ["The database cannot be read: the files are checked with what ships with the site."]
    assert len(said.of("bare-url")) == 1
    assert said.of("unknown-citation") + said.of("broken-link") == []
    assert said.status == 0


def test_a_database_without_tables_is_no_hindrance(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": f"# A\n\n{BARE}\n\n{BROKEN}\n"})
    command = [sys.executable, "manage.py", "check_content", str(tmp_path), "--rule", "bare-url", "--format", "json"]

    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert [(each["rule"], each["line"]) for each in json.loads(done.stdout)] == [("bare-url", 3)]
    assert done.stderr.splitlines() == [
        "The database cannot be read: the files are checked with what ships with the site.",
        "1 page: no errors, 1 warning, no notes; none dismissed.",
    ]


@pytest.mark.usefixtures("no_database")
def test_a_list_of_sources_beside_makes_citations_known(tmp_path: Path) -> None:
    write(tmp_path, {"sources.json": [source("x")], "deep/a.md": page("A", body="It helped [@x]. It did [@y].\n")})

    said = check(tmp_path)

    assert [line[-6:] for line in said.of("unknown-citation")] == [" (“y”)"]
    assert said.status == 1


@pytest.mark.django_db
def test_the_database_knows_sources_and_pages(tmp_path: Path) -> None:
    make_source("x")
    make_article(slug="old")
    write(tmp_path, {"a.md": page("A", body="It helped [@x; @y]. See [](page:old), [](page:b) and [](page:c).\n")})
    write(tmp_path, {"b.md": page("B")})

    said = check(tmp_path / "a.md")

    assert [line[-6:] for line in said.of("unknown-citation")] == [" (“y”)"]
    assert [line[-11:] for line in said.of("broken-link")] == [" (“page:c”)"]


@pytest.mark.django_db
def test_what_cannot_be_read_is_told_and_the_rest_is_checked(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": page("A", body=BARE), "b.md": page(kind="artikel"), "empty/c.txt": "c"})

    said = check(tmp_path, tmp_path / "none.md", tmp_path / "empty", rule=["bare-url"])

    assert len(said.of("bare-url")) == 1
    assert said.errors == [
        f"{tmp_path}/b.md:2: kind: “artikel” is not known: known are article, treatment, level-of-care, about,"
        " section.",
        f"{tmp_path}/empty:1: There is no Markdown file in this folder.",
        f"{tmp_path}/none.md:1: This is not a file.",
    ]
    assert said.status == 2


@pytest.mark.django_db
def test_an_error_that_the_file_dismisses_is_none(tmp_path: Path) -> None:
    passage = "Never stop drinking suddenly, as withdrawal can kill."
    entry = {"rule": "help-box-missing", "words": "stop drinking suddenly", "passage": passage, "reason": "Elsewhere."}
    folder = write(tmp_path, {"a.md": page("A", body=passage)})
    assert check(folder, rule=["help-box-missing"]).status == 1

    said = check(write(tmp_path, {"a.md": page("A", body=passage, dismissed=[entry])}), rule=["help-box-missing"])

    assert (said.lines, said.status) == (["1 page: no errors, no warnings, no notes; 1 dismissed."], 0)


# What it says


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_programs_read_stands_alone_on_the_standard_output(tmp_path: Path, form: str) -> None:
    said = check(write(tmp_path, {"a.md": page("A", body=f"{BARE}\n\n{BROKEN}\n")}), format=form)

    found = json.loads("\n".join(said.lines))
    results = found if form == "json" else found["runs"][0]["results"]
    assert {each.get("rule") or each["ruleId"] for each in results} >= {"bare-url", "unsupported-link"}
    assert said.errors[0].startswith("1 page: 1 error, ")
    assert said.status == 1


@pytest.mark.django_db
def test_sarif_describes_only_the_rules_that_were_asked() -> None:
    make_article(body=f"{BARE}\n\n{BARE}")

    (run,) = json.loads("\n".join(check(rule=["bare-url"], format="sarif").lines))["runs"]

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["bare-url"]


@pytest.mark.parametrize("options", [[], ["--format=json"], ["--list-rules"]], ids=" ".join)
def test_a_reader_who_stops_early_is_no_fault(tmp_path: Path, options: list[str]) -> None:
    write(tmp_path, {"a.md": page("A", body=f"{BROKEN}\n\n" * 200)})
    command = [sys.executable, "manage.py", "check_content", *options, str(tmp_path / "a.md")]
    env = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3"}
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(command, cwd=ROOT, env=env, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)

    assert done.returncode == (0 if options == ["--list-rules"] else 1)
    assert "Broken pipe" not in done.stderr


def test_the_rules_are_listed_with_who_asks_for_them() -> None:
    said = check(list_rules=True)

    assert len(said.lines) == len(ALL)
    assert (
        "bare-url: warning: Addresses in place of words"
        " (WCAG 2.2, 2.4.4, https://www.w3.org/TR/WCAG22/#link-purpose-in-context)"
    ) in said.lines


def test_an_unknown_rule_is_refused_with_those_there_are() -> None:
    said = check(rule=["bare-url", "no-such"])

    assert said.errors[0].startswith("There is no rule no-such. There are: ")
    assert " bare-url," in said.errors[0]
    assert said.status == 2


def test_the_newest_are_of_the_site_only(tmp_path: Path) -> None:
    said = check(tmp_path, newest=True)

    assert said.errors == ["--newest is for the pages of the site: leave it out, or name no files."]
    assert said.status == 2
