import pytest

from articles import prose


def test_citation_links_to_its_reference_and_can_be_linked_to(html):
    assert html("It helps [@agabio2023].") == (
        '<p>It helps <span class="cite">[<a href="#ref-agabio2023" id="cite-1"'
        ' aria-label="1: reference, Agabio 2023">1</a>]</span>.</p>'
    )


def test_citation_shows_its_locator_at_the_start_of_its_name(html):
    assert html("It helps [@agabio2023, p. 4].") == (
        '<p>It helps <span class="cite">[<a href="#ref-agabio2023" id="cite-1"'
        ' aria-label="1, p. 4: reference, Agabio 2023">1, p. 4</a>]</span>.</p>'
    )


def test_citation_group_holds_several_sources(html):
    assert html("It helps [@agabio2023; @rose:2018, table 2].") == (
        '<p>It helps <span class="cite">['
        '<a href="#ref-agabio2023" id="cite-1" aria-label="1: reference, Agabio 2023">1</a>; '
        '<a href="#ref-rose:2018" id="cite-2" aria-label="2, table 2: reference, Rose &amp; Jones 2018">2, table 2</a>'
        "]</span>.</p>"
    )


def test_citations_tell_key_locator_claim_number_and_use(draw):
    rendered = draw("It helps [@rose:2018]. It harms [@agabio2023, p. 4; @rose:2018].")

    assert rendered.citations == (
        prose.Citation("rose:2018", "", "It helps.", number=1, use=1),
        prose.Citation("agabio2023", "p. 4", "It harms.", number=2, use=2),
        prose.Citation("rose:2018", "", "It harms.", number=1, use=3),
    )


def test_citation_by_an_alias_counts_as_the_canonical_source(draw):
    rendered = draw("One [@agabio]. Two [@agabio2023].")

    assert [(citation.key, citation.number) for citation in rendered.citations] == [("agabio2023", 1)] * 2
    assert "#ref-agabio" + '"' not in rendered.html


def test_citation_may_be_wrapped_over_two_lines(draw):
    rendered = draw("It helps [@agabio2023,\np. 4; @rose:2018,\n table 2].")

    assert [citation.locator for citation in rendered.citations] == ["p. 4", "table 2"]


def test_unknown_citation_is_shown_and_is_an_error(html, found):
    assert html("It helps [@nobody].") == '<p>It helps <span class="cite cite-unknown">[nobody?]</span>.</p>'
    assert found("Before.\n\nIt helps [@nobody].") == [("unknown-citation", "error", 3, 12, "nobody")]


def test_unknown_citation_among_known_ones_is_marked_alone(draw):
    rendered = draw("It helps [@nobody; @rose:2018].")

    assert rendered.html == (
        '<p>It helps <span class="cite">[<span class="cite-unknown">nobody?</span>; '
        '<a href="#ref-rose:2018" id="cite-1" aria-label="1: reference, Rose &amp; Jones 2018">1</a>]</span>.</p>'
    )
    assert [citation.key for citation in rendered.citations] == ["rose:2018"]


@pytest.mark.parametrize(
    "written",
    [
        "[@]",
        "[@ ]",
        "[@agabio2023 @rose:2018]",
        "[@agabio2023; rose:2018]",
        "[@agabio2023, p. 4; p. 6]",
        "[@agabio2023,]",
        "[@agabio2023;]",
        "[@-agabio2023]",
        "[@agäbio]",
        f"[@agabio2023, {'p' * 101}]",
        f"[@{'a' * 101}]",
    ],
)
def test_malformed_citation_stays_as_written_and_is_an_error(html, found, written):
    assert html(f"It helps {written}.") == f"<p>It helps {written}.</p>"
    assert [finding[:4] for finding in found(f"It helps {written}.")] == [("malformed-citation", "error", 1, 10)]


def test_malformed_citation_without_an_end_is_reported_with_the_words_of_its_line(found):
    assert found("It helps [@agabio2023\nand more.") == [("malformed-citation", "error", 1, 10, "[@agabio2023")]


def test_citation_key_and_locator_may_be_as_long_as_the_bounds(draw):
    rendered = draw(f"It helps [@{'a' * 100}] and [@agabio2023, {'p' * 100}].")

    assert [finding.rule for finding in rendered.findings] == ["unknown-citation"]
    assert rendered.citations[0].locator == "p" * 100


