"""The files at a path: itself, or all below a folder; zip files count as folders everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath, PurePosixPath

from corpus.archive import MAX_ARCHIVE_BYTES, Read, entries, is_archive
from corpus.canonical import read_bytes
from corpus.errors import RefusedError
from corpus.findings import Finding, found


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
    appended. Hidden files are left out.
    """
    files: list[File] = []
    findings: list[Finding] = []
    for path in dict.fromkeys(below for place in paths for below in _paths(place)):
        try:
            files += _opened(path, name(path))
        except RefusedError as error:
            findings += error.findings
    findings += [
        found("empty_folder", place.as_posix(), "no profile stands below this folder")
        for place in paths
        if not _paths(place)
    ]
    return tuple(files), tuple(findings)


def _paths(path: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,)
    below = (file for file in path.rglob("*") if file.is_file())
    return tuple(sorted(file for file in below if not _is_hidden(file.relative_to(path))))


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


def _is_hidden(path: PurePath) -> bool:
    return any(part.startswith(".") for part in path.parts)
