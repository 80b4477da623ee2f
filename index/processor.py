"""What this process may use of the machine."""

from __future__ import annotations

import os


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # Linux only; elsewhere a process has them all
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
