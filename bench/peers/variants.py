"""What is exported before a build is timed: the model as it ships, with whole weights, or untaught.

python -m bench.peers.variants CONTESTANT INDEX
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from bench.peers.common import model_path
from bench.rebuild import put_model
from index.export import ensure_model, export_model
from index.model import find_model
from index.places import models_folder

WEIGHTS = "weights"


def prepare(contestant: str, index: Path) -> None:
    """Put the model of ``contestant`` where its build finds it exported."""
    if contestant == "product_plain":
        ensure_model(find_model(str(unadapted(index / WEIGHTS))), models_folder(index))
        return
    if contestant == "product_fp32":
        source = find_model()
        export_model(source, models_folder(index) / source.key, rounded=False)
        return
    put_model(index)


def unadapted(folder: Path) -> Path:
    """A copy of the weights to which no adapter belongs, since a byte of its files differs."""
    shutil.copytree(model_path(), folder)
    settings = folder / "modules.json"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    return folder


if __name__ == "__main__":
    prepare(sys.argv[1], Path(sys.argv[2]))
