"""What was aimed at, and how it came out: ratios of one run, to the best peer or the bare model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.peers.figures import NAMES, PEERS, Answers, Figures, Run

Measure = Callable[[Figures], float]


@dataclass(frozen=True, slots=True)
class Aim:
    """One aim: the ratio found, to whom, and whether it is what was aimed at."""

    what: str
    aimed: str
    found: float
    against: str
    met: bool


def aims(run: Run) -> list[Aim]:
    """All aims that this run says something about; peers that were not run are not compared."""
    own = run.figures["product"]
    peers = {name: run.figures[name] for name in PEERS if name in run.figures}
    found = []
    if peers:
        found += [
            *_higher(own, peers, 1.8, _throughputs(run)),
            *_lower(own, peers, 1 / 5, {"start to first answer": _start}),
            *_lower(own, peers, 1 / 2, _COSTS),
            *_higher(own, peers, 1.0, _QUALITY),
        ]
    if "bare" in run.figures:
        bare = {"bare": run.figures["bare"]}
        found += _lower(own, bare, 1.15, {"build": lambda one: one.build_s.median})
        found += _lower(own, bare, 1.5, {"question": lambda one: one.question_ms.median})
    return found


def _throughputs(run: Run) -> Mapping[str, Measure]:
    return {
        "texts encoded a second": lambda one: one.texts / one.build_s.median,
        "words encoded a second": lambda one: one.words / one.build_s.median,
        "words of the pages a second": lambda one: run.words / one.build_s.median,
    }


def _start(one: Figures) -> float:
    return one.first_s.median if one.first_s else float("nan")


def _answered(count: Callable[[Answers], int]) -> Measure:
    return lambda one: float(count(one.answers)) if one.answers else 0.0


_COSTS: Mapping[str, Measure] = {
    "question, median": lambda one: one.question_ms.median,
    "question, 95th percentile": lambda one: one.slow_ms.median,
    "peak memory while serving": lambda one: one.serve_mb.median,
}
_QUALITY: Mapping[str, Measure] = {
    "right occupation first": _answered(lambda one: one.occupation),
    "right section first": _answered(lambda one: one.section),
    "right section touched by the first": _answered(lambda one: one.touched),
    "words that answer in the first": _answered(lambda one: one.words),
    "questions settled rightly": _answered(lambda one: one.settled.right),
    "questions settled rightly, peers' best threshold": _answered(lambda one: one.best.right),
}


def _higher(
    own: Figures, others: Mapping[str, Figures], least: float, measures: Mapping[str, Measure]
) -> Sequence[Aim]:
    found = []
    for what, measure in measures.items():
        name = max(others, key=lambda name: measure(others[name]))
        ratio = measure(own) / measure(others[name])
        met = ratio > 1 if least == 1 else ratio >= least
        aimed = "above" if least == 1 else f"at least {least:g} x"
        found.append(Aim(what, aimed, ratio, NAMES[name], met))
    return found


def _lower(
    own: Figures, others: Mapping[str, Figures], most: float, measures: Mapping[str, Measure]
) -> Sequence[Aim]:
    found = []
    for what, measure in measures.items():
        name = min(others, key=lambda name: measure(others[name]))
        ratio = measure(own) / measure(others[name])
        found.append(Aim(what, f"at most {most:g} x", ratio, NAMES[name], ratio <= most))
    return found
