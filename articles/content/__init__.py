"""The content of a site as a folder of files that people can read: loaded from one, exported to one."""

from articles.content.exporting import CannotExport, Exported, export
from articles.content.loading import Loaded, load, starter_folders
from articles.content.report import BadContent

__all__ = ["BadContent", "CannotExport", "Exported", "Loaded", "export", "load", "starter_folders"]
