import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.passive_voice import RULE

ACTIVE = "The nurse helps you. "
PASSIVE = "You are helped at home. "


def found(body: str) -> list[tuple[str, str]]:
    return [(each.words, each.reason) for each in check(Manuscript.of(body=body), [RULE])]


@pytest.mark.parametrize(
    "text",
    [ACTIVE * 20, ACTIVE * 7 + PASSIVE * 3, PASSIVE * 9, ACTIVE * 10 + "\n\n## It is taken\n\n" * 8, ""],
)
def test_page_with_few_passive_sentences_is_left_alone(text):
    assert found(text) == []


def test_first_passive_sentence_tells_how_many_there_are():
    reason = "4 of the 10 sentences of this page are passive; this is the first."
    assert found(ACTIVE * 2 + PASSIVE * 4 + ACTIVE * 4) == [("are helped", reason)]
