"""Runs the contestants' jobs in turn, each in a process and an environment of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OURS = ("product", "product_plain", "product_fp32", "bare")
OFFLINE = {"HF_HUB_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False", "DO_NOT_TRACK": "1"}

Results = dict[str, dict[str, list[dict[str, Any]]]]
"""By contestant and job: what each run of it gave, with ``wall_s`` and ``peak_mb`` from outside."""


@dataclass(frozen=True, slots=True)
class Runner:
    """``pythons`` holds the interpreter of each contestant; ``out`` is written after every job."""

    pythons: Mapping[str, str]
    material: Path
    indexes: Path
    out: Path

    def rounds(self, job: str, count: int, results: Results) -> None:
        """Run a job of all contestants so many times in turn, every time another one first."""
        names = [name for name in self.pythons if not (job == "first" and name == "bare")]
        for turn in range(count):
            shift = turn % len(names)
            for name in names[shift:] + names[:shift]:
                ran = self.run(name, job)
                results.setdefault(name, {}).setdefault(job, []).append(ran)
                self.out.write_text(json.dumps(results), encoding="utf-8")
                print(f"{job} {name}: {ran['wall_s']:.1f} s", file=sys.stderr, flush=True)

    def run(self, contestant: str, job: str) -> dict[str, Any]:
        """Run one job; SystemExit, with what it said, where it fails."""
        index = self.indexes / contestant
        if job == "build":
            shutil.rmtree(index, ignore_errors=True)
            if contestant in OURS:
                prepare = ["-m", "bench.peers.variants", contestant, str(index)]
                subprocess.run([sys.executable, *prepare], check=True, capture_output=True)
        with tempfile.TemporaryDirectory() as folder:
            out, said = Path(folder) / "result.json", Path(folder) / "said.txt"
            command = [contestant, job, str(self.material), str(index), str(out)]
            wall, peak, status = timed(
                [self.pythons[contestant], "-m", "bench.peers.worker", *command], said
            )
            if status:
                raise SystemExit(
                    f"{contestant}, {job}:\n{said.read_text(encoding='utf-8')[-3000:]}"
                )
            result: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return {**result, "wall_s": wall, "peak_mb": peak}


def timed(command: list[str], said: Path) -> tuple[float, float, int]:
    """Run a command: its seconds from start to end, peak megabytes (a million bytes), status."""
    with said.open("wb") as stream:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=stream, stderr=stream, env={**os.environ, **OFFLINE}
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return wall, usage.ru_maxrss * unit / 1e6, status
