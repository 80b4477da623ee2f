"""One index of MTRAG's passages, and the one way in which every form of a question is looked up."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.mtrag_data import Collection
from bench.standalone import Sought
from index.dense import Dense
from index.encoder import Encoder
from index.lexical import Lexical, build_lexical

# Chosen on the tuning half for the mean of last turn and rewrite, before anything was resolved.
_KEYWORDS = 0.3
_DEPTH = 100

WAYS = {"both halves": _KEYWORDS, "vectors": 0.0, "keywords": 1.0}
"""How much the keyword half counts, by the name of each way of searching."""


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The passages' vectors and keyword weights, in the order of ``names``."""

    names: tuple[str, ...]
    vectors: NDArray[np.float32]
    dense: Dense
    lexical: Lexical

    def scores(self, query: Sought, keywords: float) -> NDArray[np.float32]:
        """How well each passage fits, (count,): cosine and BM25, each in standard deviations."""
        counted = np.zeros(len(self.names), dtype=np.float32)
        for stem, weight in query.stems.items():
            counted += weight * self.lexical.scores([stem])
        cosines = self.dense.scores(query.vector)
        return (1 - keywords) * _standard(cosines) + keywords * _standard(counted)

    def best(self, query: Sought, keywords: float) -> dict[str, float]:
        """The best passages' names and scores."""
        scores = self.scores(query, keywords)
        return {self.names[row]: float(scores[row]) for row in np.argsort(-scores)[:_DEPTH]}

    def shown(self, query: Sought, keywords: float) -> NDArray[np.float32]:
        """The vector of the passage that fits best: what a person would have been shown."""
        best: NDArray[np.float32] = self.vectors[int(np.argmax(self.scores(query, keywords)))]
        return best


def make_index(collection: Collection, encoder: Encoder, cache: Path) -> Index:
    """Index the passages; their vectors, which take minutes, are kept in the file ``cache``."""
    texts = tuple(collection.passages.values())
    vectors = _cached(texts, encoder, cache)
    return Index(
        names=tuple(collection.passages),
        vectors=vectors,
        dense=Dense.of(vectors, len(texts)),
        lexical=build_lexical(texts),
    )


def _cached(texts: Sequence[str], encoder: Encoder, cache: Path) -> NDArray[np.float32]:
    if cache.exists():
        kept: NDArray[np.float32] = np.load(cache, allow_pickle=False)
        return kept
    vectors = encoder.encode(texts)
    cache.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=cache.parent, suffix=".npy", delete=False) as begun:
        np.save(begun, vectors)
    Path(begun.name).replace(cache)
    return vectors


def _standard(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """``scores`` in standard deviations from their mean; zeros where all are alike."""
    standard: NDArray[np.float32] = (scores - scores.mean()) / (scores.std() or 1.0)
    return standard
