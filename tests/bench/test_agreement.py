"""How many sentences to mark, worked out by hand."""

from __future__ import annotations

from collections import Counter
from itertools import product
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.agreement import agreement, choose, likely_selections, tokens

PROBABILITIES = st.lists(st.floats(0.01, 0.99), min_size=1, max_size=7)


def test_tokens_are_lower_case_words_with_their_number() -> None:
    assert tokens("Trim the wick, TRIM it.") == {"trim": 2, "the": 1, "wick": 1, "it": 1}


def test_agreement_is_twice_the_shared_words_by_all() -> None:
    assert agreement(tokens("trim wick"), tokens("wick lens lens")) == 2 * 1 / (2 + 3)
    assert agreement(tokens("trim wick"), tokens("wick trim")) == 1.0
    assert agreement(tokens("trim"), Counter()) == 0.0
    assert agreement(Counter(), Counter()) == 0.0


def test_one_sentence_is_marked_where_a_second_is_unlikely() -> None:
    # The first alone: (0.9 x 0.9 x 1 + 0.09 x 2/3) / 0.91; both: (0.82 x 2/3 + 0.09) / 0.91.
    assert choose(["trim wick", "polish lens"], [0.9, 0.1]) == (0,)


def test_two_sentences_are_marked_where_either_may_be_meant() -> None:
    # The first alone: (0.3 + 0.3 x 2/3) / 0.8; both: (0.5 x 2/3 + 0.3) / 0.8.
    assert choose(["trim wick", "polish lens"], [0.6, 0.5]) == (0, 1)


def test_a_sentence_that_says_the_same_again_is_not_marked() -> None:
    # The first alone: (0.5 + 0.3 x 2/3) / 0.8; both: (0.5 x 2/3 + 0.3) / 0.8.
    assert choose(["trim wick", "trim wick"], [0.6, 0.5]) == (0,)


def test_marked_sentences_are_given_in_their_order() -> None:
    assert choose(["watch sea", "polish lens", "trim wick"], [0.7, 0.01, 0.9]) == (0, 2)


def test_of_equals_the_first_and_the_fewest_are_marked() -> None:
    assert choose(["--", "--"], [0.5, 0.5]) == (0,)


def test_sentences_without_their_probabilities_are_refused() -> None:
    with pytest.raises(ValueError, match="2 sentences, 1 probabilities"):
        choose(["trim", "polish"], [0.5])
    with pytest.raises(ValueError, match="0 sentences"):
        choose([], [])


def test_selections_have_the_chances_of_independent_draws() -> None:
    rows, chances = likely_selections(np.array([0.9, 0.2]))
    assert rows.tolist() == [[1, 0], [1, 1], [0, 1]]
    assert chances == pytest.approx([0.72 / 0.92, 0.18 / 0.92, 0.02 / 0.92])


@given(PROBABILITIES, st.integers(1, 130))
def test_the_likeliest_selections_are_those_of_full_enumeration(
    found: list[float], most: int
) -> None:
    every = [
        prod(p if chosen else 1 - p for p, chosen in zip(found, row, strict=True))
        for row in product((0, 1), repeat=len(found))
        if any(row)
    ]
    expected = sorted(every, reverse=True)[:most]
    rows, chances = likely_selections(np.array(found), most)
    assert len({tuple(row) for row in rows.tolist()}) == len(rows) == len(expected)
    assert chances == pytest.approx([chance / sum(expected) for chance in expected])


@given(PROBABILITIES)
def test_what_is_left_unmarked_is_never_likelier_than_what_is_marked(found: list[float]) -> None:
    marked = choose([f"word{number}" for number in range(len(found))], found)
    rest = [p for number, p in enumerate(found) if number not in marked]
    assert min(found[number] for number in marked) >= max(rest, default=0.0)


def test_a_very_long_passage_is_chosen_from_too() -> None:
    found = [0.2] * 250
    found[240] = 0.99
    assert 240 in choose([f"word{number}" for number in range(250)], found)
