"""The limit: nothing but the exported model run on the texts of a build, and on a question."""

from __future__ import annotations

from pathlib import Path

from bench.peers.common import Ask, Found, Made, Material
from index.encoder import OnnxEncoder
from index.model import find_model
from index.places import DEFAULT_INDEX, models_folder

PACKAGES = ("onnxruntime", "tokenizers")


def model() -> OnnxEncoder:
    return OnnxEncoder(models_folder(DEFAULT_INDEX) / find_model().key)


def build(encoder: OnnxEncoder, material: Material, folder: Path) -> Made:
    """Encode the texts, sorted by length into batches; keep nothing."""
    texts = material.texts
    encoder.encode(texts)
    folder.mkdir(parents=True, exist_ok=True)
    return lambda: texts


def load(encoder: OnnxEncoder, _: Path) -> Ask:
    def ask(question: str) -> Found:
        encoder.encode([question])
        return Found(None, "", 0.0)

    return ask
