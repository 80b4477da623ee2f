"""The pictures of a report, as SVG. Only these need matplotlib."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from retrieval.measuring.calibration import Calibration, calibrate, looked_up, shown
from retrieval.measuring.evaluate import Summary
from retrieval.measuring.judging import Verdict

# Okabe and Ito's colours, which colour-blind people can tell apart too.
_COLOURS = {
    Verdict.RIGHT: "#009E73",
    Verdict.WRONG_ANSWER: "#D55E00",
    Verdict.FALSE_REFUSAL: "#E69F00",
    Verdict.WRONG_REPLY: "#999999",
}


def topics(summary: Summary) -> bytes:
    """A bar for each topic, in the order of the table, divided by verdict."""
    counted = summary.by_topic()
    figure = Figure(figsize=(8, 1.2 + 0.32 * len(counted)), layout="constrained")
    axes = figure.subplots()
    lefts = [0] * len(counted)
    for verdict, colour in _COLOURS.items():
        widths = [counts[verdict] for counts in counted.values()]
        bars = axes.barh(list(counted), widths, left=lefts, color=colour, label=verdict.value)
        axes.bar_label(bars, [str(w) if w else "" for w in widths], label_type="center", size=8)
        lefts = [left + width for left, width in zip(lefts, widths, strict=True)]
    axes.invert_yaxis()
    axes.set_xlabel("questions")
    figure.legend(loc="outside upper center", ncols=len(_COLOURS), frameon=False)
    return _svg(figure)


def reliability(summary: Summary) -> bytes:
    """Two reliability diagrams: of the quotes shown, and of all best passages."""
    figure = Figure(figsize=(9, 5), layout="constrained")
    left, right = figure.subplots(1, 2, sharey=True)
    _diagram(left, "quotes shown", calibrate(shown(summary.judged)))
    _diagram(right, "best passages, refused ones too", calibrate(looked_up(summary.judged)))
    left.set_ylabel("share right, with 95 % interval")
    return _svg(figure)


def _diagram(axes: Axes, title: str, calibration: Calibration) -> None:
    """A point for each bin at its mean confidence and share right, with its number of questions."""
    axes.plot([0, 1], [0, 1], color="#999999", linestyle="--", linewidth=1)
    sure = [found.confidence for found in calibration.bins]
    shares = [found.right.share for found in calibration.bins]
    axes.errorbar(sure, shares, yerr=_reach(calibration), fmt="o", color="#0072B2", capsize=3)
    for found in calibration.bins:
        place = (found.confidence, found.right.share)
        axes.annotate(str(found.right.total), place, (5, 4), textcoords="offset points", size=8)
    axes.set(xlim=(0, 1.08), ylim=(0, 1.08), xlabel="confidence", aspect="equal")
    axes.set_title(f"{title}: error {calibration.error:.3f} of {calibration.total}", size=10)


def _reach(calibration: Calibration) -> tuple[Sequence[float], Sequence[float]]:
    """How far each interval reaches below and above its share."""
    ratios = [found.right for found in calibration.bins]
    return (
        [max(0.0, ratio.share - ratio.interval[0]) for ratio in ratios],
        [max(0.0, ratio.interval[1] - ratio.share) for ratio in ratios],
    )


def _svg(figure: Figure) -> bytes:
    """The figure without date and with fixed ids, so that the same figures make the same bytes."""
    stream = BytesIO()
    with rc_context({"svg.hashsalt": "report"}):
        figure.savefig(stream, format="svg", metadata={"Date": None})
    return stream.getvalue()
