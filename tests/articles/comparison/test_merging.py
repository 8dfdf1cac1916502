import pytest

from articles.comparison import Part, merge


def text_of(*paragraphs):
    return "\n\n".join(paragraphs)


BASE = text_of("Intro.", "Take 5 mg a day.", "Eat well too.", "Ask a nurse.")
CLEAN = {
    "changes far apart": (
        text_of("New intro.", "Take 5 mg a day.", "Eat well too.", "Ask a nurse."),
        text_of("Intro.", "Take 5 mg a day.", "Eat well too.", "Call the clinic."),
        text_of("New intro.", "Take 5 mg a day.", "Eat well too.", "Call the clinic."),
    ),
    "neighbours reworded": (
        text_of("Intro.", "Take 6 mg a day.", "Eat well too.", "Ask a nurse."),
        text_of("Intro.", "Take 5 mg a day.", "Eat very well too.", "Ask a nurse."),
        text_of("Intro.", "Take 6 mg a day.", "Eat very well too.", "Ask a nurse."),
    ),
    "one put in after what the other reworded": (
        text_of("Intro.", "Take 6 mg a day.", "Eat well too.", "Ask a nurse."),
        text_of("Intro.", "Take 5 mg a day.", "Never double it.", "Eat well too.", "Ask a nurse."),
        text_of("Intro.", "Take 6 mg a day.", "Never double it.", "Eat well too.", "Ask a nurse."),
    ),
    "one put in after what the other reworded last": (
        text_of("Intro.", "Take 5 mg a day.", "Eat well too.", "Ask a nurse first."),
        text_of("Intro.", "Take 5 mg a day.", "Eat well too.", "Ask a nurse.", "The end."),
        text_of("Intro.", "Take 5 mg a day.", "Eat well too.", "Ask a nurse first.", "The end."),
    ),
    "one deleted, another reworded": (
        text_of("Intro.", "Eat well too.", "Ask a nurse."),
        text_of("Intro.", "Take 5 mg a day.", "Eat well too.", "Ask a nurse first."),
        text_of("Intro.", "Eat well too.", "Ask a nurse first."),
    ),
    "the same on both sides": (
        text_of("Intro.", "Take 6 mg a day.", "Eat well too.", "Ask a nurse.", "The end."),
        text_of("Intro.", "Take 6 mg a day.", "Eat well too.", "Ask a nurse.", "The end."),
        text_of("Intro.", "Take 6 mg a day.", "Eat well too.", "Ask a nurse.", "The end."),
    ),
    "the same on both sides and one thing more": (
        text_of("Intro.", "Take 6 mg a day.", "Eat well too.", "Ask a nurse."),
        text_of("First.", "Intro.", "Take 6 mg a day.", "Eat well too.", "Ask a nurse."),
        text_of("First.", "Intro.", "Take 6 mg a day.", "Eat well too.", "Ask a nurse."),
    ),
}
COLLIDING = {
    "both reworded one paragraph": (
        text_of("Intro.", "Take 6 mg a day.", "Eat well too.", "Ask a nurse."),
        text_of("Intro.", "Take 5 mg twice a day.", "Eat well too.", "Ask a nurse."),
        ("Take 5 mg a day.", "Take 6 mg a day.", "Take 5 mg twice a day."),
    ),
    "one deleted what the other reworded": (
        text_of("Intro.", "Eat well too.", "Ask a nurse."),
        text_of("Intro.", "Take 6 mg a day.", "Eat well too.", "Ask a nurse."),
        ("Take 5 mg a day.", "", "Take 6 mg a day."),
    ),
    "both put in at one place": (
        text_of("Intro.", "Mine.", "Take 5 mg a day.", "Eat well too.", "Ask a nurse."),
        text_of("Intro.", "Yours.", "Take 5 mg a day.", "Eat well too.", "Ask a nurse."),
        ("", "Mine.", "Yours."),
    ),
    "both put in at the end": (
        text_of("Intro.", "Take 5 mg a day.", "Eat well too.", "Ask a nurse.", "Mine."),
        text_of("Intro.", "Take 5 mg a day.", "Eat well too.", "Ask a nurse.", "Yours."),
        ("", "Mine.", "Yours."),
    ),
    "one put in beside what the other deleted": (
        text_of("Intro.", "Eat well too.", "Ask a nurse."),
        text_of("Intro.", "Take 5 mg a day.", "With water.", "Eat well too.", "Ask a nurse."),
        ("Take 5 mg a day.", "", text_of("Take 5 mg a day.", "With water.")),
    ),
    "one put in before and reworded what the other deleted": (
        text_of("Intro.", "Eat well too.", "Ask a nurse."),
        text_of("Intro.", "Stop.", "Take 5 mg a day now.", "Eat well too.", "Ask a nurse."),
        ("Take 5 mg a day.", "", text_of("Stop.", "Take 5 mg a day now.")),
    ),
    # They may say the same, so that each meant to keep the one that the other took out.
    "each deleted one of two neighbours": (
        text_of("Intro.", "Eat well too.", "Ask a nurse."),
        text_of("Intro.", "Take 5 mg a day.", "Ask a nurse."),
        (text_of("Take 5 mg a day.", "Eat well too."), "Eat well too.", "Take 5 mg a day."),
    ),
    "one deleted all around what the other reworded": (
        text_of("Intro."),
        text_of("Intro.", "Take 5 mg a day.", "Eat very well too.", "Ask a nurse."),
        (
            text_of("Take 5 mg a day.", "Eat well too.", "Ask a nurse."),
            "",
            text_of("Take 5 mg a day.", "Eat very well too.", "Ask a nurse."),
        ),
    ),
    "one wrote anew beside what the other wrote anew": (
        text_of("Intro.", "Nobody knows.", "Eat well too.", "Ask a nurse."),
        text_of("Intro.", "Take 5 mg a day.", "Sleep.", "Ask a nurse."),
        (
            text_of("Take 5 mg a day.", "Eat well too."),
            text_of("Nobody knows.", "Eat well too."),
            text_of("Take 5 mg a day.", "Sleep."),
        ),
    ),
}


