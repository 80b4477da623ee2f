"""Where builds lie, and whether they are still what was published.

::

    <index dir>/
      builds/<id>/     one folder a build, never changed after it has its name
      builds/tmp-<id>/ a build that is being written, or waits to be approved
      models/<key>/    exported models, shared by builds
      encoded/<key>/   vectors of a build that was not finished, or refused (see index.reuse)
      current          one line: the id of the build that is served
      rolled-back      one line: the id of the newest build while an earlier one is to be served
      kept/            the profiles of all builds, pruned ones too (see index.kept)
      lock, builder    held while building; who holds it
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from index.errors import DamagedBuildError, NoBuildError, UnknownBuildError
from index.files import TEMPORARY, check, entry_of, read, write_whole
from index.manifest import MANIFEST, Manifest, ModelUsed, from_bytes
from index.model import CARD, check_model
from index.repair import DEFAULT_INDEX as DEFAULT_INDEX
from index.repair import repair, repair_at

TIME = "%Y-%m-%dT%H-%M-%SZ"
"""How a build's id begins: the time it was built at, UTC."""

_ROLLED_BACK = "rolled-back"
_ID = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z-[0-9a-f]{6}")


def build_folder(index_dir: Path, build_id: str) -> Path:
    """Return the folder of one build."""
    return index_dir / "builds" / build_id


def staging_folder(index_dir: Path, build_id: str) -> Path:
    """Return the folder of a build before it is published."""
    return build_folder(index_dir, f"{TEMPORARY}{build_id}")


def models_folder(index_dir: Path) -> Path:
    """Return the folder that holds one folder for each exported model."""
    return index_dir / "models"


def pointer(index_dir: Path) -> Path:
    """Return the file that names the build that is served."""
    return index_dir / "current"


def is_build_id(text: str) -> bool:
    """Whether ``text`` looks like the id of a build, wherever it may be."""
    return _ID.fullmatch(text) is not None


def build_ids(index_dir: Path) -> tuple[str, ...]:
    """List the ids of the builds on disk, oldest first; empty where nothing was built."""
    folder = index_dir / "builds"
    names = (path.name for path in folder.iterdir()) if folder.is_dir() else ()
    return tuple(sorted(filter(is_build_id, names)))


def require_builds(index_dir: Path) -> tuple[str, ...]:
    """List the ids of the builds on disk, oldest first; NoBuildError where nothing was built."""
    ids = build_ids(index_dir)
    if not ids:
        raise NoBuildError(
            f"{index_dir}: nothing has been built here yet; run: {repair(index_dir)}"
        )
    return ids


def find_build(index_dir: Path, abbreviated: str) -> str:
    """Return the id of the one build whose id holds ``abbreviated``.

    Any part of an id will do that no other id has: the six digits at its end, or a time of day. One
    that waits to be approved is called by its whole id. Raises UnknownBuildError for any other, and
    NoBuildError where there is none.
    """
    if is_build_id(abbreviated) and locate(index_dir, abbreviated).is_dir():
        return abbreviated
    ids = require_builds(index_dir)
    found = [build_id for build_id in ids if abbreviated in build_id]
    if len(found) != 1:
        what = f"{len(found)} builds are called" if found else "no build is called"
        there = ", ".join(found or ids)
        raise UnknownBuildError(f"{index_dir}: {what} {abbreviated!r}; there are: {there}")
    return found[0]


def build_time(build_id: str) -> datetime:
    """Return when a build was made, UTC, as its id says."""
    return datetime.strptime(build_id.rpartition("-")[0], TIME).replace(tzinfo=UTC)


def current_id(index_dir: Path) -> str | None:
    """Return the id of the build that is served, or None if none is named readably."""
    return _named_in(pointer(index_dir))


def held_id(index_dir: Path) -> str | None:
    """Return the id of the build that was rolled back from, if any was."""
    return _named_in(index_dir / _ROLLED_BACK)


def hold(index_dir: Path, build_id: str | None) -> None:
    """Note from which build was rolled back, or that none was."""
    path = index_dir / _ROLLED_BACK
    if build_id is None:
        path.unlink(missing_ok=True)
    else:
        write_whole(path, f"{build_id}\n".encode())


def _named_in(path: Path) -> str | None:
    try:
        name = path.read_bytes().decode("utf-8", "replace").removesuffix("\n")
    except OSError:
        return None
    return name if is_build_id(name) else None


def locate(index_dir: Path, build_id: str) -> Path:
    """Return the folder that a build lies in now: published, or still waiting to be."""
    staged = staging_folder(index_dir, build_id)
    return staged if staged.is_dir() else build_folder(index_dir, build_id)


def read_manifest(index_dir: Path, build_id: str) -> Manifest:
    """Read a build's manifest; DamagedBuildError if it is not the one written for that id."""
    path = locate(index_dir, build_id) / MANIFEST
    manifest = from_bytes(read(path), path)
    if manifest.id != build_id:
        raise DamagedBuildError(f"{path}: belongs to build {manifest.id}; run: {repair_at(path)}")
    return manifest


def checked_model(index_dir: Path, used: ModelUsed) -> Path:
    """Return the folder of a build's model after comparing every file in it with the manifest."""
    folder = models_folder(index_dir) / used.folder
    if entry_of(folder, CARD).sha256 != used.sha256:
        raise DamagedBuildError(
            f"{folder / CARD}: not the model this build was made with; run: {repair_at(folder)}"
        )
    check_model(folder)
    return folder


def check_build(index_dir: Path, manifest: Manifest) -> None:
    """Raise DamagedBuildError unless every file of a build, and of its model, is as published."""
    for file in manifest.files:
        check(locate(index_dir, manifest.id), file)
    checked_model(index_dir, manifest.model)
