"""Examples to fit on and examples to report on: one figure on both, with its interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from bench.clapnq_models import Example, cross_validated
from retrieval.weighing.ranking import Logistic

_RESAMPLINGS = 2000

Scores = Sequence[float]


@dataclass(frozen=True, slots=True)
class Line:
    """A figure on both halves, and on every resampling of the report half."""

    name: str
    fitting: float
    reported: float
    resampled: tuple[float, ...]

    def gain(self, other: Line) -> tuple[float, float, float]:
        """How much higher it is than another on the report half, and the 95 % interval of that.

        Both figures are compared on the same resamplings.
        """
        differences = np.subtract(self.resampled, other.resampled)
        low, high = np.percentile(differences, [2.5, 97.5])
        return self.reported - other.reported, float(low), float(high)


class Halves:
    """Examples to fit on and to report on, and the measure of their scores."""

    def __init__(
        self,
        fitting: Sequence[Example],
        reported: Sequence[Example],
        measure: Callable[[Sequence[Example], Scores], float],
    ) -> None:
        self.fitting = fitting
        self._reported = reported
        self._measure = measure

    def plain(self, name: str, score: Callable[[Example], float]) -> Line:
        """The figure of a score that needs no fitting."""
        return self._line(name, [score(one) for one in self.fitting], score)

    def fitted(
        self,
        name: str,
        fit: Callable[[Sequence[Example]], Logistic],
        score: Callable[[Example, Logistic], float],
    ) -> Line:
        """The figure of a score by a model, which no example scored has been fitted on."""
        model = fit(self.fitting)
        inside = cross_validated(self.fitting, fit, score)
        return self._line(name, inside, lambda one: score(one, model))

    def _line(self, name: str, inside: Scores, score: Callable[[Example], float]) -> Line:
        found = [score(one) for one in self._reported]
        # Seeded alike for every line, so that all are measured on the same resamplings.
        random = np.random.default_rng(0)
        resampled = []
        for _ in range(_RESAMPLINGS):
            drawn = random.integers(len(found), size=len(found))
            sample = [self._reported[i] for i in drawn]
            resampled.append(self._measure(sample, [found[i] for i in drawn]))
        fitting = self._measure(self.fitting, inside)
        reported = self._measure(self._reported, found)
        return Line(name, fitting, reported, tuple(resampled))
