"""This product with its model's weights rounded to eight bits (see ``variants``)."""

from bench.peers.product import PACKAGES, build, load, model

__all__ = ["PACKAGES", "build", "load", "model"]
