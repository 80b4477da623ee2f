"""This product without its adapter: the very weights that the peers have (see ``variants``)."""

from __future__ import annotations

from pathlib import Path

from bench.peers import product
from bench.peers.common import Made, Material
from bench.peers.product import PACKAGES, load, model
from bench.peers.variants import WEIGHTS

__all__ = ["PACKAGES", "build", "load", "model"]


def build(_: None, material: Material, folder: Path) -> Made:
    return product.build(_, material, folder, "--model", str(folder / WEIGHTS))
