"""A share of some questions, and how far it can be trusted for their number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Self

_Z = NormalDist().inv_cdf(0.975)
"""How many standard deviations on either side hold 95 in 100."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """``count`` of ``total`` questions."""

    count: int
    total: int

    @classmethod
    def among(cls, flags: Iterable[bool | None]) -> Self:
        """The share of ``flags`` that are true, those that are None left out."""
        known = [flag for flag in flags if flag is not None]
        return cls(sum(known), len(known))

    @property
    def share(self) -> float:
        """The share, from 0 to 1; 0 of nothing."""
        return self.count / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % score interval (Wilson 1927); from 0 to 1 of nothing.

        With p = count / n and z = 1.96: (p + z²/2n ± z sqrt(p(1 - p)/n + z²/4n²)) / (1 + z²/n).
        Unlike p ± z sqrt(p(1 - p)/n) it holds for few questions and for shares near 0 and 1
        (Brown, Cai and DasGupta 2001). It takes the questions for independent of each other.
        """
        n = self.total
        if not n:
            return 0.0, 1.0
        middle = self.share + _Z**2 / (2 * n)
        reach = _Z * sqrt(self.share * (1 - self.share) / n + _Z**2 / (4 * n**2))
        scale = 1 + _Z**2 / n
        return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)
