"""Publishing a build so that a reader meets it whole or not at all.

A build is written to a temporary folder, flushed to the disk, renamed, and only then named in the
pointer file, whose replacement is a single step. Whoever dies half way leaves a temporary folder
that nobody reads and the next builder removes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import BuilderBusyError, DamagedBuildError, StorageError
from index.files import sync, write
from index.manifest import MANIFEST, Manifest, to_bytes
from index.places import (
    build_folder,
    build_ids,
    models_folder,
    pointer,
    read_manifest,
)

KEPT = 5
"""How many builds stay on the disk."""

TEMPORARY = "tmp-"
"""What the names of unfinished files and folders begin with."""


@contextmanager
def sole_builder(index_dir: Path) -> Iterator[None]:
    """Hold the folder for one builder, and clear what one that died has left.

    Raises BuilderBusyError, saying who, while another holds it; StorageError when the folder, or
    anything written to it meanwhile, cannot be written.
    """
    holder = index_dir / "builder"
    lock = FileLock(index_dir / "lock", timeout=0)
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        with lock:
            holder.write_text(
                f"process {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n",
                encoding="utf-8",
            )
            _clear_unfinished(index_dir)
            try:
                yield
            finally:
                holder.unlink(missing_ok=True)
    except Timeout as error:
        raise BuilderBusyError(
            f"{index_dir}: {_read_holder(holder)} is building here; wait until it has finished"
        ) from error
    except OSError as error:
        raise StorageError(
            f"{index_dir}: cannot be written ({error}); free some space, make the folder "
            "writable, or choose another with --out"
        ) from error


def publish(index_dir: Path, manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Write a build's ``files`` (name -> bytes) and manifest, and serve it from now on."""
    begun = index_dir / f"{TEMPORARY}{manifest.id}"
    final = build_folder(index_dir, manifest.id)
    try:
        for name, data in {**files, MANIFEST: to_bytes(manifest)}.items():
            write(begun / name, data)
        for folder in (*(path for path in begun.rglob("*") if path.is_dir()), begun):
            sync(folder)
        final.parent.mkdir(exist_ok=True)
        begun.rename(final)
    except BaseException:
        shutil.rmtree(begun, ignore_errors=True)
        raise
    sync(final.parent)
    point(index_dir, manifest.id)
    _prune(index_dir)


def point(index_dir: Path, build_id: str) -> None:
    """Serve a build from now on: replace the pointer file in one step."""
    begun = index_dir / f"{TEMPORARY}current"
    try:
        write(begun, f"{build_id}\n".encode())
        begun.replace(pointer(index_dir))
    except BaseException:
        begun.unlink(missing_ok=True)
        raise
    sync(index_dir)


def _prune(index_dir: Path) -> None:
    """Remove all but the last builds, and the models that none of these uses."""
    kept = build_ids(index_dir)[-KEPT:]
    used = set()
    for build_id in build_ids(index_dir):
        if build_id not in kept:
            _remove(index_dir, build_folder(index_dir, build_id))
            continue
        with suppress(DamagedBuildError):
            used.add(read_manifest(index_dir, build_id).model.folder)
    for folder in models_folder(index_dir).iterdir():
        if folder.name not in used:
            _remove(index_dir, folder)


def _remove(index_dir: Path, folder: Path) -> None:
    # Renamed first: a folder half removed must not be met as a build or a model. One that another
    # process holds open (Windows) stays until the next build.
    with suppress(OSError):
        shutil.rmtree(folder.rename(index_dir / f"{TEMPORARY}{folder.name}"))


def _clear_unfinished(index_dir: Path) -> None:
    for path in (
        *index_dir.glob(f"{TEMPORARY}*"),
        *models_folder(index_dir).glob(f"{TEMPORARY}*"),
    ):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _read_holder(holder: Path) -> str:
    try:
        return holder.read_text(encoding="utf-8").strip() or "another process"
    except OSError:
        return "another process"
