"""Where builds lie, and whether they are still what was published.

::

    <index dir>/
      builds/<id>/     one folder a build, never changed after it has its name
      models/<key>/    exported models, shared by builds
      current          one line: the id of the build that is served
      lock, builder    held while building; who holds it
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from index.errors import REPAIR, DamagedBuildError
from index.files import check, entry_of, read
from index.manifest import MANIFEST, Manifest, ModelUsed, from_bytes
from index.model import CARD, check_model

DEFAULT_INDEX = Path(__file__).parent / "built"

TIME = "%Y-%m-%dT%H-%M-%SZ"
"""How a build's id begins: the time it was built at, UTC."""

_ID = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z-[0-9a-f]{6}")


def build_folder(index_dir: Path, build_id: str) -> Path:
    """Return the folder of one build."""
    return index_dir / "builds" / build_id


def models_folder(index_dir: Path) -> Path:
    """Return the folder that holds one folder for each exported model."""
    return index_dir / "models"


def pointer(index_dir: Path) -> Path:
    """Return the file that names the build that is served."""
    return index_dir / "current"


def build_ids(index_dir: Path) -> tuple[str, ...]:
    """List the ids of the builds on disk, oldest first; empty where nothing was built."""
    folder = index_dir / "builds"
    names = (path.name for path in folder.iterdir()) if folder.is_dir() else ()
    return tuple(sorted(name for name in names if _ID.fullmatch(name)))


def build_time(build_id: str) -> datetime:
    """Return when a build was made, UTC, as its id says."""
    return datetime.strptime(build_id.rpartition("-")[0], TIME).replace(tzinfo=UTC)


def current_id(index_dir: Path) -> str | None:
    """Return the id of the build that is served, or None if none is named readably."""
    try:
        name = pointer(index_dir).read_bytes().decode("utf-8", "replace").removesuffix("\n")
    except OSError:
        return None
    return name if _ID.fullmatch(name) else None


def read_manifest(index_dir: Path, build_id: str) -> Manifest:
    """Read a build's manifest; DamagedBuildError if it is not the one written for that id."""
    path = build_folder(index_dir, build_id) / MANIFEST
    manifest = from_bytes(read(path), path)
    if manifest.id != build_id:
        raise DamagedBuildError(f"{path}: belongs to build {manifest.id}; run: {REPAIR}")
    return manifest


def checked_model(index_dir: Path, used: ModelUsed) -> Path:
    """Return the folder of a build's model after comparing every file in it with the manifest."""
    folder = models_folder(index_dir) / used.folder
    if entry_of(folder, CARD).sha256 != used.sha256:
        raise DamagedBuildError(
            f"{folder / CARD}: not the model this build was made with; run: {REPAIR}"
        )
    check_model(folder)
    return folder


def check_build(index_dir: Path, manifest: Manifest) -> None:
    """Raise DamagedBuildError unless every file of a build, and of its model, is as published."""
    for file in manifest.files:
        check(build_folder(index_dir, manifest.id), file)
    checked_model(index_dir, manifest.model)
