"""Pictures of 100 people beside the words that say it."""

import re

import pytest

from articles import prose
from articles.prose.people import picture

PERSON = "v-3a3 3 0 012-3a2 2 0 112 0a3 3 0 012 3v3z"


def test_block_is_a_group_named_by_its_outcome_with_a_picture_for_each_item(html):
    assert html("::: people Returned to *any* drinking\n- 71 of 100 with baclofen\n- **0 of 100** with rest.\n:::") == (
        '<div class="people-block" role="group" aria-labelledby="people-1">\n'
        '<p class="people-title" id="people-1">Returned to <em>any</em> drinking</p>\n'
        "<ul>\n"
        f"<li>\n{picture(71)}<p>71 of 100 with baclofen</p>\n</li>\n"
        f"<li>\n{picture(0)}<p><strong>0 of 100</strong> with rest.</p>\n</li>\n"
        "</ul>\n</div>"
    )


@pytest.mark.parametrize(
    ("count", "shapes"),
    [
        (0, {"people-no": ("M2 12", 100)}),
        (1, {"people-yes": ("M2 12", 1), "people-no": ("M12 12", 99)}),
        (20, {"people-yes": ("M2 12", 20), "people-no": ("M2 40", 80)}),
        (71, {"people-yes": ("M2 12", 71), "people-no": ("M12 110", 29)}),
        (100, {"people-yes": ("M2 12", 100)}),
    ],
)
def test_picture_has_100_people_of_whom_the_first_are_filled(count, shapes):
    drawn = re.findall(r'<path class="([a-z-]+)" d="([^"]+)"', picture(count))

    assert {name: (shape[: shape.index("v")], shape.count(PERSON)) for name, shape in drawn} == shapes


def test_picture_steps_to_the_next_row_after_every_tenth_person():
    steps = picture(12).partition('d="')[2].partition('"')[0].split(PERSON)

    assert steps == ["M2 12", *["m10 0"] * 9, "m-90 14", "m10 0", ""]


def test_claim_of_an_item_begins_with_the_outcome_and_the_words_stay_as_they_are(draw):
    rendered = draw(
        "## Benefit\n\n::: people Relapse by one year [@agabio]\n"
        "- 71 of 100 with it [@agabio2023, p. 4]. Few were asked [@rose:2018].\n"
        "- 82 of 100 without\n\n  It was long.\n:::"
    )

    assert rendered.text == (
        "Benefit\nRelapse by one year\n71 of 100 with it. Few were asked.\n82 of 100 without\nIt was long."
    )
    assert rendered.statements == (
        prose.Statement("Relapse by one year", (1,), "s-benefit", False),
        prose.Statement("Relapse by one year: 71 of 100 with it. Few were asked.", (2, 3), "s-benefit", True),
        prose.Statement("Relapse by one year: 82 of 100 without", (), "s-benefit", True),
        prose.Statement("It was long.", (), "s-benefit", False),
    )
    assert [citation.claim for citation in rendered.citations[1:]] == [rendered.statements[1].text] * 2
    assert rendered.findings == ()


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("about 71 of 100 with it", "about 71 of 100 with it"),
        ("Fewer than 5 of 100", "Fewer than 5 of 100"),
        ("101 of 100 with it", "101 of 100 with it"),
        ("7.5 of 100 with it", "7.5 of 100 with it"),
        ("71 of 1000 with it", "71 of 1000 with it"),
        ("71 of 100,000 with it", "71 of 100,000 with it"),
        ("71 of 100% with it", "71 of 100% with it"),
        ("٧ of 100 with it", "٧ of 100 with it"),
        ("> 71 of 100", "-"),
        ("", "-"),
    ],
)
def test_item_without_a_count_of_100_is_an_error_and_stays_without_a_picture(draw, item, words):
    rendered = draw(f"::: people Relapse\n- 82 of 100 without\n- {item}\n:::")

    assert [(each.rule, each.severity.value, each.line, each.words) for each in rendered.findings] == [
        ("people-not-of-100", "error", 3, words)
    ]
    assert rendered.html.count("<svg") == 1
    assert rendered.text.startswith("Relapse\n82 of 100 without")


def test_block_without_an_outcome_is_a_warning_and_has_no_name(draw):
    rendered = draw("One.\n\n::: people\n- 71 of 100 with it\n:::")

    assert rendered.html == (
        '<p>One.</p>\n<div class="people-block">\n'
        f"<ul>\n<li>\n{picture(71)}<p>71 of 100 with it</p>\n</li>\n</ul>\n</div>"
    )
    assert [(each.rule, each.severity.value, each.line, each.words) for each in rendered.findings] == [
        ("people-without-outcome", "warning", 3, "::: people")
    ]
    assert [statement.text for statement in rendered.statements] == ["One.", "71 of 100 with it"]


@pytest.mark.parametrize("inside", ["", "71 of 100 with it\n", "> - 71 of 100 with it\n"])
def test_block_without_a_list_is_an_error(found, inside):
    assert found(f"::: people Relapse\n{inside}:::") == [("people-not-of-100", "error", 1, 1, "::: people Relapse")]


def test_block_without_an_end_is_an_error(found):
    assert found("::: people Relapse\n- 71 of 100 with it") == [
        ("unclosed-callout", "error", 1, 1, "::: people Relapse")
    ]


def test_only_the_items_of_the_block_itself_are_drawn(draw):
    rendered = draw("::: people Relapse\n- 71 of 100 with it\n  - 3 of 100 were men\n:::\n\n- 5 of 100 outside")

    assert rendered.findings == ()
    assert rendered.html.count("<svg") == 1


def test_blocks_are_counted_over_the_texts_of_a_page(draw):
    numbering = prose.Numbering()
    text = ":::: key\n::: people A\n1. 2 of 100 x\n:::\n::::\n\nx[^n]\n\n[^n]: ::: people B\n    - 3 of 100 y\n    :::"

    drawn = [draw(text, numbering) for _ in range(2)]

    assert [re.findall(r'id="(people-\d)"', each.html) for each in drawn] == [
        ["people-1", "people-2"],
        ["people-3", "people-4"],
    ]
    assert [each.html.count("<svg") for each in drawn] == [2, 2]


def test_page_draws_no_more_pictures_than_it_can_carry(draw):
    rendered = draw("::: people Relapse\n" + "- 1 of 100 x\n" * 42 + ":::")

    assert rendered.html.count("<svg") == 40
    assert [(each.rule, each.line, each.words) for each in rendered.findings] == [
        ("people-too-many", 42, "1 of 100"),
        ("people-too-many", 43, "1 of 100"),
    ]
    assert {statement.text for statement in rendered.statements} == {"Relapse: 1 of 100 x"}
