"""Keeps the texts of several pages apart where they stand on one: no id, and no link to one, is shared."""

import re

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Read tag by tag and attribute by attribute: the words of a text, or of a label, may look like an attribute.
TAG = re.compile(r'<[a-z][a-z0-9]*(?: [a-zA-Z-]+="[^"]*")+>')
ATTRIBUTE = re.compile(r' ([a-zA-Z-]+)="([^"]*)"')
NAMED = frozenset({"id", "aria-labelledby"})


def apart(html: str, name: str) -> str:
    """HTML that `render` made, with `name` and a hyphen before every id and whatever names one within the page.

    The link to a reference, "#ref-key", becomes "#name-ref-key" with the others. Raises ValueError where `name` is no
    slug of small letters, digits and hyphens.
    """
    if not SLUG.fullmatch(name):
        raise ValueError(f"{name!r} is no slug, so it cannot begin an id.")

    def rename(attribute: re.Match[str]) -> str:
        key, value = attribute.groups()
        if key in NAMED:
            return f' {key}="{name}-{value}"'
        return f' href="#{name}-{value[1:]}"' if key == "href" and value.startswith("#") else attribute.group()

    return TAG.sub(lambda tag: ATTRIBUTE.sub(rename, tag.group()), html)
