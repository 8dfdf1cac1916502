"""What holds for every rule: how its file is written, where its findings point, and that no text brings it down."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import front_matter
from articles.editorial import Manuscript, Rule, check, rules, shipped
from articles.editorial.rules import ALL, BY_ID
from articles.findings import Finding
from articles.plain import plain

ROOT = Path(__file__).resolve().parents[3]
RULES = Path(rules.__file__).parent
FILES = sorted(path for path in RULES.glob("*.py") if path.stem != "__init__")
FOLDERS = ("articles/starter", "treatments/starter", "tests/data/editorial")
PAGES = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.md"))]
SENTENCES = [each["text"] for each in tomllib.loads((ROOT / "tests/data/editorial.toml").read_text())["sentence"]]
ENDS = (".", ".”", ".)")

# What rules look for, in pieces, and what could bring them down between the pieces.
PIECES = [" ".join(text.split()[at : at + 4]) for text in SENTENCES for at in range(0, len(text.split()), 4)]
PIECES += [words for entry in shipped().entries for words in entry.words]
SIGNS = [
    *("\n", "\n\n", "**", "*", "_", "`", "[", "](", ")", "![](a.png)", "[a](https://a.example)", "<b>", "<!--"),
    *("[@a]", "[@a; @b, p. 3]", "[^1]", "\n\n[^1]: ", "\n\n::: help\n", "\n:::\n", "\n::: people X\n- ", "\n\n## "),
    *("\n- ", "\n1. ", "\n> ", "\n\n| a | b |\n|---|---|\n| ", " | ", "\n|", "&amp;", "&#8217;", "\\", "“", "”", "‘"),
    *("’", '"', ".", "? ", ": ", ";", "—", "…", "5 mg", "50%", "9 in 10", "£5", "https://a.example/(z)", "\t", "    "),
    *("```\n", "\r", "\0", "\u2028", "\x85", "\u200b", "\xad", "\xa0", "\ufeff", "\U0001f600", "İ", "ß", "ﬁ", "Σ", "٣"),
]
ANYTHING = st.lists(st.sampled_from(PIECES) | st.sampled_from(SIGNS) | st.text(max_size=8), max_size=40).map(" ".join)
PLAIN = [piece for piece in PIECES if re.fullmatch(r"[\w ,.;%-]*", piece) and piece[:1].isalpha()]
WORDS = st.lists(st.sampled_from(PLAIN), max_size=30).map(" ".join)

LONG = 40_000
SHAPES = [
    *("a", "1 ", "9", "ABC ", "(ABC) ", "Baclofen ", "5 mg ", "9 in 10 people, ", "92% of people ", "1,", "$5 ", "? "),
    *("“addict” ", "“", "'a ", "(", "[", "[a](", "![](", "*a ", "_", "`", "<", "&", "# a\n", "- a\n", "> ", "a/", "…"),
    *("call us now ", "we our you ", "best rehab near me ", "the only ", "never ", "not ", "a. ", "Studies show that "),
    *("stop taking it ", "You can stop at once. ", "an overdose of ", "took 40 tablets ", "was taken ", "and, "),
    *("drug-", "word.1 ", "[1] "),
    *("[@a] ", "@", "https://", "www.", "a.", "a@", "[click here](https://a.example) ", "::: help\n", "a\n: b\n\n"),
    "| a | b |\n|---|---|\n| took 3,000 mg | died |\n",
    f"|{' 5 mg |' * 50}\n|{'---|' * 50}\n|{' 5 mg |' * 50}\n",
]
MOST_SECONDS = 2


@cache
def found_in(path: Path) -> tuple[Finding, ...]:
    fields = front_matter.read(path.read_text("utf-8")).fields
    facts = fields.get("facts")
    return tuple(
        check(
            Manuscript.of(
                title=str(fields.get("title", "")),
                summary=str(fields.get("summary", "")),
                facts=facts if isinstance(facts, dict) else {},
                body=body(path),
                kind=str(fields.get("kind", "article")),
            )
        )
    )


def body(path: Path) -> str:
    return front_matter.read(path.read_text("utf-8")).body


def named(path: Path) -> str:
    return path.stem


def test_every_file_is_a_rule_by_its_name() -> None:
    assert sorted(rule.id.replace("-", "_") for rule in ALL) == [path.stem for path in FILES]
    assert len(BY_ID) == len(ALL)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_says_why_and_who_asks_for_it(path: Path) -> None:
    told = import_module(f"{rules.__name__}.{path.stem}").__doc__ or ""

    assert [start for start in ("Why: ", "Authority: ") if f"\n{start}" not in told] == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_rule_stands_on_no_other_rule(path: Path) -> None:
    imports = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]

    assert [node.module for node in imports if (node.module or "").startswith(rules.__name__) or node.level] == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_rule_has_tests_of_its_own(path: Path) -> None:
    assert (Path(__file__).parent / f"rules/test_{path.stem}.py").is_file()


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_why_is_a_sentence_and_a_title_is_none(rule: Rule) -> None:
    assert rule.why.endswith(ENDS)
    assert not rule.title.endswith(".")


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_what_is_told_of_a_page_is_told_in_sentences(path: Path) -> None:
    assert [each for each in found_in(path) if not each.reason.endswith(ENDS) or not each.advice.endswith(ENDS)] == []


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_finding_stands_where_its_words_are(path: Path) -> None:
    lines = body(path).split("\n")
    found = [each for each in found_in(path) if each.part == "body" and each.words]

    assert [each for each in found if not _begins(lines[each.line - 1 :], each)] == []


def _begins(lines: list[str], finding: Finding) -> bool:
    return lines[0][finding.column - 1 :].startswith(finding.words.rstrip("…").split()[0])


@given(title=ANYTHING, summary=ANYTHING, fact=ANYTHING, body=ANYTHING)
@settings(max_examples=60)
def test_no_text_brings_a_rule_down_and_the_same_text_gives_the_same_findings(
    title: str, summary: str, fact: str, body: str
) -> None:
    def found() -> list[tuple[Finding, str]]:
        page = Manuscript.of(title=plain(title), summary=plain(summary), facts={"taken": plain(fact)}, body=plain(body))
        return [(each, each.key) for each in check(page)]

    assert found() == found()


@given(body=st.text(max_size=300))
@settings(max_examples=60)
def test_text_that_was_not_cleaned_brings_no_rule_down(body: str) -> None:
    check(Manuscript.of(title=body, summary=body, facts={"taken": body}, body=body))


@given(title=WORDS, summary=WORDS, body=WORDS)
@settings(max_examples=60)
def test_in_plain_words_every_finding_stands_at_its_letters(title: str, summary: str, body: str) -> None:
    texts = {"title": title, "summary": summary, "body": body}

    for each in check(Manuscript.of(title=title, summary=summary, body=body)):
        assert texts[each.part][each.column - 1 :].startswith(each.words.rstrip("…"))


@pytest.mark.parametrize("shape", SHAPES)
def test_no_text_takes_long(shape: str) -> None:
    manuscript = Manuscript.of(body=(shape * LONG)[:LONG])
    start = process_time()

    check(manuscript)

    assert process_time() - start < MOST_SECONDS
