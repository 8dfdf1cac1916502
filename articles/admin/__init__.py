"""The admin: one file a subject."""

from articles.admin import accounts, article, help_line, house_word, link, person, site, source, synonym, tag

__all__ = ["accounts", "article", "help_line", "house_word", "link", "person", "site", "source", "synonym", "tag"]
