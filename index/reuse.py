"""Vectors that need not be made again: those of kept builds, and of builds that came to nothing.

While a build encodes, each finished part is kept in ``encoded/<key>/`` as a file named by the
SHA-256 of what it holds: the names of vectors, then the vectors. One that was not written whole has
another digest and is passed over. So a build that was interrupted, killed or refused costs the next
one nothing, and there is nothing to repair. The next published build removes them.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Container, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.dense import VECTORS, read_index, vectors_of
from index.errors import DamagedBuildError
from index.files import FileEntry, map_checked, read_checked, write
from index.intents import INTENTS, made_of
from index.manifest import Manifest, ModelUsed, reader_versions
from index.places import build_folder, build_ids, read_manifest
from index.texts import KEY_BYTES, TEXTS, Texts, split_keys

_ENCODED = "encoded"
# Another version of these may round otherwise.
_ENCODERS = ("onnxruntime", "tokenizers")

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Memory:
    """What was encoded before with ``model`` and with the packages that are installed now."""

    index_dir: Path
    model: ModelUsed

    def recall(self, keys: Sequence[bytes], vectors: Vectors) -> list[int]:
        """Fill in the rows of ``vectors`` (keys, d) that are known; return the numbers of the rest.

        Builds and parts that are damaged, or made with another model, are passed over.
        """
        missing = {key: number for number, key in enumerate(keys)}
        for found, known in chain(self._parts(), self._builds(missing)):
            pairs = [(missing.pop(key), row) for row, key in enumerate(found) if key in missing]
            if pairs:
                numbers, rows = map(list, zip(*pairs, strict=True))
                vectors[numbers] = known[rows]
        return list(missing.values())

    def keep(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        """Put vectors (keys, d) on the disk, whole or not at all, until a build is published."""
        data = b"".join(keys) + vectors.tobytes()
        write(self._folder / hashlib.sha256(data).hexdigest(), data)

    def classifier(self, examples: str) -> bytes | None:
        """Return the file of a classifier fitted on the same examples, by their digest."""
        for manifest in self._manifests():
            with suppress(DamagedBuildError, ValueError):
                data = self._read(manifest, INTENTS)
                if made_of(data) == examples:
                    return data
        return None

    @property
    def _folder(self) -> Path:
        return self.index_dir / _ENCODED / _kind(self.model.sha256, reader_versions())

    def _parts(self) -> Iterator[tuple[tuple[bytes, ...], Vectors]]:
        """What unfinished builds have encoded: names, and a vector for each."""
        dimension = self.model.dimension
        for path in sorted(self._folder.glob("*")):
            data = path.read_bytes()
            if hashlib.sha256(data).hexdigest() == path.name:
                end = len(data) // (KEY_BYTES + 4 * dimension) * KEY_BYTES
                vectors = np.frombuffer(data, np.float32, offset=end)
                yield split_keys(data[:end]), vectors.reshape(-1, dimension)

    def _builds(self, missing: Container[bytes]) -> Iterator[tuple[tuple[bytes, ...], Vectors]]:
        """What the builds with any vector of ``missing`` hold, which may shrink meanwhile."""
        for manifest in self._manifests():
            with suppress(DamagedBuildError, ValueError):
                keys = Texts.from_bytes(self._read(manifest, TEXTS)).keys
                if any(key in missing for key in keys):
                    index = read_index(map_checked(*self._published(manifest, VECTORS)))
                    yield keys, vectors_of(index)

    def _manifests(self) -> Iterator[Manifest]:
        """The manifests of the builds made alike, newest first."""
        wanted = _kind(self.model.sha256, reader_versions())
        for build_id in reversed(build_ids(self.index_dir)):
            with suppress(DamagedBuildError):
                manifest = read_manifest(self.index_dir, build_id)
                if _kind(manifest.model.sha256, manifest.versions) == wanted:
                    yield manifest

    def _read(self, manifest: Manifest, name: str) -> bytes:
        return read_checked(*self._published(manifest, name))

    def _published(self, manifest: Manifest, name: str) -> tuple[Path, FileEntry]:
        """The folder of a build and what its manifest says of a file."""
        (file,) = (file for file in manifest.files if file.name == name)
        return build_folder(self.index_dir, manifest.id), file


def forget(index_dir: Path) -> None:
    """Remove what unfinished builds have encoded: a published build holds all of it."""
    shutil.rmtree(index_dir / _ENCODED, ignore_errors=True)


def _kind(model: str, versions: Sequence[tuple[str, str]]) -> str:
    """Name what vectors are made with: equal for those that can stand in one index."""
    made_with = (model, *(f"{name} {version}" for name, version in versions if name in _ENCODERS))
    return hashlib.sha256("\n".join(made_with).encode()).hexdigest()[:KEY_BYTES]
