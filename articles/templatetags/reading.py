"""Template tags of the pages that readers open."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles import clock
from articles.models import HelpLine, Tag

register = template.Library()
register.filter("in_words", clock.in_words)

# Where blanks are part of the text.
_VERBATIM = re.compile(r"(<pre\b.*?</pre>|<textarea\b.*?</textarea>)", re.DOTALL)

# With these written as escapes no text can end the script element, or look like markup in it.
_JSON_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


@register.filter
def drawn(html: str) -> SafeString:
    """Mark as safe what `prose` made and a revision keeps. Use it on nothing else."""
    return mark_safe(html)  # noqa: S308 - cleaned by the prose allow-list when it was rendered


@register.inclusion_tag("articles/_help_box.html")
def help_box() -> dict[str, Any]:
    """The crisis lines, by country."""
    return {"lines": HelpLine.objects.filter(shown=True)}


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """A block of schema.org data. Browsers do not run it, so the content security policy allows it."""
    text = json.dumps(data, ensure_ascii=False).translate(_JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))


@register.filter
def slugs_with(tags: list[Tag], added: Tag) -> list[str]:
    """In one order whatever the order of choosing, so that one choice has one address."""
    return sorted(tag.slug for tag in (*tags, added))


@register.filter
def slugs_without(tags: list[Tag], dropped: Tag) -> list[str]:
    return sorted(tag.slug for tag in tags if tag != dropped)


@register.simple_block_tag
def tidy(content: str) -> SafeString:
    """The same HTML without the empty lines and the indents that template tags leave: a tenth of the page."""
    pieces = _VERBATIM.split(content)
    pieces[::2] = ["\n".join(line for each in piece.split("\n") if (line := each.strip())) for piece in pieces[::2]]
    return SafeString("".join(pieces))


@register.filter
def unbroken(number: str) -> str:
    """A telephone number that stays on one line, by characters that do not break."""
    return number.replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}")


@register.filter
def is_overdue(day: date) -> bool:
    """Whether a review that was due on that day is so late that readers are told."""
    return day < clock.today() - timedelta(days=settings.REVIEW_GRACE_DAYS)


@register.filter
def last_words(path: str) -> str:
    """The last part of an address as words to search with: "/articles/after-care/" gives "after care"."""
    return " ".join(path.strip("/").rsplit("/", 1)[-1].replace("-", " ").replace("_", " ").split())[:100]
