"""This product with its model's weights not rounded (see ``variants``)."""

from bench.peers.product import PACKAGES, build, load, model

__all__ = ["PACKAGES", "build", "load", "model"]
