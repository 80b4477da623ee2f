from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retrieval.telling.differing import Change, Piece, difference

WORDS = st.lists(st.sampled_from(["pay ", "is ", "good\n", "  ", "twice", "$20 ", "é "])).map(
    "".join
)


def test_a_word_replaced_stands_beside_what_replaces_it() -> None:
    assert difference("Wages are $20 an hour.", "Wages are $25 an hour.") == (
        Piece(Change.KEPT, "Wages are "),
        Piece(Change.REMOVED, "$20 "),
        Piece(Change.ADDED, "$25 "),
        Piece(Change.KEPT, "an hour."),
    )


def test_equal_wordings_are_one_piece() -> None:
    assert difference("a b", "a b") == (Piece(Change.KEPT, "a b"),)
    assert difference("", "") == ()
    assert difference("", "new") == (Piece(Change.ADDED, "new"),)


@given(WORDS, WORDS)
def test_no_character_of_either_wording_is_lost(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert "".join(p.text for p in pieces if p.change is not Change.ADDED) == before
    assert "".join(p.text for p in pieces if p.change is not Change.REMOVED) == after
