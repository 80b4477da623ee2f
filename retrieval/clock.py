"""How long the steps of a turn take."""

from __future__ import annotations

from time import perf_counter

from retrieval.records import Timings


class Clock:
    """Counts milliseconds from one step of a turn to the next."""

    def __init__(self) -> None:
        self._start = self._last = perf_counter()
        self._steps: dict[str, float] = {}

    def done(self, step: str) -> None:
        """The time since the last step, or since the start, was spent on ``step``."""
        now = perf_counter()
        self._steps[step] = self._steps.get(step, 0.0) + (now - self._last) * 1000
        self._last = now

    def timings(self) -> Timings:
        """The time of each step so far, and the total since the start."""
        return Timings(**self._steps, total=(perf_counter() - self._start) * 1000)
