"""The classifier of questions that comes with the code, so that a first build need not fit it.

It depends on the example questions and the model alone, not on the profiles. ``intents.npz`` is
what ``index.intents.to_bytes`` gives; ``intents.json`` beside it is a sealed card with its SHA-256.
When the examples or the model are others by now, or a file is damaged, it is passed over and a
build fits its own; ``python -m index learn`` makes it anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from index.encoder import OnnxEncoder
from index.errors import DamagedBuildError
from index.export import ensure_model
from index.files import FileEntry, entry, read, read_checked, seal, unseal, write
from index.intents import INTENTS, examples_digest, fit_intents, made_of, to_bytes
from index.locking import sole_builder
from index.model import ModelSource
from index.places import models_folder

CARD = Path(__file__).parent / "intents.json"


def recall(examples: str, card: Path = CARD) -> bytes | None:
    """Return the file of the classifier if it was fitted on the same, by its digest, else None."""
    with suppress(DamagedBuildError, KeyError, TypeError, ValueError):
        found = FileEntry(**unseal(read(card), card)["file"])
        data = read_checked(card.parent, found)
        if made_of(data) == examples:
            return data
    return None


def learn(
    examples: Mapping[str, Sequence[str]], source: ModelSource, index_dir: Path, card: Path = CARD
) -> Path:
    """Fit a classifier on ``examples`` and keep it beside ``card``; return its file.

    ``index_dir`` is where the model of ``source`` lies exported, or is then. Raises BuildError when
    somebody builds there or the model cannot be exported.
    """
    with sole_builder(index_dir):
        encoder = OnnxEncoder.for_many(ensure_model(source, models_folder(index_dir)))
    digest = examples_digest(examples, source.sha256)
    data = to_bytes(fit_intents(examples, encoder), digest)
    kinds = {kind: len(questions) for kind, questions in examples.items()}
    content = {"file": asdict(entry(INTENTS, data)), "model": source.name, "questions": kinds}
    # The card last: until it is written, what lies there is passed over.
    write(card.parent / INTENTS, data)
    write(card, seal(content))
    return card.parent / INTENTS
