"""The rules, in the order in which they are told: what can harm a reader first, how it reads last."""

from importlib import import_module
from importlib.util import find_spec
from typing import Final

from articles.editorial.rule import Rule

# Raise it when a rule reports something else than before: pages are then checked again.
RULES_VERSION = 1

NAMES = (
    *("help_box_missing", "toxic_dose", "sudden_stop", "off_label", "contradicts_record", "contradicts_itself"),
    *("stigma", "absolute", "sales_line", "keyword_stuffing", "page_residue", "orphan_footnote"),
    *("uncited_figure", "uncited_dose", "uncited_comparison", "uncited_evidence", "no_comparator"),
    *("harms_missing", "benefits_missing", "unknowns_missing", "alternatives_missing"),
    *("reading_grade", "long_sentence", "passive_voice", "abbreviation", "glossary"),
    *("heading_order", "link_text", "bare_url", "alt_text"),
)
ALL: Final[tuple[Rule, ...]] = tuple(
    rule
    for name in NAMES
    if find_spec(f"{__name__}.{name}")
    and (rule := getattr(import_module(f"{__name__}.{name}"), "RULE", None)) is not None
)
BY_ID: Final = {rule.id: rule for rule in ALL}
