import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.material import Touched, sentence, touched

LEFT_ALONE = [
    ("It helps some poeple.", "It helps some people."),
    ("A program of behavioral care.", "A programme of behavioural care."),
    ("it helps people", "It helps people."),
    ("Ask, then wait.", "Ask; then wait!"),
    ("A long-term plan.", "A long term plan."),
    ("One line\nand another.", "One line and\nanother."),
    ("Take 30 mg with food.", "Take 30\u00a0mg with food."),
    ("Take 30 mg with food.", "Take 30mg with food."),
    ("A 30 mg tablet.", "A 30-mg tablet."),
    ("Take 30 mg with food.", "Take **30** *mg* with food."),
    ("Take 30&nbsp;mg with food.", "Take 30 milligrams with food."),
    ("Take 30 mg a day.", "Take 30 mg per day."),
    ("Take 5 µg.", "Take 5 micrograms."),
    ("Take 0.5 mg.", "Take .5 mg."),
    ("From 30 to 60 mg.", "From 30–60 mg."),
    ("It found 1,000 people.", "It found 1000 people."),
    ("It was 12% of them.", "It was 12 per cent of them."),
    ("Wait two weeks.", "Wait 2 weeks."),
    ("A share of 0.5.", "A share of 0·5."),
    ("The bac\u00adlofen trial.", "The baclofen trial."),
    ("Baclofen was tried.", "BACLOFEN was tried."),
    ("The baclofen trials.", "The baclofen's trials."),
    ("An opioid is strong.", "Opioids are strong."),
    ("Do not drive.", "Don’t drive."),
    ("You cannot drive.", "You can't drive."),
    ("The risk increase is small.", "The risk increases is small."),
    ("It helps [@a; @b].", "It helps [@a] [@b]."),
    ("It helps [@a, p. 4].", "It helps [@a,  p. 4 ]."),
    ("See [this page](page:baclofen).", "See [the page](page:baclofen)."),
    ("* Ask.\n* Wait.", "1. Ask.\n2. Wait."),
    ("1. Ask.\n2. Wait.", "1. Ask.\n1. Wait."),
    ("## Ask\n\nWait.", "### Ask\n\nWait."),
    ("| A |\n|---|\n| b |", "| A |\n| :-: |\n| b |"),
    ("It helps[^1].\n\n[^1]: A note.", "It helps[^2].\n\n[^2]: A note."),
    ("It helps.", "It helps. Families who came along to these talks found that they learned."),
]
REPORTED = [
    ("Take 30 mg.", "Take 60 mg.", ["-30 mg", "+60 mg"]),
    ("Take 30 mg.", "Take 30 g.", ["-30 mg", "+30 g"]),
    ("Take 30 mg.", "Take 30.", ["+30", "-30 mg"]),
    ("Take 30–60 mg.", "Take 30–80 mg.", ["-30–60 mg", "+30–80 mg"]),
    ("Take 5.0 mg.", "Take 50 mg.", ["-5.0 mg", "+50 mg"]),
    ("Take half a tablet.", "Take a tablet.", ["-half"]),
    ("Take ½ tablet.", "Take ¼ tablet.", ["-½ tablet", "+¼ tablet"]),
    ("| Dose (mg) |\n|---|\n| 5 |", "| Dose (ml) |\n|---|\n| 5 |", ["-mg", "+ml"]),
    ("Take it daily.", "Take it weekly.", ["-daily", "+weekly"]),
    ("It found 1,000 people.", "It found 10,000 people.", ["-1,000", "+10,000"]),
    ("In 10% of them.", "In 10 of them.", ["-10%", "+10"]),
    ("A share of 1/2.", "A share of 1/3.", ["-1/2", "+1/3"]),
    ("p < 0.05", "p > 0.05", ["-< 0.05", "+> 0.05"]),
    ("A change of -5 points.", "A change of 5 points.", ["--5", "+5"]),
    ("The vitamin B1.", "The vitamin B2.", ["-1", "+2"]),
    ("A count of 10⁶.", "A count of 10⁵.", ["-10⁶", "+10⁵"]),
    ("In Schedule III.", "In Schedule IV.", ["-III", "+IV"]),
    ("Twice a day.", "Once a day.", ["-Twice", "+Once"]),
    ("The second review.", "The third review.", ["-second", "+third"]),
    ("Wait two weeks.", "Wait two days.", ["-two weeks", "+two days"]),
    ("5. Ask.", "6. Ask.", ["-5", "+6"]),
    ("20 on baclofen, 30 on placebo.", "30 on baclofen, 20 on placebo.", ["~baclofen", "~30"]),
    ("Baclofen was tried.", "Naltrexone was tried.", ["-Baclofen", "+Naltrexone"]),
    ("Take Antabuse.", "Take it.", ["-Antabuse"]),
    ("A benzodiazepine.", "An opioid.", ["-benzodiazepine", "+opioid"]),
    ("It helps [@rose2018].", "It helps.", ["-[@rose2018]"]),
    ("It helps.", "It helps [@rose2018].", ["+[@rose2018]"]),
    ("It helps [@a, p. 4].", "It helps [@a, p. 5].", ["-[@a, p. 4]", "+[@a, p. 5]"]),
    ("It helps [@a; @b].", "It helps [@a; @c].", ["-[@b]", "+[@c]"]),
    ("Sleep improved [@a]. Mood improved.", "Sleep improved. Mood improved [@a].", ["~[@a]"]),
    ("See [it](page:baclofen).", "See [it](page:disulfiram).", ["-page:baclofen", "+page:disulfiram"]),
    ("See <https://a.example/1>.", "See <https://a.example/2>.", ["-https://a.example/1", "+https://a.example/2"]),
    ("See [it][a].\n\n[a]: /one", "See [it][a].\n\n[a]: /two", ["-/one", "+/two"]),
    ("Do not drive.", "Do drive.", ["-not"]),
    ("You should ask.", "You must ask.", ["-should", "+must"]),
    ("Don't drive.", "Do drive.", ["-Don't"]),
    ("It is safe, not weak.", "It is not safe, weak.", ["~not"]),
    ("It was effective.", "It was ineffective.", ["-effective", "+ineffective"]),
    ("Inpatient care.", "Outpatient care.", ["-inpatient", "+outpatient"]),
    ("It was harmful\u200b.", "It was **never** harmful.", ["+never"]),
    ("`30`", "`40`", ["-30", "+40"]),
    ("It helps[^1].\n\n[^1]: In 20 people.", "It helps[^1].\n\n[^1]: In 30 people.", ["-20", "+30"]),
]
MANY = "Families who came along to these talks found that they learned how to listen and ask."

