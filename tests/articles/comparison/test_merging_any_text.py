from hypothesis import given
from hypothesis import strategies as st

from articles.comparison import Part, merge
from articles.plain import LINE_END

PARAGRAPHS = ["a", "b", "c", "d", "Take 5 mg now.", "Take 6 mg now.", "- e\n- f", "::: key\ng\n\nh\n:::", "```\n\n```"]
NEW = ["n", "o", "Take 7 mg now."]


@st.composite
def three_texts(draw):
    """A text and what two sides made of it: paragraphs kept, deleted, reworded, replaced and put in."""
    base = draw(st.lists(st.sampled_from(PARAGRAPHS), max_size=8))
    return tuple(as_text(draw, paragraphs) for paragraphs in (base, changed(draw, base), changed(draw, base)))


def changed(draw, base):
    becomes = {
        "keep": lambda old, new: [old],
        "delete": lambda old, new: [],
        "reword": lambda old, new: [reworded(old)],
        "replace": lambda old, new: [new],
        "put in before": lambda old, new: [new, old],
        "put in after": lambda old, new: [old, new],
    }
    acts = st.sampled_from(["keep"] * 5 + list(becomes))
    return [text for old in base for text in becomes[draw(acts)](old, draw(st.sampled_from(NEW)))]


def reworded(paragraph):
    first, *others = paragraph.split("\n")
    return "\n".join([f"{first} too", *others])


def as_text(draw, paragraphs):
    blank = draw(st.sampled_from(["\n\n", "\n\n", "\n\n", "\r\n\r\n", "\n \n\n"]))
    return draw(st.sampled_from(["", "\n"])) + blank.join(paragraphs) + draw(st.sampled_from(["", "\n", "\n\n"]))


def lines(text):
    return set(LINE_END.sub("\n", text).split("\n")) - {"", " "}


ANY_TEXT = st.lists(st.sampled_from(["a", "b", " ", "\n", "\n\n", "\r", "::: key", ":::", "```"]), max_size=9).map(
    "".join
)
ANY_THREE = three_texts() | st.tuples(*[ANY_TEXT.map("".join)] * 3)


@given(ANY_THREE)
def test_a_side_that_changed_nothing_gives_way(texts):
    base, mine, theirs = texts

    merged = merge(base, mine, base).text(), merge(base, base, theirs).text()

    assert merged == (LINE_END.sub("\n", mine), LINE_END.sub("\n", theirs))


@given(ANY_THREE)
def test_the_same_change_is_taken_once(texts):
    base, mine, _ = texts

    assert merge(base, mine, mine).text() == LINE_END.sub("\n", mine)


@given(ANY_THREE)
def test_swapping_the_sides_swaps_nothing_else(texts):
    base, mine, theirs = texts

    merged, swapped = merge(base, mine, theirs), merge(base, theirs, mine)

    assert merged.end == swapped.end
    assert merged.parts == tuple(Part(part.text, part.base, part.theirs, part.mine) for part in swapped.parts)


@given(three_texts())
def test_a_clean_merge_holds_every_paragraph_that_either_side_added(texts):
    base, mine, theirs = texts
    merged = merge(base, mine, theirs)

    assert not merged.is_clean or (lines(mine) | lines(theirs)) - lines(base) <= lines(merged.text())


@given(three_texts())
def test_choosing_mine_keeps_every_paragraph_i_added(texts):
    base, mine, theirs = texts
    merged = merge(base, mine, theirs)

    text = merged.text([part.mine for part in merged.conflicts])

    assert lines(mine) - lines(base) <= lines(text)


@given(three_texts())
def test_a_merge_holds_no_words_that_neither_side_wrote(texts):
    base, mine, theirs = texts
    merged = merge(base, mine, theirs)

    text = merged.text([part.theirs for part in merged.conflicts])

    assert lines(text) <= lines(base) | lines(mine) | lines(theirs)


@given(three_texts())
def test_choosing_mine_leaves_nothing_that_i_took_out(texts):
    base, mine, theirs = texts
    merged = merge(base, mine, theirs)

    text = merged.text([part.mine for part in merged.conflicts])

    assert not lines(text) & (lines(base) - lines(mine))
