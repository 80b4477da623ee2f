"""What a build holds, and which code and model it fits; ``manifest.json`` in a build's folder."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from index.errors import DamagedBuildError
from index.files import FileEntry, seal, unseal
from index.repair import repair_at

FORMAT = 3
"""Raise this when the files of a build change, or what ``index.terms`` makes of a text does."""

MANIFEST = "manifest.json"

# A question is read by these; another version may cut words or place vectors differently.
_READERS = ("PyStemmer", "faiss-cpu", "onnxruntime", "tokenizers")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a build holds."""

    profiles: int
    sections: int
    passages: int
    units: int


@dataclass(frozen=True, slots=True)
class ModelUsed:
    """The exported model a build's vectors were made with.

    ``folder`` is its name below ``models/`` and ``sha256`` that of the ``model.json`` in it, which
    in turn holds the SHA-256 of every file of the model.
    """

    name: str
    folder: str
    sha256: str
    dimension: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """One build: what it holds, what it was made of, and the SHA-256 of each of its files.

    ``id`` is the time of the build (UTC) and the first six digits of ``inputs``, the SHA-256 of
    everything that went in (the profiles as read, the texts encoded, the example questions, the
    model). ``corpus`` is the digest of the documents alone. ``versions`` are those of the packages
    that read a question.
    """

    id: str
    corpus: str
    inputs: str
    model: ModelUsed
    counts: Counts
    files: tuple[FileEntry, ...]
    versions: tuple[tuple[str, str], ...]


def reader_versions() -> tuple[tuple[str, str], ...]:
    """Return the installed versions of what reads a question, as (package, version) pairs."""
    return tuple((name, version(name)) for name in _READERS)


def to_bytes(manifest: Manifest) -> bytes:
    """Spell the manifest as readable, sealed JSON."""
    content = asdict(manifest)
    content["files"] = {f.name: {"sha256": f.sha256, "size": f.size} for f in manifest.files}
    content["versions"] = dict(manifest.versions)
    return seal({**content, "format": FORMAT})


def from_bytes(data: bytes, path: Path) -> Manifest:
    """Read what ``to_bytes`` wrote.

    Raises DamagedBuildError, naming ``path`` and the repair command, for another format, a missing
    or unknown key, or any changed byte.
    """
    content = unseal(data, path)
    found = content.pop("format", None)
    if found != FORMAT:
        raise DamagedBuildError(
            f"{path}: written in format {found}, this program reads format {FORMAT}; "
            f"run: {repair_at(path)}"
        )
    try:
        return _manifest(content)
    except (KeyError, TypeError, AttributeError) as error:
        raise DamagedBuildError(f"{path}: incomplete ({error}); run: {repair_at(path)}") from error


def _manifest(content: dict[str, Any]) -> Manifest:
    return Manifest(
        **{
            **content,
            "model": ModelUsed(**content["model"]),
            "counts": Counts(**content["counts"]),
            "files": tuple(FileEntry(name, **f) for name, f in content["files"].items()),
            "versions": tuple(content["versions"].items()),
        }
    )
