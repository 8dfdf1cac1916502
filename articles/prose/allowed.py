"""What may stand in the HTML that readers get. This is the only allow-list: all that is rendered passes through it."""

import re

import nh3

CLASSES = {
    "a": {"external", "footnote-back"},
    "div": {"callout", "callout-warning", "callout-help", "callout-key", "people-block"},
    "h2": {"footnotes-title"},
    "p": {"callout-title", "people-title"},
    "path": {"people-yes", "people-no"},
    "section": {"footnotes", "table-scroll"},
    "span": {"cite", "cite-unknown", "callout-kind"},
    "sup": {"footnote-ref"},
    "svg": {"people"},
    "td": {"align-left", "align-center", "align-right"},
    "th": {"align-left", "align-center", "align-right"},
}
ATTRIBUTES = {
    "a": {"href", "id", "rel", "aria-label"},
    "div": {"aria-labelledby"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "li": {"id"},
    "ol": {"start"},
    "p": {"id"},
    "path": {"d"},
    "section": {"aria-label", "aria-labelledby"},
    "svg": {"viewBox"},
}
VALUES = {
    "div": {"role": {"note", "group"}},
    "ol": {"type": {"a"}},
    "section": {"tabindex": {"0"}},
    "svg": {"aria-hidden": {"true"}},
    "th": {"scope": {"col", "row"}},
}
TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "blockquote", "pre", "hr", "br", "div", "section"),
    *("ul", "ol", "li", "dl", "dt", "dd"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *("a", "code", "em", "span", "strong", "sup"),
    *("svg", "path"),
}
SCHEMES = {"http", "https", "mailto", "tel"}

# An id without one of these beginnings could take the place of a property of the page that a script asks for.
ID = re.compile(r"(?:s|cite|callout|people|fn|fnref)-[a-z0-9-]+")
# "//host" and "/\host" look like paths of this site and lead away from it.
HREF = re.compile(r"https?://|mailto:|tel:|/(?![/\\])|#", re.IGNORECASE)
# Lines, arcs and nothing that is loaded from elsewhere.
DRAWING = re.compile(r"[MmHhVvLlAaZz0-9 .,-]+")


def _filter(tag: str, name: str, value: str) -> str | None:
    if name in ("id", "aria-labelledby"):
        return value if ID.fullmatch(value) else None
    if name == "href":
        return value if HREF.match(value) else None
    if name in ("d", "viewBox"):
        return value if DRAWING.fullmatch(value) else None
    return value


CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    tag_attribute_values=VALUES,
    allowed_classes=CLASSES,
    url_schemes=SCHEMES,
    attribute_filter=_filter,
    link_rel=None,
)


def sanitise(html: str) -> str:
    return CLEANER.clean(html)
