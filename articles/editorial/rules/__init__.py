"""The rules, in the order in which they are told: what can harm a reader first, how it reads last."""

from typing import Final

from articles.editorial.rule import Rule
from articles.editorial.rules import (
    abbreviation,
    absolute,
    alt_text,
    alternatives_missing,
    bare_url,
    benefits_missing,
    contradicts_itself,
    contradicts_record,
    glossary,
    harms_missing,
    heading_order,
    help_box_missing,
    house_word,
    keyword_stuffing,
    link_text,
    long_sentence,
    no_comparator,
    off_label,
    orphan_footnote,
    page_residue,
    passive_voice,
    reading_grade,
    sales_line,
    stigma,
    sudden_stop,
    toxic_dose,
    uncited_comparison,
    uncited_dose,
    uncited_evidence,
    uncited_figure,
    unknowns_missing,
)

# Raise it when a rule reports something else than before: pages are then checked again.
RULES_VERSION: Final = 1

ALL: Final[tuple[Rule, ...]] = tuple(
    module.RULE
    for module in (
        *(help_box_missing, toxic_dose, sudden_stop, off_label, contradicts_record, contradicts_itself),
        *(stigma, house_word, absolute, sales_line, keyword_stuffing, page_residue, orphan_footnote),
        *(uncited_figure, uncited_dose, uncited_comparison, uncited_evidence, no_comparator),
        *(harms_missing, benefits_missing, unknowns_missing, alternatives_missing),
        *(reading_grade, long_sentence, passive_voice, abbreviation, glossary),
        *(heading_order, link_text, bare_url, alt_text),
    )
)
BY_ID: Final = {rule.id: rule for rule in ALL}
