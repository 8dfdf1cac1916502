"""Whatever is typed, the HTML that comes out runs nothing, loads nothing and is well formed."""

import re
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles import prose
from articles.prose import allowed
from articles.prose.document import MOST_FINDINGS

PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\x0b>alert(1)</script>",
    "</p><script>alert(1)</script><p>",
    "</code></pre><script>alert(1)</script>",
    "</span></a><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<!DOCTYPE html><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<img src="x` `<script>alert(1)</script>"` `>',
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='javascript:alert(1)'></object>",
    "<embed src='javascript:alert(1)'>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<base href='//evil.example/'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';</style>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<textarea><script>alert(1)</script></textarea>",
    "<title><script>alert(1)</script></title>",
    "<a href='javascript:alert(1)'>x</a>",
    "<div style='background:url(javascript:alert(1))'>x</div>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '"><script>alert(1)</script>',
    'x" style="x:expression(alert(1))',
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A&#x61;vascript&colon;alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "\x01javascript:alert(1)",
    "javascript&#58;alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example\\",
    "https:evil.example",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "{{ constructor.constructor('alert(1)')() }}",
    "{% load x %}",
    "\u2028<script>alert(1)</script>",
    "\ud800<script>alert(1)</script>",
]
POSITIONS = {
    "text": "One {} two",
    "heading": "## {}",
    "underlined heading": "{}\n---",
    "emphasis": "*{}* **{}**",
    "quotation": "> {}",
    "list": "- {}\n- [ ] {}",
    "definition": "{}\n: {}",
    "link words": "[{}](/a/)",
    "link address": "[words]({})",
    "bracketed link address": "[words](<{}>)",
    "link title": "[words](/a/ \"{}\") [words](/a/ '{}') [words](/a/ ({}))",
    "link reference": "[words][r] [{}]\n\n[r]: {}\n\n[{}]: /a/ '{}'",
    "page link": "[words](page:{}) [words](page:disulfiram#{}) <page:{}>",
    "autolink": "<{}> <https://{}> <mailto:{}>",
    "image": "![{}]({} '{}')",
    "code": "`{}`",
    "fenced code": "```{}\n{}\n```\n\n~~~ {}\n{}\n~~~",
    "indented code": "    {}",
    "table": "| {} | b |\n|:-|-:|\n| {} | {} |",
    "callout title": "::: warning {}\n{}\n:::",
    "callout kind": "::: {}\n:::",
    "people": "::: people {}\n- 71 of 100 {}\n- {}\n:::",
    "footnote": "One[^{}] two[^n].\n\n[^{}]: {}\n\n[^n]: {}",
    "citation key": "One [@{}].",
    "citation locator": "One [@agabio2023, {}].",
    "citation group": "One [@agabio2023; @{}, p. 4; @rose:2018, {}].",
}


@pytest.mark.parametrize("position", POSITIONS.values(), ids=POSITIONS.keys())
def test_payloads_are_harmless_in_every_position(html, dangers, position):
    found = {payload: dangers(html(position.replace("{}", payload))) for payload in PAYLOADS}

    assert found == {payload: [] for payload in PAYLOADS}


def test_corpus_is_seen_as_dangerous_where_it_is_raw(dangers):
    assert dangers("<img src=x onerror=alert(1)>") == ["img", "src", "onerror"]
    assert dangers("<svg onload=alert(1)></svg>") == ["svg", "onload"]
    assert dangers('<svg class="" viewBox="" aria-hidden=""><desc></desc></svg>') == ["svg"]
    assert dangers("<math></math>") == ["math"]
    assert dangers("<a href=javascript:alert(1)></a>") == ["javascript:alert(1)"]
    assert dangers("<a href=//evil.example></a>") == ["//evil.example"]


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ('<a href="/\\evil.example">x</a>', "<a>x</a>"),
        ('<a href="//evil.example">x</a>', "<a>x</a>"),
        ('<a href="ftp://example.org">x</a>', "<a>x</a>"),
        ('<a href="#x" id="location" target="_blank">x</a>', '<a href="#x">x</a>'),
        ('<p id="callout-1" class="callout-title other">x</p>', '<p id="callout-1" class="callout-title">x</p>'),
        ('<div role="alert" tabindex="5" class="cite">x</div>', '<div class="">x</div>'),
        (
            '<svg viewBox="0 0 1 1" onload="x"><use href="#a"></use><path d="M0 0z"></path></svg>',
            '<svg viewBox="0 0 1 1"><path d="M0 0z"></path></svg>',
        ),
        (
            '<svg viewBox="url(#a)" class="cite"><path d="url(/a)" fill="url(/a)"></path></svg>',
            '<svg class=""><path></path></svg>',
        ),
        ("<svg><style><img src=x onerror=alert(1)></style><title>x</title></svg>", "<svg></svg>x"),
        ("<script>x</script><img src=x><b>y</b><!-- z -->", "y"),
    ],
)
def test_sanitiser_lets_through_only_what_is_listed(dirty, expected):
    assert allowed.sanitise(dirty) == expected


def test_what_sources_and_pages_are_called_is_text(dangers):
    bad = '"><script>alert(1)</script>\x00'
    sources = {"a": prose.Cited("a", bad), "b": prose.Cited(bad, "b")}
    pages = {"a": prose.Target("a/a", "/a/", bad), "b": prose.Target("b/b", "javascript:alert(1)", "b")}

    html = prose.render("One [@a; @b] [](page:a) [b](page:b).", sources, pages).html

    assert dangers(html) == []
    assert '<a href="/a/">"&gt;&lt;script&gt;alert(1)&lt;/script&gt;</a> <a>b</a>' in html


