import pytest

from articles import prose

PLAIN = [
    ("One\ntwo.", "<p>One\ntwo.</p>"),
    ("One  \ntwo.", "<p>One<br>\ntwo.</p>"),
    ("**a** *b* `c`", "<p><strong>a</strong> <em>b</em> <code>c</code></p>"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
    ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
    ("---", "<hr>"),
    ("```js\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
    ("Term\n: *One*\n: Two", "<dl>\n<dt>Term</dt>\n<dd><em>One</em></dd>\n<dd>Two</dd>\n</dl>"),
    ("a < b & <b>c</b>", "<p>a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;</p>"),
    ('~~a~~ "b" -- c...', '<p>~~a~~ "b" -- c...</p>'),
    ("שלום *עולם*", "<p>שלום <em>עולם</em></p>"),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_render_writes_plain_html(html, text, expected):
    assert html(text) == expected


@pytest.mark.parametrize("text", ["", "\n\n", "  \t\n", "\x00", "\ufeff"])
def test_render_of_nothing_is_empty(draw, text):
    assert draw(text) == prose.Rendered("", "", (), (), (), (), (), ())


def test_plain_text_has_a_line_for_each_block(draw):
    text = (
        "## Head [@agabio2023]\n\nOne *two*\nthree[^n].\n\n- a `b`\n- [c](/c/)\n\nTerm\n: Def\n\n"
        "| A | B |\n|-|-|\n| 1 | |\n\n```\ncode\n```\n\n> q\n\n[^n]: Note."
    )

    assert draw(text).text == "Head\nOne two three.\na b\nc\nTerm\nDef\nA | B\n1\ncode\nq\nNote."


def test_numbers_go_on_over_the_texts_of_a_page(draw):
    numbering = prose.Numbering()
    draw("It helps [@rose:2018].", numbering)

    rendered = draw("It harms [@agabio2023; @rose:2018].", numbering)

    assert [(citation.number, citation.use) for citation in rendered.citations] == [(2, 2), (1, 3)]
    assert numbering.numbers == {"rose:2018": 1, "agabio2023": 2}


def test_render_again_gives_the_same(draw):
    text = "## A\n\nOne[^n] [@agabio2023].\n\n::: key\n| A |\n|-|\n| 1 |\n:::\n\n[^n]: Note."

    assert draw(text) == draw(text)


def test_mentions_are_what_render_looks_up():
    text = (
        "A [@one; @two, p. 4] [b](page:three#s-x) `[@code]` [^n] [c][r] <page:six>\n\n"
        "| [@cell](/x/) |\n|-|\n\n::: key [@title]\n:::\n\n![alt [@alt]](page:image)\n\n"
        "[^n]: [@note]\n\n[^unused]: [@unused]\n\n[r]: page:five\n[@broken [d](page:)"
    )

    assert prose.references_in(text) == prose.Mentions(
        frozenset({"one", "two", "cell", "title", "alt", "note"}), frozenset({"three", "five", "six"})
    )


def test_findings_count_lines_inside_blocks_and_stand_in_order(found):
    text = (
        "> One [@q].\n> Two\n> [@b].\n\n"
        "- a\n  - b\n    c [@l]\n\n"
        "::: key\n| A | B |\n|-|-|\n| 1 | x \\| y [@t] |\n:::\n\n"
        "Term\n: Def [@d]\r\n\r\nOne[^n].\n\n[^n]: Note\n    more [@n].\n"
    )

    assert [(line, column, words) for _, _, line, column, words in found(text)] == [
        (1, 9, "q"),
        (3, 5, "b"),
        (7, 9, "l"),
        (12, 16, "t"),
        (16, 9, "d"),
        (21, 12, "n"),
    ]


def test_finding_shows_only_the_beginning_of_long_words(found):
    (finding,) = found("[a](" + "x" * 200 + ")")

    assert finding[4] == "x" * 79 + "…"


def test_finding_gives_a_reason_and_advice(draw):
    (finding,) = draw("It helps [@nobody].").findings

    assert (finding.reason, finding.advice) == (
        "No source has this key.",
        "Check the spelling, or add the source first.",
    )


def test_blocks_too_deep_to_show_are_an_error(draw):
    rendered = draw("> " * 25 + "deep")

    assert [(finding.rule, finding.severity.value, finding.line) for finding in rendered.findings] == [
        ("nested-too-deep", "error", 1)
    ]
    assert rendered.text == ""
    assert draw("> " * 19 + "deep").text == "deep"
