"""Files that are written once and checked against their SHA-256 whenever they are read.

A sealed file is JSON that carries the SHA-256 of its own content and has exactly one spelling
(sorted keys, two-space indent), so that any changed byte in it shows without a second file.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from index.errors import DamagedBuildError
from index.repair import repair_at

TEMPORARY = "tmp-"
"""What the names of unfinished files and folders begin with."""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file as it was published: its name below its folder, SHA-256 and size in bytes."""

    name: str
    sha256: str
    size: int


def entry(name: str, data: bytes) -> FileEntry:
    """Describe a file named ``name`` that holds ``data``, as the manifest notes it."""
    return FileEntry(name, hashlib.sha256(data).hexdigest(), len(data))


def entry_of(folder: Path, name: str) -> FileEntry:
    """Describe a file on disk, read in pieces: a model is too large to hold in memory."""
    path = folder / name
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            return FileEntry(name, digest, stream.tell())
    except OSError as error:
        raise _unreadable(path, error) from error


def check(folder: Path, expected: FileEntry) -> None:
    """Raise DamagedBuildError unless the file on disk is the one that was published."""
    _compare(folder, expected, entry_of(folder, expected.name))


def read_checked(folder: Path, expected: FileEntry) -> bytes:
    """Return the bytes of a published file; DamagedBuildError when they are not those published."""
    data = read(folder / expected.name)
    _compare(folder, expected, entry(expected.name, data))
    return data


def map_checked(folder: Path, expected: FileEntry) -> mmap:
    """As ``read_checked``, for a large file: it stays on the disk, in memory as far as it is used.

    Processes that map it share that memory, and the system may take it back. It must not be
    changed in place while it is used; a published file never is.
    """
    path = folder / expected.name
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            _compare(folder, expected, FileEntry(expected.name, digest, stream.tell()))
            return mmap(stream.fileno(), 0, access=ACCESS_READ)
    except OSError as error:
        raise _unreadable(path, error) from error


def read(path: Path) -> bytes:
    """Return the bytes of a file; DamagedBuildError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def write(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk, so that a later rename publishes it whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step: a reader meets all of ``data``, or what was there before."""
    write_renamed(path, data)
    sync(path.parent)


def write_renamed(path: Path, data: bytes) -> None:
    """As ``write_whole``, whose name is on the disk only once the caller has synced the folder.

    A name that is there after a crash is a whole file: its bytes were on the disk before it was.
    """
    begun = path.with_name(f"{TEMPORARY}{path.name}")
    try:
        write(begun, data)
        begun.replace(path)
    except BaseException:
        begun.unlink(missing_ok=True)
        raise


def sync(path: Path) -> None:
    """Wait until a file that another library wrote, or a folder's own entries, are on the disk."""
    if os.name == "nt" and path.is_dir():
        return  # Windows cannot open a folder for this, and orders renames by itself
    descriptor = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def seal(content: dict[str, Any]) -> bytes:
    """Readable JSON in its one spelling, with the SHA-256 of its content under ``seal``."""
    digest = hashlib.sha256(_spelling(content)).hexdigest()
    return _spelling({**content, "seal": digest})


def unseal(data: bytes, path: Path) -> dict[str, Any]:
    """Return what ``seal`` was given; DamagedBuildError when a single byte differs."""
    try:
        content = json.loads(data)
        content.pop("seal")
        intact = seal(content) == data
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise DamagedBuildError(
            f"{path}: not readable ({error}); run: {repair_at(path)}"
        ) from error
    if not intact:
        raise DamagedBuildError(f"{path}: changed since it was written; run: {repair_at(path)}")
    return dict(content)


def _spelling(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _compare(folder: Path, expected: FileEntry, found: FileEntry) -> None:
    if found != expected:
        path = folder / expected.name
        raise DamagedBuildError(
            f"{path}: changed since it was published "
            f"({found.size} bytes, SHA-256 {found.sha256[:12]}; "
            f"published {expected.size} bytes, {expected.sha256[:12]}); run: {repair_at(path)}"
        )


def _unreadable(path: Path, error: OSError) -> DamagedBuildError:
    reason = error.strerror
    return DamagedBuildError(f"{path}: cannot be read ({reason}); run: {repair_at(path)}")
