"""From evidence to probabilities: three logistic models with a handful of readable weights.

The first says how likely a passage is to be the one that answers, given that something does; the
second how likely the best passage is to answer at all, the third how likely one of the first few
is. ``python -m retrieval fit`` fits them on questions with known answers and writes
``weights.json``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import mul
from pathlib import Path

import numpy as np

WEIGHTS = Path(__file__).parent.parent / "vocabulary" / "weights.json"


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression: p = 1 / (1 + exp(-(bias + sum of weight x value)))."""

    bias: float
    weights: Mapping[str, float]

    def probabilities(self, names: Sequence[str], rows: Sequence[Sequence[float]]) -> list[float]:
        """The probability for each of ``rows`` of values, which stand in the order of ``names``."""
        if set(names) != self.weights.keys():
            raise ValueError(f"weights for {sorted(self.weights)}, values for {sorted(names)}")
        # Number by number: for tuples numpy first looks for what they have in common.
        flat = np.fromiter(chain.from_iterable(rows), np.float64, len(rows) * len(names))
        values = flat.reshape(len(rows), len(names))
        weighted = values * [self.weights[name] for name in names]
        # Summed row by row: rows alike get the same, wherever they stand.
        z = self.bias + weighted.sum(axis=1)
        return list(np.exp(-np.logaddexp(0.0, -z)).tolist())

    def probability(self, values: Mapping[str, float]) -> float:
        """The probability for ``values``, which must hold just the names the weights have."""
        if values.keys() != self.weights.keys():
            raise ValueError(f"weights for {sorted(self.weights)}, values for {sorted(values)}")
        weighted = map(mul, self.weights.values(), map(values.__getitem__, self.weights))
        z = self.bias + math.fsum(weighted)
        return 1.0 / (1.0 + math.exp(-z)) if z >= 0 else math.exp(z) / (1.0 + math.exp(z))


@dataclass(frozen=True, slots=True)
class Weights:
    """The three models, and the probabilities from which what they weigh is shown.

    From ``threshold`` on it is shown, and from ``sure`` on the best passage as the answer alone.
    """

    rank: Logistic
    decide: Logistic
    shortlist: Logistic
    threshold: float
    sure: float


def load_weights(path: Path = WEIGHTS) -> Weights:
    """The fitted weights."""
    saved = json.loads(path.read_text(encoding="utf-8"))
    return Weights(
        rank=Logistic(saved["rank"]["bias"], saved["rank"]["weights"]),
        decide=Logistic(saved["decide"]["bias"], saved["decide"]["weights"]),
        shortlist=Logistic(saved["shortlist"]["bias"], saved["shortlist"]["weights"]),
        threshold=saved["threshold"],
        sure=saved["sure"],
    )
