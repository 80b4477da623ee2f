"""Whether replies are as sure as they are right: of those sure to 0.9, nine in ten should be right.

The expected calibration error is that of Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated
Probabilities Using Bayesian Binning" (AAAI 2015), over ten bins of equal width:

    ECE = sum over bins of (n_bin / n) x |share right in the bin - mean confidence in the bin|

A bin is [low, high), the last one closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from retrieval.measuring.judging import Judged, Verdict
from retrieval.measuring.ratios import Ratio
from retrieval.records import Answer, NoAnswer

BINS = 10
_REPEATS = 1000

Pair = tuple[float, bool]
"""A probability that something is right, and whether it is."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The pairs with a probability from ``low`` to ``high``: its mean, and how many hold."""

    low: float
    high: float
    confidence: float
    right: Ratio


@dataclass(frozen=True, slots=True)
class Calibration:
    """A reliability table: the bins that hold any pairs, lowest first, and the error over them.

    Confidence without any fault would, on so few questions, not come out at 0 either:
    ``by_chance`` is the mean error when whatever has probability p holds at random p times in 1
    (consistency resampling, Bröcker and Smith 2007; 1,000 draws from a fixed seed).
    """

    bins: tuple[Bin, ...]
    error: float
    by_chance: float

    @property
    def total(self) -> int:
        """How many pairs there are."""
        return sum(found.right.total for found in self.bins)


def shown(judged: Iterable[Judged]) -> list[Pair]:
    """Of each reply that answers: its confidence, and whether a quote of it is right."""
    return [
        (j.reply.confidence, j.verdict is Verdict.RIGHT)
        for j in judged
        if isinstance(j.reply, Answer)
    ]


def looked_up(judged: Iterable[Judged]) -> list[Pair]:
    """Of each question looked up: its confidence, and whether the best passage answers."""
    return [
        (j.reply.confidence, j.found)
        for j in judged
        if isinstance(j.reply, Answer | NoAnswer) and j.found is not None
    ]


def calibrate(pairs: Sequence[Pair]) -> Calibration:
    """The reliability table of ``pairs``, whose probabilities lie from 0 to 1."""
    if not pairs:
        return Calibration((), 0.0, 0.0)
    sure = np.array([probability for probability, _ in pairs])
    right = np.array([holds for _, holds in pairs])
    places = np.minimum((sure * BINS).astype(int), BINS - 1)
    drawn = np.random.default_rng(0).random((_REPEATS, len(pairs))) < sure
    return Calibration(
        bins=tuple(_bin(place, sure, right, places == place) for place in np.unique(places)),
        error=float(_errors(right - sure, places)),
        by_chance=float(_errors(drawn - sure, places).mean()),
    )


def _bin(
    place: int, sure: NDArray[np.float64], right: NDArray[np.bool_], chosen: NDArray[np.bool_]
) -> Bin:
    return Bin(
        low=float(place / BINS),
        high=float((place + 1) / BINS),
        confidence=fmean(sure[chosen]),
        right=Ratio.among(right[chosen].tolist()),
    )


def _errors(gaps: NDArray[np.float64], places: NDArray[np.int_]) -> NDArray[np.float64]:
    """The expected calibration error of each row of gaps between what holds and its probability.

    A bin's n x |share right - mean confidence| is |the sum of its gaps|.
    """
    in_bin = places[:, None] == np.arange(BINS)
    return np.asarray(np.abs(gaps @ in_bin).sum(axis=-1) / gaps.shape[-1])