VOCABULARY = ["the", "trial", "slept", "well", "not", "on", "baclofen", "in", "mg", "1,000", "twice", "[@a]"]
words = st.sampled_from(VOCABULARY)
prose = st.lists(words, min_size=1, max_size=30)


def marks(found: list[Touched]) -> list[str]:
    return [{"added": "+", "removed": "-", "moved": "~"}[one.change] + one.words for one in found]


@pytest.mark.parametrize(("old", "new"), LEFT_ALONE)
def test_small_edit_touches_nothing(old, new):
    assert touched({"body": old}, {"body": new}) == []


@pytest.mark.parametrize(("old", "new", "expected"), REPORTED)
def test_edit_of_the_meaning_is_reported_with_its_words(old, new, expected):
    assert marks(touched({"body": old}, {"body": new})) == expected


@pytest.mark.parametrize(
    ("words_there", "what"),
    [
        ("30 mg", "a dose"),
        ("30 units", "a dose"),
        ("30%", "a number"),
        ("30 weeks", "a number"),
        ("thirty", "a number"),
        ("acamprosate", "a medicine's name"),
        ("Campral", "a medicine's name"),
        ("[@rose2018]", "a citation"),
        ("never", "a word that turns the meaning"),
    ],
)
def test_what_was_touched_has_a_name(words_there, what):
    found = touched({"summary": "It was."}, {"summary": f"It was {words_there}."})

    assert found == [Touched("summary", words_there, what, "added")]


def test_every_part_is_compared():
    old = {"title": "Two ways", "body": "The same 30 mg.", "hours": "9 hours"}
    new = {"title": "Three ways", "body": "The same 30 mg.", "sleep": "Not at home"}

    found = touched(old, new)

    assert [(one.part, one.words, one.change) for one in found] == [
        ("title", "Two", "removed"),
        ("title", "Three", "added"),
        ("hours", "9 hours", "removed"),
        ("sleep", "Not", "added"),
    ]


@pytest.mark.parametrize("brand", ["Zenobril", "zenobril", "Zenobril forte", " "])
def test_brand_of_the_site_counts_as_a_medicine(brand):
    found = touched({"body": "They took it."}, {"body": "They took Zenobril forte."}, brands=[brand])

    assert [one.words for one in found] == ([brand.capitalize()] if brand.strip() else [])


def test_brand_is_found_as_a_whole_word_only():
    assert touched({"body": "They took it."}, {"body": "They retook it."}, brands=["took it", "reto"]) == [
        Touched("body", "took it", "a medicine's name", "removed")
    ]


