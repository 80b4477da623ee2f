"""How well follow-ups are resolved: MTRAG's cloud conversations, nDCG@10 over one index.

    pip install -r bench/requirements.txt
    python -m bench.mtrag [--data mtrag-cloud.zip] [--cache DIR] [--half tune|report] [--json]

The last turn alone, all questions together, our resolution and a person's rewrite are looked up in
the same way: the cosine of all-MiniLM-L6-v2 vectors and BM25 over telling words, each in standard
deviations, added 7 to 3. A query is a vector and weighted stems; ours differs from the last turn's
only by what ``bench.standalone`` adds to them. What was shown earlier is what the same index
puts first for our form of the earlier questions; the conversation's own replies are not used.
Choices were made on the half of the conversations called "tune". The intervals are those of nine in
ten resamplings of whole conversations.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pytrec_eval
from scipy.stats import bootstrap

from bench.mtrag_data import DATA, Collection, Task, load
from bench.mtrag_forms import LAST, OURS, RECIPES, REWRITE, Forms
from bench.mtrag_search import WAYS, Index, make_index
from bench.standalone import LEANING, Sought, carried
from index.encoder import Encoder, OnnxEncoder
from index.export import ensure_model
from index.model import find_model
from index.places import DEFAULT_INDEX, models_folder

SUBSETS: dict[str, Callable[[Task], bool]] = {
    "follow-ups": lambda task: bool(task.earlier),
    "follow-ups that lean": lambda task: bool(task.earlier) and carried(task.question) == LEANING,
    "all": lambda _: True,
}
HALVES: dict[str, Callable[[Task], bool]] = {
    "tune": lambda task: task.tunes,
    "report": lambda task: not task.tunes,
    "both": lambda _: True,
}
Figures = dict[str, dict[str, float]]
"""nDCG@10 by form, by the task's name."""


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one way of searching on one part of the tasks.

    ``ndcg`` is nDCG@10 by form. ``gap`` is how far the rewrite is above the last turn, ``gain`` how
    far ours is, each with its interval; ``closed`` is gain / gap, None where there is no gap.
    """

    way: str
    half: str
    subset: str
    tasks: int
    ndcg: dict[str, float]
    gap: tuple[float, float, float]
    gain: tuple[float, float, float]
    closed: float | None


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="mtrag-cloud.zip")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "mtrag-vectors")
    parser.add_argument("--half", choices=HALVES, help="only this half; by default each and both")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.data.is_file():
        parser.error(f"{options.data} is not there: give the file to --data")
    collection = load(options.data)
    model = ensure_model(find_model(), models_folder(DEFAULT_INDEX))
    encoder = OnnxEncoder(model)
    cache = options.cache / f"{collection.sha256[:16]}-{model.name}.npy"
    if not cache.exists():
        print(f"encoding the passages into {cache}, once: minutes", file=sys.stderr)
    index = make_index(collection, encoder, cache)
    halves = [options.half] if options.half else list(HALVES)
    rows = measure(collection, index, encoder, halves)
    print(json.dumps([asdict(row) for row in rows], indent=1) if options.json else _table(rows))


def measure(
    collection: Collection, index: Index, encoder: Encoder, halves: Sequence[str]
) -> list[Row]:
    """The figures of every way of searching on every subset of ``halves``."""
    tasks = [task for task in collection.tasks if any(HALVES[half](task) for half in halves)]
    rows = []
    for way, keywords in WAYS.items():
        forms = Forms(index, keywords, encoder)
        figures = _ndcg(tasks, {task.name: forms.of(task) for task in tasks}, index, keywords)
        for half in halves:
            for subset, belongs in SUBSETS.items():
                part = [task for task in tasks if HALVES[half](task) and belongs(task)]
                rows.append(_row(way, half, subset, part, figures))
    return rows


def _ndcg(
    tasks: Sequence[Task], queries: dict[str, dict[str, Sought]], index: Index, keywords: float
) -> Figures:
    judge = pytrec_eval.RelevanceEvaluator({t.name: t.relevant for t in tasks}, {"ndcg_cut_10"})
    figures: Figures = {}
    for form in queries[tasks[0].name]:
        found = {name: index.best(forms[form], keywords) for name, forms in queries.items()}
        judged = judge.evaluate(found)
        figures[form] = {name: measured["ndcg_cut_10"] for name, measured in judged.items()}
    return figures


def _row(way: str, half: str, subset: str, part: Sequence[Task], figures: Figures) -> Row:
    gap = _difference(part, figures[REWRITE], figures[LAST])
    gain = _difference(part, figures[OURS], figures[LAST])
    return Row(
        way=way,
        half=half,
        subset=subset,
        tasks=len(part),
        ndcg={form: float(np.mean([by[t.name] for t in part])) for form, by in figures.items()},
        gap=gap,
        gain=gain,
        closed=gain[0] / gap[0] if gap[0] > 0 else None,
    )


def _difference(
    part: Sequence[Task], ours: dict[str, float], theirs: dict[str, float]
) -> tuple[float, float, float]:
    """The mean difference and its interval."""
    by: dict[str, list[float]] = {}
    for task in part:
        by.setdefault(task.conversation, []).append(ours[task.name] - theirs[task.name])
    sums, counts = (np.array([float(of(d)) for d in by.values()]) for of in (sum, len))
    found = bootstrap(
        (sums, counts),
        lambda s, n, axis: s.sum(axis=axis) / n.sum(axis=axis),
        paired=True,
        vectorized=True,
        confidence_level=0.9,
        method="percentile",
        rng=np.random.default_rng(0),
    ).confidence_interval
    return float(sums.sum() / counts.sum()), float(found.low), float(found.high)


def _table(rows: Sequence[Row]) -> str:
    lines = []
    for row in rows:
        shown = {name: f"{value:.3f}" for name, value in row.ndcg.items()}
        lines += [
            f"\n{row.way}, {row.half}: {row.subset} ({row.tasks} questions)",
            *(f"  {name:18}{value}" for name, value in shown.items() if name not in RECIPES),
            f"  {OURS:18}{shown[OURS]}",
            "  rewrite over last turn {:+.3f} ({:+.3f} to {:+.3f})".format(*row.gap),
            "  ours over last turn    {:+.3f} ({:+.3f} to {:+.3f})".format(*row.gain),
            f"  share of the gap       {_share(row)}",
            *(f"    {name:32}{shown[name]}" for name in RECIPES if name != OURS),
        ]
    return "\n".join(lines)


def _share(row: Row) -> str:
    if row.closed is None:
        return "no gap: the rewrite finds no more than the last turn"
    return f"{row.closed:.0%}" + (" of a gap that may be none" if row.gap[1] <= 0 else "")


if __name__ == "__main__":
    main()
