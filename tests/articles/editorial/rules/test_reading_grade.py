from articles.editorial import Manuscript, check
from articles.editorial.rules.reading_grade import MOST_SECTIONS, RULE

EASY = "The nurse helps you at home. You can ask her each day. "
HARD = "Rehabilitation programmes necessitate individualised pharmacological intervention and psychological support. "


def found(body: str, **parts: str) -> list[tuple[str, int]]:
    return [(each.words, each.line) for each in check(Manuscript.of(body=body, **parts), [RULE])]


def test_easy_page_is_left_alone():
    assert found(f"## Help\n\n{EASY * 20}") == []


def test_hard_page_is_noted_once_with_both_formulas():
    (note,) = check(Manuscript.of(body=HARD * 40), [RULE])
    assert note.severity == "note"
    assert all(words in note.reason for words in ("Flesch-Kincaid", "by SMOG", "not a test of what people understand"))


def test_short_page_is_said_to_be_too_short_for_smog():
    (note,) = check(Manuscript.of(body=HARD * 12), [RULE])
    assert "too short for SMOG" in note.reason


def test_page_of_less_than_100_words_is_left_alone():
    assert found(HARD * 9) == []


def test_hard_section_of_an_easy_page_is_noted_at_its_heading():
    assert found(f"{EASY * 60}\n\n## Easy\n\n{EASY * 20}\n\n## Hard\n\n{HARD * 7}") == [("Hard", 7)]


def test_short_section_is_left_alone():
    assert found(f"{EASY * 60}\n\n## Hard\n\n{HARD * 5}") == []


def test_two_sections_of_the_same_words_are_read_apart():
    assert found(f"{EASY * 80}\n\n## A\n\n{EASY * 10}\n\n## A\n\n{HARD * 7}") == [("A", 7)]


def test_only_the_hardest_sections_are_noted():
    sections = "\n\n".join(f"## Section {number}\n\n{HARD * 7}" for number in range(6))
    assert len([words for words, _ in found(sections) if words]) == MOST_SECTIONS


def test_headings_tables_and_notes_do_not_make_a_page_hard():
    assert found(f"{EASY * 20}[^n]\n\n## {HARD}\n\n| {HARD * 20} |\n|-|\n\n[^n]: {HARD * 20}") == []


def test_names_of_medicines_do_not_make_a_page_hard():
    assert found("Acamprosate or naltrexone or disulfiram may help you. " * 20) == []
