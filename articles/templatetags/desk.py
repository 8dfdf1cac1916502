"""Template tags of the admin's first page."""

from __future__ import annotations

from typing import Any

from django import template
from django.contrib.auth.models import User
from django.template import Context

from articles import waiting
from articles.admin import desk, overdue
from articles.admin.page_state import moment
from articles.models import Event

register = template.Library()

EVENTS = 10


@register.inclusion_tag("admin/articles/_desk.html", takes_context=True, name="desk")
def show_desk(context: Context) -> dict[str, Any]:
    """What waits for the person who asks. Nothing at all for who has no part in bringing pages to readers."""
    user: User = context["user"]
    blocks = desk.blocks(user)
    due = overdue.block(user) if waiting.may_act(user) else None
    busy = [block for block in blocks if block.total]
    return {
        "first": [block for block in busy if block.queue.is_first],
        "then": [block for block in busy if not block.queue.is_first],
        "calm": [block.calm for block in blocks if not block.total],
        "due": due,
        "is_theirs": not waiting.decides(user),
        "has_part": bool(blocks or due),
    }


@register.inclusion_tag("admin/articles/_events.html", takes_context=True)
def last_events(context: Context) -> dict[str, Any]:
    """What was done to pages last, for who may look at them."""
    user: User = context["user"]
    if not waiting.kinds_seen_by(user):
        return {}
    return {"events": [_told(event) for event in waiting.last_events(user)[:EVENTS]], "may_see": True}


def _told(event: Event) -> dict[str, Any]:
    return {
        "event": event,
        "at": moment(event.at),
        "effective": moment(event.effective) if event.effective else "",
        "address": waiting.admin_address(event.page) if event.page else "",
    }
