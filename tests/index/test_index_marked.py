"""Long texts are cut where spans end, and every span keeps its own word pieces."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Span
from index.marked import Marked, Window, windows

# One piece for each word, and each word is a letter: "t. h. a b c" has five.
OFFSETS = [(0, 2), (3, 5), (6, 7), (8, 9), (10, 11)]
PIECES = [10, 11, 1, 2, 3]


def test_what_fits_is_read_at_once() -> None:
    marked = Marked("t. h. a b c", 6, (Span(6, 9), Span(10, 11)))
    assert windows(marked, PIECES, OFFSETS, 8) == [Window((10, 11, 1, 2, 3), 0, ((2, 4), (4, 5)))]


def test_a_long_text_is_cut_between_spans_and_the_head_comes_again() -> None:
    marked = Marked("t. h. a b c", 6, (Span(6, 7), Span(8, 9), Span(10, 11)))
    # A quarter of four pieces is for the head: one.
    assert windows(marked, PIECES, OFFSETS, 4) == [
        Window((10, 1, 2, 3), 0, ((1, 2), (2, 3), (3, 4)))
    ]
    assert windows(marked, PIECES, OFFSETS, 3) == [Window((1, 2, 3), 0, ((0, 1), (1, 2), (2, 3)))]
    assert windows(marked, PIECES, OFFSETS, 2) == [
        Window((1, 2), 0, ((0, 1), (1, 2))),
        Window((3,), 2, ((0, 1),)),
    ]


def test_a_span_too_long_by_itself_loses_its_end() -> None:
    marked = Marked("t. h. a b c", 6, (Span(6, 9), Span(10, 11)))
    assert windows(marked, PIECES, OFFSETS, 1) == [
        Window((1,), 0, ((0, 1),)),
        Window((3,), 1, ((0, 1),)),
    ]


def test_a_span_without_pieces_has_an_empty_place() -> None:
    # The second span is a character that no piece stands for.
    marked = Marked("t. h. a b \u200b", 6, (Span(6, 9), Span(10, 11)))
    (window,) = windows(marked, PIECES[:4], OFFSETS[:4], 8)
    first, (start, end) = window.places
    assert first == (2, 4)
    assert start >= end


def test_a_text_without_spans_is_one_part() -> None:
    assert windows(Marked("t. h. a b c", 6, ()), PIECES, OFFSETS, 4) == [
        Window((10, 1, 2, 3), 0, ())
    ]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.integers(0, 5), st.integers(4, 20))
def test_each_span_has_its_pieces_in_order_up_to_what_fits(
    lengths: list[int], head: int, longest: int
) -> None:
    words = head + sum(lengths)
    text = "".join("x " for _ in range(words))
    offsets = [(2 * n, 2 * n + 1) for n in range(words)]
    starts = [head + sum(lengths[:n]) for n in range(len(lengths))]
    spans = tuple(Span(2 * a, 2 * (a + n) - 1) for a, n in zip(starts, lengths, strict=True))
    cut = windows(Marked(text, 2 * head, spans), range(words), offsets, longest)
    room = longest - min(head, longest // 4)
    found = [window.pieces[a:b] for window in cut for a, b in window.places]
    assert [list(own) for own in found] == [
        list(range(a, a + min(n, room))) for a, n in zip(starts, lengths, strict=True)
    ]
    assert all(len(window.pieces) <= longest for window in cut)
    assert [0, *(w.first + len(w.places) for w in cut)] == [*(w.first for w in cut), len(lengths)]
    assert all(one.first < other.first for one, other in pairwise(cut))
