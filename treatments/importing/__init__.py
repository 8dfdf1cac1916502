"""Facility lists on their way into the directory: taken in, compared, looked at, and applied in batches."""

from treatments.importing.applying import PlanChanged, apply_on
from treatments.importing.applying import progress as applied_so_far
from treatments.importing.choosing import choose, choose_for_all, counts, digest, discard, unknown_names
from treatments.importing.fields import label
from treatments.importing.printing import printed, summary
from treatments.importing.rights import RIGHT, may_import
from treatments.importing.steps import Progress, progress, read_on
from treatments.importing.taking_in import NotReadable, start

__all__ = [
    "RIGHT",
    "NotReadable",
    "PlanChanged",
    "Progress",
    "applied_so_far",
    "apply_on",
    "choose",
    "choose_for_all",
    "counts",
    "digest",
    "discard",
    "label",
    "may_import",
    "printed",
    "progress",
    "read_on",
    "start",
    "summary",
    "unknown_names",
]