PIECES = st.sampled_from(
    [
        *("\n", "\n\n", " ", "    ", "\t", "> ", "- ", "1. ", "# ", "## ", "#### ", "---\n", "===\n", ": ", "~ "),
        *("*", "**", "_", "`", "``", "```\n", "~~~", "\\", "[", "]", "(", ")", "<", ">", "!", "![", "](", "[](", "^"),
        *(
            "|",
            "\n|-|-|\n",
            "| a | b |\n",
            "::: key\n",
            "::: warning x\n",
            "::: help",
            "::: people x\n",
            "7 of 100 ",
            ":::\n",
            "::::\n",
            ":::",
        ),
        *("[@", "[@agabio2023]", "[@agabio, p. 4; @rose:2018]", "[@nobody]", "; @", "[^n]", "[^n]: ", "[^m]", "[^m]: "),
        *(
            "[r]: /x\n",
            "[r]",
            "page:disulfiram",
            "page:x",
            "https://a.b",
            "<https://a.b>",
            "javascript:x",
            "&#0;",
            "&amp;",
        ),
        *(
            "word",
            "Sentence one. ",
            "e.g. ",
            "0.87",
            "<b>",
            "é",
            "שלום",
            "\r\n",
            "\x0c",
            "\u2028",
            "\x00",
            "&#13;",
            "%00",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join)


@given(text=TEXTS)
@example(text="[![a [b](/c)](/d)](/e)")
@example(text="[^a]: - x\n      [^b]: y\n\n[^a] [^b]")
@example(text="| a |\n|-|\n| *b [@agabio2023] |")
@example(text="<https://a.b/%0d%00>")
@example(text="> ::: key\n> ")
def test_any_text_gives_safe_and_sound_html(text):
    rendered = prose.render(text, {"agabio2023": prose.Cited("agabio2023", "A"), "rose:2018": prose.Cited("r", "R")})

    assert allowed.sanitise(rendered.html) == rendered.html
    ids = re.findall(r' id="([^"]*)"', rendered.html)
    assert len(ids) == len(set(ids))
    assert {heading.id for heading in rendered.outline} <= set(ids)
    assert set(re.findall(r'href="#ref-([^"]*)"', rendered.html)) == {citation.key for citation in rendered.citations}
    assert [f"cite-{citation.use}" in ids for citation in rendered.citations] == [True] * len(rendered.citations)
    assert set(re.findall(r'href="#(fn[^"]*)"', rendered.html)) <= set(ids)
    lines = len(re.split(r"\r\n?|\n", text))
    assert all(1 <= finding.line <= lines and finding.column >= 1 for finding in rendered.findings)
    assert "\x00" not in rendered.text + "".join(citation.claim for citation in rendered.citations)


@given(text=TEXTS)
def test_any_text_gives_html_that_a_strict_parser_reads(dangers_of, text):
    assert dangers_of(text) == []


@given(text=TEXTS)
def test_mentions_hold_all_that_is_looked_up(text):
    class Asked(dict[str, prose.Cited]):
        def __init__(self):
            super().__init__()
            self.keys_asked = set()

        def get(self, key, default=None):
            self.keys_asked.add(key)
            return default

    sources, pages = Asked(), Asked()

    prose.render(text, sources, pages)

    assert prose.references_in(text) == prose.Mentions(
        frozenset(sources.keys_asked), frozenset(page for page in pages.keys_asked if page)
    )


HOSTILE = {
    "quotations": "> ",
    "lists": "- ",
    "brackets": "[",
    "images": "![",
    "stars": "*a **b ",
    "underscores": "_a*",
    "ticks": "`a``",
    "callouts": "::: key\n",
    "callouts in lists": "- ::: key\n",
    "people": "::: people a\n- 1 of 100\n",
    "people in people": ":::: people\n- 1 of 100\n:::: ",
    "footnotes": "[^a",
    "notes": "[^a]: b\n",
    "citations": "[@a]",
    "broken citations": "[@a ",
    "links": "[a](",
    "titles": '[a](b "',
    "addresses": "<http://a",
    "definitions": "a\n: ",
    "cells": "|a",
    "rows": "a|b\n-|-\n",
    "headings": "# a\n",
    "references": "[a]: b\n",
    "sentences": "A. ",
    "entities": "&#0;",
    "controls": "\x01",
}


def lines_run(text: str) -> int:
    """How many lines of Python rendering takes: the same on every machine, however busy."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        prose.render(text, {"a": prose.Cited("a", "A")})
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_work_grows_with_the_length_of_the_text_and_not_with_its_square(piece):
    short, long = (lines_run((piece * length)[:length]) for length in (300, 2400))

    assert long < 3 * (2400 / 300) * short


def test_very_long_word_survives(draw):
    word = "a" * 10_000

    rendered = draw(f"{word} *{word}* [{word}](/a/)")

    assert rendered.text == f"{word} {word} {word}"
    assert rendered.findings == ()


def test_very_many_findings_are_cut(draw):
    assert len(draw("[@nobody] " * (MOST_FINDINGS + 100)).findings) == MOST_FINDINGS


def test_very_deep_emphasis_is_cut_and_its_words_stay(draw, elements):
    rendered = draw("*a **b " * 200 + "b** a*" * 200)

    assert len([element for element in elements(rendered.html) if element.tag in ("em", "strong")]) < 400
    assert re.sub(r"[^ab]", "", rendered.text) == "ab" * 200 + "ba" * 200


def test_characters_that_html_forbids_are_left_out(draw):
    rendered = draw("a\x00b\x0bc\x7fd\x85e\ufffef\ud800g\U0001ffffh &#12;i&#13;j \u200f\u200d")

    assert rendered.html == "<p>ab cdef\ufffdgh  i\nj \u200f\u200d</p>"
