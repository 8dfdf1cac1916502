from articles import prose


def test_footnote_is_marked_by_a_letter_and_leads_back(html):
    assert html("It helps[^label].\n\n[^label]: A *little*.\n\nMore.") == (
        '<p>It helps<sup class="footnote-ref"><a href="#fn-a" id="fnref-a" aria-label="a: note">a</a></sup>.</p>\n'
        "<p>More.</p>\n"
        '<section class="footnotes" aria-labelledby="s-notes">\n'
        '<h2 class="footnotes-title" id="s-notes">Notes</h2>\n'
        '<ol type="a">\n'
        '<li id="fn-a">\n'
        "<p>A <em>little</em>. "
        '<a href="#fnref-a" class="footnote-back" aria-label="Back to note a in the text">↩︎</a></p>\n'
        "</li>\n"
        "</ol>\n"
        "</section>"
    )


def test_footnote_used_twice_leads_back_to_both_places(html):
    rendered = html("One[^n]. Two[^n].\n\n[^n]: Note.")

    assert 'Two<sup class="footnote-ref"><a href="#fn-a" id="fnref-a-2" aria-label="a: note">a</a></sup>.' in rendered
    assert (
        '<a href="#fnref-a-2" class="footnote-back" aria-label="Back to note a in the text, place 2">↩︎<sup>2</sup></a>'
    ) in rendered


def test_footnotes_stand_in_the_order_of_their_marks(draw):
    assert draw("[^b]: Bee.\n\nOne[^a] two[^b].\n\n[^a]: Ay[^c].\n\n[^c]: Sea.").text == "One two.\nAy.\nBee.\nSea."


def test_footnote_that_ends_in_a_list_has_its_way_back_below(html):
    assert html("One[^n].\n\n[^n]: - item").endswith(
        '<li id="fn-a">\n<ul>\n<li>item</li>\n</ul>\n'
        '<p><a href="#fnref-a" class="footnote-back" aria-label="Back to note a in the text">↩︎</a></p>\n'
        "</li>\n</ol>\n</section>"
    )


def test_footnote_mark_without_a_note_is_shown_and_reported(html, found):
    assert html("One[^n].") == "<p>One[^n].</p>"
    assert found("One[^n].") == [("unknown-footnote", "warning", 1, 4, "[^n]")]


def test_footnote_that_nothing_refers_to_is_reported(html, found):
    assert html("One.\n\n[^n]: Note [@nobody].") == "<p>One.</p>"
    assert found("One.\n\n[^n]: Note [@nobody].") == [("unused-footnote", "warning", 3, 1, "[^n]:")]


def test_second_footnote_with_the_same_label_is_reported(draw, found):
    text = "One[^n].\n\n[^n]: First.\n\n[^n]: Second."

    assert draw(text).text == "One.\nFirst."
    assert found(text) == [("unused-footnote", "warning", 5, 1, "[^n]:")]


def test_footnote_defined_inside_another_is_a_note_of_its_own(draw):
    assert draw("One[^a] two[^b].\n\n[^a]: - Ay\n\n      [^b]: Bee.").text == "One two.\nAy\nBee."


def test_footnotes_that_refer_to_each_other_are_shown_once(draw):
    assert draw("One[^a].\n\n[^a]: Ay[^b].\n\n[^b]: Bee[^a].").text == "One.\nAy.\nBee."


def test_footnote_letters_and_ids_go_on_in_the_next_text(draw):
    numbering = prose.Numbering()
    draw("One[^n].\n\n[^n]: Note.", numbering)

    rendered = draw("Two[^n].\n\n[^n]: Note.", numbering)

    assert 'href="#fn-b" id="fnref-b" aria-label="b: note">b</a>' in rendered.html
    assert '<section class="footnotes" aria-labelledby="s-notes-2">' in rendered.html
    assert '<ol type="a" start="2">' in rendered.html


def test_numbering_goes_on_after_z():
    numbering = prose.Numbering()

    letters = [numbering.next_letter() for _ in range(703)]

    assert [letters[index] for index in (0, 25, 26, 51, 52, 701, 702)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]
