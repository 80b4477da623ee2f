"""The figures of a run as bars, one panel for each measure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench.peers.figures import DECIDING, NAMES, Figures, Run, Spread

_OURS, _THEIRS = "#1f6f5c", "#9aa5ab"


def draw(run: Run, path: Path) -> None:
    """Draw six panels; where there are several rounds, a line spans the lowest and the highest."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    panels: tuple[tuple[str, Callable[[Figures], Spread | None]], ...] = (
        ("words of the pages indexed, a second", lambda one: _rate(run.words, one.build_s)),
        ("start to first answer, s", lambda one: one.first_s),
        ("a question, median ms", lambda one: one.question_ms),
        ("peak memory while serving, MB", lambda one: one.serve_mb),
        ("right section first, of 100", _section),
        ("answered or refused rightly, of 100", _settled),
    )
    figure, axes = pyplot.subplots(2, 3, figsize=(13, 6.5), layout="constrained", sharey=True)
    names = [name for name in run.figures if name != "bare"][::-1]
    for axis, (title, measure) in zip(axes.flat, panels, strict=True):
        spreads = [measure(run.figures[name]) or Spread(0, 0, 0) for name in names]
        bars = axis.barh(
            [NAMES[name] for name in names],
            [one.median for one in spreads],
            xerr=[
                [one.median - one.low for one in spreads],
                [one.high - one.median for one in spreads],
            ],
            color=[_OURS if name in DECIDING else _THEIRS for name in names],
        )
        shown = [
            f"{one.median:,.1f}" if one.median < 100 else f"{one.median:,.0f}" for one in spreads
        ]
        axis.bar_label(bars, shown, padding=4)
        axis.margins(x=0.2)
        axis.set_title(title, fontsize=11)
        axis.spines[["top", "right"]].set_visible(False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110)


def _rate(words: int, seconds: Spread) -> Spread:
    return Spread(words / seconds.median, words / seconds.high, words / seconds.low)


def _section(one: Figures) -> Spread | None:
    return _share(one.answers.section, one.answers.answerable) if one.answers else None


def _settled(one: Figures) -> Spread | None:
    if one.answers is None:
        return None
    return _share(one.answers.settled.right, one.answers.answerable + one.answers.others)


def _share(count: int, total: int) -> Spread:
    share = 100 * count / total
    return Spread(share, share, share)
