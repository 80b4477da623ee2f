"""How many sentences to mark: as many as are likely to agree best with what a reader would mark.

Agreement is token F1: twice the words that two selections share, by the words of both. A sentence
too many costs less where it is short or says again what is marked, a sentence too few costs more
where it is long. No threshold on the probability of a sentence knows that; the expected agreement
over what a reader may mark does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_LIKELIEST = 400
"""How many selections that a reader may make are weighed: the likeliest, nearly all there is."""
_MOST = 20
"""No more sentences of a passage than this are ever marked."""
_CERTAIN = 1e-6
_TOKEN = re.compile(r"\w+")


def tokens(text: str) -> Counter[str]:
    """The words of ``text``, lower case, with how often each stands there."""
    return Counter(_TOKEN.findall(text.lower()))


def agreement(one: Counter[str], other: Counter[str]) -> float:
    """Token F1 of two bags of words: 1 for the same words, 0 for none in common."""
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


def choose(sentences: Sequence[str], probabilities: Sequence[float]) -> tuple[int, ...]:
    """The numbers of the sentences to mark, in order, at least one.

    ``probabilities`` says of each how likely a reader marks it, whatever becomes of the others. The
    likeliest one, two, three ... are compared; of equals the fewest are taken.
    """
    if len(sentences) != len(probabilities) or not sentences:
        raise ValueError(f"{len(sentences)} sentences, {len(probabilities)} probabilities")
    order = np.argsort(-np.asarray(probabilities), kind="stable")[:_MOST]
    counts = _counts([sentences[number] for number in order])
    marked, chances = likely_selections(np.asarray(probabilities)[order])
    theirs = marked @ counts
    sizes = theirs.sum(axis=1)
    expected = []
    for ours in np.cumsum(counts, axis=0):
        shared = np.minimum(theirs, ours).sum(axis=1)
        expected.append(chances @ (2 * shared / np.maximum(sizes + ours.sum(), 1.0)))
    best = int(np.argmax(np.round(expected, 9)))
    return tuple(sorted(int(number) for number in order[: best + 1]))


def likely_selections(
    probabilities: NDArray[np.float64], most: int = _LIKELIEST
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The likeliest selections of at least one sentence, and the chance of each.

    Returns an array of zeros and ones, a row for each selection and a column for each sentence, and
    the chances, which add up to 1 over the rows. Exact: whatever is among the likeliest was so
    before its last sentence was decided.
    """
    rows = np.zeros((1, 0))
    logs = np.zeros(1)
    for probability in np.clip(probabilities, _CERTAIN, 1 - _CERTAIN):
        rows = np.vstack([np.pad(rows, ((0, 0), (0, 1)), constant_values=v) for v in (0, 1)])
        logs = np.concatenate([logs + np.log1p(-probability), logs + np.log(probability)])
        # One more than asked for, since the empty selection goes at the end.
        kept = np.argsort(-logs, kind="stable")[: most + 1]
        rows, logs = rows[kept], logs[kept]
    some = rows.any(axis=1)
    rows, logs = rows[some][:most], logs[some][:most]
    chances = np.exp(logs - logs.max())
    return rows, chances / chances.sum()


def _counts(sentences: Sequence[str]) -> NDArray[np.float64]:
    """How often each word stands in each sentence, shape (sentences, words)."""
    bags = [tokens(sentence) for sentence in sentences]
    vocabulary = sorted(set().union(*bags))
    return np.array([[bag[word] for word in vocabulary] for bag in bags], dtype=np.float64)
