import pytest


@pytest.mark.parametrize(("kind", "title"), [("warning", "Warning"), ("help", "Get help"), ("key", "Key points")])
def test_callout_is_a_note_named_by_its_title(html, kind, title):
    assert html(f"::: {kind}\nStop *slowly*.\n:::") == (
        f'<div class="callout callout-{kind}" role="note" aria-labelledby="callout-1">\n'
        f'<p class="callout-title" id="callout-1">{title}</p>\n'
        "<p>Stop <em>slowly</em>.</p>\n"
        "</div>"
    )


def test_callout_with_its_own_title_still_says_its_kind(html):
    assert html("::: warning Do *not* stop\nTaper.\n:::") == (
        '<div class="callout callout-warning" role="note" aria-labelledby="callout-1">\n'
        '<p class="callout-title" id="callout-1"><span class="callout-kind">Warning:</span> Do <em>not</em> stop</p>\n'
        "<p>Taper.</p>\n"
        "</div>"
    )


def test_callout_titles_are_part_of_the_plain_text(draw):
    assert draw("::: help\nCall.\n:::\n\n::: key What to *know*\nThis.\n:::").text == (
        "Get help\nCall.\nKey points: What to know\nThis."
    )


def test_callout_kind_is_read_in_any_case(html):
    assert 'class="callout callout-key"' in html("::: Key\n- One\n:::")


def test_callouts_are_counted_over_the_page(html):
    rendered = html("::: key\nA\n:::\n\n::: key\nB\n:::")

    assert [f'id="callout-{number}"' in rendered for number in (1, 2, 3)] == [True, True, False]


def test_callout_in_a_callout_needs_a_longer_fence_outside(html, found):
    text = ":::: warning\n::: help\nCall.\n:::\nStop.\n::::"

    assert found(text) == []
    assert html(text) == (
        '<div class="callout callout-warning" role="note" aria-labelledby="callout-1">\n'
        '<p class="callout-title" id="callout-1">Warning</p>\n'
        '<div class="callout callout-help" role="note" aria-labelledby="callout-2">\n'
        '<p class="callout-title" id="callout-2">Get help</p>\n'
        "<p>Call.</p>\n"
        "</div>\n"
        "<p>Stop.</p>\n"
        "</div>"
    )


def test_callout_without_an_end_is_an_error(found):
    assert found("One.\n\n::: warning Stop\nTwo.") == [("unclosed-callout", "error", 3, 1, "::: warning Stop")]


@pytest.mark.parametrize(
    ("text", "words"), [("::: danger\nStop.", "::: danger"), ("Stop.\n\n:::", ":::"), (":::", ":::")]
)
def test_callout_mark_that_opens_or_closes_nothing_is_shown_and_reported(html, found, text, words):
    assert words in html(text)
    assert [(rule, severity, shown) for rule, severity, _, _, shown in found(text)] == [
        ("stray-callout", "warning", words)
    ]


def test_stray_callout_mark_is_found_in_the_midst_of_a_paragraph(found):
    assert found("One\ntwo ::: three\n::: danger") == [("stray-callout", "warning", 3, 1, "::: danger")]


def test_callout_whose_own_title_says_its_kind_does_not_say_it_twice(html):
    assert '<p class="callout-title" id="callout-1">Get help now</p>' in html("::: help Get help now\nCall.\n:::")
