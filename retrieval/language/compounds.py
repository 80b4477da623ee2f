"""Names of one word that are written as two, with a typing error: "fire figthers"."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_PART = 3
"""The fewest letters of either part: "a" before a misspelt word is no part of a name."""
_SLIPS = 2


class Compounds:
    """The names of one word that two words may stand for."""

    def __init__(self, names: Iterable[str]) -> None:
        """``names`` in lower case and in the singular."""
        self._names = sorted(name for name in names if len(name) >= 2 * _PART)

    def meant(self, known: str, slip: str) -> str | None:
        """The name that ``known`` begins and ``slip``, a word with a typing error, should end."""
        if min(len(known), len(slip)) < _PART:
            return None
        typed = (known + slip).removesuffix("s")
        near = process.extract(typed, self._names, scorer=OSA.distance, score_cutoff=_SLIPS)
        for name, _, _ in near:
            if name.startswith(known) and len(name) - len(known) >= _PART:
                return name + "s" * slip.endswith("s")
        return None