@pytest.mark.parametrize(("mine", "theirs", "expected"), CLEAN.values(), ids=CLEAN)
def test_changes_that_do_not_collide_merge(mine, theirs, expected):
    assert merge(BASE, mine, theirs).text() == merge(BASE, theirs, mine).text() == expected


@pytest.mark.parametrize(("mine", "theirs", "expected"), COLLIDING.values(), ids=COLLIDING)
def test_changes_that_collide_are_left_to_choose(mine, theirs, expected):
    (conflict,), (swapped,) = merge(BASE, mine, theirs).conflicts, merge(BASE, theirs, mine).conflicts

    assert tuple(side.rstrip() for side in (conflict.base, conflict.mine, conflict.theirs)) == expected
    assert (swapped.base, swapped.theirs, swapped.mine) == (conflict.base, conflict.mine, conflict.theirs)


def test_only_the_paragraph_that_both_changed_collides():
    mine = BASE.replace("5 mg", "6 mg").replace("well", "quite well")
    theirs = BASE.replace("well", "very well").replace("nurse", "kind nurse")

    merged = merge(BASE, mine, theirs)

    assert [part.origin for part in merged.parts] == ["both", "mine", "conflict", "theirs"]


def test_each_part_tells_what_either_side_made_of_it():
    merged = merge("a\n\nb", "a\n\nb\n\nmine", "theirs\n\na\n\nb")

    assert merged.parts == (
        Part("theirs\n\n", "", "", "theirs\n\n"),
        Part("a\n\nb\n\n", *["a\n\nb\n\n"] * 3),
        Part("mine\n\n", "", "mine\n\n", ""),
    )


def test_the_rows_of_a_table_are_never_merged():
    table = "| a | 1 |\n| b | 2 |\n| c | 3 |\n| d | 4 |"

    merged = merge(table, table.replace("1", "10"), table.replace("4", "40"))

    assert [part.origin for part in merged.parts] == ["conflict"]


def test_a_box_is_never_broken_apart():
    box = "::: warning\nStop slowly.\n\nAsk first.\n:::"

    merged = merge(box, box.replace("slowly", "very slowly"), box.replace("first", "early"))

    assert [part.mine for part in merged.conflicts] == ["::: warning\nStop very slowly.\n\nAsk first.\n:::\n\n"]


def test_chosen_words_take_the_place_of_each_conflict():
    merged = merge("a\n\nb\n\nc\n", "a1\n\nb\n\nc1\n", "a2\n\nb\n\nc2\n")

    assert merged.text(["a1\r\nand a2", "c2"]) == "a1\nand a2\n\nb\n\nc2\n"


def test_chosen_words_never_run_into_the_next_paragraph():
    merged = merge("a\n\nb", "a1\n\nb", "a2\n\nb")

    assert [merged.text([words]) for words in ("x", "x\r\n\r\n", "x\n", "")] == ["x\n\nb", "x\n\nb", "x\n\nb", "b"]


def test_a_paragraph_brought_back_never_runs_into_the_one_before():
    merged = merge("a\n\nb", "a", "a\n\nb too")

    assert merged.text(["b too"]) == "a\n\nb too"


@pytest.mark.parametrize("chosen", [[], ["a1", "a2"]])
def test_the_number_of_chosen_words_must_fit(chosen):
    merged = merge("a", "a1", "a2")

    with pytest.raises(ValueError) as refused:
        merged.text(chosen)

    assert str(refused.value) == f"This merge has 1 to choose, but words were given for {len(chosen)}."


def test_a_side_that_changed_only_blank_lines_gives_way():
    merged = merge("a b\n\nc", "a b\n\n\nc", "a b d\n\nc")

    assert (merged.text(), merge("a b\n\nc", "a b d\n\nc", "a b\n\n\nc").text()) == ("a b d\n\nc", "a b d\n\nc")


def test_blank_lines_do_not_lead_paragraphs_astray():
    base = "a\n\n\nb\n\n\na"

    merged = merge(base, f"start\n\n\n{base}", "a\n\nb")

    assert merged.text() == "start\n\n\na\n\nb"


def test_blank_lines_at_the_end_are_no_change_to_a_paragraph():
    assert merge("a b\n", "a b", "a b c\n").text() == "a b c"


def test_line_ends_of_any_system_are_the_same():
    assert merge("a\n\nb\n", "a\r\n\r\nb\r\n", "a\n\nb\n\nc\n").text() == "a\n\nb\n\nc\n"