@pytest.mark.parametrize(("old", "new"), [("Ask.", f"Ask. {MANY}"), (f"Ask. {MANY}", f"Ask. {MANY.upper()} {MANY}")])
def test_sentence_that_came_is_many_words(old, new):
    assert touched({"body": old}, {"body": new}) == [
        Touched("body", "Families who came along to these…", "many words", "added")
    ]


def test_sentence_that_went_is_many_words():
    assert touched({"body": f"Ask. {MANY}"}, {"body": "Ask."}) == [
        Touched("body", "Families who came along to these…", "many words", "removed")
    ]


def test_sentence_written_anew_is_many_words():
    other = "Nurses, doctors, cooks, drivers, porters, teachers, painters, bakers, singers, farmers, actors, sons, me."

    found = touched({"body": MANY}, {"body": other})

    assert [(one.what, one.change) for one in found] == [("many words", "removed"), ("many words", "added")]


@given(st.text())
def test_text_that_stays_touches_nothing(text):
    assert touched({"body": text}, {"body": text}) == []


@given(prose, st.data())
def test_wrapping_lines_anew_touches_nothing(written, data):
    gaps = st.sampled_from([" ", "\n", "  ", "\u00a0", " \n"])
    wrapped = "".join(word + data.draw(gaps) for word in written)

    assert touched({"body": " ".join(written)}, {"body": wrapped}) == []


@given(prose, prose, st.from_regex(r"[0-9]{1,9}", fullmatch=True), st.from_regex(r"[0-9]{1,9}", fullmatch=True))
def test_other_figures_are_always_reported(before, after, figures, others):
    old = " ".join(["It", *before, figures, *after])
    new = " ".join(["It", *before, others, *after])

    assert bool(touched({"body": old}, {"body": new})) == (figures != others)


@given(st.text(alphabet="1 ,.-–%½mgto\n[@a]()*|<>&;:'’xno", max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared_and_told_of(old, new):
    found = touched({"body": old}, {"body": new}, brands=["a b", "x"])

    assert sentence(found).startswith("This cannot be a small change") == bool(found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1 2 " * 20_000, "2 1 " * 20_000),
        ("1," * 40_000, "1-" * 40_000),
        ("1" * 200_000, "½" * 200_000),
        ("not safe " * 20_000, "safe not " * 20_000),
        ("word " * 40_000, "x'" * 100_000),
        ("[@a] " * 20_000, "[a](b) " * 14_000),
    ],
)
def test_long_and_hostile_texts_are_compared(old, new):
    assert touched({"body": old}, {"body": new}) != []


def test_sentence_names_what_was_replaced_and_what_went():
    old = {"body": "Take 30 mg [@rose2018]."}
    new = {"body": "Take 60 mg."}

    assert sentence(touched(old, new)) == (
        "This cannot be a small change: it touches a dose (“30 mg” in the text, now “60 mg”) "
        "and a citation ([@rose2018] was removed)."
    )


def test_sentence_joins_what_is_of_one_sort_and_says_where_it_stands():
    old = {"title": "Two talks", "summary": "It is safe.", "not_suits": "Never alone"}
    new = {"title": "Three talks", "summary": "It is not safe.", "not_suits": "Alone"}

    assert sentence(touched(old, new)) == (
        "This cannot be a small change: it touches a number (“Two” in the title, now “Three”) and words that turn the "
        "meaning (“not” was added to the summary; “Never” was removed from the field “not suits”)."
    )


def test_sentence_names_five_and_counts_the_rest():
    old = {"body": "1 a, 2 b, 3 c, 4 d, 5 e, 6 f, 7 g."}
    new = {"body": "a, b, c, d, e, f, g."}

    assert sentence(touched(old, new)) == (
        "This cannot be a small change: it touches numbers (“1” was removed; “2” was removed; “3” was removed; "
        "“4” was removed; “5” was removed) and 2 more places of this kind."
    )


def test_sentence_says_a_change_made_in_many_places_once():
    old = {"body": "Take 30 mg. Then take 30 mg."}
    new = {"body": "Take 60 mg. Then take 60 mg."}

    assert sentence(touched(old, new)) == (
        "This cannot be a small change: it touches a dose (“30 mg” in the text, now “60 mg”)."
    )


def test_sentence_of_a_new_paragraph_says_where_it_begins():
    assert sentence(touched({"body": "Ask."}, {"body": f"Ask. {MANY}"})) == (
        "This cannot be a small change: it touches many words "
        "(those from “Families who came along to these…” on were added)."
    )


def test_sentence_is_empty_for_a_minor_edit():
    assert sentence([]) == ""
