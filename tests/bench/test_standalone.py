from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from bench.standalone import LEANING, SHORT, Sought, carried, resolved, sought


def vector(*numbers: float) -> NDArray[np.float32]:
    return np.array(numbers, dtype=np.float32)


EAST, NORTH, UP = vector(1, 0, 0), vector(0, 1, 0), vector(0, 0, 1)
unit = st.sampled_from([EAST, NORTH, UP, -EAST, -NORTH, -UP])
counts = st.dictionaries(st.sampled_from(["keeper", "lamp", "pay"]), st.integers(1, 3), max_size=3)
found = st.builds(Sought, unit, counts)


@pytest.mark.parametrize(
    "text",
    [
        "what does it cost?",
        "and Ryerson?",
        "how do I use that?",
        "what about the lamps?",
        "backups",
    ],
)
def test_what_points_back_or_continues_leans_most(text: str) -> None:
    assert carried(text) == LEANING


@pytest.mark.parametrize("text", ["how do I start?", "is pay good at harbours?"])
def test_a_question_of_few_telling_words_leans_a_little(text: str) -> None:
    assert carried(text) == SHORT


def test_a_question_that_says_enough_stands_alone() -> None:
    # Five telling words: lighthouse, keepers, clean, lamps, winter.
    assert carried("How do lighthouse keepers clean lamps in winter?") == 0


def test_only_telling_words_are_sought_unless_there_are_none() -> None:
    assert sought("what do the keepers' lamps need, lamps?", EAST).stems == {"keeper": 1, "lamp": 2}
    assert sought("what more is there?", EAST).stems == {"more": 1}


def test_each_of_two_questions_before_counts_for_half_of_the_share() -> None:
    own = Sought(EAST, {"pay": 1})
    before = (Sought(NORTH, {"keeper": 1, "pay": 1}), Sought(UP, {"lamp": 2}))
    result = resolved(own, 0.5, before)
    # East once, north and up 0.5 / 2 each, then made 1 long.
    assert result.vector == pytest.approx(vector(1, 0.25, 0.25) / np.sqrt(1 + 2 / 16))
    assert result.stems == {"pay": 1 + 0.25, "keeper": 0.25, "lamp": 2 * 0.25}


def test_what_was_shown_moves_the_vector_and_adds_no_words() -> None:
    result = resolved(Sought(EAST, {"pay": 1}), 0.5, shown=(NORTH,))
    assert result.vector == pytest.approx(vector(1, 0.5, 0) / np.sqrt(1 + 1 / 4))
    assert result.stems == {"pay": 1}


def test_questions_and_passages_count_apart() -> None:
    own, before = Sought(EAST, {}), (Sought(NORTH, {}), Sought(NORTH, {}))
    result = resolved(own, 0.5, before, shown=(UP,))
    assert result.vector == pytest.approx(vector(1, 0.5, 0.5) / np.sqrt(1 + 1 / 4 + 1 / 4))


@given(found, st.lists(found), st.lists(unit))
def test_a_question_that_stands_alone_stays_as_it_is(
    own: Sought, asked: list[Sought], shown: list[NDArray[np.float32]]
) -> None:
    assert resolved(own, 0, asked, shown) is own
    assert resolved(own, 0.5) is own


def test_opposite_directions_leave_the_question_as_it_is() -> None:
    own = Sought(EAST, {"pay": 1})
    assert resolved(own, 0.5, (Sought(-EAST, {}),), (-EAST,)) is own


@given(found, st.lists(found), st.lists(unit), st.sampled_from([SHORT, LEANING]))
def test_vectors_stay_of_length_one_and_no_word_is_lost(
    own: Sought, asked: list[Sought], shown: list[NDArray[np.float32]], share: float
) -> None:
    result = resolved(own, share, asked, shown)
    assert np.linalg.norm(result.vector) == pytest.approx(1, abs=1e-6)
    assert all(result.stems[stem] >= count for stem, count in own.stems.items())


@given(st.text(max_size=80))
def test_any_text_carries_a_share(text: str) -> None:
    assert 0 <= carried(text) <= 1
