from __future__ import annotations

import pytest

from retrieval.asked import is_off_topic, names_only
from tests.retrieval.making import make_asked, make_thing


@pytest.mark.parametrize(("probability", "off"), [(0.49, False), (0.5, True), (0.9, True)])
def test_off_topic(probability: float, off: bool) -> None:
    assert is_off_topic(make_asked("q", intents={"out_of_scope": probability})) is off


def test_kinds_are_summed_by_how_their_names_start() -> None:
    intents = {"unstated_cost": 0.25, "unstated_dress": 0.5, "wages": 0.125}
    assert make_asked("q", intents=intents).intent("unstated_") == 0.75


@pytest.mark.parametrize(
    ("text", "things", "only"),
    [
        ("what about Bell College?", ("Bell College",), True),
        ("what about pay at Bell College?", ("Bell College",), False),
        ("Bell College or NAIT?", ("Bell College", "NAIT"), True),
        ("what about it?", (), False),
    ],
)
def test_a_question_that_is_nothing_but_names(
    text: str, things: tuple[str, ...], only: bool
) -> None:
    assert names_only(make_asked(text, things=tuple(map(make_thing, things)))) is only