def test_line_that_markdown_takes_for_a_link_address_is_reported(html, found):
    assert html("[@agabio2023]: nothing") == ""
    assert found("Before.\n\n[@agabio2023]: nothing") == [("malformed-citation", "error", 3, 1, "[@agabio2023]:")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"Write \[@agabio2023].", "<p>Write [@agabio2023].</p>"),
        ("Write `[@agabio2023]`.", "<p>Write <code>[@agabio2023]</code>.</p>"),
        ("```\n[@agabio2023]\n```", "<pre><code>[@agabio2023]\n</code></pre>"),
        ("    [@agabio2023]", "<pre><code>[@agabio2023]\n</code></pre>"),
    ],
)
def test_citation_that_is_escaped_or_code_is_text(draw, text, expected):
    rendered = draw(text)

    assert (rendered.html, rendered.citations, rendered.findings) == (expected, (), ())


def test_locator_is_text(html):
    assert html('It helps [@agabio2023, <b>"x" & *y*].') == (
        '<p>It helps <span class="cite">[<a href="#ref-agabio2023" id="cite-1"'
        ' aria-label="1, &lt;b&gt;&quot;x&quot; &amp; *y*: reference, Agabio 2023">'
        '1, &lt;b&gt;"x" &amp; *y*</a>]</span>.</p>'
    )


def test_citation_inside_the_words_of_a_link_follows_the_link(html):
    assert html("See [the *review* [@agabio2023] of 2023](/sources/).") == (
        '<p>See <a href="/sources/">the <em>review</em>  of 2023</a>'
        '<span class="cite">[<a href="#ref-agabio2023" id="cite-1" aria-label="1: reference, Agabio 2023">1</a>]</span>'
        ".</p>"
    )


def test_citation_in_a_footnote_is_numbered_where_it_is_read(draw):
    rendered = draw("One[^n] [@rose:2018].\n\n[^n]: Note [@who.int-1].\n\nTwo [@agabio2023].")

    assert [(citation.key, citation.number) for citation in rendered.citations] == [
        ("rose:2018", 1),
        ("agabio2023", 2),
        ("who.int-1", 3),
    ]


def test_citation_that_supports_no_sentence_is_reported(found):
    assert found("- One.\n- [@agabio2023]") == [("citation-without-claim", "warning", 2, 3, "[@agabio2023]")]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("One. It helps [@agabio2023]. Two.", "It helps."),
        ("One. It helps. [@agabio2023] Two.", "It helps."),
        ("One. It helps.[@agabio2023] Two.", "It helps."),
        ("One. [@agabio2023] It helps.", "One."),
        ("[@agabio2023] It helps. Two.", "It helps."),
        ("It helps [@agabio2023] a little. Two.", "It helps a little."),
        ("It helps ([@agabio2023]). Two.", "It helps."),
        ("It helps [@agabio2023], e.g. by 0.87 points. Two.", "It helps, e.g. by 0.87 points."),
        ("It *helps* a [little](/a/)[^n] [@agabio2023]. Two.\n\n[^n]: Note.", "It helps a little."),
        ("It helps\na little\n[@agabio2023]. Two.", "It helps a little."),
        ("Smith et al. [@agabio2023] say it helps.", "Smith et al. say it helps."),
        ("- One.\n- Two. It helps [@agabio2023].\n- Three.", "It helps."),
        ("Term\n: One. It helps [@agabio2023].", "It helps."),
        ("> One. It helps [@agabio2023].", "It helps."),
        ("## It helps [@agabio2023]", "It helps"),
        ("::: key Why it helps [@agabio2023]\n:::", "Key points: Why it helps"),
        ("| Trial | Effect |\n|-|-|\n| A | Small [@agabio2023] |\n| B | None |", "Trial: A | Effect: Small"),
        ("| | Helps? |\n|-|-|\n| A | Yes [@agabio2023] |", "A | Helps? Yes"),
        ("| Trial | Effect [@agabio2023] |\n|-|-|\n| A | Small |", "Trial | Effect"),
        ("يساعد قليلا [@agabio2023]؟ نعم.", "يساعد قليلا؟"),
    ],
)
def test_claim_is_the_sentence_that_the_citation_stands_in(draw, text, claim):
    assert [citation.claim for citation in draw(text).citations] == [claim]


def test_claim_has_a_length(draw):
    (citation,) = draw("word " * 300 + "[@agabio2023].").citations

    assert len(citation.claim) == 1000
    assert citation.claim.endswith("word…")
