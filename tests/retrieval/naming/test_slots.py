from __future__ import annotations

import pytest

from retrieval.naming.slots import Place, place_of, speaks_of_it


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("how do I become a certified X?", Place.GOAL),
        ("X", Place.GOAL),
        ("what do X do?", Place.SUBJECT),
        ("X salary", Place.SUBJECT),
        ("the median wage of X", Place.SUBJECT),
        ("one day beside X at sea", Place.PLAIN),
        ("do cooks talk to X", Place.PASSING),
        ("the difference between X and Y", Place.PASSING),
        ("I was a X for ten years", Place.BACKGROUND),
        ("now I work as a X", Place.BACKGROUND),
        ("can I work as a X without a degree?", Place.GOAL),
        ("do I have to be a X first?", Place.BACKGROUND),
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
    ],
)
def test_the_place_of_an_occupation(text: str, place: Place) -> None:
    start = text.index("X")
    end = start + (3 if "X's" in text else 1)
    assert place_of(text, start, end) is place


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("do they work with ", True),
        ("is it the same as being a ", True),
        ("is this job like a ", True),
        ("is the job easier than that of ", True),
        ("is it more dangerous than being a ", True),
        ("what is the job outlook for ", False),
        ("what does the work of a ", False),
        ("how long is the job training of ", False),
        ("is it easier for ", False),
        ("how long does it take to become a ", False),
        ("is it hard to become a ", False),
        ("is it physically demanding to be a ", False),
        ("would it be too dangerous for a ", False),
        ("is it assumed to be done by a ", False),
        ("what is it like being a ", False),
        ("what does a ", False),
    ],
)
def test_what_was_said_before_is_what_it_stands_for(text: str, speaks: bool) -> None:
    assert speaks_of_it(text, len(text)) is speaks
