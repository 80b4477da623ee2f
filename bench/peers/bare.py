"""The limit: nothing but the exported model run on the texts of a build, and on a question."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from bench.peers.common import Ask, Found, Made, Material
from index.encoder import OnnxEncoder
from index.model import find_model
from index.places import DEFAULT_INDEX, models_folder

PACKAGES = ("onnxruntime", "tokenizers")


class Model(NamedTuple):
    """The model as it is fastest for one text and for many."""

    for_one: OnnxEncoder
    for_many: OnnxEncoder


def model() -> Model:
    folder = models_folder(DEFAULT_INDEX) / find_model().key
    return Model(OnnxEncoder(folder), OnnxEncoder.for_many(folder))


def build(model: Model, material: Material, folder: Path) -> Made:
    """Encode the texts, sorted by length into batches; keep nothing."""
    texts = material.texts
    model.for_many.encode(texts)
    folder.mkdir(parents=True, exist_ok=True)
    return lambda: texts


def load(model: Model, _: Path) -> Ask:
    def ask(question: str) -> Found:
        model.for_one.encode([question])
        return Found(None, "", 0.0)

    return ask
