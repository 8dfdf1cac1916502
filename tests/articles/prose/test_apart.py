"""The texts of several pages on one page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import prose

SOURCES = {"a": prose.Cited("a", 'A id="x"'), "b:1.c": prose.Cited("b:1.c", "B")}
TEXT = (
    "## Harms\n\nSee [above](#s-harms), [there](/a/#s-b) and [out](https://a.example/#c) [@a; @b:1.c, p id=].\n\n"
    "::: key\nOne[^n].\n:::\n\n::: people Relapse\n- 3 of 100 [@a]\n:::\n\n"
    '`<a id="s-x" href="#y">` id="z"\n\n[^n]: Note.'
)


def test_ids_and_what_names_them_begin_with_the_name():
    html = prose.apart(prose.render(TEXT, SOURCES).html, "baclofen")

    assert re.findall(r'<[^>]*? id="([^"]*)"', html) == [
        f"baclofen-{name}"
        for name in ("s-harms", "cite-1", "cite-2", "callout-1", "fnref-a", "people-1", "cite-3", "s-notes", "fn-a")
    ]
    assert re.findall(r' (?:aria-labelledby)="([^"]*)"', html) == [
        "baclofen-callout-1",
        "baclofen-people-1",
        "baclofen-s-notes",
    ]
    assert re.findall(r' href="([^"]*)"', html) == [
        "#baclofen-s-harms",
        "/a/#s-b",
        "https://a.example/#c",
        "#baclofen-ref-a",
        "#baclofen-ref-b:1.c",
        "#baclofen-fn-a",
        "#baclofen-ref-a",
        "#y",
        "#baclofen-fnref-a",
    ]


def test_words_that_look_like_attributes_stay():
    html = prose.apart(prose.render(TEXT, SOURCES).html, "baclofen")

    assert '<code>&lt;a id="s-x" href="#y"&gt;</code> id="z"' in html
    assert 'aria-label="2, p id=: reference, B"' in html
    assert 'aria-label="1: reference, A id=&quot;x&quot;"' in html


@pytest.mark.parametrize("name", ["", "A", "a b", 'a"', "-a", "a\n"])
def test_name_that_is_no_slug_is_refused(name):
    with pytest.raises(ValueError, match="is no slug"):
        prose.apart("<p>x</p>", name)


PIECES = st.sampled_from(
    [
        *("## A\n\n", "\n\n", "[^n]", "\n\n[^n]: ", "[@a]", "[@b:1.c, id=]", "[x](#s-a)", "::: key\n", ":::\n", "- "),
        *("::: people x\n", "3 of 100 ", "| a |\n|-|\n| b |\n", '<p id="s-a">', '`id="s-a"`', "&quot;", ' id="', "<a "),
    ]
)


@given(text=st.lists(PIECES | st.text(max_size=4), max_size=20).map("".join))
def test_any_text_stands_twice_on_a_page_with_ids_of_its_own(elements_of, text):
    html = prose.render(text, SOURCES).html
    alone = elements_of(html)

    both = [elements_of(prose.apart(html, name)) for name in ("one", "two")]

    ids = [element.attrib["id"] for half in both for element in half if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    for name, half in zip(("one", "two"), both, strict=True):
        assert [_named(element.attrib, f"{name}-") for element in alone] == [dict(each.attrib) for each in half]
        assert [(each.tag, each.text, each.tail) for each in alone] == [
            (each.tag, each.text, each.tail) for each in half
        ]


def _named(attributes, prefix):
    named = {key: f"{prefix}{attributes[key]}" for key in ("id", "aria-labelledby") if key in attributes}
    if attributes.get("href", "").startswith("#"):
        named["href"] = f"#{prefix}{attributes['href'][1:]}"
    return dict(attributes) | named
