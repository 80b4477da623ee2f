"""The files at a path: itself, or all below a folder; zip files count as folders everywhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath

from corpus.archive import MAX_ARCHIVE_BYTES, Read, entries, is_archive
from corpus.canonical import read_bytes
from corpus.errors import RefusedError
from corpus.findings import Finding, found

MAX_FILES = 20_000  # below one folder


@dataclass(frozen=True, slots=True)
class File:
    """A file in a folder or in a zip file: the name that findings give it, and what reads it."""

    name: str
    read: Read

    @property
    def folder(self) -> str:
        """The folder it stands in, as findings name it."""
        return PurePosixPath(self.name).parent.as_posix()

    @property
    def base(self) -> str:
        """Its name within its folder."""
        return PurePosixPath(self.name).name


def find_files(
    paths: Sequence[Path], name: Callable[[Path], str]
) -> tuple[tuple[File, ...], tuple[Finding, ...]]:
    """The files at paths, sorted below each and none twice; and what could not be looked into.

    ``name`` says what a file on disk is called in the result; one in a zip file has its path there
    appended. Hidden files are left out, links to folders are not followed.
    """
    files: list[File] = []
    findings: list[Finding] = []
    places: dict[Path, None] = {}
    for place in paths:
        try:
            places.update(dict.fromkeys(_paths(place)))
        except RefusedError as error:
            findings += error.findings
    for path in places:
        try:
            files += _opened(path, name(path))
        except RefusedError as error:
            findings += error.findings
    return tuple(files), tuple(findings)


def _paths(place: Path) -> list[Path]:
    """The place itself, or all files below it.

    Raises RefusedError where a folder holds none, or too many, or one in it may not be read.
    """
    if not os.path.isdir(place):  # noqa: PTH112 - Path.is_dir raises where it may not look
        return [place]
    file = place.as_posix()
    try:
        below = list(islice(_below(place), MAX_FILES + 1))
    except OSError as error:
        message = f"a folder cannot be read: {error.strerror or error}"
        raise RefusedError((found("unreadable_file", str(error.filename), message),)) from error
    if len(below) > MAX_FILES:
        message = f"the folder holds more than {MAX_FILES:,} files"
        raise RefusedError((found("too_many_files", file, message),))
    if not below:
        message = "no profile stands below this folder"
        raise RefusedError((found("empty_folder", file, message),))
    return sorted(below)


def _below(folder: Path) -> Iterator[Path]:
    def stop(error: OSError) -> None:
        raise error

    for parent, folders, names in os.walk(folder, onerror=stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(parent, name) for name in names if not name.startswith("."))
        yield from (path for path in paths if path.is_file())


def _opened(path: Path, name: str) -> Iterator[File]:
    """The file itself, or the files in it."""
    if not is_archive(path.name):
        yield File(name, partial(read_bytes, path, name))
        return
    inside = entries(read_bytes(path, name, MAX_ARCHIVE_BYTES), name)
    shown = sorted(entry for entry in inside if not _is_hidden(PurePosixPath(entry)))
    if not shown:
        message = "no profile stands in this zip file"
        raise RefusedError((found("empty_folder", name, message),))
    for entry in shown:
        yield File(f"{name}/{entry}", inside[entry])


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith(".") for part in path.parts)
