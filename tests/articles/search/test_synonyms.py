"""Synonyms add the words of the pages to the words of the reader."""

from __future__ import annotations

import pytest

from articles.search.query import Clause, Phrase, parse
from articles.search.synonyms import widen

SYNONYMS = [
    ("Antabuse", "disulfiram"),
    ("halfway house", "recovery residence"),
    ("halfway", "part of the way"),
    ("detox", "withdrawal management"),
    ("detox", "detoxification"),
    ("drying out", "detoxification"),
    ("counseling", "counselling"),
    ("---", "nothing"),
    ("nothing", "---"),
]


def phrase(text: str, *, prefix: bool = False) -> Phrase:
    return Phrase(tuple(text.split()), prefix)


@pytest.mark.parametrize(
    ("typed", "clauses", "understood"),
    [
        ("antabuse", [((phrase("antabuse", prefix=True),), (phrase("disulfiram"),))], ["disulfiram"]),
        (
            "Halfway-House rules",
            [
                ((phrase("halfway"), phrase("house")), (phrase("recovery residence"),)),
                ((phrase("rules", prefix=True),),),
            ],
            ["recovery residence"],
        ),
        (
            "halfway houses",
            [((phrase("halfway"), phrase("houses", prefix=True)), (phrase("recovery residence"),))],
            ["recovery residence"],
        ),
        (
            "detox",
            [((phrase("detox", prefix=True),), (phrase("withdrawal management"),), (phrase("detoxification"),))],
            ["withdrawal management", "detoxification"],
        ),
        ("drying out", [((phrase("drying"),), (phrase("detoxification"),))], ["detoxification"]),
        ("Antabuse disulfiram", [((phrase("antabuse"),),), ((phrase("disulfiram", prefix=True),),)], []),
        ('"antabuse"', [((phrase("antabuse"),),)], []),
        (
            'halfway "house"',
            [((phrase("halfway"),), (phrase("part of the way"),)), ((phrase("house"),),)],
            ["part of the way"],
        ),
        ("nothing", [((phrase("nothing", prefix=True),),)], []),
        ("how are you", [], []),
    ],
)
def test_widen_adds_meanings_as_alternatives(typed: str, clauses: list[Clause], understood: list[str]) -> None:
    wanted = widen(parse(typed), SYNONYMS)

    assert wanted.clauses == tuple(clauses)
    assert wanted.understood == tuple(understood)


def test_widen_names_a_meaning_once() -> None:
    wanted = widen(parse("detox or drying out"), SYNONYMS)

    assert wanted.understood == ("withdrawal management", "detoxification")


def test_widen_works_without_synonyms() -> None:
    assert widen(parse("baclofen"), []).clauses == (((phrase("baclofen", prefix=True),),),)
