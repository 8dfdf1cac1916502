"""The admin of levels of care, treatments, programmes and the lists they come from: one file a subject."""

from treatments.admin import facility_list, level_of_care, programme, provider, term, treatment

__all__ = ["facility_list", "level_of_care", "programme", "provider", "term", "treatment"]
