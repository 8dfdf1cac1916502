"""Markdown files as the checks read them: every place is one of the file, with our front matter or without any."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.checking import files
from articles.checking.files import TextFile
from articles.checking.known import Known, with_folder
from articles.content.report import Report
from articles.editorial import Entry, EntryKind, Recorded, shipped
from articles.editorial.rules import bare_url
from articles.findings import Finding
from tests.articles.content.folders import page, source, write

URL = "https://example.org/a"
LEVEL = f"""---
kind: level-of-care
title: A level {URL}
summary: "In short: {URL}"
facts:
  suits: |
    People.

    - Those at {URL}
  code: 2.1 {URL}
---

Some text.
See {URL}.
"""


def read(folder: Path, text: str | bytes, name: str = "a.md") -> TextFile:
    report = Report()
    file = files.read(write(folder, {name: text}) / name, report)
    assert file is not None
    assert report.errors == []
    return file


def refused(folder: Path, text: str | bytes) -> list[str]:
    report = Report()
    files.read(write(folder, {"a.md": text}) / "a.md", report)
    return [f"{problem.line}: {problem.sentence}" for problem in report.errors]


def places(file: TextFile, rule: str = "bare-url", known: Known | None = None) -> list[tuple[str, int, int]]:
    found = files.check(file, known or Known()).findings
    return [(each.part, each.line, each.column) for each in found if each.rule == rule]


def rules(file: TextFile, known: Known) -> set[str]:
    return {finding.rule for finding in files.check(file, known).findings}


def test_every_text_of_a_page_is_read_and_every_place_is_one_of_the_file(tmp_path: Path) -> None:
    found = places(read(tmp_path, LEVEL))

    assert found == [("title", 3, 16), ("summary", 4, 21), ("suits", 9, 16), ("code", 10, 13), ("body", 14, 5)]
    lines = LEVEL.splitlines()
    assert all(lines[line - 1][column - 1 :].startswith(URL) for _, line, column in found)


def test_the_facts_are_read_in_the_order_of_the_page(tmp_path: Path) -> None:
    assert list(read(tmp_path, LEVEL).facts) == ["code", "suits"]


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        (f"# A title\n\nSee {URL}.\n", "A title", ("body", 3, 5)),
        (f"\n\n#  A title ##\nSee {URL}.\n", "A title", ("body", 4, 5)),
        (f"# A title\r\n\r\nSee {URL}.\r\n", "A title", ("body", 3, 5)),
        (f"\ufeff# About {URL}\n", f"About {URL}", ("title", 1, 9)),
        (f"See {URL}.\n\n# A heading\n", "", ("body", 1, 5)),
        (f"## A heading\n\nSee {URL}.\n", "", ("body", 3, 5)),
    ],
)
def test_a_file_without_front_matter_is_an_article_under_its_first_heading(
    tmp_path: Path, text: str, title: str, place: tuple[str, int, int]
) -> None:
    file = read(tmp_path, text.encode())

    assert (file.kind, file.title) == ("article", title)
    assert places(file) == [place]


def test_windows_line_ends_and_blank_lines_move_nothing(tmp_path: Path) -> None:
    text = page("A", body=f"\n\nOne\n\nSee {URL}.\n").replace("\n", "\r\n")

    assert places(read(tmp_path, text.encode())) == [("body", 10, 5)]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (b"One\n\xff", ["2: The byte 0xFF is not UTF-8. Save the file as UTF-8."]),
        (
            "---\ntitle: [A\n---\n",
            ["3: The fields cannot be read as YAML: expected ',' or ']', but got '<stream end>'."],
        ),
        (
            "---\ntitle: A\n",
            ["1: The fields that begin here have no end: close them with a line of three hyphens (---)."],
        ),
        (
            page(kind="artikel"),
            ["2: kind: “artikel” is not known: known are article, treatment, level-of-care, about, section."],
        ),
        (page(dismissed=[{"rule": "bare-url"}]), ["6: dismissed.1: This has no reason."]),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, text: str | bytes, faults: list[str]) -> None:
    assert refused(tmp_path, text) == faults


def test_a_file_with_a_name_that_no_disk_takes_is_told(tmp_path: Path) -> None:
    report = Report()
    (path,) = files.below(tmp_path / ("a" * 300 + ".md"))

    assert files.read(path, report) is None
    assert [problem.sentence for problem in report.errors] == ["The file cannot be read: File name too long."]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    report = Report()

    assert files.read(tmp_path / "none.md", report) is None
    assert [problem.sentence for problem in report.errors] == ["This is not a file."]


def test_what_a_file_dismisses_is_not_reported(tmp_path: Path) -> None:
    entry = {"rule": "bare-url", "words": URL, "passage": f"See {URL}.", "reason": "It is the name."}
    body = f"See {URL}.\n\nLook at {URL}.\n"

    checked = files.check(read(tmp_path, page("A", body=body, dismissed=[entry])), Known(), [bare_url.RULE])

    assert [finding.passage for finding in checked.findings] == [f"Look at {URL}."]
    assert [each.dismissal.reason for each in checked.told if each.dismissal] == ["It is the name."]


def test_what_is_wrong_with_the_markdown_is_reported_in_its_place(tmp_path: Path) -> None:
    text = page("A", kind="level-of-care", facts={"suits": "One\n\n[a](ftp://x)"}, body="[@ no]\n")

    found = files.check(read(tmp_path, text), Known()).findings

    assert {("unsupported-link", 9, 5), ("malformed-citation", 11, 1)} <= {
        (each.rule, each.line, each.column) for each in found
    }


def test_of_one_rule_nothing_else_is_told(tmp_path: Path) -> None:
    text = page("A", body=f"[a](ftp://x) {URL}\n")

    found = files.check(read(tmp_path, text), Known(), [bare_url.RULE]).findings

    assert [finding.rule for finding in found] == ["bare-url"]


@pytest.mark.parametrize(("sources", "is_unknown"), [((), False), (("one",), True), (("one", "two"), False)])
def test_a_citation_is_judged_only_where_sources_are_known(
    tmp_path: Path, sources: tuple[str, ...], is_unknown: bool
) -> None:
    file = read(tmp_path, page("A", body="It helped [@two].\n"))

    assert ("unknown-citation" in rules(file, Known(sources=frozenset(sources)))) is is_unknown


@pytest.mark.parametrize(
    ("pages", "link", "is_broken"),
    [
        ((), "page:b", False),
        ((("article", "c"),), "page:b", True),
        ((("article", "b"),), "page:b", False),
        ((("article", "b"),), "page:article/b#part", False),
        ((("article", "c"),), "/articles/b/", False),
    ],
)
def test_a_link_is_judged_only_where_pages_are_known(
    tmp_path: Path, pages: tuple[tuple[str, str], ...], link: str, is_broken: bool
) -> None:
    file = read(tmp_path, page("A", body=f"See [the other page]({link}).\n"))

    assert ("broken-link" in rules(file, Known(pages=frozenset(pages)))) is is_broken


def test_a_link_may_lead_to_a_file_that_is_given_or_lies_beside(tmp_path: Path) -> None:
    given = [read(tmp_path, page(name), f"{name}/{name}.md") for name in ("one", "two")]
    write(tmp_path, {"two/three.md": page("three")})

    known = files.with_files(Known(pages=frozenset({("article", "old")})), given)

    assert known.pages == {("article", name) for name in ("old", "one", "two", "three")}
    assert files.with_files(Known(), given).pages == frozenset()


def test_sources_are_known_from_the_folder_and_the_one_above(tmp_path: Path) -> None:
    names = [{"source": "two", "scheme": "key", "name": "former"}, {"source": "two", "scheme": "doi", "name": "10.1"}]
    lists = {"sources.json": [source("one")], "a/sources.json": [source("two")], "a/source-names.json": names}
    write(tmp_path, {**lists, "a/b/c/d.md": "Text"})
    report = Report()

    found = [with_folder(Known(), tmp_path / name, report).sources for name in ("a", "a/b", "a/b/c")]

    assert found == [{"one", "two", "former"}, {"two", "former"}, frozenset()]
    assert with_folder(Known(sources=frozenset({"old"})), tmp_path, report).sources == {"old", "one"}
    assert report.errors == []


def test_words_of_the_house_are_known_from_the_folder(tmp_path: Path) -> None:
    write(tmp_path, {"house-words.json": [{"words": "flumphing", "instead": "walking"}, {"kind": "no", "words": "x"}]})
    report = Report()

    known = with_folder(Known(), tmp_path / "deep", report)

    assert known.words.entries[0].words == ("flumphing",)
    assert known.words.entries[1:] == shipped().entries
    assert [problem.sentence for problem in report.errors] == ["Entry 2: kind: Value 'no' is not a valid choice."]


def test_words_of_the_house_are_those_that_are_known(tmp_path: Path) -> None:
    entry = Entry(EntryKind.AVOID, ("flumphing",), "walking")
    file = read(tmp_path, page("A", body="They were flumphing.\n"))

    found = files.check(file, Known(shipped().with_more([entry]))).findings

    assert [finding.rule for finding in found if finding.words == "flumphing"] == ["house-word"]


def test_what_a_file_puts_on_record_wins_over_the_database(tmp_path: Path) -> None:
    stored = (Recorded(("baclofen",), taken="Twice a day."), Recorded(("acamprosate",), taken="Three times a day."))
    text = page("Baclofen", kind="treatment", facts={"taken": "Once a day."})

    known = files.with_files(Known(records=stored), [read(tmp_path, text)])

    assert [(each.name, each.taken) for each in known.records] == [
        ("baclofen", "Once a day."),
        ("acamprosate", "Three times a day."),
    ]


def test_a_folder_stands_for_the_files_below_it(tmp_path: Path) -> None:
    write(tmp_path, {"b.md": "B", "deep/a.md": "A", "README.md": "No", ".git/x.md": "No", "c.txt": "No"})

    assert files.below(tmp_path) == [tmp_path / "b.md", tmp_path / "deep/a.md"]
    assert files.below(tmp_path / "c.txt") == [tmp_path / "c.txt"]


def test_a_key_does_not_depend_on_the_place(tmp_path: Path) -> None:
    def only(text: str) -> Finding:
        return files.check(read(tmp_path, text), Known(), [bare_url.RULE]).findings[0]

    one, other = only(page("A", body=f"See {URL}.\n")), only(f"# A\n\n\n\nOne.\nSee\n{URL}.\n")

    assert (one.line, other.line) == (6, 7)
    assert one.key == other.key
