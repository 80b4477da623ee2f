from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.measuring.ratios import Ratio

Z2 = 1.959963984540054**2  # the square of the 97.5th percentile of the normal distribution


def test_a_share() -> None:
    assert Ratio(3, 4).share == 0.75
    assert Ratio(0, 0).share == 0
    assert Ratio.among([True, False, None, True, None]) == Ratio(2, 3)


@pytest.mark.parametrize(
    ("ratio", "low", "high"),
    [
        # (0.8 + Z2/20 ± Z x sqrt(0.8 x 0.2/10 + Z2/400)) / (1 + Z2/10) = 0.7167 ± 0.2266
        (Ratio(8, 10), 0.4902, 0.9433),
        (Ratio(2, 10), 1 - 0.9433, 1 - 0.4902),
        # With p = 0 both terms come to Z2/2n, so that the interval is 0 to Z2 / (n + Z2).
        (Ratio(0, 10), 0, Z2 / (10 + Z2)),
        (Ratio(10, 10), 10 / (10 + Z2), 1),
        (Ratio(0, 0), 0, 1),
    ],
)
def test_wilson_intervals(ratio: Ratio, low: float, high: float) -> None:
    assert ratio.interval == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share(counted: tuple[int, int]) -> None:
    ratio = Ratio(*counted)
    low, high = ratio.interval
    assert 0 <= low <= ratio.share + 1e-12
    assert ratio.share - 1e-12 <= high <= 1
    wider = Ratio(counted[0], counted[1]).interval[1] - low
    more = Ratio(4 * counted[0], 4 * counted[1]).interval
    assert more[1] - more[0] < wider
