"""What a folder may not hold: every fault is told with its file and line, all at once, and nothing is loaded."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.utils import timezone

from articles.models import Article, Page, Person, Revision, Source, Synonym, Tag
from tests.articles.content.folders import Files, load, page, source, write
from tests.factories import make_article, make_source, make_tag

pytestmark = pytest.mark.django_db

TOMORROW = (timezone.now() + timedelta(days=1)).isoformat()
GOOD = page("Good")


def refused(folder: Path) -> list[str]:
    """The lines that load_content refuses a folder with, their paths from the folder on."""
    with pytest.raises(CommandError) as refusal:
        load(folder)
    return [line.removeprefix(f"{folder}/") for line in str(refusal.value).splitlines()]


PAGES: list[tuple[str, str | bytes, list[str]]] = [
    ("no head", "Text", ["1: The file has to begin with a line of three hyphens (---) and the fields of the page."]),
    (
        "broken YAML",
        "---\nkind: article\ntitle: A: B\n---\n",
        [
            "3: The fields cannot be read as YAML: mapping values are not allowed here."
            " Put a value that holds a colon between quotation marks."
        ],
    ),
    ("no kind", page(kind=None), ["1: kind: This field is missing."]),
    (
        "unknown kind",
        page(kind="artikel"),
        ["2: kind: “artikel” is not known: known are article, treatment, level-of-care, about, section."],
    ),
    (
        "no title and no summary",
        page(title=None, summary=None),  # type: ignore[arg-type]
        ["1: title: This field is missing.", "1: summary: This field is missing."],
    ),
    (
        "unknown field",
        page(sumary="A"),
        [
            "5: sumary: This field is not known: known are kind, slug, title, summary, tags, author, reviewer,"
            " reviewed_on, signature, digest, review_due, status, live_from, live_until, change_note, public_note,"
            " former_slugs, facts, answers, dismissed."
        ],
    ),
    (
        "facts of an article",
        page(facts={"code": "1"}),
        ["6: facts.code: This fact is not known: this kind of page has none."],
    ),
    (
        "unknown fact",
        page(kind="level-of-care", facts={"codes": "1"}),
        [
            "6: facts.codes: This fact is not known: known are code, asam4, asam3, hours, sleep, medical, suits,"
            " not_suits, length, uk."
        ],
    ),
    (
        "long fact",
        page(kind="level-of-care", facts={"suits": "a" * 801}),
        ["6: facts.suits: This is 801 characters long, and 800 is the most."],
    ),
    ("position", page(kind="level-of-care", position="high"), ["5: position: “high” value must be an integer."]),
    ("long summary", page(summary="a" * 601), ["4: summary: This is 601 characters long, and 600 is the most."]),
    (
        "long title",
        page("a" * 201, summary="A"),
        ["3: title: Ensure this value has at most 200 characters (it has 201)."],
    ),
    ("long note", page(change_note="a" * 301), ["5: change_note: This is 301 characters long, and 300 is the most."]),
    ("list for text", page(title=["A"]), ["3: title: This has to be text."]),  # type: ignore[arg-type]
    ("text for list", page(tags="Alcohol"), ["5: tags: This has to be a list, such as [One, Two]."]),
    (
        "text for facts",
        page(kind="level-of-care", facts="code"),
        ["5: facts: This has to be a list of names, each with a colon and a text."],
    ),
    ("tag", page(tags=["!?"]), ["5: tags: “!?” is too long, or has no letter or digit for an address."]),
    (
        "slug",
        page(slug="../etc"),
        ["5: slug: Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."],
    ),
    (
        "address of the site",
        page(kind="section", slug="search"),
        ["5: slug: The site uses this address itself. Choose another."],
    ),
    (
        "slug of a section",
        page(kind="section", slug="../etc"),
        ["5: slug: Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."],
    ),
    (
        "title of nothing that can be shown",
        page("\x0b\ufdd0", summary="A"),
        ["3: title: This field is missing."],
    ),
    (
        "what is no answer",
        page(answers={"discern-1": "4. It says so.", "discern-2": "yes", "discern-3": "3 perhaps"}),
        [
            "7: answers.discern-2: This has to be a number and the reason, such as “4. It names them.”",
            "8: answers.discern-3: This has to be a number and the reason, such as “4. It names them.”",
        ],
    ),
    (
        "answers that no question has",
        page(answers={"gone-1": "4", "discern-2": "0. No.", "jama-1": "1. " + "a" * 301}),
        [
            "6: answers.gone-1: There is no such question. Write the short name of the instrument and the number,"
            " such as discern-2.",
            "7: answers.discern-2: 0 is no answer to this: it is one of 1, 2, 3, 4, 5.",
            "8: answers.jama-1: The reason is too long: 301 characters, and 300 fit.",
        ],
    ),
    (
        "what is no list of dismissals",
        page(dismissed=["bare-url"]),
        ["5: dismissed: This has to be a list of entries, each of names with a colon and a text."],
    ),
    (
        "dismissals that are wrong",
        page(
            dismissed=[
                {"rule": "bare-url"},
                {"rule": "broken-link", "reason": "It leads on."},
                {"rule": "bare-url", "word": "x", "reason": "It is a name."},
                {"rule": "bare-url", "reason": "a" * 301},
                {"rule": "bare-url", "reason": "It is a name.", "on": "May"},
            ]
        ),
        [
            "6: dismissed.1: This has no reason.",
            "7: dismissed.2.rule: “broken-link” cannot be dismissed: manage.py check_content --list-rules names those"
            " that can be.",
            "10: dismissed.3.word: This is not known: known are rule, words, passage, reason, by, on.",
            "13: dismissed.4.reason: Ensure this value has at most 300 characters (it has 301).",
            "16: dismissed.5.on: “May” is not a day. Write year, month and day: 2026-05-31.",
        ],
    ),
    ("mappings for names", page(tags=[{"a": "b"}]), ["5: tags: This has to be a list, such as [One, Two]."]),
    ("status", page(status="hidden"), ["5: status: “hidden” is not known: it is live or draft."]),
    (
        "day",
        page(review_due="2026-02-30"),
        ["5: review_due: “2026-02-30” is not a day. Write year, month and day: 2026-05-31."],
    ),
    ("time", page(live_from="soon"), ["5: live_from: “soon” is not a time. Write day and time: 2026-05-31 09:00."]),
    (
        "time before all times",
        page(live_from="0001-01-01T00:00+14:00"),
        ["5: live_from: “0001-01-01T00:00+14:00” is not a time. Write day and time: 2026-05-31 09:00."],
    ),
    (
        "end before the beginning",
        page(live_from="2026-01-02", live_until="2026-01-01"),
        ["6: live_until: This has to come after live_from; without one, after today."],
    ),
    (
        "end in the past",
        page(live_until="2026-01-01"),
        ["5: live_until: This has to come after live_from; without one, after today."],
    ),
    (
        "draft with a time",
        page(status="draft", live_from="2026-01-01"),
        ["5: status: A draft has no live_from and no live_until."],
    ),
    (
        "former address",
        page(former_slugs=["a b", "nothing/a"]),
        [
            "5: former_slugs: “a b” is neither a slug nor a kind and a slug (about/privacy).",
            "5: former_slugs: “nothing/a” is neither a slug nor a kind and a slug (about/privacy).",
        ],
    ),
    (
        "nobody",
        page(author="Ann"),
        ["5: author: Nobody has this name: “Ann”. Add an entry to people.json."],
    ),
    (
        "own reviewer",
        page(author="Rosa", reviewer="Rosa", reviewed_on="2026-01-01"),
        ["6: reviewer: The author cannot review the page. Somebody else has to."],
    ),
    (
        "review without a day",
        page(reviewer="Rosa"),
        ["5: reviewer: The day of the review is missing: reviewed_on."],
    ),
    ("review by nobody", page(reviewed_on="2026-01-01"), ["5: reviewed_on: The reviewer is missing."]),
    (
        "review to come",
        page(reviewer="Rosa", reviewed_on="2999-01-01"),
        ["6: reviewed_on: The day of the review is in the future."],
    ),
    (
        "unknown source",
        page(body="\n\nOne [@good2020].\n\nTwo [@bad2020]."),
        ["10: No source has this key. Check the spelling, or add the source first. (bad2020)"],
    ),
    (
        "unknown source in a fact",
        page(kind="level-of-care", facts={"code": "1", "hours": "9 [@bad2020]"}),
        ["7: No source has this key. Check the spelling, or add the source first. (bad2020)"],
    ),
    (
        "broken link",
        page(body="[a](page:good) [b](page:about/good)"),
        ["6: No page has this address. Check the spelling, or take the link out. (page:about/good)"],
    ),
    ("not UTF-8", page(title="Caf\xe9").encode("latin-1"), ["3: The byte 0xE9 is not UTF-8. Save the file as UTF-8."]),
    ("UTF-16", GOOD.encode("utf-16"), ["1: The byte 0xFF is not UTF-8. Save the file as UTF-8."]),
    ("NUL", page(body="One\n\0"), ["7: The character U+0000 cannot be stored."]),
    ("large", page(body="a" * 2_100_000), ["1: The file is larger than 2 MB."]),
]


@pytest.mark.parametrize(("text", "faults"), [case[1:] for case in PAGES], ids=[case[0] for case in PAGES])
def test_a_wrong_page_is_refused(tmp_path: Path, text: str | bytes, faults: list[str]) -> None:
    lists: Files = {"sources.json": [source("good2020")], "people.json": [{"name": "Rosa", "is_reviewer": True}]}

    lines = refused(write(tmp_path, {"good.md": GOOD, "pages/wrong.md": text, **lists}))

    count = f"{len(faults)} error{'s' if len(faults) > 1 else ''}: nothing was loaded."
    assert sorted(lines) == sorted([*(f"pages/wrong.md:{fault}" for fault in faults), count])
    assert [model.objects.count() for model in (Page, Source, Person)] == [0, 0, 0]


LISTS: list[tuple[str, str, str, list[str]]] = [
    ("broken JSON", "tags.json", '[\n{"name": "A"},\n]', ["3: This is not JSON at column 1: Expecting value."]),
    ("no list", "tags.json", "{}", ["1: This is JSON, but not a list."]),
    ("no object", "tags.json", '[\n {"name": "A"},\n 3]', ["3: Entry 2: This is not an object with fields."]),
    (
        "too deep",
        "tags.json",
        "[" * 100_000,
        ["1: This is JSON with a number too long or lists too deep to be content."],
    ),
    (
        "unknown field",
        "people.json",
        '[\n\n{"name": "A", "age": 3}]',
        ["3: Entry 1: age is not known: known are key, name, credentials, role, biography, is_reviewer."],
    ),
    ("number for text", "people.json", '[{"name": 3}]', ["1: Entry 1: name has to be text."]),
    (
        "text for a choice",
        "people.json",
        '[{"name": "A", "is_reviewer": 1}]',
        ["1: Entry 1: is_reviewer has to be true or false."],
    ),
    ("no name", "people.json", '[{"role": "Nurse"}]', ["1: Entry 1: name: This field cannot be blank."]),
    (
        "nothing but characters that cannot be shown",
        "people.json",
        '[{"name": "\\u0000\\ud800"}]',
        ["1: Entry 1: name: This field cannot be blank."],
    ),
    (
        "deep",
        "tags.json",
        f"[{'[' * 700}{']' * 700}]",
        ["1: This is JSON with a number too long or lists too deep to be content."],
    ),
    (
        "same person twice",
        "people.json",
        '[{"name": "A"},\n{"name": "A"}]',
        ["2: Entry 2: entry 1 of {} has the same name: give each a key of its own."],
    ),
    (
        "same tag twice",
        "tags.json",
        '[{"name": "Sleep"},\n{"name": "SLEEP"}]',
        ["2: Entry 2: entry 1 of {} has the same name."],
    ),
    (
        "other name that is a name",
        "tags.json",
        '[{"name": "Sleep"},\n{"name": "Rest", "aliases": ["sleep"]}]',
        ["2: Entry 2: aliases: “sleep” is a name of entry 1 of {} already."],
    ),
    (
        "other name twice",
        "tags.json",
        '[{"name": "Sleep", "aliases": ["Nap"]},\n{"name": "Rest", "aliases": ["nap"]}]',
        ["2: Entry 2: aliases: “nap” is a name of entry 1 of {} already."],
    ),
    (
        "other name that is a number",
        "tags.json",
        '[{"name": "Sleep", "aliases": [3]}]',
        ['1: Entry 1: aliases: Each has to be a name, or {{"name": …, "slug": …}}.'],
    ),
    (
        "telephone",
        "help-lines.json",
        '[{"country": "A", "name": "B", "number": "9 11", "dial": "9 11"}]',
        ["1: Entry 1: dial: Write digits only, with a leading + if needed."],
    ),
    (
        "help line twice",
        "help-lines.json",
        json.dumps([{"country": "A", "name": "B", "number": "911", "dial": "911"}] * 2, indent=0),
        ["8: Entry 2: entry 1 of {} has the same country and name."],
    ),
    (
        "synonym twice",
        "synonyms.json",
        '[{"term": "Rehab", "means": "a"},\n {"means": "A", "term": "rehab"}]',
        ["2: Entry 2: entry 1 of {} has the same term and meaning."],
    ),
    (
        "words of the house twice",
        "house-words.json",
        '[{"words": "Rehab"},\n {"kind": "glossary", "words": "rehab"},\n {"kind": "avoid", "words": "rehab"}]',
        ["3: Entry 3: entry 1 of {} has the same kind and words."],
    ),
    (
        "words of the house of no kind",
        "house-words.json",
        '[{"kind": "shun", "words": "rehab"}]',
        ["1: Entry 1: kind: Value 'shun' is not a valid choice."],
    ),
    (
        "a kind without words of the house",
        "house-words.json",
        '[{"kind": "avoid"}]',
        ["1: Entry 1: words: This field cannot be blank."],
    ),
    (
        "source without a title",
        "sources.json",
        json.dumps([source("a1"), source("b2", title="")]),
        ["1: Entry 2: b2: title is missing."],
    ),
    (
        "key of a source",
        "sources.json",
        json.dumps([source("a b")]),
        ["1: Entry 1: key: Use letters, digits and - _ . : only, such as agabio2023."],
    ),
    (
        "source twice",
        "sources.json",
        json.dumps([source("a1"), source("a1")]),
        ["1: Entry 2: entry 1 of {} has the same id."],
    ),
    (
        "DOI twice",
        "sources.json",
        json.dumps([source("a1", DOI="10.1000/X"), source("b2", DOI="https://doi.org/10.1000/x")]),
        ["1: Entry 2: entry 1 of {} has the same DOI."],
    ),
    (
        "PMID twice",
        "sources.json",
        json.dumps([source("a1", PMID="12"), source("b2", PMID="12")]),
        ["1: Entry 2: entry 1 of {} has the same PMID."],
    ),
    (
        "superseded by nothing",
        "sources.json",
        json.dumps([source("a1", custom={"evidence": "cohort", "superseded-by": "b2"})]),
        ["1: Entry 1: a1: superseded-by names no source: b2."],
    ),
]


@pytest.mark.parametrize(("name", "text", "faults"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_a_wrong_list_is_refused(tmp_path: Path, name: str, text: str, faults: list[str]) -> None:
    lines = refused(write(tmp_path, {"good.md": GOOD, name: text}))

    told = [f"{name}:{fault.format(tmp_path / name)}" for fault in faults]
    assert lines == [*told, "1 error: nothing was loaded."]
    assert [model.objects.count() for model in (Page, Source, Person, Synonym, Tag)] == [0, 0, 0, 0, 0]


def test_the_faults_of_all_files_are_told_together(tmp_path: Path) -> None:
    files: Files = {
        "a.md": page("A", body="[b](page:b) [@wrong2020] [@missing]", sumary="A"),
        "b.md": "no page",
        "sources.json": [source("wrong2020", type="film")],
        "tags.json": "[",
    }

    lines = refused(write(tmp_path, files))

    assert [line.split(": ")[0] for line in lines] == [
        "a.md:5",
        "a.md:7",
        "b.md:1",
        "sources.json:2",
        "tags.json:1",
        "5 errors",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({}, {"live_from": "2026-01-01"}),
        ({"status": "draft"}, {"status": "draft"}),
        ({"live_from": TOMORROW}, {"live_from": TOMORROW}),
        ({"live_from": "2026-01-01", "live_until": "2026-03-01"}, {"live_from": "2026-02-01"}),
    ],
)
def test_two_files_of_a_page_for_the_same_time_are_refused(
    tmp_path: Path, first: dict[str, str], second: dict[str, str]
) -> None:
    lines = refused(write(tmp_path, {"a.md": page("A", **first), "other/a.md": page("B", **second)}))

    assert [line.partition(" is the same page")[1] for line in lines] == [" is the same page", ""]


def test_two_pages_cannot_have_had_the_same_address(tmp_path: Path) -> None:
    files = {name: page(name, former_slugs=["old"]) for name in ("a.md", "b.md")}

    lines = refused(write(tmp_path, files))

    assert lines == [f"b.md:5: former_slugs: {tmp_path}/a.md has article/old too.", "1 error: nothing was loaded."]


def test_a_source_that_the_database_has_under_another_key_is_refused(tmp_path: Path) -> None:
    make_source("known2020", doi="10.1000/x", pmid="12")

    lines = refused(write(tmp_path, {"sources.json": [source("a1", DOI="10.1000/x"), source("b2", PMID="12")]}))

    assert lines == [
        "sources.json:2: Entry 1: a1: the database has this DOI as known2020.",
        "sources.json:11: Entry 2: b2: the database has this PMID as known2020.",
        "2 errors: nothing was loaded.",
    ]


def test_a_tag_of_the_database_does_not_become_another_name(tmp_path: Path) -> None:
    make_tag("Nap")
    make_tag("Doze")

    lines = refused(
        write(tmp_path, {"tags.json": [{"name": "Sleep", "aliases": ["nap"]}, {"name": "Rest", "slug": "doze"}]})
    )

    assert lines == [
        "tags.json:2: Entry 1: aliases: the database has “nap” as a tag of its own. Merge the two first.",
        "tags.json:8: Entry 2: slug: the database has it as the address of the tag “Doze”. Rename that one first.",
        "2 errors: nothing was loaded.",
    ]


def test_a_name_that_several_people_of_the_database_have_is_refused(tmp_path: Path) -> None:
    Person.objects.bulk_create([Person(name="Ann"), Person(name="Ann")])

    lines = refused(write(tmp_path, {"a.md": page("A", author="Ann")}))

    assert lines[0] == (
        "a.md:5: author: The database has several people of this name: “Ann”. Add an entry to people.json."
    )


def test_what_the_database_refuses_at_the_last_leaves_everything_as_it_was(tmp_path: Path) -> None:
    first, second = make_source("a1", doi="10.1000/a"), make_source("b2", doi="10.1000/b")
    article = make_article("Before", slug="a")
    swapped = [source("a1", DOI="10.1000/b"), source("b2", DOI="10.1000/a")]

    lines = refused(write(tmp_path, {"a.md": page("After"), "sources.json": swapped, "tags.json": [{"name": "Sleep"}]}))

    assert lines[0].startswith("the database:1: What the files say cannot be stored: ")
    assert list(Source.objects.values_list("title", flat=True)) == [first.title, second.title]
    assert (Article.objects.get().title, Tag.objects.count()) == (article.title, 0)


def test_what_a_verb_refuses_in_the_last_file_leaves_everything_as_it_was(tmp_path: Path) -> None:
    planned = timezone.now() + timedelta(days=1)
    make_article("Planned", slug="z", at=planned)
    files = {
        "a.md": page("A"),
        "z.md": page("Other", live_from=planned),
        "synonyms.json": [{"term": "a", "means": "b"}],
    }

    lines = refused(write(tmp_path, files))

    assert lines == [
        "z.md:3: Revision 1 is planned for that very moment. Choose another time.",
        "1 error: nothing was loaded.",
    ]
    assert list(Revision.objects.values_list("title", flat=True)) == ["Planned"]
    assert Synonym.objects.count() == 0


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere is not a folder"):
        load(tmp_path / "nowhere")


def test_something_called_a_page_that_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()

    assert refused(tmp_path) == ["a.md:1: This is not a file.", "1 error: nothing was loaded."]
