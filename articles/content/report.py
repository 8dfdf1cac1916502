"""What is wrong with the files of a folder, each problem with its file and line."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


@dataclass(slots=True)
class Report:
    """Collects every problem, so that a person sees all of them at once. Errors stop the loading; warnings do not."""

    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def error(self, file: str, line: int, sentence: str) -> None:
        self.errors.append(Problem(file, line, sentence))

    def warn(self, file: str, line: int, sentence: str) -> None:
        self.warnings.append(Problem(file, line, sentence))


class BadContent(Exception):
    """Nothing was loaded, for these reasons."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = sorted(problems)
