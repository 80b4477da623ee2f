from __future__ import annotations

import json

import pytest

from retrieval.measuring.evaluate import Summary
from retrieval.measuring.report import as_json, as_text
from tests.retrieval.made_replies import RUN, make_summary


def counted(right: int = 0, wrong_answer: int = 0, false_refusal: int = 0) -> dict[str, int]:
    return {
        "right": right,
        "wrong answer given": wrong_answer,
        "false refusal": false_refusal,
        "wrong kind of reply": 0,
    }


def test_the_figures_for_programs() -> None:
    found = json.loads(json.dumps(as_json(make_summary(), RUN)))
    missed, ratios, calibration = (found.pop(k) for k in ("not_right", "ratios", "calibration"))
    assert found == {
        "run": {"questions": "gold.jsonl", "sha256": RUN.sha256, "build": "b", "unasked": 0},
        "questions": 5,
        "right": 0.6,
        "wrong_answers": 0.2,
        "false_refusals": 0.2,
        "marked": 0.5,
        "reasons_right": 0.0,
        "median_ms": 4.0,  # of 4, 4, 2, 4, 2
        "latency": {"median_ms": 4.0, "p95_ms": 4.0, "to_encoding": 2.0},
        "overlap_f1": pytest.approx(2 / 7),
        "topics": {
            "pay": counted(right=2, false_refusal=1),
            "absent": counted(right=1, wrong_answer=1),
        },
    }
    assert ratios["marked"] == {
        "count": 1, "total": 2, "share": 0.5,
        "low": pytest.approx(0.0945, abs=1e-4), "high": pytest.approx(0.9055, abs=1e-4),
    }  # fmt: skip
    assert {name: (r["count"], r["total"]) for name, r in ratios.items()}["dates_right"] == (1, 1)
    assert [(row["verdict"], row["expected"]) for row in missed] == [
        ("wrong answer given", "not_stated"),
        ("false refusal", ["paid double"]),
    ]
    assert missed[0]["reply"]["outcome"] == "answer"
    assert missed[0]["turns"] == ["what?"]
    # Three answers at 0.9, two of them right; and a refusal at 0.1 whose best passage does not
    # answer: (3 x |2/3 - 0.9| + 1 x 0.1) / 4.
    assert calibration["shown"]["total"] == 3
    assert calibration["shown"]["expected_calibration_error"] == pytest.approx(0.9 - 2 / 3)
    assert calibration["looked_up"]["total"] == 4
    assert calibration["looked_up"]["expected_calibration_error"] == pytest.approx(0.2)
    low, high = calibration["looked_up"]["bins"]
    assert (low["from"], low["to"], low["right"]["total"]) == (0.1, 0.2, 1)
    assert (high["from"], high["to"], high["right"]["count"]) == (0.9, 1.0, 2)


def test_the_figures_for_people() -> None:
    shown = as_text(make_summary()).splitlines()
    head, pay, absent, _, totals, places, marks, sure, times, _, *missed = shown
    assert head.split() == "topic questions right wrong answer false refusal other".split()
    assert pay.split() == ["pay", "3", "2", "0", "1", "0"]
    assert absent.split() == ["absent", "2", "1", "1", "0", "0"]
    assert totals == (
        "right 60.0% of 5 (95 % interval 23.1% to 88.2%), wrong answers given 20.0%, "
        "false refusals 20.0%"
    )
    assert "date right 100.0%, profile not known, section not known; token F1" in places
    assert places.endswith(" 0.29")
    assert "in 50.0% of the right quotes; reason as expected in 0.0%" in marks
    assert marks.endswith("of the answers given as uncertain not known are right")
    assert "0.233 of 3 quotes shown" in sure
    assert "0.200 of 4 best passages" in sure
    assert times == (
        "median time of a turn 4.0 ms, 95 in 100 below 4.0 ms; 2.00 times its encoding"
    )
    assert [line.rstrip() for line in missed] == [
        "g-1 wrong answer given: what?",
        "    expected not_stated",
        "    got answer 0.9: Wages range from $20 to $25 an hour. Night watches are paid",
        "g-1 false refusal: what?",
        "    expected paid double",
        "    got no_answer 0.1: not_stated",
    ]


def test_no_questions() -> None:
    assert as_json(Summary(()), RUN)["questions"] == 0
    assert "right not known of 0" in as_text(Summary(()))
