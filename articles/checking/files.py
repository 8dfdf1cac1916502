"""A Markdown file as the checks read it: with our front matter, or any other."""

from __future__ import annotations

import dataclasses
import os.path
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from articles import editorial, front_matter, kinds, prose
from articles.checking import record
from articles.checking.formats.checked import Checked
from articles.checking.known import Known
from articles.checking.told import Told
from articles.content import dismissed, files
from articles.content.address import Address
from articles.content.fields import Fields
from articles.content.page_file import slug_in_name
from articles.content.places import Places
from articles.content.report import Report
from articles.editorial import Manuscript, Rule
from articles.findings import BODY, Finding
from articles.front_matter import Document, Place
from articles.models import Dismissal, Page
from articles.plain import plain

KIND = "article"  # of a file that names none
HEAD = re.compile(r"\ufeff?---[ \t]*\r?$", re.MULTILINE)
TITLE = re.compile(r"\A(\s*)#[ \t]+(.*[^\s#])[ \t#]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class TextFile:
    path: Path
    kind: str
    slug: str
    title: str
    summary: str
    facts: dict[str, str]
    body: str
    places: Places
    dismissed: dict[str, Dismissal] = field(default_factory=dict)  # by the key of the finding

    @property
    def address(self) -> Address:
        return self.kind, self.slug

    def texts(self) -> Iterator[tuple[str, str]]:
        """Each text in Markdown by the name of its part, in reading order."""
        yield from self.facts.items()
        yield BODY, self.body


def below(path: Path) -> list[Path]:
    """The Markdown files of a folder; of anything else, itself."""
    return list(files.pages_in(path)) if os.path.isdir(path) else [path]  # Path.is_dir raises for some names


def read(path: Path, report: Report) -> TextFile | None:
    """None, and the reason in the report, where it cannot be read."""
    text = files.read(path, report)
    if text is None:
        return None
    if not HEAD.match(text):
        return _plain_file(path, plain(text))
    try:
        document = front_matter.read(text)
    except front_matter.InvalidFrontMatter as error:
        report.error(files.name(path), error.line, error.reason)
        return None
    fields = Fields(document, files.name(path), report)
    kind = fields.text("kind") or KIND
    if kind not in (known := [each.key for each in kinds.registered()]):
        fields.wrong("kind", f"“{kind}” is not known: known are {', '.join(known)}.")
        return None
    return _file(path, kind, document, fields)


def with_files(known: Known, given: Iterable[TextFile]) -> Known:
    """With what files bring: what they put on record wins over what the database has of the same medicine.

    Links may also lead to files that lie beside them.
    """
    given = list(given)
    own = [each for file in given if (each := record.of(file.kind, file.title, file.facts))]
    names = {each.name for each in own}
    beside = {(file.path.parent, file.kind) for file in given}
    pages = {(kind, slug_in_name(path)) for folder, kind in beside for path in folder.glob("*.md")}
    return dataclasses.replace(
        known,
        records=(*own, *(each for each in known.records if each.name not in names)),
        pages=known.pages | pages | {file.address for file in given} if known.pages else known.pages,
    )


def check(file: TextFile, known: Known, only: Iterable[Rule] | None = None) -> Checked:
    """`only`: those editorial rules and nothing else; None: all of them, and what is wrong with the Markdown."""
    manuscript = Manuscript.of(
        title=file.title,
        summary=file.summary,
        facts=file.facts,
        body=file.body,
        kind=file.kind,
        house=known.words,
        recorded=known.records,
    )
    found = editorial.check(manuscript, only)
    if only is None:
        found += _of_the_markdown(file, known)
    told = [Told(_placed(finding, file.places), file.dismissed.get(finding.key)) for finding in found]
    told.sort(key=lambda each: (each.finding.line, each.finding.column))
    return Checked(files.name(file.path), tuple(told))


def _plain_file(path: Path, text: str) -> TextFile:
    """The title is its first heading, if it begins with one: that line is blank in the body, so that lines stay."""
    found = TITLE.match(text)
    places: dict[str, Place] = {}
    if found:
        line = text.count("\n", 0, found.start(2)) + 1
        places["title"] = Place(line, line, found.start(2) - text.rfind("\n", 0, found.start(2)) - 1)
    body = found[1] + text[found.end() :] if found else text
    return TextFile(path, KIND, slug_in_name(path), found[2] if found else "", "", {}, body, Places({}, places, 1))


def _file(path: Path, kind: str, document: Document, fields: Fields) -> TextFile:
    written = document.fields.get("facts")
    given = written if isinstance(written, dict) else {}
    names = [*(name for name in Page.model_of(kind).FACTS if name in given), *given]
    return TextFile(
        path,
        kind,
        fields.text("slug") or slug_in_name(path),
        fields.text("title"),
        fields.text("summary"),
        # Not stripped as on loading, because their lines are counted.
        {name: plain(given[name]) for name in names if given[name].strip()},
        plain(document.body),
        Places(document.lines, document.places, document.body_line),
        {row.key: row for row in dismissed.read(fields)},
    )


def _of_the_markdown(file: TextFile, known: Known) -> Iterator[Finding]:
    written = {f"{kind}/{slug}" for kind, slug in known.pages} | {slug for _, slug in known.pages}
    numbering = prose.Numbering()
    for part, text in file.texts():
        mentions = prose.references_in(text)
        keys = mentions.keys & known.sources if known.sources else mentions.keys
        pages = mentions.pages & written if known.pages else mentions.pages
        cited = {key: prose.Cited(key, key) for key in keys}
        targets = {name: prose.Target(name, "/", name) for name in pages if not name.startswith("/")}
        for finding in prose.render(text, cited, targets, numbering).findings:
            yield dataclasses.replace(finding, part=part)


def _placed(finding: Finding, places: Places) -> Finding:
    line, column = places.of(finding.part, finding.line, finding.column)
    return dataclasses.replace(finding, line=line, column=column)
