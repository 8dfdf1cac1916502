"""Words of somebody who may be in danger are noticed, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.crisis import is_crisis


@pytest.mark.parametrize(
    "typed",
    [
        "overdose",
        "Over-dose of methadone",
        "my son overdosed",
        "he OD'd",
        "oding",
        "took too many pills",
        "kill myself",
        "killing my self",
        "KILL MYSELF!!!",
        "suicide",
        "suicidal",
        "sucide",
        "suiside",
        "want to die",
        "i wanna die",
        "I don’t want to live",
        "dont want to be here any more",
        "better off dead",
        "no reason to live",
        "end my life",
        "ending it all",
        "take my own life",
        "self harm",
        "self-harming",
        "selfharm",
        "cutting myself",
        "hurt my self",
        "withdrawal seizure",
        "seizures after stopping",
        "having a fit",
        "convulsions",
        "delirium tremens",
        "the DTs",
        "DT's",
        "the d.t.s",
        "hallucinating",
        "hallucinations",
        "seeing things",
        "not breathing",
        "isn't breathing",
        "can't breathe",
        "unconscious",
        "un-responsive",
        "passed out",
        "won't wake up",
        "cant wake him up",
        "blue lips",
        "lips are turning blue",
        "going blue",
        "chest pain",
        "vomiting blood",
        "alcohol poisoning",
        "over\u200bdose",
        "ｏｖｅｒｄｏｓｅ",
        "over\x00dose",
        "wanting_to_die suicide_",
    ],
)
def test_is_crisis_notices(typed: str) -> None:
    assert is_crisis(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "baclofen",
        "dose of acamprosate",
        "alcohol withdrawal",
        "treatment that fits my life",
        "method",
        "self help",
        "blue cross insurance",
        "wake up early",
        "diet",
        "breathing exercises",
        "conscious drinking",
        "adults",
        "end of treatment",
        "code",
        "birdseizures",
    ],
)
def test_is_crisis_leaves_other_searches_alone(typed: str) -> None:
    assert not is_crisis(typed)


@given(st.text(st.characters(exclude_categories=())))
def test_is_crisis_notices_a_phrase_in_anything(around: str) -> None:
    assert is_crisis(f"kill myself {around}")
