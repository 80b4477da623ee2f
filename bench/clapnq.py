"""Which sentences answer, and whether any does, on CLAPNQ: half to fit on, half to report on.

    python -m bench.clapnq FOLDER [--json]

FOLDER holds answerable.jsonl and unanswerable.jsonl. The questions are split by the SHA-256 of
their id: the even half fits the weights, the figures are those of the odd half. Beside them stand
those of the fitting half, cross-validated in seven folds, and of baselines that need no fitting.
"gain" is what a line has over the one marked with a star, on the report half, with the interval
that holds 95 of 100 resamplings of its questions.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from bench.clapnq_data import cases, read_entries
from bench.clapnq_models import (
    PASSAGE_NAMES,
    SENTENCE_NAMES,
    Example,
    answer_score,
    example,
    fit_passages,
    fit_sentences,
    highest,
    selection_score,
    top_score,
)
from bench.halves import Halves, Line, Scores
from index.encoder import OnnxEncoder
from index.export import ensure_model
from index.model import find_model
from index.places import DEFAULT_INDEX, models_folder

_SENTENCE_GROUPS = {
    "cosine with the title": ("titled",),
    "first sentence": ("first",),
    "telling words": ("coverage",),
    "form sought": ("form",),
}
_PASSAGE_GROUPS = {
    "sentence cosines": ("best", "mean"),
    "passage and title cosine": ("whole", "title"),
    "telling words": ("coverage",),
    "form sought": ("form",),
}


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of one kind, each line another way to come by it; ``star`` is the one to beat."""

    title: str
    star: Line
    lines: tuple[Line, ...]


def mean_score(_: Sequence[Example], scores: Scores) -> float:
    """The mean over the questions."""
    return float(np.mean(scores))


def auroc(examples: Sequence[Example], scores: Scores) -> float:
    """How often an answerable question scores above one that is not."""
    return float(roc_auc_score([one.case.entry.answerable for one in examples], scores))


def selection(halves: Halves) -> tuple[Table, Table]:
    """Token F1 of the sentences selected, and what is lost without each part."""
    without = {
        f"without {name}": partial(fit_sentences, names=_rest(SENTENCE_NAMES, group))
        for name, group in _SENTENCE_GROUPS.items()
    }
    lines = (
        halves.plain("whole passage", lambda one: _top(one, len(one.sentences))),
        halves.plain("top sentence by cosine", lambda one: _top(one, 1)),
        halves.plain("top three by cosine", lambda one: _top(one, 3)),
        halves.fitted("this product", fit_sentences, selection_score),
    )
    ablated = (
        *(halves.fitted(name, fit, selection_score) for name, fit in without.items()),
        halves.fitted("always three sentences", fit_sentences, partial(top_score, most=3)),
    )
    return (
        Table("Sentences selected, token F1", lines[2], lines),
        Table("Sentences selected, by part", lines[-1], (lines[-1], *ablated)),
    )


def answerability(halves: Halves) -> tuple[Table, Table]:
    """AUROC of answerable against unanswerable, and what is lost without each part."""
    without = {
        f"without {name}": partial(fit_passages, names=_rest(PASSAGE_NAMES, group))
        for name, group in _PASSAGE_GROUPS.items()
    }
    lines = (
        halves.plain("best sentence after its title", lambda one: float(one.case.titled.max())),
        halves.plain("best sentence by itself", lambda one: one.passage["best"]),
        halves.fitted("this product", fit_passages, answer_score),
    )
    ablated = (halves.fitted(name, fit, answer_score) for name, fit in without.items())
    return (
        Table("Answerable or not, AUROC", lines[0], lines),
        Table("Answerable or not, by part", lines[-1], (lines[-1], *ablated)),
    )


def _top(one: Example, most: int) -> float:
    return one.case.entry.agreement(highest(one.case.titled, most))


def _rest(names: Sequence[str], group: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in group)


def _answerable(examples: Sequence[Example]) -> list[Example]:
    return [one for one in examples if one.case.entry.answerable]


def _rows(table: Table) -> list[dict[str, float]]:
    rows = []
    for line in table.lines:
        gain, low, high = line.gain(table.star)
        figures = {"fitting": line.fitting, "report": line.reported}
        rows.append({**figures, "gain": gain, "low": low, "high": high})
    return rows


def _text(table: Table) -> str:
    shown = [f"{table.title:40} fitting  report    gain"]
    for line, row in zip(table.lines, _rows(table), strict=True):
        star = "*" if line is table.star else " "
        shown.append(
            f"{star} {line.name:37} {row['fitting']:8.3f}{row['report']:8.3f}{row['gain']:+8.3f}"
            f"  ({row['low']:+.3f} to {row['high']:+.3f})"
        )
    return "\n".join(shown)


def main() -> None:
    """Fit, measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="holds answerable.jsonl and unanswerable.jsonl")
    parser.add_argument("--json", action="store_true", help="print JSON, the weights among it")
    given = parser.parse_args()
    encoder = OnnxEncoder(ensure_model(find_model(), models_folder(DEFAULT_INDEX)))
    found = [example(case) for case in cases(read_entries(given.folder), encoder)]
    fitting = [one for one in found if one.case.entry.for_fitting]
    reported = [one for one in found if not one.case.entry.for_fitting]
    answered = _answerable(fitting), _answerable(reported)
    tables = (
        *selection(Halves(*answered, measure=mean_score)),
        *answerability(Halves(fitting, reported, auroc)),
    )
    sizes = {
        name: {"answerable": len(answerable), "unanswerable": len(half) - len(answerable)}
        for name, half, answerable in zip(
            ("fitting", "report"), (fitting, reported), answered, strict=True
        )
    }
    if given.json:
        models = {"sentences": fit_sentences(answered[0]), "passages": fit_passages(fitting)}
        weights = {name: asdict(model) for name, model in models.items()}
        rows = {
            table.title: {
                line.name: row for line, row in zip(table.lines, _rows(table), strict=True)
            }
            for table in tables
        }
        content = {"questions": sizes, "tables": rows, "weights": weights}
        print(json.dumps(content, indent=2))
        return
    for name, size in sizes.items():
        print(f"{name}: {size['answerable']} answerable, {size['unanswerable']} not")
    print(*(f"\n{_text(table)}" for table in tables), sep="\n")


if __name__ == "__main__":
    main()
