import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.alt_text import RULE


def words(text: str) -> list[str]:
    return [found.words for found in check(Manuscript.of(body=text), [RULE])]


@pytest.mark.parametrize(
    "text",
    [
        "![Deaths fell from 12 to 9 in every 1,000](deaths.png)",
        "![A nurse hands a cup to a woman](IMG_2034.jpg)",
        "![Photo of a pill box with seven lids](box.jpg)",
        "![Graph: days without alcohol in both groups](graph.svg)",
        "![Logo of the health service](logo.png)",
        "A picture of the ward is not here.",
        "See IMG_2034.jpg and image.png in the folder.",
        "An image says little.",
        "![The *liver*, before and after](liver.webp)",
        "[![Where to call at night](night.png)](/night/)",
        "| ![A tablet of 25 mg](a.png) | b |\n|-|-|",
        "> ![A page of the leaflet with the doses marked](leaflet.png)",
        r"\![](not-an-image.png)",
    ],
)
def test_images_with_words_and_words_about_images_are_left_alone(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![](x.png)", "![](x.png)"),
        ("Words ![](x.png) and words.", "![](x.png)"),
        ("![ ](x.png)", "![](x.png)"),
        ("![IMG_2034.jpg](x.jpg)", "IMG_2034.jpg"),
        ("![liver-scan-final.png](x.jpg)", "liver-scan-final.png"),
        ("![image](x.jpg)", "image"),
        ("![Photo](x.jpg)", "Photo"),
        ("![Picture of](x.jpg)", "Picture of"),
        ("![An image](x.jpg)", "An image"),
        ("![Image 3](x.jpg)", "Image 3"),
        ("![DSC01234](x.jpg)", "DSC01234"),
        ("![stock photo](x.jpg)", "stock photo"),
        ("- ![banner](x.jpg)", "banner"),
        ("[![logo](x.jpg)](/a/)", "logo"),
        ("| a | ![](x.png) |\n|-|-|", "![](x.png)"),
        ("Noted[^n].\n\n[^n]: See ![chart](x.png).", "chart"),
    ],
)
def test_image_without_words_of_its_own_is_reported(text, expected):
    assert words(text) == [expected]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("One\n\n![](x.png)", (3, 1)),
        ("One **two**. It is ![photo](x.png).", (1, 22)),
        ("One. Two ![](x.png)\n\nThree", (1, 8)),
    ],
)
def test_image_has_its_place(text, place):
    (found,) = check(Manuscript.of(body=text), [RULE])
    assert (found.line, found.column) == place


def test_reason_tells_no_words_from_empty_words():
    none, empty = check(Manuscript.of(body="![](a.png)\n\n![image](b.png)"), [RULE])
    assert none.reason != empty.reason


def test_image_in_a_fact_is_reported():
    (found,) = check(Manuscript.of(body="", facts={"taken": "![](a.png)"}), [RULE])
    assert (found.part, found.severity) == ("taken", "warning")
