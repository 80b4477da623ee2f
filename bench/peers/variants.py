"""What is exported before a build is timed: the model as it ships, in eight bits, or untaught.

python -m bench.peers.variants CONTESTANT INDEX
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

from bench.peers.common import model_path
from bench.rebuild import put_model
from index.export import ensure_model
from index.files import entry_of
from index.model import GRAPH, find_model, read_card, write_card
from index.places import models_folder

WEIGHTS = "weights"


def prepare(contestant: str, index: Path) -> None:
    """Put the model of ``contestant`` where its build finds it exported."""
    if contestant == "product_plain":
        ensure_model(find_model(str(unadapted(index / WEIGHTS))), models_folder(index))
        return
    put_model(index)
    if contestant == "product_int8":
        round_weights(models_folder(index) / find_model().key)


def unadapted(folder: Path) -> Path:
    """A copy of the weights to which no adapter belongs, since a byte of its files differs."""
    shutil.copytree(model_path(), folder)
    settings = folder / "modules.json"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    return folder


def round_weights(model: Path) -> None:
    """Round the weights to eight bits; what they are multiplied with is rounded as it comes.

    The classifier of questions stays the one that was fitted with all bits.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    graph, rounded = model / GRAPH, model / "rounded.onnx"
    quantize_dynamic(graph, rounded, weight_type=QuantType.QInt8)
    rounded.replace(graph)
    card = read_card(model)
    files = tuple(entry_of(model, file.name) for file in card.files)
    write_card(model, replace(card, files=files))


if __name__ == "__main__":
    prepare(sys.argv[1], Path(sys.argv[2]))
