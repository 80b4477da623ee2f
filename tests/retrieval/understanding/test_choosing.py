"""A typed reply to "which occupation do you mean?"."""

from __future__ import annotations

import pytest

from retrieval.conversation import Conversation
from retrieval.understanding.choosing import Declined, asks, chosen, picked_again

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
    assert chosen(typed, TITLES) == (place,)


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("both", (0, 1, 2)),
        ("all of them please", (0, 1, 2)),
        ("either", (0, 1, 2)),
        ("1 and 3", (0, 2)),
        ("the first and second", (0, 1)),
        ("the first three", (0, 1, 2)),
        ("the last and the first", (0, 2)),
        ("option 2", (1,)),
        ("number 3", (2,)),
    ],
)
def test_several_places_pick_several(typed: str, places: tuple[int, ...]) -> None:
    assert chosen(typed, TITLES) == places


def test_a_digit_that_is_no_number_picks_nothing() -> None:
    assert chosen("²", TITLES) == ()


@pytest.mark.parametrize("typed", ["no", "none of these", "neither", "never mind", "no thanks!"])
def test_none_of_them(typed: str) -> None:
    assert chosen(typed, TITLES) is Declined.NONE


@pytest.mark.parametrize("typed", ["yes", "not sure", "I don't know", "hmm", "4", "the fourth"])
def test_a_reply_that_leaves_it_open(typed: str) -> None:
    assert chosen(typed, TITLES) is Declined.UNSURE


@pytest.mark.parametrize(
    "typed",
    [
        "no, a gardener",
        "none of these pay well",
        "pilot",
        "0",
        "do they ship goods?",
        "what does the second pilot earn?",
        "is it stressful?",
        "",
    ],
)
def test_anything_else_picks_nothing(typed: str) -> None:
    assert chosen(typed, TITLES) == ()


@pytest.mark.parametrize(
    ("typed", "intents", "question"),
    [
        ("is it stressful", {}, True),
        ("and how long", {}, True),
        ("ships?", {}, True),
        ("benefits", {"unstated_benefits": 0.9}, True),
        ("ships and harbours", {"duties": 0.9}, False),
        ("I like ships", {"wages": 0.3}, False),
    ],
)
def test_a_reply_that_asks_says_of_nobody_what_they_do(
    typed: str, intents: dict[str, float], question: bool
) -> None:
    assert asks(typed, intents) is question


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("the training ones", "Training Managers"),
        ("training?", "training?"),
        ("sales", "Sales Managers"),
        ("managers", "managers"),
    ],
)
def test_what_questions_ask_for_picks_nobody_by_itself(typed: str, asked: str) -> None:
    titles = {"training": "Training Managers", "sales": "Sales Managers"}
    compared = Conversation(compared=tuple(titles))
    text, _ = picked_again(typed, compared, titles, lambda said: said == "training")
    assert text == asked


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("drop the ship one", "drop Ship Pilot"),
        ("does the second one earn more?", "does Ship Pilot earn more?"),
        ("does the harbour one earn more?", "does the harbour one earn more?"),  # of neither
        ("is the pilot one fun?", "is the pilot one fun?"),  # of both
    ],
)
def test_who_is_meant_within_a_question_is_named(typed: str, asked: str) -> None:
    titles = {"air": "Airline Pilot", "ship": "Ship Pilot"}
    talked = Conversation(compared=("air", "ship"))
    assert picked_again(typed, talked, titles, lambda _: False) == (asked, talked)
