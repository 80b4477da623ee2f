"""Which words a passage may hold, by the keyword index of the build: so that few need be read.

The index cuts a text otherwise than ``language.words`` does, and has titles and headings with it,
so that a passage it gives for a word must still be looked through. But what it does not give holds
no such word, provided that the two cut alike: see ``is_cut_alike`` and ``_ODD``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.lexical import Lexical
from index.terms import STOP_WORDS
from retrieval.language.words import spellings_of

_PLAIN = re.compile(r"[a-z]{2,}")
_ODD = re.compile(r"[#+']|[0-9].*[a-z]|[a-z].*[0-9]")
"""Terms with signs, or with digits beside letters: there either way to cut a text may take in what
the other leaves out. "Ab,500" is one term and two words."""
_UNCOMMON = re.compile(r"[^\x00-\x7f\u2018\u2019\u201c\u201d\u2013\u2014\u2022]")


def is_cut_alike(text: str) -> bool:
    """Whether ``text`` has none but such letters and signs as are the same once they are folded."""
    return text.isascii() or _UNCOMMON.search(text) is None


class Holding:
    """Tells which passages of one build may hold a word."""

    def __init__(self, lexical: Lexical) -> None:
        self._lexical = lexical

    def among(self, stems: Sequence[str], passages: range) -> list[list[str]]:
        """For each of ``passages`` those of the stems that it may hold, if it ``is_cut_alike``."""
        sure = [stem for stem in stems if _PLAIN.fullmatch(stem) and stem not in STOP_WORDS]
        found = [[stem for stem in stems if stem not in sure] for _ in passages]
        for stem in sure:
            for number in self._with(stem, passages):
                found[number - passages.start].append(stem)
        for number in _within(self._odd, passages):
            found[number - passages.start] = list(stems)
        return found

    def _with(self, stem: str, passages: range) -> Iterable[int]:
        held = (_within(self._lexical.holding(s), passages) for s in spellings_of(stem))
        return {number for numbers in held for number in numbers}

    @cached_property
    def _odd(self) -> NDArray[np.int32]:
        """The numbers of the passages with an odd term, in order."""
        odd = (s for s in self._lexical.stems if not s.isalpha() and _ODD.search(s))
        held = [self._lexical.holding(stem) for stem in odd]
        return np.unique(np.concatenate(held)) if held else np.empty(0, np.int32)


def _within(numbers: NDArray[np.int32], passages: range) -> Iterator[int]:
    """Those of ``numbers``, which stand in order, that are numbers of the passages."""
    first, end = numbers.searchsorted((passages.start, passages.stop))
    return iter(numbers[first:end].tolist())
