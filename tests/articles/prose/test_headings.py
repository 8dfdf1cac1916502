from articles import prose


def test_headings_have_ids_and_make_the_outline(draw):
    rendered = draw("## First *one* [@agabio2023]\n\n### Söme & more\n\n## First one")

    assert rendered.outline == (
        prose.Heading(2, "s-first-one", "First one"),
        prose.Heading(3, "s-some-more", "Söme & more"),
        prose.Heading(2, "s-first-one-2", "First one"),
    )
    assert rendered.html == (
        '<h2 id="s-first-one">First <em>one</em> <span class="cite">[<a href="#ref-agabio2023" id="cite-1"'
        ' aria-label="1: reference, Agabio 2023">1</a>]</span></h2>\n'
        '<h3 id="s-some-more">Söme &amp; more</h3>\n'
        '<h2 id="s-first-one-2">First one</h2>'
    )


def test_heading_of_the_first_level_is_lowered_and_reported(html, found):
    assert html("# Title") == '<h2 id="s-title">Title</h2>'
    assert html("Title\n=====") == '<h2 id="s-title">Title</h2>'
    assert found("One.\n\n# Title") == [("heading-too-high", "warning", 3, 3, "Title")]


def test_heading_that_leaves_out_a_level_is_reported(found):
    assert found("## A\n\n#### B\n\n### C\n\n## D") == [("heading-jump", "warning", 3, 6, "B")]
    assert found("### A") == [("heading-jump", "warning", 1, 5, "A")]


def test_heading_without_words_is_dropped_and_reported(html, found):
    assert html("One.\n\n##\n\nTwo.") == "<p>One.</p>\n<p>Two.</p>"
    assert found("One.\n\n##\n\nTwo.") == [("empty-heading", "warning", 3, 1, "##")]


def test_headings_in_other_scripts_are_known_by_their_place(draw):
    assert [(heading.id, heading.text) for heading in draw("## שלום\n\n## 你好\n\n## 1").outline] == [
        ("s-1", "שלום"),
        ("s-2", "你好"),
        ("s-1-2", "1"),
    ]


def test_heading_ids_are_short(draw):
    (heading,) = draw("## " + "word " * 40).outline

    assert heading.id == "s-" + "word-" * 11 + "word"


def test_heading_ids_are_unique_over_the_texts_of_a_page(draw):
    numbering = prose.Numbering()
    draw("## Harms", numbering)

    assert draw("## Harms", numbering).outline == (prose.Heading(2, "s-harms-2", "Harms"),)


def test_heading_called_notes_does_not_take_the_place_of_the_footnotes(draw):
    rendered = draw("## Notes\n\nOne[^n].\n\n[^n]: Note.")

    assert [heading.id for heading in rendered.outline] == ["s-notes"]
    assert '<h2 class="footnotes-title" id="s-notes-2">' in rendered.html
