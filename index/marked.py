"""Long texts with marked spans, cut to what a model takes in at once.

A sentence is encoded where it stands: the model reads the whole text, and a span's vector is the
mean over its own word pieces. That is late chunking (Günther et al. 2024, arXiv 2409.04701).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.records import Span

CUT = 1
"""Part of the name of a vector: raise it when texts are cut otherwise, so that none is re-used."""
_HEAD_SHARE = 4
"""At most one in so many of the pieces of a window repeats the head."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text whose first ``head`` characters introduce the rest, and the spans to encode in it.

    ``spans`` lie behind the head, in order, and do not overlap.
    """

    text: str
    head: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces that a model reads at once: head, then whole spans where they fit.

    ``places`` (start, end) says for the spans ``first``, ``first + 1`` and so on which of the
    pieces are theirs.
    """

    pieces: tuple[int, ...]
    first: int
    places: tuple[tuple[int, int], ...]


def windows(
    marked: Marked,
    pieces: Sequence[int],
    offsets: Sequence[tuple[int, int]],
    longest: int,
) -> list[Window]:
    """Cut ``pieces``, which stand at ``offsets`` of the text, into parts of ``longest`` or fewer.

    Each part begins with the head. A span that is too long by itself loses its end; one without
    any piece has an empty place. A text without spans is one part.
    """
    starts = [start for start, _ in offsets]
    ends = [end for _, end in offsets]
    of_head = bisect_left(starts, marked.head)
    head = tuple(pieces[: min(of_head, longest // _HEAD_SHARE)])
    room = longest - len(head)
    if not marked.spans:
        return [Window((*head, *pieces[of_head : of_head + room]), 0, ())]
    found = [(bisect_right(ends, s.start), bisect_left(starts, s.end)) for s in marked.spans]
    cut = []
    first = 0
    while first < len(found):
        start = found[first][0]
        last = first
        while last + 1 < len(found) and found[last + 1][1] - start <= room:
            last += 1
        end = min(found[last][1], start + room)
        places = tuple(
            (a - start + len(head), min(b, end) - start + len(head))
            for a, b in found[first : last + 1]
        )
        cut.append(Window((*head, *pieces[start:end]), first, places))
        first = last + 1
    return cut
