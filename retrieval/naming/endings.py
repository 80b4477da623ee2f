"""Which words no name of several ends in: most of a question's, so that few runs are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from retrieval.naming.nouns import HEADS, may_be_occupation, singular

_LETTERS = 5
"""So many letters tell nearly as much as the whole word."""


class Endings:
    """Tells by the last letters of names whether a word may be the last of one."""

    def __init__(self, keys: Callable[[], Iterable[str]]) -> None:
        """``keys`` gives the names without spaces, their last word in the singular."""
        self._keys = keys
        self.may_end = lru_cache(maxsize=4096)(self._may_end)

    def _may_end(self, word: str) -> bool:
        """Whether a name may end in lower-case ``word``, or in what it is short for.

        Nouns for people may always: what they are called is told from the profiles' text, too.
        """
        known = singular(word)[-_LETTERS:] in self._last_letters
        return known or word in HEADS or may_be_occupation(word)

    @cached_property
    def _last_letters(self) -> frozenset[str]:
        """The last letters of every name: five of them, and fewer for words as short as that."""
        longest = {key[-_LETTERS:] for key in self._keys()}
        return frozenset(last[at:] for last in longest for at in range(len(last)))
