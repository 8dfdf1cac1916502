"""What keeps people out of an open page: the rules that axe knows, and what is pushed out of sight."""

from __future__ import annotations

from functools import cache
from typing import Any

# What sees colours; no other rule comes to another answer in another colour scheme.
ON_COLOURS = ("color-contrast", "link-in-text-block")

# In each width every rule is asked once; with a second scheme only those that see colours are asked again.
FORMS = ((360, "dark"), (1280, "light"))
ALL_FORMS = ((320, "dark"), (320, "light"), (1280, "light"), (1280, "dark"))

SIDEWAYS = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
  ? ['the page scrolls sideways'] : []"""

# Text of a page for readers that is cut off or pushed out of view: what scrolls inside its own region is meant to.
OVERFLOW = """() => {
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
  const out = [...document.querySelectorAll('main *')].filter(e => !e.closest('.table-scroll, .visually-hidden')
    && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1);
  return (wide ? ['the page scrolls sideways'] : []).concat(out.slice(0, 3).map(e => e.outerHTML.slice(0, 120)));
}"""

# Colours that fade from one scheme into the other have arrived before anybody looks at them.
RUN = """async rules => {
  for (const fading of document.getAnimations()) fading.finish();
  const options = {resultTypes: ['violations'], ...(rules && {runOnly: rules})};
  const {violations} = await axe.run(options);
  return violations.map(each => `${each.id}: ${each.nodes[0].html.slice(0, 150)}`);
}"""


@cache
def axe_script() -> str:
    from axe_playwright_python.sync_playwright import Axe

    return str(Axe().axe_script)


def violations(tab: Any, *rules: str) -> list[str]:
    """What axe finds in a page as it stands, by these rules or by all."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(axe_script())
    return list(tab.evaluate(RUN, list(rules) or None))


def faults(tab: Any, place: str, *rules: str, out_of_sight: str = SIDEWAYS) -> list[str]:
    """What is wrong with a page as it stands, each with the name of the place."""
    return [f"{place} {each}" for each in [*violations(tab, *rules), *tab.evaluate(out_of_sight)]]


def faults_in_every_form(
    tab: Any, place: str, *, forms: tuple[tuple[int, str], ...] = FORMS, out_of_sight: str = SIDEWAYS
) -> list[str]:
    """The same in several widths and colour schemes, of a page that is loaded once."""
    found: list[str] = []
    widths: set[int] = set()
    for width, scheme in forms:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        rules = ON_COLOURS if width in widths else ()
        found += faults(tab, f"{place}, {width} wide, {scheme}:", *rules, out_of_sight=out_of_sight)
        widths.add(width)
    return found
