from __future__ import annotations

import pytest

from retrieval.naming.slots import Place, place_of


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("how do I become a certified X?", Place.GOAL),
        ("X", Place.GOAL),
        ("what do X do?", Place.SUBJECT),
        ("X salary", Place.SUBJECT),
        ("the same question about X", Place.SUBJECT),
        ("the median wage of X", Place.SUBJECT),
        ("one day beside X at sea", Place.PLAIN),
        ("do cooks talk to X", Place.PASSING),
        ("the difference between X and Y", Place.PASSING),
        ("I was a X for ten years", Place.BACKGROUND),
        ("now I work as a X", Place.BACKGROUND),
        ("can I work as a X without a degree?", Place.GOAL),
        ("do I have to be a X first?", Place.BACKGROUND),
        ("do bus drivers have to be X?", Place.PASSING),
        ("do I have to be a X?", Place.GOAL),
        ("must one own a X's license?", Place.BACKGROUND),
        ("how long until I'm a licensed X", Place.GOAL),
        ("by the time I am a X I will be 30", Place.GOAL),
        ("if I'm a X do I need a license", Place.SUBJECT),
        ("when my son is a X, what will he earn?", Place.SUBJECT),
        ("if I'm a X now, can I change?", Place.BACKGROUND),
        ("when I was a X it was fun", Place.BACKGROUND),
        ("will I be paid more than as a X", Place.BACKGROUND),
        ("I hated working as a X", Place.ASIDE),
        ("I quit my job as a X", Place.ASIDE),
        ("I quit my job to become a X", Place.GOAL),
        ("I did not enjoy being a X", Place.ASIDE),
        ("I don't want to be a X anymore", Place.ASIDE),
        ("instead of becoming a X", Place.ASIDE),
        ("My dad says I should be a X", Place.WISHED),
        ("my parents want me to become a X", Place.WISHED),
        ("I want to be a X", Place.GOAL),
        ("are they employed by X", Place.PASSING),
        ("no, not X: Y", Place.ASIDE),
        ("not all X: Y", Place.PLAIN),
        ("My sister is a X. What does she earn?", Place.WISHED),
        ("is it long until it goes back to the X?", Place.PASSING),
        ("is it handed over to an X", Place.PASSING),
        ("can I go back to being a X?", Place.GOAL),
        ("let's go back to X", Place.PLAIN),
        ("A X asks for the chart. Who handles that?", Place.PASSING),
        ("A X asks for the chart. Who do they work for?", Place.SUBJECT),
        ("My sister is a X. What do Y earn?", Place.BACKGROUND),
    ],
)
def test_the_place_of_an_occupation(text: str, place: Place) -> None:
    start = text.index("X")
    end = start + (3 if "X's" in text else 1)
    assert place_of(text, start, end) is place
