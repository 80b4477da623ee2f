"""What a rebuild costs after one sentence of one profile has changed, beside the full build.

    python -m bench.rebuild PATH...

PATH are the documents of the corpus: files, folders and zip files. One small profile is added to
them; a sentence of it changes. Both builds are run as a maintainer runs them, with everything they
do: reading, checks, encoding, keyword index, gold questions, publishing. The model is exported
beforehand, which a maintainer waits for once.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from index.model import find_model
from index.places import DEFAULT_INDEX, models_folder

PROFILE = """---
title: Bench Keeper
produced: July 2010
---

Bench keepers look after benches.

## Duties

They paint the benches{}. They count them every spring.

## Salary

Bench keepers earn $21.50 an hour.
"""
"""A small profile with a gap in one sentence."""


def main() -> None:
    """Build in full, change the sentence, build again; print both and the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="documents")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        put_model(folder / "built")
        gather(options.paths, folder / "profiles")
        own = folder / "profiles" / "bench-keeper.md"
        own.write_text(PROFILE.format(""), encoding="utf-8")
        full, _ = build(folder)
        own.write_text(PROFILE.format(" in green"), encoding="utf-8")
        again, said = build(folder)
    (known,) = re.findall(r"encoding \((.*)\) \.\.\.", said)
    print(f"full build {full:.1f} s, rebuild {again:.1f} s: 1/{full / again:.1f}; {known}")


_EXPORT = """
import sys
from pathlib import Path
from index.export import ensure_model
from index.model import find_model
ensure_model(find_model(), Path(sys.argv[1]))
"""


def put_model(index_dir: Path) -> None:
    """Put the default model where a build finds it exported already.

    In a process of its own: the peak memory of a process counts towards those it starts.
    """
    key = find_model().key
    exported = models_folder(DEFAULT_INDEX) / key
    if exported.is_dir():
        shutil.copytree(exported, models_folder(index_dir) / key)
        return
    command = [sys.executable, "-c", _EXPORT, str(models_folder(index_dir))]
    subprocess.run(command, check=True, capture_output=True)


def gather(paths: list[Path], folder: Path) -> None:
    """Copy documents into a folder of their own."""
    folder.mkdir()
    for path in paths:
        if path.is_dir():
            shutil.copytree(path, folder / path.name)
        else:
            shutil.copy(path, folder)


def build(folder: Path) -> tuple[float, str]:
    """Build ``folder/profiles`` into ``folder/built``; the seconds, and what was said."""
    command = ["build", "--profiles", str(folder / "profiles"), "--out", str(folder / "built")]
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "index", *command],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    took = time.perf_counter() - started
    if done.returncode:
        raise SystemExit(done.stderr)
    return took, done.stderr


if __name__ == "__main__":
    main()
