"""How everything but encoding grows, up to more profiles than there are documents.

    python -m bench.growth PATH... --known INDEX... [--sizes 1 10 100 1000 10000]

PATH are zip files as for ``bench.scale``, whose table has the time of encoding. Each size is built
by ``bench.copies``, from which see what copies are and where their vectors come from: the folders
INDEX hold builds. Prints a table. Peak memory while building counts the copies' own means, too.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from pathlib import Path

from bench.parts import share
from bench.rebuild import put_model
from bench.scale import run
from index.places import current_id, read_manifest
from index.store import read_profiles

_QUESTIONS = ("What does a {} do?", "How much does a {} earn?")
_ASKED = 20
_HEADS = (
    "profiles | texts | build without reading and encoding, processor time | size "
    "| start, processor time | memory answering | a question"
)


def main() -> None:
    """Measure each size and print its line of the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="zip files")
    parser.add_argument("--known", nargs="+", type=Path, required=True, metavar="INDEX")
    parser.add_argument("--sizes", nargs="+", default=[1, 10, 100, 1000, 10000], type=int)
    options = parser.parse_args()
    print(f"| {_HEADS} |\n|{'---|' * (_HEADS.count('|') + 1)}")
    with tempfile.TemporaryDirectory() as temporary:
        share(options.paths, Path(temporary), None)
        for size in options.sizes:
            print(f"| {' | '.join(_measured(Path(temporary), size, options.known))} |", flush=True)


def _measured(documents: Path, size: int, known: list[Path]) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        out, said = folder / "built", folder / "said.json"
        put_model(out)
        run(["bench.copies", str(documents), str(size), str(out), *map(str, known)], said)
        timed = json.loads(said.read_text(encoding="utf-8"))
        manifest = read_manifest(out, str(current_id(out)))
        profiles = read_profiles(out, manifest.id)
        batch, answers = folder / "questions.jsonl", folder / "answers.jsonl"
        ask = ["retrieval", "ask", "--json", "--index", str(out), "--batch", str(batch)]
        batch.write_text("", encoding="utf-8")
        _, _, start = run(ask)
        rows = [
            {
                "id": str(n),
                "turns": [_QUESTIONS[n % 2].format(profiles[n * len(profiles) // _ASKED].title)],
            }
            for n in range(_ASKED)
        ]
        batch.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        _, peak, _ = run(ask, answers)
        lines = map(json.loads, answers.read_text(encoding="utf-8").splitlines())
        times = [line["replies"][0]["timings_ms"]["total"] for line in lines]
        return (
            f"{size:,}",
            f"{manifest.counts.units:,}",
            f"{timed['build_cpu_s']:,.1f} s",
            f"{sum(file.size for file in manifest.files) / 1e6:,.0f} MB",
            f"{start:.1f} s",
            f"{peak:,.0f} MB",
            f"{statistics.median(times):.1f} ms",
        )


if __name__ == "__main__":
    main()
