"""Front matter: the YAML at the head of a Markdown file, read with the line of every field, and written."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

Value = str | list[str] | dict[str, str]

_HEAD = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_HINTS = {"mapping values are not allowed here": " Put a value that holds a colon between quotation marks."}


class InvalidFrontMatter(ValueError):
    """The head of the file cannot be read: on which line of the file, and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Document:
    """A file, taken apart. All lines count from 1, in the file.

    Values are text as it was written, lists of text and mappings of text: `2.10`, `no` and `2026-05-01` are text too,
    because what a field means is not for YAML to guess. `lines` has each field, and each entry of a mapping under
    "facts.code". `body` is the rest of the file to the byte, from `body_line` on.
    """

    fields: dict[str, Value]
    lines: dict[str, int]
    body: str
    body_line: int


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
    fields, lines = _fields(_compose(found[1]))
    return Document(fields, lines, text[found.end() :], text.count("\n", 0, found.end()) + 1)


def write(fields: Mapping[str, object], body: str) -> str:
    """A file that `read` reads back. Values: text, dates, numbers, lists of text, mappings of text."""
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


def _fields(root: yaml.Node | None) -> tuple[dict[str, Value], dict[str, int]]:
    if root is None:
        return {}, {}
    if not isinstance(root, yaml.MappingNode):
        raise InvalidFrontMatter(_line(root), "Each field has to be a name, a colon and a value.")
    fields: dict[str, Value] = {}
    lines: dict[str, int] = {}
    for name, key, node in _pairs(root):
        lines[name] = _line(key)
        if isinstance(node, yaml.SequenceNode):
            fields[name] = [_text(item) for item in node.value]
        elif isinstance(node, yaml.MappingNode):
            entries = list(_pairs(node))
            fields[name] = {part: _text(value) for part, _, value in entries}
            lines |= {f"{name}.{part}": _line(place) for part, place, _ in entries}
        else:
            fields[name] = _text(node)
    return fields, lines


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
    """Lists on one line, text of several lines as a block that people can read."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _represent_list(writer: yaml.SafeDumper, items: list[object]) -> yaml.Node:
    return writer.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


def _represent_text(writer: yaml.SafeDumper, text: str) -> yaml.Node:
    lines = text.split("\n")
    # In the other styles YAML would take odd line ends, such as U+0085, for plain ones.
    style = '"' if not all(line.isprintable() for line in lines) else "|" if len(lines) > 1 else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(list, _represent_list)
_Writer.add_representer(str, _represent_text)
