"""How build time, memory, size and question time grow with the number of profiles.

    python -m bench.scale PATH... [--sizes 1 10 100 all] [--out docs]

PATH are zip files: handbook pages, and an O*NET database. Each size takes the product's own profile
and its share of both, is built by ``python -m index build`` into a folder of its own, and is asked
twenty questions by ``python -m retrieval ask --batch``. Each is a process of its own, whose peak
memory is the system's figure for it. Writes ``OUT/scale.json`` and ``OUT/images/scale.png``, and
prints a table. "One sentence changed" is a build after one sentence of one small profile, added for
that, has changed. The model is exported beforehand.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.parts import share
from bench.rebuild import PROFILE, put_model
from corpus.library import PROFILES
from index.places import current_id, read_manifest
from index.store import read_profiles

_BUILDING = {
    "full": "build_s",
    "full, processor": "build_cpu_s",
    "one sentence changed": "rebuild_s",
}
_QUESTIONS = ("What does a {} do?", "How much does a {} earn?")
_ASKED = 20


@dataclass(frozen=True, slots=True)
class Measured:
    """One size. Seconds, megabytes of a million bytes, milliseconds.

    ``build_cpu_s`` are the seconds that processor cores worked, whatever else the machine did.
    """

    profiles: int
    passages: int
    texts: int
    build_s: float
    build_cpu_s: float
    build_mb: float
    rebuild_s: float
    size_mb: float
    load_s: float
    ask_mb: float
    question_ms: float


def main() -> None:
    """Measure each size, then write the figures and the plot, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="zip files")
    parser.add_argument("--sizes", nargs="+", default=["1", "10", "100", "all"], metavar="N")
    parser.add_argument("--out", type=Path, default=Path("docs"), metavar="DIR")
    options = parser.parse_args()
    measured = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            shutil.copytree(PROFILES, folder / "profiles")
            share(options.paths, folder / "profiles", None if size == "all" else int(size) - 1)
            measured.append(measure(folder))
        print(measured[-1], file=sys.stderr, flush=True)
    figures = json.dumps([asdict(one) for one in measured], indent=2)
    (options.out / "scale.json").write_text(figures + "\n", encoding="utf-8")
    plot(measured, options.out / "images" / "scale.png")
    print(table(measured))


def measure(folder: Path) -> Measured:
    """Build the profiles below ``folder``, ask twenty questions, and build them again changed."""
    out = folder / "built"
    put_model(out)
    command = ["index", "build", "--profiles", str(folder / "profiles"), "--out", str(out)]
    build_s, build_mb, build_cpu_s = run([*command, "--publish-anyway"])
    manifest = read_manifest(out, str(current_id(out)))
    profiles = read_profiles(out, manifest.id)
    spread = [profiles[at * len(profiles) // _ASKED] for at in range(_ASKED)]
    batch = folder / "questions.jsonl"
    rows = [
        {"id": str(n), "turns": [_QUESTIONS[n % 2].format(profile.title)]}
        for n, profile in enumerate(spread)
    ]
    ask = ["retrieval", "ask", "--json", "--index", str(out), "--batch", str(batch)]
    batch.write_text("", encoding="utf-8")
    load_s, *_ = run(ask)
    batch.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    answers = folder / "answers.jsonl"
    _, ask_mb, _ = run(ask, answers)
    lines = answers.read_text(encoding="utf-8").splitlines()
    times = [json.loads(line)["replies"][0]["timings_ms"]["total"] for line in lines]
    added = folder / "profiles" / "bench-keeper.md"
    for words in ("", " in green"):
        added.write_text(PROFILE.format(words), encoding="utf-8")
        rebuild_s, *_ = run([*command, "--publish-anyway"])
    return Measured(
        profiles=manifest.counts.profiles,
        passages=manifest.counts.passages,
        texts=manifest.counts.units,
        build_s=round(build_s, 1),
        build_cpu_s=round(build_cpu_s, 1),
        build_mb=round(build_mb),
        rebuild_s=round(rebuild_s, 1),
        size_mb=round(sum(file.size for file in manifest.files) / 1e6, 1),
        load_s=round(load_s, 2),
        ask_mb=round(ask_mb),
        question_ms=round(statistics.median(times), 1),
    )


def run(command: list[str], output: Path = Path(os.devnull)) -> tuple[float, float, float]:
    """Run a module in a process of its own: seconds, peak megabytes, processor seconds."""
    started = time.perf_counter()
    with output.open("wb") as stream:
        process = subprocess.Popen([sys.executable, "-m", *command], stdout=stream)
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    took = time.perf_counter() - started
    return took, usage.ru_maxrss * unit / 1e6, usage.ru_utime + usage.ru_stime


def table(measured: list[Measured]) -> str:
    """The figures as a table in Markdown."""
    heads = (
        "profiles", "passages", "texts", "build", "processor time", "peak memory",
        "one sentence changed", "size", "start", "memory answering", "a question",
    )  # fmt: skip
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    lines += [f"| {' | '.join(_cells(one))} |" for one in measured]
    return "\n".join(lines)


def _cells(one: Measured) -> tuple[str, ...]:
    return (
        f"{one.profiles:,}",
        f"{one.passages:,}",
        f"{one.texts:,}",
        f"{one.build_s:,.1f} s",
        f"{one.build_cpu_s:,.1f} s",
        f"{one.build_mb:,.0f} MB",
        f"{one.rebuild_s:,.1f} s",
        f"{one.size_mb:,.1f} MB",
        f"{one.load_s:.1f} s",
        f"{one.ask_mb:,.0f} MB",
        f"{one.question_ms:.1f} ms",
    )


def plot(measured: list[Measured], path: Path) -> None:
    """Draw the figures over the number of profiles; only question times on a linear scale."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    panels = (
        (
            "build time, s",
            {
                "full": "build_s",
                "full, processor": "build_cpu_s",
                "one sentence changed": "rebuild_s",
            },
        ),
        ("peak memory, MB", {"building": "build_mb", "answering": "ask_mb"}),
        ("build size, MB", {"on disk": "size_mb"}),
        ("a question, median ms", {"answered": "question_ms"}),
    )
    figure, axes = pyplot.subplots(2, 2, figsize=(9, 6.5), layout="constrained")
    sizes = [one.profiles for one in measured]
    for axis, (title, series) in zip(axes.flat, panels, strict=True):
        for label, field in series.items():
            axis.plot(sizes, [getattr(one, field) for one in measured], "o-", label=label)
        scale = "linear" if title.endswith("ms") else "log"
        axis.set(title=title, xscale="log", yscale=scale, xlabel="profiles")
        if scale == "linear":
            axis.set_ylim(bottom=0)
        axis.grid(True, which="major", alpha=0.3)
        axis.legend()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110)


if __name__ == "__main__":
    main()
