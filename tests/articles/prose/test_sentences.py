from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.prose import sentences

ONE_SENTENCE = [
    "Risk fell, e.g. in the older trials.",
    "It blocks one effect, i.e. Pleasure, and no other.",
    "Baclofen v. placebo was tested.",
    "Baclofen vs. Placebo was tested.",
    "Dr. Smith and Prof. Jones wrote it.",
    "See p. 4 and pp. 12 to 15 and Fig. 2 of the report.",
    "Agabio et al. (2023) pooled 17 trials.",
    "Agabio et al. 2023 is the newest review.",
    "The ratio was 0.87 (95% CI 0.77 to 0.98).",
    "The U.S. Food and Drug Administration approved it.",
    "It was written by J. Smith and A. B. Jones in Paris.",
    "Take it at 8 a.m. and at 8 p.m. every day.",
    "Ask about dizziness, sleepiness etc. before you drive.",
    "A ... pause in the middle.",
    'He asked "Really?" and left.',
    "No. 5 of the list is out of date.",
    "One without a stop",
    "approx. 10 mg a day",
    "3. Not a sentence of its own",
    "The site is at example.org/a.b today.",
]
TWO_SENTENCES = [
    ("It helps.", "It does not cure."),
    ("Does it help?", "Yes."),
    ("Is it safe?", "No.", "Talk to the prescriber."),
    ("It was approved in the U.S.", "The label covers spasticity."),
    ("It raises the risk of hepatitis C.", "People should be tested."),
    ("Take 5 mg.", "Then wait."),
    ("(See the note below.)", "It matters."),
    ('She said: "Stop."', "He did."),
    ("The share was 71%.", "82 of 100 took placebo."),
    ("First, second, etc.", "The list goes on."),
    ("It fell to 0.87.", "That is little."),
    ("It affects the kidneys.", "eGFR fell too."),
    ("Wait…", "Then go on."),
    ("They met at 8 p.m.", "The talk was short."),
    ("It is vitamin B.", "Nobody knows why."),
    ("This is what I.", "Wrote it down."),
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_split_keeps_a_sentence_whole(text):
    assert sentences.split(text) == (text,)


@pytest.mark.parametrize("expected", TWO_SENTENCES, ids=lambda expected: expected[0])
def test_split_parts_sentences(expected):
    assert sentences.split(" ".join(expected)) == expected


def test_split_parts_sentences_of_other_scripts():
    assert sentences.split("これは文です。次の文です。") == ("これは文です。", "次の文です。")
    assert sentences.split("هل يساعد؟ نعم يساعد.") == ("هل يساعد؟", "نعم يساعد.")


def test_split_of_nothing_is_empty():
    assert sentences.split("") == ()
    assert sentences.split(" \n ") == ()


def test_span_at_names_the_sentence_that_holds_or_precedes_a_position():
    spans = sentences.spans("One. Two.")

    assert spans == [(0, 4), (5, 9)]
    assert [sentences.span_at(spans, position) for position in (0, 3, 4, 5, 8, 99)] == [
        *[(0, 4)] * 3,
        *[(5, 9)] * 3,
    ]
    assert sentences.span_at([], 0) is None


def test_span_at_before_all_sentences_is_the_first():
    assert sentences.span_at([(3, 5)], 0) == (3, 5)


@given(st.text(alphabet="aB1 .?!…()\"'é。\n", max_size=60))
def test_spans_cover_everything_but_white_space(text):
    spans = sentences.spans(text)
    covered = "".join(text[start:end] for start, end in spans)

    assert covered.split() == text.split() or "".join(covered.split()) == "".join(text.split())
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
