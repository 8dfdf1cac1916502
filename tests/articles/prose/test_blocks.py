"""A text block by block: what each is, what it stands in, and where each of its letters was written."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.prose.blocks import Block, Cited, Image, Linked, Setting, Span, blocks_of, blocks_of_words

PAGE = """
Before all. It helps [@a].

# Title

## Effects

- One[^n].
  - Inner.

    More of it.

> Somebody said so.

### Small print

Term
: What it means.

::: warning Never alone
Ask first.
:::

::: help
- Call.
:::

::: people Returned to drinking
- 71 of 100 with one
:::

```
code
```

| | Helps? |
|-|-|
| A | Yes [@b] |

[^n]: A note.
"""

MARKUP = "*_`[]()!<>&;#|\\\n :-@^~"
# Markup in all its forms, with every letter of the words written as itself.
PLACES = [
    "Plain words.",
    "It *helps* **some *people*** a lot.",
    "A [link](https://example.org/link) and a [second *one*](/a_(b) 'link words') link words.",
    "A [link][Words] of Words\n\n[words]: /address",
    "See <https://example.org/x?y=1> for more.",
    "Cited [@words; @more, p. 4] words and more. [@a]",
    "One\ntwo \nthree  \nfour",
    "- One\n  - **Two**\n\n    Two again\n1. Three",
    "> Quoted\n> > and **again**",
    "| Head | **Second** |\n|-|-|\n| one | *two* one |",
    "Noted[^label] label.\n\n[^label]: The label.",
    "::: warning Big **words**\nBig words.\n:::",
    "Word\n: What *it* means",
    r"A \* star and a \[ bracket, then words.",
    "Some `code` and ![words](words.png) words.",
    "Two ![](a.png) images ![of *a*](a.png) a.",
    "**Bold [link](/a)** a",
    "Title\n=====\n\nWords",
]


def find(text: str, words: str) -> Block:
    return next(block for block in blocks_of(text) if block.text == words)


def written(text: str, line: int, column: int) -> str:
    return text.split("\n")[line - 1][column - 1 : column]


def test_blocks_stand_in_the_order_of_the_page_and_notes_last():
    assert [block.text for block in blocks_of(PAGE)] == [
        *("Before all. It helps.", "Title", "Effects", "One.", "Inner.", "More of it.", "Somebody said so."),
        *("Small print", "Term", "What it means.", "Never alone", "Ask first.", "Get help", "Call."),
        *("Returned to drinking", "71 of 100 with one", "Helps?", "A", "Yes", "A note."),
    ]


@pytest.mark.parametrize(
    ("words", "setting"),
    [
        ("Before all. It helps.", Setting.PARAGRAPH),
        ("Effects", Setting.HEADING),
        ("One.", Setting.ITEM),
        ("More of it.", Setting.ITEM),
        ("Somebody said so.", Setting.PARAGRAPH),
        ("Term", Setting.TERM),
        ("What it means.", Setting.ITEM),
        ("Never alone", Setting.TITLE),
        ("Get help", Setting.TITLE),
        ("Returned to drinking", Setting.TITLE),
        ("Yes", Setting.CELL),
        ("A note.", Setting.PARAGRAPH),
    ],
)
def test_each_block_knows_its_setting(words, setting):
    assert find(PAGE, words).setting is setting


def test_heading_has_its_level():
    assert [block.level for block in blocks_of("# A\n\n### B\n\nC")] == [1, 3, 0]


def test_block_knows_the_callout_it_stands_in():
    callouts = {block.text: block.callout for block in blocks_of(PAGE)}
    assert callouts["Never alone"] == callouts["Ask first."] == "warning"
    assert callouts["Get help"] == callouts["Call."] == "help"
    assert callouts["Somebody said so."] == callouts["Yes"] == ""


def test_callout_without_an_end_holds_all_that_follows():
    assert [block.callout for block in blocks_of("::: key\n- One\n\nTwo")] == ["key", "key", "key"]


def test_item_of_people_knows_what_happened_to_them():
    assert find(PAGE, "71 of 100 with one").outcome == "Returned to drinking"
    assert find(PAGE, "Call.").outcome == ""


def test_block_of_people_without_an_outcome_has_none():
    assert [block.outcome for block in blocks_of("::: people\n- 3 of 100\n:::")] == [""]


def test_only_what_stands_in_a_quotation_is_quoted():
    assert [block.text for block in blocks_of(PAGE) if block.is_quotation] == ["Somebody said so."]
    assert [block.is_quotation for block in blocks_of("> One\n> > Two\n>\n> - Three\n\nFour")] == [True] * 3 + [False]


def test_only_a_note_is_a_note():
    assert [block.text for block in blocks_of(PAGE) if block.is_note] == ["A note."]


def test_note_that_nothing_refers_to_is_left_out():
    assert [block.text for block in blocks_of("Words.\n\n[^n]: A note.")] == ["Words."]


def test_block_knows_the_headings_above_it():
    above = {block.text: (block.heading, block.section) for block in blocks_of(PAGE)}
    assert above["Before all. It helps."] == ("", "")
    assert above["One."] == ("Effects", "Effects")
    assert above["Ask first."] == ("Small print", "Effects")
    assert above["Yes"] == ("Small print", "Effects")
    assert above["A note."] == ("", "")


def test_words_that_end_in_a_colon_lead_in_to_a_list():
    leads = {block.text: block.lead for block in blocks_of("Side effects are:\n\n- nausea\n- pain:\n  1. head\n\nAll.")}
    assert leads == {"Side effects are:": "", "nausea": "Side effects are:", "pain:": "Side effects are:"} | {
        "head": "pain:",
        "All.": "",
    }


def test_words_that_end_otherwise_lead_in_to_nothing():
    assert [block.lead for block in blocks_of("All is well.\n\n- nausea")] == ["", ""]


def test_item_knows_whether_its_lead_is_cited():
    assert find("They are [@a]:\n\n- nausea", "nausea").lead_is_cited
    assert not find("They are:\n\n- nausea [@a]", "nausea").lead_is_cited


def test_cell_knows_its_row_its_header_and_the_citations_of_its_row():
    table = "| Study | Better? |\n|-|-|\n| *One* | Yes [@a] |\n| Two | |"
    head, better, one, yes, two = blocks_of(table)
    assert (head.is_header, better.is_header, one.is_header) == (True, True, False)
    assert (one.row, one.header) == ("Study: One | Better? Yes", "Study")
    assert (yes.row, yes.header) == ("Study: One | Better? Yes", "Better?")
    assert one.citations == yes.citations == (Cited(3, "a", ""),)
    assert (two.row, two.citations) == ("Study: Two | ", ())


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("It helps [@a].", (Cited(8, "a", ""),)),
        ("It helps. [@a]", (Cited(9, "a", ""),)),
        ("It helps [@a]", (Cited(8, "a", ""),)),
        ("It helps [@a, p. 4; @b], as some say.", (Cited(8, "a", "p. 4"), Cited(8, "b", ""))),
        ("It helps. [@a] It harms.", (Cited(9, "a", ""),)),
        ("[@a] It helps.", (Cited(0, "a", ""),)),
    ],
)
def test_citation_stands_behind_the_word_before_it(text, citations):
    assert blocks_of(text)[0].citations == citations


def test_citations_leave_no_space_before_a_full_stop():
    assert blocks_of("It helps [@a] , or not [@b] .")[0].text == "It helps, or not."


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See [the page](/a/).", (Linked(4, 12, "/a/", False),)),
        ("See [the page ](/a/).", (Linked(4, 12, "/a/", False),)),
        ("See [the *page*](page:a) and [b](/b).", (Linked(4, 12, "page:a", False), Linked(17, 18, "/b", False))),
        ("See <https://example.org/>.", (Linked(4, 24, "https://example.org/", True),)),
        ("See [example.org](https://www.example.org/).", (Linked(4, 15, "https://www.example.org/", True),)),
        ("See [](/a/).", (Linked(3, 3, "/a/", False),)),
        ("See [the [@a] page](/a/).", (Linked(4, 12, "/a/", False),)),
        ("See [a ![b](b.png)](/a/).", (Linked(4, 7, "/a/", False),)),
    ],
)
def test_links_are_known_with_their_addresses(text, links):
    assert blocks_of(text)[0].links == links


def test_strong_words_are_known():
    assert blocks_of("It **helps** *some* **people a **")[0].strong == (Span(3, 8),)
    assert blocks_of("**All *of* it.**")[0].strong == (Span(0, 10),)


def test_words_in_emphasis_are_known():
    assert blocks_of("It **helps** *some* people.")[0].emphasis == (Span(9, 13),)
    assert blocks_of("**All *of* it.**")[0].emphasis == (Span(4, 6),)


@pytest.mark.parametrize(
    ("text", "words", "images"),
    [
        ("![A graph](a.png)", "A graph", (Image(0, 7, "a.png"),)),
        ("![](a.png)", "", (Image(0, 0, "a.png"),)),
        ("One ![](a.png) two", "One two", (Image(3, 3, "a.png"),)),
        ("One ![*a* b](a.png 'title') two", "One a b two", (Image(4, 7, "a.png"),)),
        ("[![a](a.png)](/b/)", "a", (Image(0, 1, "a.png"),)),
        ("![a ![b](b.png)](a.png)", "a b", (Image(2, 3, "b.png"), Image(0, 3, "a.png"))),
        ("- ![](a.png)", "", (Image(0, 0, "a.png"),)),
    ],
)
def test_images_are_known_with_their_words(text, words, images):
    (block,) = blocks_of(text)
    assert (block.text, block.images) == (words, images)


def test_image_of_a_table_is_known():
    assert [block.images for block in blocks_of("| a | ![](b.png) |\n|-|-|")] == [(), (Image(0, 0, "b.png"),)]


def test_blocks_of_no_words_are_left_out():
    assert blocks_of("## \n\n- \n\n[@a]\n\n```\ncode\n```\n\n    code") == ()
    assert blocks_of("") == blocks_of_words(" \n") == ()


def test_entities_and_escapes_are_read_as_what_they_stand_for():
    assert blocks_of(r"a &lt;b&gt; \*c\* &amp; d&nbsp;e &#65;")[0].text == "a <b> *c* & d e A"


def test_lines_of_a_paragraph_are_read_as_one():
    assert blocks_of("One\ntwo  \nthree\\\nfour")[0].text == "One two three four"


def test_plain_words_are_one_block_in_which_markup_is_none():
    (block,) = blocks_of_words("All *of* it\n[is](here).")
    assert (block.text, block.setting, block.line) == ("All *of* it\n[is](here).", Setting.PARAGRAPH, 1)
    assert [block.place(at) for at in (0, 4, 12, 16)] == [(1, 1), (1, 5), (2, 1), (2, 5)]


def test_block_begins_on_the_line_where_it_was_written():
    assert {block.text: block.line for block in blocks_of("One\n\n- two\n- three\n\n> four")} == {
        "One": 1,
        "two": 3,
        "three": 4,
        "four": 6,
    }


@pytest.mark.parametrize("text", PLACES)
def test_each_letter_has_the_place_where_it_was_written(text):
    for block in blocks_of(text):
        letters = [written(text, *block.place(at)) for at, letter in enumerate(block.text) if letter != " "]
        assert "".join(letters) == block.text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("a &lt;b&gt; c end", "end", (1, 15)),
        ("&#65; A &amp;&amp; B end", "end", (1, 22)),
        (r"\\ \[@ \& end", "end", (1, 11)),
        ("One\n\ntwo **three** [@end]\n\\*four end", "end", (4, 8)),
        ("- one\n\n\t- two end", "end", (3, 8)),
        ("> one\n> two end", "end", (2, 7)),
        ("| a |\n|-|\n| b **c** end |", "end", (3, 11)),
    ],
)
def test_words_behind_odd_signs_have_their_place(text, words, place):
    block = next(block for block in blocks_of(text) if words in block.text)
    assert block.place(block.text.index(words)) == place


def test_sentences_of_a_block_are_spans_of_its_words():
    (block,) = blocks_of("It helps [@a]. *It* harms.")
    assert [block.text[start:end] for start, end in block.sentences()] == ["It helps.", "It harms."]


@given(st.text(alphabet=st.one_of(st.sampled_from(MARKUP), st.characters()), max_size=300))
@example("[" * 200)
@example("::: people\n" * 50)
@example("> " * 50 + "- " * 50 + "a")
@example("![a](" * 30)
@example("\x00&#0;&#xD800; \ufeff")
def test_no_text_makes_it_stumble_and_every_place_lies_within(text):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    for block in blocks_of(text):
        spans = [*block.strong, *((link.start, link.end) for link in (*block.links, *block.images))]
        assert all(0 <= start <= end <= len(block.text) for start, end in spans)
        assert all(0 <= cited.at <= len(block.text) or block.row for cited in block.citations)
        for at in range(len(block.text) + 1):
            line, column = block.place(at)
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1


WORD = st.text("abcdefgh", min_size=1, max_size=8)


@given(st.lists(st.lists(WORD, min_size=1, max_size=12), min_size=1, max_size=6))
def test_words_of_plain_paragraphs_come_out_in_order(paragraphs):
    text = "\n\n".join("\n".join(words) for words in paragraphs)
    blocks = blocks_of(text)
    assert [block.text.split() for block in blocks] == paragraphs
    for block in blocks:
        assert all(written(text, *block.place(at)) == letter for at, letter in enumerate(block.text) if letter != " ")
