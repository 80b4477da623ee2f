from __future__ import annotations

import pytest

from retrieval.language.measures import measures


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("how many cents per mile do they earn", ["mile"]),
        ("what do they get for each booking?", ["booking"]),
        ("how much in tips on a Saturday", ["tips"]),
        ("do they pay overtime", ["overtime"]),
        ("how much per hour?", []),
        ("what is the pay per year", []),
        ("how many per cent work part time", []),
        ("are there tips for beginners", []),
        ("what do they do for each patient?", []),
        ("how much is paid per they", []),  # for whom a name stood
    ],
)
def test_units_and_sorts_of_money_are_things(question: str, named: list[str]) -> None:
    assert [thing.text for thing in measures(question)] == named
