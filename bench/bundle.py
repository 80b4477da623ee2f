"""What a bundle weighs and how soon it answers, beside the full install, in one run.

    python -m bundle
    python -m venv DIR && DIR/bin/python -m pip install --require-hashes -r BUNDLE/requirements.txt
    python -m bench.bundle BUNDLE DIR/bin/python [--runs 5]

The size is that of the files of all packages that are required, and what they require, as each
Python has them. The time is that of new processes, turn and turn about, from their start until the
page has drawn the quote, without a browser; the bundle compares every one of its files with
bundle.json before that. Quote the ratios: the times depend on the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench.start import CONTESTANTS, QUESTION
from bundle.contents import ROOT, pinned

_SIZE = """
import json, sys
from importlib.metadata import PackageNotFoundError, distribution
from packaging.requirements import Requirement
left, sizes = json.loads(sys.argv[1]), {}
while left:
    name = left.pop().lower().replace("_", "-")
    if name in sizes: continue
    try: found = distribution(name)
    except PackageNotFoundError: continue
    files = [found.locate_file(file) for file in found.files or ()]
    sizes[name] = sum(file.stat().st_size for file in files if file.is_file())
    for text in found.requires or ():
        needed = Requirement(text)
        if needed.marker is None or needed.marker.evaluate({"extra": ""}): left.append(needed.name)
print(json.dumps(sizes))
"""
_CHECK = """
import json, sys
sys.path.insert(0, ".")
import run
assert run.problem(json.loads((run.HERE / run.RECORD).read_bytes())) is None
"""


def main() -> None:
    """Measure both and print sizes, medians, spreads and ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("bundle", type=Path, help="an unpacked bundle")
    parser.add_argument("python", type=Path, help="the Python its packages were installed for")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each (5)")
    chosen = parser.parse_args()
    _weigh(chosen.bundle, chosen.python.absolute())
    _start(chosen.bundle, chosen.python.absolute(), chosen.runs)


def _weigh(bundle: Path, python: Path) -> None:
    required = [
        (ROOT / name).read_text() for name in ("requirements.txt", "requirements-serving.txt")
    ]
    full = _sizes(Path(sys.executable), [*pinned("\n".join(required))])
    small = _sizes(python, [*pinned((bundle / "requirements.txt").read_text())])
    whole, part = sum(full.values()), sum(small.values())
    print(f"full install {whole / 1e6:8.0f} MB  {len(full)} packages")
    print(f"bundle's     {part / 1e6:8.0f} MB  {len(small)} packages  ratio {part / whole:.3f}")
    held = sum(file.stat().st_size for file in bundle.rglob("*") if file.is_file())
    print(f"the bundle   {held / 1e6:8.0f} MB")


def _sizes(python: Path, names: list[str]) -> dict[str, int]:
    command = [str(python), "-c", _SIZE, json.dumps(names)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return {str(name): int(size) for name, size in json.loads(done.stdout).items()}


def _start(bundle: Path, python: Path, runs: int) -> None:
    contestants = {
        "full install": (ROOT, Path(sys.executable), CONTESTANTS["the chat"]),
        "bundle": (bundle, python, _CHECK + CONTESTANTS["the chat"]),
        "sentence-transformers": (ROOT, Path(sys.executable), CONTESTANTS["sentence-transformers"]),
    }
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for run in range(runs + 1):
        for name, (folder, chosen, code) in contestants.items():
            started = time.perf_counter()
            environment = {**os.environ, "HF_HUB_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
            subprocess.run(
                [str(chosen), "-c", code],
                cwd=folder,
                env=environment,
                check=True,
                capture_output=True,
            )
            if run:  # the first of each warms the disk cache
                seconds[name].append(time.perf_counter() - started)
    whole = statistics.median(seconds["full install"])
    print(f"from start to the quote of {QUESTION!r}:")
    for name, times in seconds.items():
        median, spread = statistics.median(times), f"{min(times):.2f} to {max(times):.2f}"
        print(f"{name:22} {median:6.2f} s  ({spread})  ratio {median / whole:.3f}")


if __name__ == "__main__":
    main()
