import pytest

from articles.editorial import Manuscript
from articles.editorial.wording import telling


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("It reduces cravings.", True),
        ("It helps people stay sober.", True),
        ("It is highly effective for alcohol use disorder.", True),
        ("Most people stopped drinking.", True),
        ("Craving fades within a week.", True),
        ("The patch takes the edge off craving.", True),
        ("People who go to meetings stay dry.", True),
        ("She no longer wants a drink.", True),
        ("People on it do not sleep better.", False),
        ("Nobody can say that people drink less with it.", False),
        ("It does not reduce drinking.", False),
        ("Nobody knows whether it reduces drinking.", False),
        ("Does it reduce cravings?", False),
        ("Pages say “it stops cravings”.", False),
        ("It comes as a tablet.", False),
    ],
)
def test_a_benefit_is_told_where_it_is_not_denied_asked_or_quoted(text: str, tells: bool):
    assert bool(list(telling.benefits(Manuscript.of(body=text)))) is tells


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Common side effects are drowsiness and dizziness.", True),
        ("It should not be taken with opioids.", True),
        ("The trials seldom recorded harms.", True),
        ("A lost prize can hurt.", True),
        ("It is addictive.", True),
        ("It is not addictive.", False),
        ("There are no side effects.", False),
        ("It works without any risk.", False),
        ("Untreated addiction carries a risk of death.", False),
        ("It lowers the risk of relapse.", False),
    ],
)
def test_a_harm_is_told_of_the_treatment_and_not_of_drinking(text: str, tells: bool):
    assert bool(list(telling.harms(Manuscript.of(body=text)))) is tells
