"""Kills ``python -m corpus add`` at random moments and looks at what is in the corpus afterwards.

    python -m bench.kill_adding PATH [--kills 50] [--seed 1]

PATH is a zip file or folder of documents, such as the handbook pages. Whatever the moment, the
corpus must hold only whole documents, letter for letter as they were, and adding the same again
must bring in the rest without any repair.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path


def main() -> None:
    """Kill, look, and print the counts; exit code 1 if a corpus held anything but whole files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("documents", type=Path, metavar="PATH", help="what is added")
    parser.add_argument("--kills", type=int, default=50, help="how many (50)")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments (1)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        counts = _kill(Path(temporary), options.documents, options.kills, options.seed)
    for what, count in sorted(counts.items()):
        print(f"{count:5} {what}")
    sys.exit(1 if any(what.startswith("BROKEN") for what in counts) else 0)


def _kill(folder: Path, documents: Path, kills: int, seed: int) -> Counter[str]:
    moments = random.Random(seed)
    counts: Counter[str] = Counter()
    started = time.perf_counter()
    _add(documents, folder / "whole").communicate()
    longest = time.perf_counter() - started
    whole = _held(folder / "whole")
    if not whole:
        raise SystemExit(f"{documents}: nothing in it could be added")
    killed = 0
    while killed < kills:
        corpus = folder / f"corpus-{killed}"
        adder = _add(documents, corpus)
        time.sleep(moments.uniform(0, longest))
        ended = adder.poll() is not None
        adder.kill()
        adder.communicate()
        if not ended:
            killed += 1
            counts[_state(_held(corpus), whole)] += 1
        _add(documents, corpus).communicate()
        counts["afterwards complete" if _held(corpus) == whole else "BROKEN afterwards"] += 1
    return counts


def _add(documents: Path, corpus: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "corpus", "add", str(documents), "--to", str(corpus)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _held(corpus: Path) -> dict[str, str]:
    """The documents of a corpus by name, each with its SHA-256; hidden files are none."""
    if not corpus.is_dir():
        return {}
    return {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in corpus.iterdir()
        if not path.name.startswith(".")
    }


def _state(held: dict[str, str], whole: dict[str, str]) -> str:
    if any(whole.get(name) != digest for name, digest in held.items()):
        return "BROKEN: a document that is not whole"
    if not held:
        return "killed before the first document"
    return "killed with all documents in" if len(held) == len(whole) else "killed with a part in"


if __name__ == "__main__":
    main()
