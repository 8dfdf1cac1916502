"""What a text states, sentence by sentence and row by row, with the citations that stand in each."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import prose

PAGE = """
Before all. It helps [@rose:2018].

## Effects

One *[trial](/a/)*
found 12%[^n]. It harms [@agabio2023; @nobody; @rose:2018] and is *weak. Ask.* No more. [@agabio2023]

> Quoted.

| | Helps? |
|-|-|
| A | Yes [@agabio2023] |
| B | |

1. One. Two.
   - Inner.

## Words [@rose:2018]

Term
: Meaning.

::: key Why it helps
Boxed.
:::

```
code
```

[^n]: In one trial. It was small [@rose:2018].
"""


def test_statements_are_the_sentences_and_rows_in_reading_order(draw):
    statements = draw(PAGE).statements

    assert [(statement.text, statement.uses, statement.heading, statement.is_row) for statement in statements] == [
        ("Before all.", (), "", False),
        ("It helps.", (1,), "", False),
        ("One trial found 12%.", (), "s-effects", False),
        ("It harms and is weak.", (2, 3), "s-effects", False),
        ("Ask.", (), "s-effects", False),
        ("No more.", (4,), "s-effects", False),
        ("Quoted.", (), "s-effects", False),
        ("A | Helps? Yes", (5,), "s-effects", True),
        ("B", (), "s-effects", True),
        ("One.", (), "s-effects", False),
        ("Two.", (), "s-effects", False),
        ("Inner.", (), "s-effects", False),
        ("Words", (6,), "s-words", False),
        ("Meaning.", (), "s-words", False),
        ("Boxed.", (), "s-words", False),
        ("In one trial.", (), "s-notes", False),
        ("It was small.", (7,), "s-notes", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "## A heading",
        "::: key Why it helps\n:::",
        "    code",
        "- [Acamprosate](/articles/acamprosate/)\n- [*One*](/a/), [two](/b/)",
        "[@agabio2023]",
        "| A heading | of a table |\n|-|-|\n| | |",
        "[^n]: A note that nothing refers to.",
    ],
)
def test_what_names_or_links_states_nothing(draw, text):
    assert draw(text).statements == ()


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("## It helps [@agabio2023]", prose.Statement("It helps", (1,), "s-it-helps", False)),
        ("::: key Why [@agabio2023]\n:::", prose.Statement("Key points: Why", (1,), "", False)),
        ("Craving [@agabio2023]\n: ## A", prose.Statement("Craving", (1,), "", False)),
        ("| Effect [@agabio2023] |\n|-|", prose.Statement("Effect", (1,), "", True)),
        ("[A link](/a/) [@agabio2023]", prose.Statement("A link", (1,), "", False)),
    ],
)
def test_what_only_names_is_a_statement_once_it_is_cited(draw, text, statement):
    assert draw(text).statements == (statement,)


def test_statement_says_a_broken_citation_is_none(draw):
    assert draw("It helps [@nobody].").statements == (prose.Statement("It helps.", (), "", False),)


def test_statements_of_all_texts_of_a_page_have_uses_and_headings_of_their_own(draw):
    numbering = prose.Numbering()

    texts = [draw("## Harms\n\nIt harms[^n] [@agabio2023].\n\n[^n]: Note.", numbering).statements for _ in range(2)]

    assert [[(statement.uses, statement.heading) for statement in statements] for statements in texts] == [
        [((1,), "s-harms"), ((), "s-notes")],
        [((2,), "s-harms-2"), ((), "s-notes-2")],
    ]


def test_statement_is_as_short_as_a_claim(draw):
    rendered = draw("word " * 300 + "[@agabio2023].")

    assert [statement.text for statement in rendered.statements] == [rendered.citations[0].claim]
    assert len(rendered.citations[0].claim) == 1000


def test_statements_can_be_kept_as_json(draw):
    statements = draw(PAGE).statements

    kept = json.loads(json.dumps([dataclasses.asdict(statement) for statement in statements]))

    assert [prose.Statement(**one | {"uses": tuple(one["uses"])}) for one in kept] == list(statements)


PIECES = [
    *("It helps", "12% of people", ". ", "? ", "。", "\n\n", "\n", " ", "*", "**", "[", "](/a/)", "[^n]", "\n\n[^n]: "),
    *(
        "[@agabio2023]",
        "[@rose:2018; @nobody]",
        "[@",
        "([@agabio2023])",
        "## ",
        "- ",
        "> ",
        "\n: ",
        "::: key ",
        "::: people ",
        "7 of 100 ",
        "\n:::\n",
    ),
    *("| a | b |\n|-|-|\n| c | ", "|", "\n:::\n", "`", "```\n", "e.g. ", "\x00", "\u2028"),
]


@given(text=st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join))
def test_every_citation_of_any_text_stands_in_the_one_statement_that_is_its_claim(draw_any, text):
    rendered = draw_any(text)

    by_use = [(use, statement.text) for statement in rendered.statements for use in statement.uses]
    assert sorted(by_use) == [(citation.use, citation.claim) for citation in rendered.citations if citation.claim]
    assert all(statement.text == statement.text.strip() != "" for statement in rendered.statements)
    headings = {"", "s-notes", "s-notes-2"} | {heading.id for heading in rendered.outline}
    assert {statement.heading for statement in rendered.statements} <= headings
    assert all(f'id="{statement.heading}"' in rendered.html for statement in rendered.statements if statement.heading)


LONG_RUNS = {"stops": "." * 100_000 + "x", "stops without spaces": "あ。" * 50_000, "short forms": "e.g. x " * 15_000}


@pytest.mark.parametrize("text", LONG_RUNS.values(), ids=LONG_RUNS.keys())
def test_long_run_of_stops_is_read_in_one_go(draw, text):
    assert sum(len(statement.text) for statement in draw(text).statements) > 900
