"""Files of references on their way into the library: taken in, read a part at a time, looked at, applied whole."""

from articles.library.importing.applying import PlanChanged, apply
from articles.library.importing.changes import ALL
from articles.library.importing.choosing import (
    Deed,
    choose,
    choose_for_all,
    counts,
    deed,
    deeds,
    digest,
    offered,
    sources_done,
    summary,
)
from articles.library.importing.files import (
    LARGEST,
    MOST,
    BadFile,
    NoList,
    format_label,
    refused_as_file,
    start,
    too_large,
)
from articles.library.importing.rights import RIGHTS, may_import
from articles.library.importing.steps import Progress, progress, read_on

__all__ = [
    "ALL",
    "LARGEST",
    "MOST",
    "RIGHTS",
    "BadFile",
    "Deed",
    "NoList",
    "PlanChanged",
    "Progress",
    "apply",
    "choose",
    "choose_for_all",
    "counts",
    "deed",
    "deeds",
    "digest",
    "format_label",
    "may_import",
    "offered",
    "progress",
    "read_on",
    "refused_as_file",
    "sources_done",
    "start",
    "summary",
    "too_large",
]
