"""From evidence to probabilities: two logistic models with a handful of readable weights.

The first says how likely a passage is to be the one that answers, given that something does; the
second how likely the best passage is to answer at all. ``python -m retrieval fit`` fits both on
questions with known answers and writes ``weights.json``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from operator import mul
from pathlib import Path

WEIGHTS = Path(__file__).parent / "vocabulary" / "weights.json"


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression: p = 1 / (1 + exp(-(bias + sum of weight x value)))."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, values: Mapping[str, float]) -> float:
        """The probability for ``values``, which must hold just the names the weights have."""
        if values.keys() != self.weights.keys():
            raise ValueError(f"weights for {sorted(self.weights)}, values for {sorted(values)}")
        weighted = map(mul, self.weights.values(), map(values.__getitem__, self.weights))
        z = self.bias + math.fsum(weighted)
        return 1.0 / (1.0 + math.exp(-z)) if z >= 0 else math.exp(z) / (1.0 + math.exp(z))


@dataclass(frozen=True, slots=True)
class Weights:
    """The two models, and the probability from which a quote is shown as the answer."""

    rank: Logistic
    decide: Logistic
    threshold: float


def load_weights(path: Path = WEIGHTS) -> Weights:
    """The fitted weights."""
    saved = json.loads(path.read_text(encoding="utf-8"))
    return Weights(
        rank=Logistic(saved["rank"]["bias"], saved["rank"]["weights"]),
        decide=Logistic(saved["decide"]["bias"], saved["decide"]["weights"]),
        threshold=saved["threshold"],
    )
