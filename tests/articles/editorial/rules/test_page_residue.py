import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.page_residue import RULE


def words(body: str, title: str = "") -> list[str]:
    return [each.words for each in check(Manuscript.of(body=body, title=title), [RULE])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We and our partners process data to provide:", ["We and our partners", "process data to provide"]),
        ("Accept all cookies", ["Accept all cookies"]),
        ("This website uses cookies.", ["This website uses cookies"]),
        ("By continuing here, you agree to it.", ["By continuing here, you agree"]),
        ("Skip to content", ["Skip to content"]),
        ("Read more »", ["Read more»"]),
        ("Read more", ["Read more"]),
        ("Table of Contents", ["Table of Contents"]),
        ("Share on Facebook", ["Share on Facebook"]),
        ("Medically reviewed by J. Roe, MD", ["Medically reviewed by J. Roe, MD"]),
        ("Last updated: 3 March 2021", ["Last updated: 3 March 2021"]),
        ("Your information is kept private.", ["Your information is kept private."]),
        ("Submit", ["Submit"]),
        ("Sponsored", ["Sponsored"]),
        ("Advertisement", ["Advertisement"]),
        ("Lorem ipsum and so on.", ["Lorem ipsum"]),
        ("The tablet [Image] is white.", ["[Image]"]),
        ("TODO ask the pharmacist.", ["TODO"]),
        ("The clinic is in [insert city].", ["[insert city]"]),
        ("Insert telephone number here.", ["Insert telephone number here"]),
        ("As an AI language model, I cannot say.", ["As an AI language model"]),
        ("Related articles: how to rest", ["Related articles: how to rest"]),
        ("## Related Articles", ["Related Articles"]),
        ("Home > Drugs > Baclofen", ["Home > Drugs > Baclofen"]),
        ("© 2021 Somebody.", ["© 2021"]),
        ("The story continues below.", ["story continues below"]),
        ("Thank you for subscribing!", ["Thank you for subscribing"]),
        ("Name: click or tap here to enter text.", ["click or tap here to enter text"]),
        ("To go on, click here.", ["click here"]),
        ("Baclofen relaxes muscles.(Source)", ["(Source)"]),
        ("Please enable JavaScript.", ["enable JavaScript"]),
        ("This page contains affiliate links.", ["This page contains affiliate links"]),
        ("Home | Services | Contact | Live chat", ["Home | Services | Contact | Live chat"]),
        ("Like Reply Report", ["Like Reply Report"]),
        ("It lasts a week. Page 2 of 9", ["Page 2 of 9"]),
        ("Advertisement. It lasts a week.", ["Advertisement."]),
        ("By Jo Roe, RN", ["By Jo Roe, RN"]),
        ("Reviewed by", ["Reviewed by"]),
        ("Jo Roe | May 2, 2021", ["Jo Roe | May 2, 2021"]),
        ("Wednesday, 3 March 2021", ["Wednesday, 3 March 2021"]),
        ("how-long-does-a-detox-last", ["how-long-does-a-detox-last"]),
        ("Was this page helpful? Yes No", ["Was this page helpful"]),
        ("Here is a 300-word text on detox:", ["Here is a 300-word"]),
    ],
)
def test_what_was_copied_along_is_reported(text: str, found: list[str]):
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Read more about it in the label.",
        "Read [how it works](page:how).",
        "The review was updated in 2021.",
        "The leaflet was last updated in May, and a newer one is due.",
        "We set no cookies.",
        "“Accept all cookies” is what a banner says.",
        "> This website uses cookies.",
        "Two doctors reviewed the leaflet, and it says so.",
        "Send the form to your doctor.",
        "## Contents of the tablet",
        "## What we do not know",
        "- Home",
        "| Place | Next |\n| --- | --- |\n| Home | Search |",
        "Print the list and take it along.",
        "All rights of patients are protected by law.",
        "[Click here](page:how) for more.",
        "[Read more](page:how)",
        "Leave a reply with the nurse.",
        "Written by two nurses, and read by a third.",
        "By Monday, most people feel better.",
        "Thank you for your help.",
        "Something went wrong with the pump.",
        "Reviewed every year by two doctors.",
        "The article continues the story of one family.",
        "Home detox | Clinic detox | Ward detox",
        "Related conditions",
        "You can print this page and take it with you.",
        "Share what you know with your doctor.",
        "It lasted from 2 May to 3 June 2021.",
        "This page was updated after a new review.",
        "A one-size-fits-all plan helps few people.",
    ],
)
def test_text_of_a_page_is_left_alone(text: str):
    assert words(text) == []


def test_a_page_about_privacy_may_speak_of_cookies():
    assert words("This website uses cookies to keep you signed in.", title="Privacy") == []


@pytest.mark.parametrize(
    "text",
    [
        "We may earn a commission.",
        "If you buy through a link here, we may earn a small commission.",
        "Your results may vary.",
        "Results are not typical.",
        "Name* Email* Message* Send",
        "Telephone * Required field",
        "By pressing the button you agree to receive texts.",
        "Reply with STOP to unsubscribe.",
        "Message and data rates may apply.",
        "Previous post: Why does it ache? And what helps then?",
        "FOR IMMEDIATE RELEASE",
        "Powered by WordPress",
        "Posted in Uncategorized",
        "Advertisement Continue reading below: a study of tea.",
    ],
)
def test_disclaimers_fields_and_frames_are_reported(text: str):
    assert list(check(Manuscript.of(body=text), [RULE]))


@pytest.mark.parametrize(
    "text",
    [
        "Clinics may earn a commission for each person whom they send.",
        "The results of the two trials differ.",
        "Doses vary from person to person.",
        "By stopping slowly you agree a plan with your doctor.",
        "The clinic sends a text message to remind you.",
        "A post in the ward is vacant.",
        "It is not *now* and not *later*.",
        "Immediate-release tablets act sooner.",
    ],
)
def test_plain_words_about_results_and_fees_are_left_alone(text: str):
    assert list(check(Manuscript.of(body=text), [RULE])) == []
