import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.bare_url import RULE


def words(text: str) -> list[str]:
    return [found.words for found in check(Manuscript.of(body=text), [RULE])]


@pytest.mark.parametrize(
    "text",
    [
        "Read [how the treatment works](https://example.org/how).",
        "The health service has a page on it at nhs.uk.",
        "Go to [nhs.uk](https://www.nhs.uk/) and search for it.",
        "Write to help@example.org and/or call.",
        "It is 5.5/10 on that scale.",
        "Ask your doctor.Com is no sentence.",
        "See the page [on taking it](/articles/taking-it/).",
        "The DOI is 10.1000/182.",
        "It says so [@who2018, https://example.org].",
        "[the trial]: https://example.org/trial\n\nSee [the trial].",
        "Mr. Example/Smith et al. found it.",
        "Is there a https page of it?",
    ],
)
def test_words_and_names_of_sites_are_left_alone(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://www.example.org/page?id=3.", ["https://www.example.org/page?id=3"]),
        ("See <https://example.org/a> today.", ["https://example.org/a"]),
        ("More at www.example.org, of course.", ["www.example.org"]),
        ("(source: http://example.com/x)", ["http://example.com/x"]),
        ("It was “https://example.org/said” in full.", ["https://example.org/said"]),
        ("Visit example.com/alcohol-rehab for more.", ["example.com/alcohol-rehab"]),
        ("Visit [help.example.org/now](https://help.example.org/now).", ["help.example.org/now"]),
        ("[https://example.org](https://example.org)", ["https://example.org"]),
        ("- HTTPS://EXAMPLE.ORG/A", ["HTTPS://EXAMPLE.ORG/A"]),
        ("| Where |\n|-|\n| www.example.org/a |", ["www.example.org/a"]),
        ("## https://example.org", ["https://example.org"]),
        ("https://a.example/1 and https://a.example/2!", ["https://a.example/1", "https://a.example/2"]),
        ("> Look at www.example.net", ["www.example.net"]),
    ],
)
def test_address_in_place_of_words_is_reported(text, expected):
    assert words(text) == expected


def test_address_is_found_where_it_was_written():
    (found,) = check(Manuscript.of(body="One *two*\n**see** www.example.org"), [RULE])
    assert (found.line, found.column, found.severity) == (2, 9, "warning")
