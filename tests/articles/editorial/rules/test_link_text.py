import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.link_text import RULE


def found(text: str) -> list[tuple[str, str]]:
    return [(each.severity.value, each.words) for each in check(Manuscript.of(body=text), [RULE])]


@pytest.mark.parametrize(
    "text",
    [
        "Read [how to come off it](/a/).",
        "[Side effects of baclofen](/a/) has more.",
        "[More about side effects](/a/)",
        "[Read more about this medicine](/a/)",
        "[Learn how the trial was run](/a/)",
        "Click here, or read more: this page has no links.",
        "[Find a meeting](/a/) near you, or [ask your doctor](/b/).",
        "[This trial](/a/) came first.",
        "[Side effects](/a/) and, further down, [side effects](/a) again.",
        "[nhs.uk](https://www.nhs.uk/)",
        "[here and there](/a/)",
        "[](/a/) [](/b/)",
        "[The full article on withdrawal](/a/)",
        "[View the leaflet](/a/)",
    ],
)
def test_links_that_say_where_they_lead_are_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "words",
    [
        *("here", "click here", "Click here!", "Click Here for more information", "read more", "Read more >>"),
        *("this link", "learn more", "more", "link", "this page", "this article", "More information", "find out more"),
        *(
            "visit our website",
            "see here",
            "this",
            "Continue reading →",
            "for more details",
            "*here*",
            "check out this post",
        ),
        *("please click here", "view more", "tap here now"),
        *("click this", "source", "Press that"),
    ],
)
def test_link_that_does_not_say_where_it_leads_is_reported(words):
    assert found(f"It is so ([{words}](/a/)).") == [("warning", words.strip("*"))]


def test_links_of_the_same_words_to_different_pages_are_noted():
    text = "See [side effects](/a/).\n\n- [Side effects](/b/)\n- [Side effects:](/b/)\n- [others](/b/)"
    assert found(text) == [("note", "Side effects"), ("note", "Side effects:")]


def test_the_other_page_is_named():
    (note,) = check(Manuscript.of(body="[Doses](page:doses) and [doses](/other/)"), [RULE])
    assert "page:doses" in note.reason


def test_link_has_its_place():
    (warning,) = check(Manuscript.of(body="One\n\nIf you **will**, [here](/a/)"), [RULE])
    assert (warning.line, warning.column) == (3, 19)
