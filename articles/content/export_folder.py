"""Writes files into a folder so that a kill leaves no half export, and nothing outside the folder is touched."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from articles import front_matter, kinds
from articles.content import files as content_files
from articles.content import parts


class CannotExport(Exception):
    """The sentence says why the folder was not written."""


def write(folder: Path, files: Mapping[str, str], page_folders: Collection[str], *, overwrite: bool) -> int:
    """`files`: the text of each by its path inside the folder. `page_folders`: where exports put their pages.

    A new folder appears whole. An earlier export (only with `overwrite`) has its files replaced one by one, each of
    them whole, and then loses the pages in `page_folders`, not deeper, and the lists that are not always there, when
    they are not among `files`. Returns how many files it lost. Raises CannotExport.
    """
    folder = folder.resolve()
    if folder.exists() and not folder.is_dir():
        raise CannotExport(f"{folder} is not a folder.")
    used = folder.is_dir() and any(folder.iterdir())
    if used and not overwrite:
        raise CannotExport(f"{folder} is not empty. Give another folder, or --overwrite to bring this one up to date.")
    if used and (missing := [name for name in content_files.LISTS if not (folder / name).is_file()]):
        raise CannotExport(f"{folder} holds no earlier export: it has no {missing[0]}. Give another folder.")
    _refuse_to_leave(folder, files)
    # In the folder itself when that is there already: it may be a disk of its own, and only within a disk
    # is moving a file one act.
    fresh = (folder if used else folder.parent) / f".export-{secrets.token_hex(6)}"
    try:
        for name, text in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        if used:
            _replace(folder, fresh, files)
            return _remove(list(_leftovers(folder, files, page_folders)))
        os.replace(fresh, folder)
        return 0
    except OSError as error:
        raise CannotExport(f"{folder} cannot be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _refuse_to_leave(folder: Path, files: Mapping[str, str]) -> None:
    for name in files:
        parent = (folder / name).parent
        if ".." in Path(name).parts or not parent.resolve().is_relative_to(folder):
            raise CannotExport(f"{parent} leads out of the folder {folder}.")


def _replace(folder: Path, fresh: Path, files: Mapping[str, str]) -> None:
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        os.replace(fresh / name, folder / name)


def _leftovers(folder: Path, files: Mapping[str, str], page_folders: Collection[str]) -> Iterator[Path]:
    for name in (*content_files.MAYBE, *parts.files()):
        if name not in files and (folder / name).is_file():
            yield folder / name
    for path in content_files.pages_in(folder):
        inside = path.relative_to(folder)
        if inside.parent.as_posix() in page_folders and inside.as_posix() not in files and _holds_a_page(path):
            yield path


def _remove(paths: Collection[Path]) -> int:
    for path in paths:
        path.unlink()
        with contextlib.suppress(OSError):  # it has other files
            path.parent.rmdir()
    return len(paths)


def _holds_a_page(path: Path) -> bool:
    try:
        kind = front_matter.read(path.read_text(encoding="utf-8-sig")).fields.get("kind")
    except (front_matter.InvalidFrontMatter, UnicodeDecodeError, OSError):
        return False
    return kind in {each.key for each in kinds.registered()}
