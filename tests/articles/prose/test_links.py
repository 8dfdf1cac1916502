import pytest

OUTSIDE = 'class="external" rel="noopener noreferrer"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[text](page:disulfiram)", '<a href="/articles/disulfiram/">text</a>'),
        ("[text](page:about/privacy)", '<a href="/about/privacy/">text</a>'),
        ("[text](page:disulfiram#s-harms)", '<a href="/articles/disulfiram/#s-harms">text</a>'),
        ("[text](Page:disulfiram)", '<a href="/articles/disulfiram/">text</a>'),
        ("[text][d]\n\n[d]: page:disulfiram", '<a href="/articles/disulfiram/">text</a>'),
        ("[](page:disulfiram)", '<a href="/articles/disulfiram/">Disulfiram</a>'),
        ("<page:disulfiram>", '<a href="/articles/disulfiram/">Disulfiram</a>'),
        ("[text](/about/)", '<a href="/about/">text</a>'),
        ("[text](#s-harms)", '<a href="#s-harms">text</a>'),
        ("[text](tel:988)", '<a href="tel:988">text</a>'),
        ("<me@example.org>", '<a href="mailto:me@example.org">me@example.org</a>'),
        ("[text](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2" REL>text</a>'),
        ('[text](http://example.org "title")', '<a href="http://example.org" REL>text</a>'),
        ("<https://example.org>", '<a href="https://example.org" REL>https://example.org</a>'),
        ("[*text*](https://exämple.org)", '<a href="https://xn--exmple-cua.org" REL><em>text</em></a>'),
        ("[text](/\\\\example.org)", '<a href="/%5Cexample.org">text</a>'),
    ],
)
def test_link_leads_where_links_may(draw, text, expected):
    rendered = draw(text)

    assert rendered.html == f"<p>{expected.replace('REL', OUTSIDE)}</p>"
    assert rendered.findings == ()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "//example.org",
        "example.org",
        "../privacy/",
        "?q=1",
        "https:",
        "https://",
        "mailto:",
        "#",
        "",
        "https://example.org/" + "a" * 2000,
    ],
)
def test_link_elsewhere_leaves_its_words_and_is_an_error(html, found, address):
    assert html(f"One [text](<{address}>) two.") == "<p>One text two.</p>"
    assert [finding[:4] for finding in found(f"One [text](<{address}>) two.")] == [("unsupported-link", "error", 1, 5)]


def test_link_to_an_unknown_page_leaves_its_words_and_is_an_error(html, found):
    assert html("One [*text*](page:nowhere#s-a).") == "<p>One <em>text</em>.</p>"
    assert found("One [*text*](page:nowhere#s-a).") == [("broken-link", "error", 1, 5, "page:nowhere#s-a")]
    assert found("One\n[text](page:).") == [("broken-link", "error", 2, 1, "page:")]


def test_link_without_words_is_dropped_and_reported(html, found):
    assert html("One [ ](https://example.org) two.") == "<p>One   two.</p>"
    assert found("One [ ](https://example.org) two.") == [("empty-link", "warning", 1, 5, "https://example.org")]


def test_bare_address_is_not_a_link(html):
    assert html("See https://example.org and www.example.org.") == "<p>See https://example.org and www.example.org.</p>"


def test_links_are_listed_once_and_by_canonical_ref(draw):
    rendered = draw(
        "[a](page:article/disulfiram) [b](page:disulfiram) [c](page:about/privacy) [d](page:nowhere)\n\n"
        "[e](https://b.example/) [f](https://a.example/) [g](https://b.example/) [h](/about/) <me@example.org>"
    )

    assert rendered.links == ("article/disulfiram", "about/privacy")
    assert rendered.external_links == ("https://b.example/", "https://a.example/")


def test_image_becomes_its_words_and_is_reported(html, found):
    text = "One ![a *picture* [@agabio2023]](/a.png) two."

    assert html(text) == (
        '<p>One a <em>picture</em> <span class="cite">[<a href="#ref-agabio2023" id="cite-1"'
        ' aria-label="1: reference, Agabio 2023">1</a>]</span> two.</p>'
    )
    assert found(text) == [("image", "warning", 1, 5, "![a *picture* [@agabio2023]]")]


def test_link_in_the_words_of_an_image_in_a_link_is_dropped(html):
    assert html("[one ![two [three](/b/)](x.png)](/a/) four") == '<p><a href="/a/">one two three</a> four</p>'
