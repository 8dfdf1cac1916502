"""Template tags of the pages that readers open."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.models import HelpLine

register = template.Library()


@register.filter
def drawn(html: str) -> SafeString:
    """Mark as safe what `prose` made and a revision keeps. Use it on nothing else."""
    return mark_safe(html)  # noqa: S308 - cleaned by the prose allow-list when it was rendered


@register.inclusion_tag("articles/_help_box.html")
def help_box() -> dict[str, Any]:
    """The crisis lines, by country."""
    return {"lines": HelpLine.objects.filter(shown=True)}
