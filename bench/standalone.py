"""What a later question of a conversation looks for: its own words first, then what led to it.

A question that leaves something out is not rewritten. It is searched for as it stands, and what was
asked and shown before counts beside it, the more the less it says by itself: weights can be small
where words can only be there or not. ``python -m bench.mtrag`` measures it on conversations about
another field, where the three numbers below were chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.terms import terms
from retrieval.conversation import is_follow_up
from retrieval.language.words import telling, words

LEANING = 0.5
"""How much counts of what came before a question that opens with a connective, points back or is no
whole sentence: "backups"."""

SHORT = 0.2
"""How much counts before any other question of few telling words: "how do I start?"."""

_FEW = 4


@dataclass(frozen=True, slots=True, eq=False)
class Sought:
    """What is searched for: a vector of length 1, and how much each stem counts."""

    vector: NDArray[np.float32]
    stems: Mapping[str, float]


def sought(text: str, vector: NDArray[np.float32]) -> Sought:
    """What ``text`` looks for by itself: its vector, and its telling words (all, if none tells)."""
    counted = telling(text) or words(text)
    return Sought(vector, Counter(t.stem for word in counted for t in terms(word.text)))


def carried(text: str) -> float:
    """How much what was said before counts beside ``text``, from 0 (it stands alone) to 1."""
    if is_follow_up(text):
        return LEANING
    return SHORT if len(telling(text)) <= _FEW else 0.0


def resolved(
    own: Sought,
    share: float,
    asked: Sequence[Sought] = (),
    shown: Sequence[NDArray[np.float32]] = (),
) -> Sought:
    """What a question looks for after ``asked``, the questions before it, each by itself.

    ``shown`` holds the vectors of the passages shown in reply to them. The mean of either counts
    for ``share`` (see ``carried``); with 0, or nothing before it, the question stays as it is.
    """
    if share == 0 or not (asked or shown):
        return own
    vector = own.vector.astype(np.float64)
    for before in ([earlier.vector for earlier in asked], shown):
        if before:
            vector = vector + share * np.mean(before, axis=0)
    length = np.linalg.norm(vector)
    if length == 0:
        return own
    stems = _added(own.stems, share / max(1, len(asked)), (earlier.stems for earlier in asked))
    return Sought((vector / length).astype(np.float32), stems)


def _added(
    own: Mapping[str, float], weight: float, others: Iterable[Mapping[str, float]]
) -> Mapping[str, float]:
    """``own`` with the counts of ``others`` added, each times ``weight``."""
    total = dict(own)
    for counts in others:
        for stem, count in counts.items():
            total[stem] = total.get(stem, 0.0) + weight * count
    return total
