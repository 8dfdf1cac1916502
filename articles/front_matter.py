"""Front matter: the YAML at the head of a Markdown file, read with the line of every field, and written."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

Value = str | list[str] | dict[str, str] | list[dict[str, str]]

_HEAD = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_HINTS = {"mapping values are not allowed here": " Put a value that holds a colon between quotation marks."}


class InvalidFrontMatter(ValueError):
    """The head of the file cannot be read: on which line of the file, and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in the file: on which lines, and how far from the margin."""

    line: int
    last: int
    indent: int = 0

    def of(self, line: int, column: int) -> tuple[int, int]:
        """Line and column in the file of a place in the text: near it, where YAML joins or escapes what was written."""
        return min(self.line + line - 1, self.last), self.indent + column


@dataclass(frozen=True, slots=True)
class Document:
    """A file, taken apart. All lines count from 1, in the file.

    Values are text as it was written, lists of text, mappings of text and lists of such mappings: `2.10`, `no` and
    `2026-05-01` are text too, because what a field means is not for YAML to guess. `lines` has each field, each entry
    of a mapping under "facts.code", and each mapping of a list and its entries, counted from 1, under "dismissed.1" and
    "dismissed.1.rule". `places` has each text that is a field or an entry of a mapping, by the same names. `body` is
    the rest of the file to the byte, from `body_line` on.
    """

    fields: dict[str, Value]
    lines: dict[str, int]
    body: str
    body_line: int
    places: dict[str, Place] = field(default_factory=dict, compare=False)


def read(text: str) -> Document:
    """Raises InvalidFrontMatter."""
    text = text.removeprefix("\ufeff")
    found = _HEAD.match(text)
    if not found:
        begun = re.match(r"---[ \t]*\r?$", text, re.MULTILINE)
        raise InvalidFrontMatter(
            1,
            "The fields that begin here have no end: close them with a line of three hyphens (---)."
            if begun
            else "The file has to begin with a line of three hyphens (---) and the fields of the page.",
        )
    reading = _Reading(found[1])
    fields = reading.fields(_compose(found[1]))
    body_line = text.count("\n", 0, found.end()) + 1
    return Document(fields, reading.lines, text[found.end() :], body_line, reading.places)


def write(fields: Mapping[str, object], body: str) -> str:
    """A file that `read` reads back. Values: text, dates, numbers, lists and mappings of them, lists of mappings."""
    head = yaml.dump(
        dict(fields),
        Dumper=_Writer,
        allow_unicode=True,
        default_flow_style=False,
        sort_keys=False,
        width=sys.maxsize,
    )
    return f"---\n{head if fields else ''}---\n{body}"


def _compose(head: str) -> yaml.Node | None:
    """The nodes of the YAML, every scalar of them text. Nothing is constructed from them."""
    try:
        return yaml.compose(head, Loader=yaml.BaseLoader)
    except yaml.reader.ReaderError as error:
        line = head.count("\n", 0, error.position) + 2
        raise InvalidFrontMatter(line, f"The character {_name(error.character)} may not stand in the fields.") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "it is not YAML"
        reason = f"The fields cannot be read as YAML: {problem}.{_HINTS.get(problem, '')}"
        raise InvalidFrontMatter(mark.line + 2 if mark else 2, reason) from None
    except RecursionError:
        raise InvalidFrontMatter(2, "The fields are lists too deep in each other.") from None


class _Reading:
    """Reads the nodes, and keeps where each stood."""

    def __init__(self, head: str) -> None:
        self.rows = head.split("\n")
        self.lines: dict[str, int] = {}
        self.places: dict[str, Place] = {}

    def fields(self, root: yaml.Node | None) -> dict[str, Value]:
        if root is None:
            return {}
        if not isinstance(root, yaml.MappingNode):
            raise InvalidFrontMatter(_line(root), "Each field has to be a name, a colon and a value.")
        fields: dict[str, Value] = {}
        for name, key, node in _pairs(root):
            self.lines[name] = _line(key)
            fields[name] = self._value(name, node)
        return fields

    def _value(self, name: str, node: yaml.Node) -> Value:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(name, node)
        if not isinstance(node, yaml.SequenceNode):
            return self._text(name, node)
        if node.value and all(isinstance(item, yaml.MappingNode) for item in node.value):
            return [self._mapping(f"{name}.{number}", item) for number, item in enumerate(node.value, start=1)]
        return [_text(item) for item in node.value]

    def _mapping(self, name: str, node: yaml.MappingNode) -> dict[str, str]:
        self.lines.setdefault(name, _line(node))
        found = {}
        for part, key, value in _pairs(node):
            self.lines[f"{name}.{part}"] = _line(key)
            found[part] = self._text(f"{name}.{part}", value)
        return found

    def _text(self, name: str, node: yaml.Node) -> str:
        text = _text(node)
        start, end = node.start_mark, node.end_mark
        style = node.style if isinstance(node, yaml.ScalarNode) else None
        if style in ("|", ">"):  # the text begins below the sign, and what ends it stands behind its last line
            line, last = int(start.line) + 1, max(int(end.line) - 1, int(start.line) + 1)
            row = next((row for row in self.rows[line : last + 1] if row.strip()), "")
            indent = len(row) - len(row.lstrip(" "))
        else:
            line, last, indent = int(start.line), int(end.line), int(start.column) + (style is not None)
        self.places[name] = Place(line + 2, last + 2, indent)
        return text


def _pairs(node: yaml.MappingNode) -> list[tuple[str, yaml.Node, yaml.Node]]:
    """Name, the node of the name and the node of the value. A name that stands twice is refused: YAML forbids it."""
    pairs: dict[str, tuple[str, yaml.Node, yaml.Node]] = {}
    for key, value in node.value:
        name = _text(key)
        if name in pairs:
            raise InvalidFrontMatter(_line(key), f"{name} stands here a second time.")
        pairs[name] = (name, key, value)
    return list(pairs.values())


def _text(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise InvalidFrontMatter(_line(node), "A list or a mapping may hold text only.")
    return str(node.value)


def _name(character: str | int) -> str:
    return f"U+{character if isinstance(character, int) else ord(character):04X}"


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 2


class _Writer(yaml.SafeDumper):
    """Lists of text on one line, text of several lines as a block that people can read."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _represent_list(writer: yaml.SafeDumper, items: list[object]) -> yaml.Node:
    holds_mappings = any(isinstance(item, dict) for item in items)
    return writer.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=not holds_mappings)


def _represent_text(writer: yaml.SafeDumper, text: str) -> yaml.Node:
    lines = text.split("\n")
    # In the other styles YAML would take odd line ends, such as U+0085, for plain ones.
    style = '"' if not all(line.isprintable() for line in lines) else "|" if len(lines) > 1 else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(list, _represent_list)
_Writer.add_representer(str, _represent_text)
