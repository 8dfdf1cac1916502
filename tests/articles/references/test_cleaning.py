import pytest

from articles.references.cleaning import on_one_line, plain, plain_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<i>GABA</i> receptors &amp; <sub>2</sub>", "GABA receptors & 2"),
        ("&lt;i&gt;GABA&lt;/i&gt;", "GABA"),
        ("&amp;lt;b&amp;gt;GABA", "GABA"),
        ('<span class="nocase">AUDIT</span><br/>II', "AUDIT II"),
        ("<jats:italic>A</jats:italic> <mml:math><mml:mi>x</mml:mi></mml:math>", "A x"),
        ("p < 0.05 and n > 3", "p < 0.05 and n > 3"),
        ("R&D; Q&A", "R&D; Q&A"),
        ("&#945;-Tocopherol&nbsp;and &eacute;t&eacute;", "α-Tocopherol and été"),
        ("two\n lines\u2028and\u00a0a\ttab", "two lines and a tab"),
        ("nul\0 bell\x07 escape\x1b[0m", "nul bell escape [0m"),
        ("soft\u00adhyphen \u202eturned\u202c \ufeffmark", "softhyphen turned mark"),
        ("half \ud800", "half"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_text_becomes_plain(text, shown):
    assert plain(text) == shown


def test_lines_stay_lines():
    assert plain_lines("<p>One.</p>\r\n\n  Two &amp;\tthree. ") == "One.\nTwo & three."


def test_what_is_no_html_stays_as_it_is():
    assert on_one_line("10.1000/a<b>c &amp;\n d") == "10.1000/a<b>c &amp; d"
