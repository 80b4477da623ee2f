from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.lexical import build_lexical
from retrieval.language.words import stems_in
from retrieval.weighing.holding import Holding, is_cut_alike
from tests.retrieval.language.test_seeking import PIECES, TEXTS

TRICKY = st.sampled_from("licence licenses hers her keep,500 keep# 5'keep keep's-5 5,keep".split())
MORE = st.lists(st.tuples(PIECES | TRICKY, st.sampled_from(" -/.,'_&")))


def joined(pieces: list[tuple[str, str]]) -> str:
    return "".join(part for piece in pieces for part in piece)


@given(st.lists(TEXTS | MORE, min_size=1, max_size=4), st.lists(PIECES | TRICKY))
@example([[("keep,500", "")], [("5'keep", "")], [("keep#", "")], [("keep's-5", "")]], ["keep"])
@example([[("3", ","), ("o'clock", "")]], [])
@example([[("her", ""), (" hers", "")], [("licence", "")]], ["hers", "license"])
def test_a_passage_holds_no_stem_that_it_is_not_said_to_hold(
    texts: list[list[tuple[str, str]]], asked: list[str]
) -> None:
    read = [joined(pieces) for pieces in texts]
    stems = tuple(dict.fromkeys(stems_in(" ".join([*read, *asked]))))
    among = Holding(build_lexical(read)).among(stems, range(len(read)))
    for text, likely in zip(read, among, strict=True):
        if is_cut_alike(text):
            assert set(stems_in(text)).intersection(stems) <= set(likely)


def test_only_the_passages_with_a_word_are_said_to_hold_it() -> None:
    holding = Holding(build_lexical(["pay", "keepers", "pay the keepers", "lamps", "keep to it"]))
    assert holding.among(["keeper", "pay"], range(1, 4)) == [["keeper"], ["keeper", "pay"], []]


def test_of_numbers_and_of_words_beside_them_nothing_is_told() -> None:
    holding = Holding(build_lexical(["lamps", "an 18-wheeler"]))
    assert holding.among(["18", "lamp"], range(2)) == [["18", "lamp"], ["18", "lamp"]]


@pytest.mark.parametrize("text", ["plain", "the keeper’s “lamps” – lit", "• lamps"])
def test_quotes_and_dashes_are_cut_alike(text: str) -> None:
    assert is_cut_alike(text)


@pytest.mark.parametrize("text", ["résumé", "lamp™", "lamp…", "x\u0331lamp"])
def test_letters_that_are_folded_are_not(text: str) -> None:
    assert not is_cut_alike(text)
