"""This product beside LangChain, LlamaIndex, txtai, Haystack and verbatim-rag: one run, one report.

    python -m bench.peers PAGES.zip [--pages 240] [--builds 1] [--rounds 3] [--out docs]

Every job runs in a process of its own, the contestants taking turns, another one first each time:
``build`` indexes the pages; ``first`` starts, reads the index and answers one question; ``ask``
answers all questions after 20 to warm up; ``fit`` asks the questions that thresholds are fitted on.
Peers run in the environments that ``make bench`` makes. Writes ``OUT/peers.json``,
``OUT/images/peers.png`` and the tables between the marks in ``OUT/performance.md``. The raw results
stay in ``--work``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.peers.material import prepare
from bench.peers.report import write
from bench.peers.running import OURS, Results, Runner

PEERS = ("langchain_faiss", "llamaindex_vector", "txtai_hybrid", "haystack_memory")


def main() -> None:
    """Measure, then write what came of it."""
    options = _options()
    options.work.mkdir(parents=True, exist_ok=True)
    prepare(options.archive, options.work, options.pages, options.fitting)
    every = {
        **dict.fromkeys(OURS, sys.executable),
        **dict.fromkeys(PEERS, str(options.peers)),
        "verbatim_retrieval": str(options.verbatim),
    }
    chosen = {name: every[name] for name in options.only or every}
    runner = Runner(chosen, options.work, options.work / "index", options.work / "results.json")
    results: Results = {}
    runner.rounds("build", options.builds, results)
    runner.rounds("first", options.rounds + 1, results)
    runner.rounds("ask", options.rounds, results)
    runner.rounds("fit", 1, results)
    write(options.work, options.out)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("archive", type=Path, metavar="PAGES.zip", help="handbook pages")
    parser.add_argument("--pages", type=int, default=240, help="at most so many (240)")
    parser.add_argument("--fitting", type=int, default=300, help="questions for thresholds (300)")
    parser.add_argument("--builds", type=int, default=1, help="builds of each (1)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of questions (3)")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="contestants (all)")
    parser.add_argument("--peers", type=Path, default=Path(".venv-bench/bin/python"))
    parser.add_argument("--verbatim", type=Path, default=Path(".venv-bench-verbatim/bin/python"))
    parser.add_argument("--work", type=Path, default=Path("bench/scratch"), metavar="DIR")
    parser.add_argument("--out", type=Path, default=Path("docs"), metavar="DIR")
    return parser.parse_args()


if __name__ == "__main__":
    main()
