"""The keyword half: BM25 over the passages, computed by bm25s when the index is built.

A question only adds up the columns of its stems, so answering needs nothing but numpy.
"""

from __future__ import annotations

import io
import json
import logging
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.terms import terms

WEIGHTS = "lexical/weights.npz"
WORDS = "lexical/words.json"


@dataclass(frozen=True, slots=True, eq=False)
class Lexical:
    """BM25 weights of every stem in every passage, by columns (compressed sparse columns).

    Stem number ``stems[s]`` has weight ``weights[i]`` in passage ``passages[i]`` for ``i`` from
    ``starts[stems[s]]`` up to ``starts[stems[s] + 1]``. ``vocabulary`` holds the words as written
    (lower case, accents off) and in how many passages each stands.
    """

    count: int
    stems: Mapping[str, int]
    vocabulary: Mapping[str, int]
    weights: NDArray[np.float32]
    passages: NDArray[np.int32]
    starts: NDArray[np.int64]

    def scores(self, stems: Iterable[str]) -> NDArray[np.float32]:
        """Return the BM25 score of each passage, (count,); a stem given twice counts twice."""
        scores = np.zeros(self.count, dtype=np.float32)
        for stem in stems:
            column = self._column(stem)
            scores[self.passages[column]] += self.weights[column]
        return scores

    def holding(self, stem: str) -> NDArray[np.int32]:
        """Return the numbers of the passages a stem occurs in, in order."""
        return self.passages[self._column(stem)]

    def document_frequency(self, stem: str) -> int:
        """Count the passages a stem occurs in; 0 for one that is not in the index."""
        column = self._column(stem)
        return int(column.stop - column.start)

    def _column(self, stem: str) -> slice:
        number = self.stems.get(stem)
        if number is None:
            return slice(0, 0)
        return slice(int(self.starts[number]), int(self.starts[number + 1]))


def build_lexical(texts: Sequence[str]) -> Lexical:
    """Index the passages' texts, one for each passage in order."""
    cut = [terms(text) for text in texts]
    numbers: dict[str, int] = {}
    rows = [[numbers.setdefault(term.stem, len(numbers)) for term in row] for row in cut]
    words = Counter(word for row in cut for word in {term.surface for term in row})
    weights, passages, starts = _bm25(rows, numbers)
    return Lexical(len(rows), numbers, dict(sorted(words.items())), weights, passages, starts)


def _bm25(
    rows: list[list[int]], numbers: dict[str, int]
) -> tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.int64]]:
    if not numbers:
        return np.empty(0, np.float32), np.empty(0, np.int32), np.zeros(1, np.int64)
    # Imported here because only building needs it, and it brings scipy along when installed.
    import bm25s

    # Importing it sets its logger to DEBUG, whatever the program that builds wants to read.
    logging.getLogger("bm25s").setLevel(logging.NOTSET)
    ranker = bm25s.BM25()
    # A copy of the vocabulary: bm25s keeps what it is given.
    ranker.index((rows, dict(numbers)), create_empty_token=False, show_progress=False)
    scores = ranker.scores
    return (
        np.asarray(scores["data"], np.float32),
        np.asarray(scores["indices"], np.int32),
        np.asarray(scores["indptr"], np.int64),
    )


def to_files(lexical: Lexical) -> dict[str, bytes]:
    """Return the files of the keyword half by name: weights, and the words as readable JSON."""
    weights = io.BytesIO()
    np.savez(weights, weights=lexical.weights, passages=lexical.passages, starts=lexical.starts)
    words = {
        "passages": lexical.count,
        "stems": list(lexical.stems),
        "vocabulary": dict(lexical.vocabulary),
    }
    spelled = json.dumps(words, ensure_ascii=False, indent=0)
    return {WEIGHTS: weights.getvalue(), WORDS: spelled.encode()}


def from_files(files: Mapping[str, bytes], count: int) -> Lexical:
    """Read what ``to_files`` gave; ValueError when the parts do not fit, or not ``count``."""
    try:
        words = json.loads(files[WORDS])
        with np.load(io.BytesIO(files[WEIGHTS]), allow_pickle=False) as arrays:
            weights, passages, starts = (arrays[n] for n in ("weights", "passages", "starts"))
        numbers = {stem: number for number, stem in enumerate(words["stems"])}
        lexical = Lexical(
            words["passages"], numbers, words["vocabulary"], weights, passages, starts
        )
    except (KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise ValueError(f"keyword files do not fit together: {error}") from error
    if (lexical.count, len(starts), len(weights)) != (count, len(numbers) + 1, len(passages)):
        raise ValueError(f"{count} passages but keyword weights for {lexical.count}")
    return lexical
