"""A typed reply to "which occupation do you mean?"."""

from __future__ import annotations

import pytest

from retrieval.choosing import chosen

TITLES = ("Airline Pilot", "Ship Pilot", "Harbour Master")


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("the second one", 1),
        ("2", 1),
        ("#3", 2),
        ("number two please", 1),
        ("one", 0),
        ("the first", 0),
        ("i mean the last one", 2),
        ("ship", 1),
        ("the harbour masters", 2),
        ("Airline pilot!", 0),
    ],
)
def test_a_place_or_words_of_one_title_pick_it(typed: str, place: int) -> None:
    assert chosen(typed, TITLES) == place


@pytest.mark.parametrize(
    "typed",
    ["pilot", "0", "4", "the fourth", "what does the second pilot earn?", "is it stressful?", ""],
)
def test_anything_else_picks_nothing(typed: str) -> None:
    assert chosen(typed, TITLES) is None
