from hypothesis import given
from hypothesis import strategies as st

from articles.comparison import Line, Piece, compare, cut
from articles.plain import LINE_END

WORDS = st.sampled_from(["take", "5 mg", "10 mg", "daily", " ", "  ", "\n", "\r\n", "\n\n", "with food", ""])
TEXTS = st.lists(WORDS, max_size=12).map("".join) | st.text(max_size=30)


def same(text):
    return Line("same", (Piece("same", text),))


def removed(text):
    return Line("removed", (Piece("removed", text),))


def added(text):
    return Line("added", (Piece("added", text),))


def test_compare_tells_nothing_when_nothing_differs():
    assert compare("One.\n\nTwo.", "One.\n\nTwo.") == []


def test_compare_takes_every_line_end_for_the_same():
    assert compare("One.\r\nTwo.\r", "One.\nTwo.\n") == []


def test_compare_tells_a_reworded_line_word_by_word():
    lines = compare("Take 5 mg a day.", "Take 10 mg a day.")

    pieces = (Piece("same", "Take "), Piece("removed", "5"), Piece("added", "10"), Piece("same", " mg a day."))
    assert lines == [Line("changed", pieces)]


def test_compare_tells_lines_without_likeness_one_after_the_other():
    assert compare("Ask your doctor.", "Nothing is known yet.") == [
        removed("Ask your doctor."),
        added("Nothing is known yet."),
    ]


def test_compare_finds_the_reworded_line_beside_a_new_one():
    lines = compare("Keep it dry.\n\nTake 5 mg.", "Keep it dry.\n\nSee a nurse.\n\nTake 6 mg.")

    pieces = (Piece("same", "Take "), Piece("removed", "5"), Piece("added", "6"), Piece("same", " mg."))
    assert lines[1:] == [same(""), added("See a nurse."), added(""), Line("changed", pieces)]


def test_compare_pairs_every_line_when_all_are_reworded_and_one_is_new():
    old = [f"Paragraph {number} tells of placebo." for number in range(40)]
    new = ["An opening.", *(line.replace("placebo", "dummy pills") for line in old)]

    lines = compare("\n\n".join(old), "\n\n".join(new))

    assert [line.sign for line in lines] == ["added", "added", *["changed", "same"] * 39, "changed"]


def test_compare_pairs_lines_across_a_blank_line():
    lines = compare("One.\n\nTake 5 mg a day.", "Take 6 mg a day.\n\nTwo.")

    assert [line.sign for line in lines] == ["removed", "removed", "changed", "added", "added"]


def test_compare_pairs_lines_across_a_blank_line_beside_lines_that_come_again():
    lines = compare("Take 5 mg.\n\nx\nSit.\nx\nUp.\nx", "Go.\n\nTake 6 mg.\nx\nRun.\nx\nOff.\nx")

    assert [line.sign for line in lines][:4] == ["added", "added", "changed", "removed"]


def test_compare_leaves_lines_out_on_both_sides_of_a_change():
    old = "\n".join("abcdefg")

    lines = compare(old, old.replace("d", "Z"))

    assert lines == [Line("gap", (), 2), same("c"), removed("d"), added("Z"), same("e"), Line("gap", (), 2)]


def test_compare_keeps_as_many_lines_around_as_asked():
    old = "\n".join("abcdefg")

    signs = [[line.sign for line in compare(old, old.replace("d", ""), around=around)] for around in (0, 3)]

    assert signs == [
        ["gap", "removed", "added", "gap"],
        ["same", "same", "same", "removed", "added", "same", "same", "same"],
    ]


def test_compare_leaves_lines_out_between_two_changes():
    lines = compare("a\n1\n2\n3\nb", "A\n1\n2\n3\nB")

    assert lines[2:-2] == [same("1"), Line("gap", (), 1), same("3")]


def test_compare_tells_a_line_that_came_at_the_end():
    assert compare("One.", "One.\nTwo.") == [same("One."), added("Two.")]


def test_compare_tells_that_only_white_space_changed():
    pieces = (Piece("same", "Take"), Piece("removed", "  "), Piece("added", " "), Piece("same", "it"))

    assert compare("Take  it", "Take it") == [Line("changed", pieces)]


@given(TEXTS, TEXTS)
def test_compare_holds_both_texts_to_the_last_space(old, new):
    lines = compare(old, new, around=100)

    assert not lines or [told(lines, "added"), told(lines, "removed")] == [plain_lines(old), plain_lines(new)]


@given(TEXTS, TEXTS)
def test_compare_counts_every_unchanged_line_once(old, new):
    whole, folded = compare(old, new, around=100), compare(old, new, around=0)

    unchanged = sum(line.sign == "same" for line in whole)
    assert sum(line.skipped for line in folded) == unchanged


@given(TEXTS, TEXTS)
def test_compare_is_empty_only_for_equal_texts(old, new):
    assert (compare(old, new) == []) == (plain_lines(old) == plain_lines(new))


def told(lines, other):
    """The lines of one text, out of a comparison without gaps, when the words of sign `other` are the other text's."""
    return ["".join(piece.text for piece in line.pieces if piece.sign != other) for line in lines if line.sign != other]


def plain_lines(text):
    return LINE_END.sub("\n", text).split("\n")


def test_what_is_too_many_to_draw_is_cut_and_counted():
    lines = compare("", "a\nb\nc\nd")

    assert cut(lines, 3) == [*lines[:3], Line("cut", (), len(lines) - 3)]
    assert cut(lines, len(lines)) == lines


def test_the_first_line_is_drawn_however_long():
    lines = compare("one two three four\nx", "one 2 three 4\ny")

    assert cut(lines, 1)[0] == lines[0]
