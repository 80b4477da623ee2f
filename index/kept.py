"""What stays of a build: its profiles, so that a permanent link shows its quote.

They are kept as soon as a build is served, in a format of their own: it may be pruned, and builds
may have another format by then.

::

    <index dir>/kept/
      builds/<id>.json         sealed: the SHA-256 of every profile of the build, by slug
      profiles/<sha256>.json   a profile with its passages, as its line in profiles.jsonl

A profile that many builds share is there once, so only revisions take up space. Without the folder
nothing else is lost.
"""

from __future__ import annotations

from pathlib import Path

from index import serialise
from index.errors import DamagedBuildError, NoBuildError, NoProfileError
from index.files import entry, read, read_checked, seal, sync, unseal, write_renamed, write_whole
from index.manifest import Manifest
from index.places import is_build_id, locate
from index.repair import repair

FORMAT = 2
"""Raise this when the lines of ``serialise`` change, not whenever builds do: links must last."""

_FOLDER = "kept"
_PROFILES = "profiles"


def keep(index_dir: Path, manifest: Manifest) -> None:
    """Keep the profiles of a build; DamagedBuildError when they are not as published."""
    if is_kept(index_dir, manifest.id):
        return
    digests = {}
    for slug, line in serialise.lines(profiles_of(index_dir, manifest)).items():
        digests[slug] = entry(slug, line).sha256
        path = _profile(index_dir, digests[slug])
        if not path.exists():  # one that is there already has just this content
            write_renamed(path, line)
    # The folder once for all of them, and the list last: it names no profile that is not there yet.
    sync(index_dir / _FOLDER / _PROFILES)
    write_whole(_list(index_dir, manifest.id), seal({"format": FORMAT, "profiles": digests}))


def is_kept(index_dir: Path, build_id: str) -> bool:
    """Whether the profiles of a build are kept."""
    return is_build_id(build_id) and _list(index_dir, build_id).is_file()


def kept_line(index_dir: Path, build_id: str, slug: str) -> bytes:
    """Return the line of one profile of a build, as it was kept.

    Raises NoBuildError where nothing of the build is kept, NoProfileError where it has no such
    profile, and DamagedBuildError where what was kept has changed since.
    """
    if not is_kept(index_dir, build_id):
        raise NoBuildError(f"{index_dir}: nothing of build {build_id!r} is here")
    path = _list(index_dir, build_id)
    content = unseal(read(path), path)
    if content["format"] != FORMAT:
        raise DamagedBuildError(f"{path}: kept in format {content['format']}, not {FORMAT}")
    digest = content["profiles"].get(slug)
    if digest is None:
        raise NoProfileError(f"{path}: the build has no profile {slug!r}")
    line = read(_profile(index_dir, digest))
    if entry(slug, line).sha256 != digest:
        raise DamagedBuildError(
            f"{_profile(index_dir, digest)}: changed since it was kept; remove it, and restore it "
            f"from a copy if links to it matter (answers do not need it, nor does "
            f"{repair(index_dir)})"
        )
    return line


def profiles_of(index_dir: Path, manifest: Manifest) -> bytes:
    """Return the profiles of a build that is on the disk, as they were published."""
    (file,) = (file for file in manifest.files if file.name == serialise.PROFILES)
    return read_checked(locate(index_dir, manifest.id), file)


def _list(index_dir: Path, build_id: str) -> Path:
    return index_dir / _FOLDER / "builds" / f"{build_id}.json"


def _profile(index_dir: Path, digest: str) -> Path:
    return index_dir / _FOLDER / _PROFILES / f"{digest}.json"
