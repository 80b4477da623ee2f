"""Kills rebuilds at random moments and counts what is served afterwards.

    python -m bench.kill [--kills 200] [--seed 1]

An index of one profile is rebuilt, with one sentence changed each time, and each builder gets
``kill -9`` at a random moment between its first sign of life and its end. After every kill the
build that is served must be whole, and either the one before or the new one; every so often a
build is left to finish, which must succeed without any repair.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.rebuild import put_model
from corpus.library import PROFILES
from index.places import build_ids, current_id
from index.store import load, read_build

_EVERY = 10


def main() -> None:
    """Kill, look, and print the counts; exit code 1 if anything else than old or new was served."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=200, help="how many (200)")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments (1)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        counts = _kill(Path(temporary), options.kills, random.Random(options.seed))
    for what, count in sorted(counts.items()):
        print(f"{count:5} {what}")
    sys.exit(1 if any(what.startswith("BROKEN") for what in counts) else 0)


def _kill(folder: Path, kills: int, moments: random.Random) -> Counter[str]:
    counts: Counter[str] = Counter()
    put_model(folder / "built")
    shutil.copytree(PROFILES, folder / "profiles")
    _change(folder, 0)
    _finish(folder)
    longest = _time_of_a_rebuild(folder)
    killed, number = 0, 1
    while killed < kills:
        number += 1
        _change(folder, number)
        before = current_id(folder / "built")
        if not _killed(folder, moments.uniform(0, longest)):
            continue  # it had ended before: no kill
        killed += 1
        counts[_served(folder / "built", before)] += 1
        if killed % _EVERY == 0:
            _finish(folder)
            counts["builds afterwards finished without any repair"] += 1
    return counts


def _killed(folder: Path, after: float) -> bool:
    """Start a builder, kill it so long after its first sign of life; False if it had ended."""
    builder = _start(folder)
    assert builder.stderr is not None
    builder.stderr.readline()
    time.sleep(after)
    alive = builder.poll() is None
    builder.kill()
    builder.communicate()
    return alive


def _served(index_dir: Path, before: str | None) -> str:
    """What a visitor would meet now."""
    build = load(index_dir, 1)
    if build.warnings:
        return f"BROKEN: {build.warnings}"
    for build_id in build_ids(index_dir):
        read_build(index_dir, build_id, 1)
    return "the build before was served" if build.id == before else "the new build was served"


def _change(folder: Path, number: int) -> None:
    (path,) = (folder / "profiles").glob("*.txt")
    (source,) = PROFILES.glob("*.txt")
    text = source.read_text(encoding="utf-8")
    changed = text.replace("$26.18", f"$26.{number:04}")
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def _start(folder: Path) -> subprocess.Popen[str]:
    command = ["build", "--profiles", str(folder / "profiles"), "--out", str(folder / "built")]
    gold = folder / "no-gold-questions"
    gold.mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "index", *command, "--gold", str(gold)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _finish(folder: Path) -> None:
    builder = _start(folder)
    _, said = builder.communicate()
    if builder.returncode:
        raise SystemExit(said)
    build = load(folder / "built", 1)
    assert not build.warnings
    assert not list((folder / "built").rglob("tmp-*"))


def _time_of_a_rebuild(folder: Path) -> float:
    """Seconds from a builder's first sign of life to its end."""
    _change(folder, 1)
    builder = _start(folder)
    assert builder.stderr is not None
    builder.stderr.readline()
    started = time.perf_counter()
    builder.communicate()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
