from __future__ import annotations

import pytest

from retrieval.language.tables import (
    extreme_asked,
    extreme_row,
    is_of_employers,
    is_total,
    region_asked,
)
from tests.retrieval.making import table

WAGES = table("Median wages were as follows:", "Keepers\t$21.41", "Helpers\t9.50", "Total, all\t30")


@pytest.mark.parametrize(
    ("question", "extreme"),
    [
        ("which type of they earns the most?", 1),
        ("which they are the best paid", 1),
        ("where do they earn the least", -1),
        ("what kind has the lowest pay?", -1),
        ("best paying industry for them", 1),
        ("top paying employers", 1),
        ("which states pay them most?", 0),
        ("what do most of them earn?", 0),
        ("who are the highest 10 percent", 0),
        ("which school do they go to", 0),
    ],
)
def test_a_row_is_asked_for_by_its_rank(question: str, extreme: int) -> None:
    assert extreme_asked(question) == extreme


@pytest.mark.parametrize(("extreme", "row"), [(1, "Keepers\t$21.41"), (-1, "Helpers\t9.50")])
def test_the_row_of_that_rank_is_found_by_its_figure(extreme: int, row: str) -> None:
    found = extreme_row(WAGES, extreme)
    assert found
    assert WAGES.slice(found).strip() == row


def test_the_row_for_all_is_none_on_the_occupation() -> None:
    assert is_total("Total, all occupations\t$49,500")
    assert not is_total("Totals are reported monthly.")


def test_tables_are_of_employers_or_of_kinds() -> None:
    assert is_of_employers("Wages in the top industries were as follows:\n\nKeepers\t20")
    assert not is_of_employers("Wages of keepers were as follows:\n\nEmployers\t20")


@pytest.mark.parametrize(
    ("question", "region"),
    [
        ("which states pay them most?", "states"),
        ("what city pays the best", "city"),
        ("salary by province", "province"),
        ("best state to work in", "state"),
        ("which states license them?", None),
        ("where do they earn the most?", None),
        ("which state agencies employ them", None),
    ],
)
def test_the_pay_of_a_part_of_the_map_is_asked(question: str, region: str | None) -> None:
    assert region_asked(question) == region
