"""Which occupation a question describes without its name: "who fixes big trucks?".

BM25 over profiles instead of passages (Robertson and Zaragoza 2009, "The Probabilistic Relevance
Framework: BM25 and Beyond", section 3): what a profile says its people do is one document, a word's
frequency the number of its passages with that word. Titles stand in every passage, so they weigh.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.records import Profile
from index.store import Build
from retrieval.wording import OWN

_LEAD = 1.2
"""Of questions that name no occupation, the right profile came first by that much or not at all."""

_K1, _B = 1.2, 0.75


class Describing:
    """Weighs the words of a question against what each profile of a build says of its people."""

    def __init__(self, build: Build) -> None:
        self._lexical = build.lexical
        self._slugs = tuple(build.passages_of)
        numbers = {slug: number for number, slug in enumerate(self._slugs)}
        self._owners = np.array([numbers[p.profile.slug] for p in build.passages], dtype=np.int64)
        self._own = np.array([p.section.kind in OWN for p in build.passages], dtype=bool)
        lengths = self._counted(np.arange(len(build.passages)))
        self._saturation = _K1 * (1 - _B + _B * lengths / (lengths.mean() or 1.0))

    def clearest(
        self, stems: Iterable[str], documents: Mapping[str, Sequence[Profile]]
    ) -> str | None:
        """The profile that the stems fit clearly better than any other occupation's, by slug.

        ``documents`` gives all profiles on the occupation that a profile is about. A profile must
        have more for it than one rare word.
        """
        scores = sum((self._scores(stem) for stem in stems), np.zeros(len(self._slugs)))
        order = np.argsort(-scores)
        best = self._slugs[order[0]]
        others = (n for n in order if documents[self._slugs[n]] is not documents[best])
        second = scores[next(others, order[-1])]
        enough = scores[order[0]] > self._weight(1)
        return best if enough and scores[order[0]] >= _LEAD * second else None

    def _scores(self, stem: str) -> NDArray[np.float64]:
        found = self._counted(self._lexical.holding(stem))
        weight = self._weight(int(np.count_nonzero(found)))
        return np.asarray(weight * found * (_K1 + 1) / (found + self._saturation))

    def _weight(self, profiles: int) -> float:
        """Inverse document frequency of a word that so many profiles have."""
        return math.log(1 + (len(self._slugs) - profiles + 0.5) / (profiles + 0.5))

    def _counted(self, passages: NDArray[np.int64] | NDArray[np.int32]) -> NDArray[np.float64]:
        """How many of these passages each profile has on its own people."""
        own = passages[self._own[passages]]
        return np.bincount(self._owners[own], minlength=len(self._slugs)).astype(np.float64)
