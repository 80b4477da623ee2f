"""The figures of an evaluation, for programs and, in short, for people."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from retrieval.measuring.calibration import Calibration, calibrate, looked_up, shown
from retrieval.measuring.evaluate import Summary
from retrieval.measuring.judging import Judged, Verdict
from retrieval.measuring.ratios import Ratio
from retrieval.telling.wire import to_json


@dataclass(frozen=True, slots=True)
class Run:
    """What was evaluated: the question file and its SHA-256, the build that was asked.

    ``unasked`` counts the questions meant for an index that was not there.
    """

    questions: str
    sha256: str
    build: str
    unasked: int


def as_json(summary: Summary, run: Run) -> dict[str, Any]:
    """Every figure, the counts by topic, and each question that is not right.

    All but the times (``median_ms``, ``latency`` and ``timings_ms``) is the same on each run.
    """
    ratios, latency = summary.ratios(), summary.latency
    return {
        "run": asdict(run),
        "questions": len(summary.judged),
        "right": summary.right.share,
        "wrong_answers": summary.wrong_answers.share,
        "false_refusals": ratios["false_refusals"].share,
        "marked": ratios["marked"].share,
        "reasons_right": ratios["reasons_right"].share,
        "median_ms": round(latency.median, 2),
        "latency": {
            "median_ms": round(latency.median, 2),
            "p95_ms": round(latency.slow, 2),
            "to_encoding": round(latency.to_encoding, 3),
        },
        "ratios": {name: _ratio(ratio) for name, ratio in ratios.items()},
        "overlap_f1": summary.overlap,
        "calibration": {
            "shown": _calibration(calibrate(shown(summary.judged))),
            "looked_up": _calibration(calibrate(looked_up(summary.judged))),
        },
        "topics": {
            topic: {verdict.value: counts[verdict] for verdict in Verdict}
            for topic, counts in summary.by_topic().items()
        },
        "not_right": [_missed(judged) for judged in summary.not_right()],
    }


def _ratio(ratio: Ratio) -> dict[str, Any]:
    low, high = ratio.interval
    return {**asdict(ratio), "share": ratio.share, "low": low, "high": high}


def _calibration(calibration: Calibration) -> dict[str, Any]:
    return {
        "total": calibration.total,
        "expected_calibration_error": calibration.error,
        "by_chance": calibration.by_chance,
        "bins": [
            {
                "from": found.low,
                "to": found.high,
                "confidence": found.confidence,
                "right": _ratio(found.right),
            }
            for found in calibration.bins
        ],
    }


def _missed(judged: Judged) -> dict[str, Any]:
    return {
        "id": judged.gold.id,
        "turns": list(judged.gold.turns),
        "verdict": judged.verdict.value,
        "expected": list(judged.gold.quote) or judged.gold.reason or judged.gold.outcome,
        "reply": to_json(judged.reply),
    }


def as_text(summary: Summary) -> str:
    """A table by topic, the totals, and a line for each question that is not right."""
    width = max((len(topic) for topic in summary.by_topic()), default=5)
    lines = [f"{'topic':{width}}  questions  right  wrong answer  false refusal  other"]
    for topic, counts in summary.by_topic().items():
        lines.append(
            f"{topic:{width}}  {counts.total():9}  {counts[Verdict.RIGHT]:5}  "
            f"{counts[Verdict.WRONG_ANSWER]:12}  {counts[Verdict.FALSE_REFUSAL]:13}  "
            f"{counts[Verdict.WRONG_REPLY]:5}"
        )
    lines += ["", *_totals(summary), "", *(_line(judged) for judged in summary.not_right())]
    return "\n".join(lines)


def _totals(summary: Summary) -> list[str]:
    share = {
        name: f"{ratio.share:.1%}" if ratio.total else "not known"
        for name, ratio in summary.ratios().items()
    }
    low, high = summary.right.interval
    sure = {
        "quotes shown": calibrate(shown(summary.judged)),
        "best passages": calibrate(looked_up(summary.judged)),
    }
    return [
        f"right {share['right']} of {len(summary.judged)} (95 % interval {low:.1%} to {high:.1%}), "
        f"wrong answers given "
        f"{share['wrong_answers']}, false refusals {share['false_refusals']}",
        f"where an answer was expected and given: date right {share['dates_right']}, profile "
        f"{share['profiles_right']}, section {share['sections_right']}; token F1 of the marked "
        f"words with those expected {summary.overlap:.2f}",
        f"the marked sentence holds the answer in {share['marked']} of the right quotes; "
        f"reason as expected in {share['reasons_right']} of the right refusals; "
        f"of the answers given as uncertain {share['shortlists_right']} are right",
        "expected calibration error: "
        + ", ".join(
            f"{found.error:.3f} of {found.total} {name} ({found.by_chance:.3f} by chance)"
            for name, found in sure.items()
        ),
        f"median time of a turn {summary.latency.median:.1f} ms, 95 in 100 below "
        f"{summary.latency.slow:.1f} ms; {summary.latency.to_encoding:.2f} times its encoding",
    ]


def _line(judged: Judged) -> str:
    reply = to_json(judged.reply)
    shown_words = "; ".join(q["text"][:60] for q in reply["quotes"]) or reply["reason"] or ""
    asked = " / ".join(judged.gold.turns)
    expected = " | ".join(judged.gold.quote) or judged.gold.reason or judged.gold.outcome
    return (
        f"{judged.gold.id} {judged.verdict.value}: {asked}\n"
        f"    expected {expected}\n    got {reply['outcome']} {reply['confidence']}: {shown_words}"
    )
