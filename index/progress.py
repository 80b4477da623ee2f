"""What is being done, how fast, and how long it will take."""

from __future__ import annotations

import time
from collections.abc import Callable

_SECONDS_BETWEEN = 1.0


class Progress:
    """Tells ``say`` of each stage, and at most once a second of how far it is."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._stage = ""
        self._began = 0.0
        self._last = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell of ``done`` out of ``total`` in ``stage``."""
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._began, self._last = stage, now, now
            self._say(f"{stage} ...")
        elif done and (done == total or now - self._last >= _SECONDS_BETWEEN):
            self._last = now
            rate = done / max(now - self._began, 1e-9)
            self._say(
                f"{stage}: {done} of {total}, {rate:.0f}/s, {_spelled((total - done) / rate)} left"
            )


def _spelled(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
