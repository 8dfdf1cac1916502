import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.sales_line import RULE


def words(body: str) -> list[str]:
    return [each.words for each in check(Manuscript.of(body=body), [RULE])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don’t wait— reach out today.", ["Don’t wait", "reach out today"]),
        ("Call now.", ["Call now"]),
        ("Call us at any hour.", ["Call us"]),
        ("Our admissions team is standing by 24/7.", ["Our admissions team", "standing by 24/7"]),
        ("Verify your insurance in a minute.", ["Verify your insurance"]),
        ("Take the first step today.", ["Take the first step today"]),
        ("Begin your journey by the lake.", ["Begin your journey"]),
        ("We’re here to help you.", ["We’re here to help"]),
        ("Contact us to learn more.", ["Contact us to learn"]),
        ("Speak with a treatment specialist.", ["Speak with a treatment specialist"]),
        ("Get help now at Harbour Light.", ["Get help now at"]),
        ("You will stay in a luxury rehab.", ["luxury rehab"]),
        ("The staff are world-class.", ["world-class"]),
        ("It is a state-of-the-art unit.", ["state-of-the-art"]),
        ("She runs a top-rated clinic.", ["top-rated"]),
        ("It is a leading provider of care.", ["leading provider"]),
        ("Each plan is tailored to your unique needs.", ["tailored to your unique needs"]),
        ("Act before it’s too late.", ["before it’s too late"]),
        ("Ask for same-day admission.", ["same-day admission"]),
        ("Most insurance is accepted.", ["Most insurance is accepted"]),
        ("Our compassionate team listens.", ["Our compassionate team"]),
        ("At Harbour Light Recovery, we listen.", ["At Harbour Light Recovery, we"]),
        ("Help is just a phone call away.", ["Help is just a phone call away"]),
        ("Our helpline is free: call our nurses now.", ["call our"]),
        ("Ring 888-555-0123 and ask.", ["888-555-0123"]),
        ("Ready to start your recovery journey?", ["start your recovery journey"]),
        ("We offer medically supervised detox.", ["We offer medically supervised detox"]),
        ("Take back the life you deserve.", ["life you deserve"]),
        ("Tomorrow could be too late.", ["Tomorrow could be too late"]),
        ("Speak to one of our admissions advisers.", ["Speak to one of our admissions"]),
        ("Pick up the phone; we are ready when you are.", ["Pick up the phone", "we are ready when"]),
        ("Each hour that you wait makes it harder.", ["Each hour that you wait"]),
        ("Let our nurses look after you.", ["Let our nurses look after"]),
        ("Get in touch today.", ["Get in touch today"]),
        ("We will get you in by Friday.", ["get you in by"]),
        ("A room is ready for you tonight.", ["room is ready for you"]),
        ("Reserve your suite for June.", ["Reserve your suite"]),
        ("Grab your sample pack while stocks last.", ["Grab your sample pack", "while stocks last"]),
        ("Shop our teas for a calm evening.", ["Shop our"]),
        ("Go to the site and order yours.", ["and order yours"]),
        ("There are only three rooms left.", ["only three rooms left"]),
        ("Use my code for 20% off.", ["Use my code", "20% off"]),
        ("Order before midnight.", ["Order before midnight"]),
        ("Add it to your basket.", ["Add it to your basket"]),
        ("Click below to claim a place.", ["Click below to claim"]),
        ("It comes with a money-back guarantee.", ["money-back guarantee"]),
        ("Our brilliant nurses sit with you.", ["Our brilliant nurses"]),
        ("We give you an unforgettable week.", ["We give you an unforgettable"]),
        ("Nobody knows detox like us.", ["Nobody knows detox like us"]),
        ("Our guests say that it changed them.", ["Our guests say"]),
        ("It is a peaceful retreat by the sea.", ["peaceful retreat"]),
        ("We are with you every step of the way.", ["every step of the way"]),
        ("Here comfort meets care, where science meets hope.", ["where science meets"]),
        ("It is the most exclusive private clinic in Spain.", ["most exclusive private clinic"]),
        ("At Harbour Light we believe in people.", ["At Harbour Light we believe"]),
        ("Only four suites remain this spring.", ["Only four suites remain"]),
        ("Don’t waste another weekend in bed.", ["Don’t waste another weekend"]),
        ("But how much is your health worth?", ["how much is your health worth"]),
        ("Request a private viewing of the villa.", ["Request a private viewing"]),
        ("Take our short quiz.", ["Take our short quiz"]),
        ("It sells out within days.", ["sells out within"]),
        ("If you drink again, return free of charge.", ["return free"]),
        ("The parcel comes in plain packaging.", ["in plain packaging"]),
        ("Nobody else in the country promises that.", ["Nobody else in the country promises"]),
        ("It is the number one sober app.", ["number one sober app"]),
        ("Our five-star chef cooks.", ["five-star"]),
        ("The second one blew us away.", ["blew us away"]),
        ("No one is turned away, and our unrivalled team listens.", ["our unrivalled team"]),
    ],
)
def test_a_sales_line_is_reported(text: str, found: list[str]):
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Call 911 now.",
        "Call a crisis line now.",
        "Call the emergency number now, and stay with them.",
        "Call your doctor today.",
        "Talk with your doctor today.",
        "Ask today.",
        "The SAMHSA helpline answers at 1-800-662-4357 at any time.",
        "Poison control answers at 1-800-222-1222.",
        "Samaritans are here for you, day and night.",
        "::: help Get help now\nCall now if somebody cannot be woken.\n:::",
        "Contact us about a correction.",
        "If you find a mistake, contact us today.",
        "We looked at 17 trials.",
        "Our pages name their sources.",
        "We offer no treatment, and nobody pays us.",
        "We provide information about treatment.",
        "Find out how we check sources.",
        "Do not wait for a place in a programme.",
        "Don’t wait to call 999.",
        "Do not hesitate to ask your pharmacist.",
        "A luxury setting is not evidence of better care.",
        "Be wary of a place that offers luxury rehab.",
        "“Call now” tells you nothing.",
        "Ask the programme to verify your insurance.",
        "You may need immediate admission to hospital.",
        "Every page shows where to get help at once.",
        "Taking action can be the first step.",
        "The plan should fit what you need.",
        "You can talk to us in confidence.",
        "We will help you to fill in the form.",
        "If you miss a dose, call us.",
        "To come to a group, email us.",
        "We offer talking treatments and a group on Mondays.",
        "Most of our clients are men.",
        "Our multidisciplinary team meets each week.",
        "Our trained counsellors listen.",
        "Order your tablets a week before you travel.",
        "Book your blood test by telephone.",
        "The kit can be ordered online.",
        "Join us on the bench if you like.",
        "Ask whether you can have your money back.",
        "Carers get a discount on the bus.",
        "Every time I pick up the phone, I put it down again.",
        "The things that people buy today are stronger.",
        "Subscribe to our newsletter.",
        "The plan is tailored to the person.",
        "The UK’s leading cause of liver disease is alcohol.",
        "The staff are not simply the best.",
        "Nobody else can decide for you.",
        "The service is free of charge.",
        "Two rooms remain empty while the ward is painted.",
        "Take the questionnaire to your doctor.",
        "Keep tablets in the plain box that they came in.",
    ],
)
def test_help_and_honest_words_are_left_alone(text: str):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“I drank for years, and this app gave me my life back.”", "gave me my life back"),
        ("“Those drops saved our marriage.”", "saved our marriage"),
        ("> It was the best decision I ever made.", "best decision I ever"),
        ("> My cravings had simply vanished.", "cravings had simply vanished"),
        ("“I cannot recommend this place enough.”", "cannot recommend this place enough"),
        ("“They sat with me, and I owe my life to them.”", "I owe my life"),
        ("“I slept at last.” K., verified buyer", "verified buyer"),
        ("“I slept at last.” — Jo, happy customer", "happy customer"),
        ("“Nothing else ever worked until I came here.”", "Nothing else ever worked until"),
        ("> I wish I had found it years ago.", "I wish I had found it years"),
        ("“I took one capsule and it was gone.”", "one capsule and it was gone"),
        ("“My daughter came home. It is a miracle.”", "is a miracle"),
    ],
)
def test_one_persons_praise_is_reported(text: str, found: str):
    remarks = list(check(Manuscript.of(body=text), [RULE]))

    assert [each.words for each in remarks] == [found]
    assert "One person’s praise" in remarks[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "“I drank each evening, and nobody knew,” says one woman.",
        "> I was ashamed. It took me a year to ask my doctor.",
        "“I felt sick for a week, and then it was gone.”",
        "“It was the worst day of my life.”",
        "“I still want a drink on some days, and I ring a friend.”",
        "Be wary of stories such as “this pill saved my life”.",
        "Stopping drinking changed my life.",
        "“We do not know whether it works,” the reviewers wrote.",
        "“My husband came with me to the group.”",
        "One member of the group reads the notes: “I am here.”",
        "“I slipped once and started again.”",
        "“I would recommend asking a doctor first.”",
        "“They changed my husband’s dose.”",
        "| What a page says | What is known |\n| --- | --- |\n| “It saved my life” | Nobody was counted |",
    ],
)
def test_a_story_that_praises_nothing_is_left_alone(text: str):
    assert words(text) == []
