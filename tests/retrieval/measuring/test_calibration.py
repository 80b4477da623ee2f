from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.measuring.calibration import Bin, Calibration, Pair, calibrate, looked_up, shown
from retrieval.measuring.judging import judge
from retrieval.measuring.ratios import Ratio
from tests.retrieval.made_replies import ANSWER, BACK, ON_NIGHTS, PAID, REFUSAL, gold


def test_the_error_by_hand() -> None:
    # 0.9 to 1.0: mean 0.95, 1 of 2 right; 0.6 to 0.7: mean 0.6, 3 of 3 right.
    pairs = [(0.9, True), (1.0, False), (0.6, True), (0.6, True), (0.6, True)]
    found = calibrate(pairs)
    assert found.error == pytest.approx(2 / 5 * abs(1 / 2 - 0.95) + 3 / 5 * abs(1 - 0.6))
    low, high = found.bins
    assert (low.low, low.high, low.right) == (0.6, 0.7, Ratio(3, 3))
    assert (high.low, high.high, high.right) == (0.9, 1.0, Ratio(1, 2))
    assert (low.confidence, high.confidence) == pytest.approx((0.6, 0.95))
    assert found.total == 5


@pytest.mark.parametrize(
    ("pairs", "error"),
    [
        ([(1.0, True), (0.0, False)], 0),
        ([(1.0, False), (0.0, True)], 1),
        ([(0.75, True)] * 3 + [(0.75, False)], 0),
        # In one bin too much and too little confidence make up for each other: that is its measure.
        ([(0.5, True), (0.5, False)], 0),
        # In two they do not.
        ([(0.5, True), (0.4, False)], (0.5 + 0.4) / 2),
    ],
)
def test_errors(pairs: list[Pair], error: float) -> None:
    assert calibrate(pairs).error == pytest.approx(error)


@pytest.mark.parametrize(
    ("probability", "low"), [(0.0, 0.0), (0.0999, 0.0), (0.1, 0.1), (0.7, 0.7), (1.0, 0.9)]
)
def test_a_bin_holds_its_lower_end_and_the_last_one_both(probability: float, low: float) -> None:
    (found,) = calibrate([(probability, True)]).bins
    assert found == Bin(low, round(low + 0.1, 1), probability, Ratio(1, 1))


def test_nothing_to_weigh() -> None:
    assert calibrate([]) == Calibration((), 0, 0)


@pytest.mark.parametrize(
    ("pairs", "by_chance"),
    [
        # What is certain never comes out otherwise, whatever was observed.
        ([(1.0, False), (0.0, True)], 0),
        # One toss of a coin is half a unit off whichever way it falls.
        ([(0.5, True)], 0.5),
    ],
)
def test_what_faultless_confidence_would_come_to(pairs: list[Pair], by_chance: float) -> None:
    assert calibrate(pairs).by_chance == by_chance


def test_chance_matters_less_the_more_there_is() -> None:
    few, many = (calibrate([(0.7, True)] * n).by_chance for n in (10, 1000))
    # The mean distance of a share from p nears sqrt(2/pi x p(1 - p)/n): 0.116 and 0.0116.
    assert few == pytest.approx(0.116, rel=0.1)
    assert many == pytest.approx(0.0116, rel=0.1)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=50))
def test_the_error_follows_from_the_table(pairs: list[Pair]) -> None:
    found = calibrate(pairs)
    weighed = (b.right.total * abs(b.right.share - b.confidence) for b in found.bins)
    assert found.error == pytest.approx(sum(weighed) / len(pairs))
    assert found.total == len(pairs)
    assert all(b.low - 1e-9 <= b.confidence <= b.high + 1e-9 for b in found.bins)
    assert calibrate(pairs) == found


def test_what_is_weighed() -> None:
    refused = replace(REFUSAL, related=(ON_NIGHTS,))
    judged = [
        judge(PAID, ANSWER),
        judge(gold("no_answer"), replace(ANSWER, confidence=0.6)),
        judge(PAID, refused),
        judge(gold("no_answer"), replace(refused, confidence=0.2)),
        judge(gold("no_answer"), REFUSAL),  # not looked up
        judge(PAID, BACK),
    ]
    assert shown(judged) == [(0.9, True), (0.6, False)]
    assert looked_up(judged) == [(0.9, True), (0.6, False), (0.1, True), (0.2, False)]
