"""Publishing a build so that a reader meets it whole or not at all.

A build is written to a temporary folder, flushed to the disk, approved there, renamed, and only
then named in the pointer file, whose replacement is a single step. Whoever dies half way leaves a
temporary folder that nobody reads and the next builder removes, or a whole build that the next
builder names.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from index.errors import DamagedBuildError, NoBuildError
from index.files import TEMPORARY, sync, write, write_whole
from index.kept import is_kept, keep
from index.locking import sole_builder as sole_builder
from index.manifest import MANIFEST, Manifest, reader_versions, to_bytes
from index.places import (
    build_folder,
    build_ids,
    check_build,
    current_id,
    find_build,
    held_id,
    hold,
    models_folder,
    pointer,
    read_manifest,
    require_builds,
    staging_folder,
)
from index.reuse import forget

KEPT = 5
"""How many builds stay on the disk."""


def stage(index_dir: Path, manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Write a build's ``files`` (name -> bytes) and manifest, whole but not yet served."""
    begun = staging_folder(index_dir, manifest.id)
    try:
        for name, data in {**files, MANIFEST: to_bytes(manifest)}.items():
            write(begun / name, data)
        for folder in (*(path for path in begun.rglob("*") if path.is_dir()), begun):
            sync(folder)
    except BaseException:
        discard(index_dir, manifest.id)
        raise


def discard(index_dir: Path, build_id: str) -> None:
    """Remove a build that was staged; what was encoded for it stays for the next one."""
    shutil.rmtree(staging_folder(index_dir, build_id), ignore_errors=True)


def publish(index_dir: Path, build_id: str) -> None:
    """Serve a staged build from now on."""
    final = build_folder(index_dir, build_id)
    staging_folder(index_dir, build_id).rename(final)
    sync(final.parent)
    point(index_dir, build_id)
    hold(index_dir, None)
    forget(index_dir)
    prune(index_dir, KEPT)


def point(index_dir: Path, build_id: str) -> None:
    """Serve a build from now on: replace the pointer file in one step."""
    write_whole(pointer(index_dir), f"{build_id}\n".encode())


def roll_back(index_dir: Path, build_id: str | None = None) -> str:
    """Serve ``build_id``, or the newest good build before the current one; return its id.

    ``build_id`` may be any part of an id that no other has. Building leaves it at that until the
    profiles change. Raises NoBuildError when there is none to go back to, DamagedBuildError when
    the one asked for is not whole.
    """
    require_builds(index_dir)  # to be the only builder would make the folder
    with sole_builder(index_dir):
        # Read now: a build published a moment ago is the one to roll back from.
        ids = require_builds(index_dir)
        current = current_id(index_dir) or ""
        earlier = [found for found in ids[::-1] if found < current]
        problems: list[str] = []
        for candidate in earlier if build_id is None else [find_build(index_dir, build_id)]:
            try:
                check_build(index_dir, read_manifest(index_dir, candidate))
            except DamagedBuildError as error:
                problems.append(str(error))
            else:
                # Noted first: whoever dies in between has changed nothing.
                hold(index_dir, ids[-1] if candidate != ids[-1] else None)
                point(index_dir, candidate)
                return candidate
    if problems:
        raise DamagedBuildError("\n".join(problems))
    raise NoBuildError(f"{index_dir}: no earlier build to go back to")


def settled(index_dir: Path, inputs: str) -> Manifest | None:
    """Return the manifest of a build made of ``inputs`` that leaves nothing to do; else None.

    It is served and whole; or somebody rolled back from it, which holds until the profiles change.
    One that was approved, and only not named before its builder died, is named now.
    """
    current = current_id(index_dir) or ""
    for build_id in reversed(build_ids(index_dir)):
        if build_id < current:
            return None
        with suppress(DamagedBuildError):
            manifest = read_manifest(index_dir, build_id)
            if manifest.inputs != inputs:
                continue
            if build_id == held_id(index_dir):
                check_build(index_dir, read_manifest(index_dir, current))
                return manifest
            if manifest.versions == reader_versions():
                check_build(index_dir, manifest)
                if build_id != current:
                    point(index_dir, build_id)
                return manifest
    return None


def prune(index_dir: Path, keep: int) -> tuple[str, ...]:
    """Remove all builds but the newest ``keep``, the one served, and the models these use.

    Of builds made of the same only the newest counts. The profiles of all builds, which permanent
    links point into, are kept first (see index.kept). Returns the ids removed.
    """
    manifests: dict[str, Manifest] = {}
    for build_id in build_ids(index_dir):
        with suppress(DamagedBuildError):
            manifests[build_id] = read_manifest(index_dir, build_id)
    newest = {manifest.inputs: build_id for build_id, manifest in manifests.items()}
    lasting = [
        build_id
        for build_id in build_ids(index_dir)
        if build_id not in manifests or newest[manifests[build_id].inputs] == build_id
    ]
    kept = {*lasting[-keep:], current_id(index_dir)}
    spare = [id_ for id_ in build_ids(index_dir) if _may_go(index_dir, id_, manifests.get(id_))]
    removed = tuple(build_id for build_id in spare if build_id not in kept)
    for build_id in removed:
        _remove(index_dir, build_folder(index_dir, build_id))
    used = {manifest.model.folder for id_, manifest in manifests.items() if id_ not in removed}
    for folder in models_folder(index_dir).iterdir():
        if folder.name not in used:
            _remove(index_dir, folder)
    return removed


def _may_go(index_dir: Path, build_id: str, manifest: Manifest | None) -> bool:
    """Keep the profiles of a build, unless they are already; whether it may be removed."""
    try:
        if manifest is not None:
            keep(index_dir, manifest)
    except DamagedBuildError:
        return True  # they could not be shown as they were published, whatever is done
    except OSError:
        return False  # it stays until there is space to keep them
    # A manifest that cannot be read may be of another format, and its profiles whole.
    return is_kept(index_dir, build_id)


def _remove(index_dir: Path, folder: Path) -> None:
    # Renamed first: a folder half removed must not be met as a build or a model. One that another
    # process holds open (Windows) stays until the next build.
    with suppress(OSError):
        shutil.rmtree(folder.rename(index_dir / f"{TEMPORARY}{folder.name}"))
