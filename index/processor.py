"""What this process may use of the machine."""

from __future__ import annotations

import os
from pathlib import Path

_DESCRIBED = Path("/proc/cpuinfo")


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # Linux only; elsewhere a process has them all
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def multiplies_bytes() -> bool:
    """Whether one instruction multiplies bytes and adds them up: an x86 processor with VNNI.

    Not known but on Linux: false elsewhere.
    """
    try:
        return "vnni" in _DESCRIBED.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
