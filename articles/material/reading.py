"""Reads a text for the signs that carry its meaning, as readers see it: parsed, without the marks of Markdown."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from markdown_it.token import Token

from articles.material.lexicon import AMOUNTS, COUNTED, NUMBERS, PERCENT, TIMES, TURNING
from articles.material.records import Reading, Sign, shortened
from articles.medicines import is_medicine
from articles.prose.parser import parse

# Stands for a citation or a link while a block is put together: no parsed text holds it.
MARK: Final = "\x00"
# Their content is the way they are written: a citation is a sign, and readers see a note's letter, not its label.
UNSPOKEN: Final = frozenset({"citation", "footnote_ref"})
# What no reader sees inside a word or a number: the soft hyphen, joiners, marks of direction, the byte order mark.
INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")

UNITS: Final = AMOUNTS | COUNTED | TIMES | PERCENT
DOSES: Final = frozenset(AMOUNTS.values()) | frozenset(COUNTED.values())


def _any(forms: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


BEFORE: Final = r"(?:(?:[<>]=?|[≤≥±≠≈~−£$€])\s?|(?<![\w-])-(?=[\d.·]))?"
# Fractions of one character, and raised and lowered figures.
SMALL: Final = "¼-¾⅐-⅞⁰¹²³⁴-⁹₀-₉"
FIGURES: Final = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:[.·:/⁄]\d+)*[{SMALL}]*|(?<!\w)[.·]\d+|[{SMALL}]+"
SPELLED: Final = rf"(?<![^\W_])(?:{_any(form for form in NUMBERS if form.isalpha())})(?![^\W_])"
VALUE: Final = rf"(?:{FIGURES}|{SPELLED})"
RANGE: Final = r"(?:\s?[–—−]\s?|\sto\s|(?<=\d)\s?-\s?(?=\d))"
UNIT: Final = rf"[\s-]?(?P<unit>%|(?:{_any(UNITS)})(?![^\W\d_]))"
PIECE: Final = re.compile(
    rf"(?P<mark>{MARK})"
    rf"|(?P<number>(?P<before>{BEFORE})(?P<value>{VALUE})(?:{RANGE}(?P<to>{VALUE}))?(?:{UNIT})?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)",
    re.IGNORECASE,
)
ROMAN: Final = re.compile(r"[IVX]{2,}")
WORD: Final = re.compile(r"[^\W_]+")
BARE: Final[Mapping[str, str]] = {form: unit for form, unit in (AMOUNTS | TIMES).items() if len(form) > 1}


class Names:
    """Names of medicines that a site has besides the known ones; some are of several words."""

    def __init__(self, names: Iterable[str]) -> None:
        known = {tuple(WORD.findall(name.casefold())) for name in names} - {()}
        self.single = frozenset(words[0] for words in known if len(words) == 1)
        phrases = _any(" ".join(words) for words in known if len(words) > 1).replace(r"\ ", r"[\W_]+")
        self.phrases = re.compile(rf"(?<![^\W_])(?:{phrases})(?![^\W_])", re.IGNORECASE) if phrases else None


def read(text: str, names: Names) -> Reading:
    reading = Reading()
    for block, marks in _blocks(text):
        _read_block(block, marks, names, reading)
    return reading


def _blocks(text: str) -> Iterator[tuple[str, list[Sign]]]:
    """The words of each block with a MARK for each citation and link in it, and what these are."""
    for flow in parse(text).flows():
        for token in flow:
            if token.type == "inline":
                yield _block(token.children or [])
            elif token.type in ("fence", "code_block"):
                yield _tidy(token.content), []
            elif token.type == "ordered_list_open" and "start" in token.attrs:
                yield str(token.attrs["start"]), []


def _block(children: list[Token]) -> tuple[str, list[Sign]]:
    marks: list[Sign] = []
    pieces: list[str] = []
    address_shown = False
    for token in children:
        found = _marked(token)
        marks += found
        pieces.append(MARK * len(found))
        if token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif token.type not in UNSPOKEN and not address_shown:
            pieces.append(token.content)
        # The words of `<https://example.org/2>` are its address, which is a sign already.
        address_shown = token.type == "link_open" and token.info == "auto"
    return _tidy("".join(pieces)), marks


def _marked(token: Token) -> list[Sign]:
    if token.type == "link_open":
        address = str(token.attrs["href"])
        return [Sign("a link", address, shortened(address))]
    if token.type == "citation":
        items = [f"[@{item.key}, {item.locator}]" if item.locator else f"[@{item.key}]" for item in token.meta["items"]]
        return [Sign("a citation", item, shortened(item)) for item in items]
    return []


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", INVISIBLE.sub("", " ".join(text.split())))


def _read_block(text: str, marks: list[Sign], names: Names, reading: Reading) -> None:
    """Add what stands in a block to the reading."""
    waiting = iter(marks)
    phrases = {found.start(): found for found in names.phrases.finditer(text)} if names.phrases else {}
    position = 0
    while found := PIECE.search(text, position):
        position = found.end()
        if found["mark"]:
            reading.add_sign(next(waiting))
            continue
        if phrase := phrases.get(found.start()):
            position = max(position, phrase.end())
            sign: Sign | None = Sign("a medicine's name", " ".join(_folded(phrase.group())), shortened(phrase.group()))
        else:
            sign = _number(found) if found["number"] else _sign_of_word(found["word"], names)
        written = text[found.start() : position]
        reading.words += written.split()
        if sign:
            reading.add_sign(sign)
        else:
            reading.add_word(written.casefold())


def _folded(words: str) -> list[str]:
    return WORD.findall(words.casefold())


def _number(found: re.Match[str]) -> Sign:
    unit = UNITS.get((found["unit"] or "").casefold(), "")
    sign_before = found["before"].strip().replace("<=", "≤").replace(">=", "≥").replace("-", "−")
    values = [_value(found[name]) for name in ("value", "to") if found[name]]
    key = " ".join([sign_before + values[0], *values[1:], unit]).rstrip()
    return Sign("a dose" if unit in DOSES else "a number", key, shortened(found.group()))


def _value(written: str) -> str:
    """The figures of a number without the commas between thousands, for a number in words too."""
    if written[0].isalpha():
        return NUMBERS[written.casefold()]
    plain = written.replace(",", "").replace("·", ".").replace("⁄", "/")
    return f"0{plain}" if plain.startswith(".") else plain


def _sign_of_word(written: str, names: Names) -> Sign | None:
    if ROMAN.fullmatch(written):
        return Sign("a number", written, shortened(written))
    word = written.casefold().replace("’", "'").removesuffix("'s")
    if word.endswith("n't"):
        return Sign("a word that turns the meaning", "not", written)
    if word in TURNING:
        return Sign("a word that turns the meaning", TURNING[word], written)
    if word in BARE:
        return Sign("a dose" if word in AMOUNTS else "a word that turns the meaning", BARE[word], written)
    if is_medicine(word) or {word, word.removesuffix("s")} & names.single:
        return Sign("a medicine's name", word.removesuffix("s"), shortened(written))
    return None
