"""The figures of an evaluation, for people and for programs."""

from __future__ import annotations

from typing import Any

from retrieval.evaluate import Judged, Summary, Verdict
from retrieval.wire import to_json


def as_json(summary: Summary) -> dict[str, Any]:
    """Every figure, the counts by topic, and each question that is not right."""
    return {
        "questions": len(summary.judged),
        "right": summary.right,
        "wrong_answers": summary.wrong_answers,
        "false_refusals": summary.share(Verdict.FALSE_REFUSAL),
        "marked": summary.marked,
        "reasons_right": summary.reasons_right,
        "inexact_quotes": summary.inexact,
        "median_ms": round(summary.milliseconds, 2),
        "topics": {
            topic: {verdict.value: counts[verdict] for verdict in Verdict}
            for topic, counts in summary.by_topic().items()
        },
        "not_right": [_missed(judged) for judged in summary.not_right()],
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
    lines += [
        "",
        f"right {summary.right:.1%} of {len(summary.judged)}, wrong answers given "
        f"{summary.wrong_answers:.1%}, false refusals {summary.share(Verdict.FALSE_REFUSAL):.1%}",
        f"the marked sentence holds the answer in {summary.marked:.1%} of the right quotes; "
        f"reason as expected in {summary.reasons_right:.1%} of the right refusals",
        f"quotes that are not their slice of the source: {summary.inexact}; "
        f"median time of a turn {summary.milliseconds:.1f} ms",
    ]
    lines += ["", *(_line(judged) for judged in summary.not_right())]
    return "\n".join(lines)


def _line(judged: Judged) -> str:
    reply = to_json(judged.reply)
    shown = "; ".join(q["text"][:60] for q in reply["quotes"]) or reply["reason"] or ""
    asked = " / ".join(judged.gold.turns)
    expected = " | ".join(judged.gold.quote) or judged.gold.reason or judged.gold.outcome
    return (
        f"{judged.gold.id} {judged.verdict.value}: {asked}\n"
        f"    expected {expected}\n    got {reply['outcome']} {reply['confidence']}: {shown}"
    )
