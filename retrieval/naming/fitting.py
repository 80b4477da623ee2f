"""How well the profiles of a build fit a question, by what they say of their people.

By words: BM25 over profiles instead of passages (Robertson and Zaragoza 2009, "The Probabilistic
Relevance Framework: BM25 and Beyond", section 3), where what a profile says its people do is one
document and a word's frequency the number of its passages with that word. Titles stand in every
passage, so they weigh. By meaning: the cosine of the question and the mean vector of those
passages. Words that one passage has together tell more than scattered.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.store import Build
from retrieval.language.words import stem_of
from retrieval.naming.slots import LEADING
from retrieval.naming.wording import ELSEWHERE, OWN

_MEANING = 0.25
"""A standard deviation in meaning, where the best of all by words is 1."""
_TOGETHER = 0.5
"""All words of the question in one passage, where the best of all by words is 1."""
_OF_PEOPLE = 1 / 3
"""Of the profiles that hold a word so many must say it of their people for it to describe any:
"engine" (51 of 78 handbook pages), not "pay" (17 of 240) or "shift" (9 of 62)."""
_MOSTLY = 0.5
"""Where half of them say it of their people it counts in full, else less: "college" (9 of 122)."""
_FEW, _MANY = 3, 1 / 3
"""And of more than these, few profiles or a share of all, a word tells none: "make"."""

_K1, _B = 1.2, 0.75


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """How well each profile fits a question: by its words, in meaning, and all in all.

    ``held`` counts the words few profiles have that it has, ``together`` is the share of all, by
    weight, that one of its passages has.
    """

    by_words: NDArray[np.float64]
    held: NDArray[np.float64]
    together: NDArray[np.float64]
    standing: NDArray[np.float64]
    weighed: NDArray[np.float64]


class Fits:
    """Weighs a question against what each profile of a build says of its people."""

    def __init__(self, build: Build) -> None:
        self._lexical = build.lexical
        self.slugs = tuple(build.passages_of)
        self.numbers = {slug: number for number, slug in enumerate(self.slugs)}
        owners = [self.numbers[passage.profile.slug] for passage in build.passages]
        self._owners = np.array(owners, dtype=np.int64)
        kinds = [passage.section.kind for passage in build.passages]
        self._own = np.array([kind in OWN for kind in kinds], dtype=bool)
        self._theirs = np.array([kind not in ELSEWHERE for kind in kinds], dtype=bool)
        self._leading = frozenset(map(stem_of, LEADING))
        self._lengths = self._counted(np.arange(len(build.passages)))
        self._saturation = _K1 * (1 - _B + _B * self._lengths / (self._lengths.mean() or 1.0))
        self._means = self._means_of(build)

    def nearness(self, vector: NDArray[np.float32]) -> float:
        """The cosine of a question and what the profile nearest to it says."""
        return float((self._means @ vector).max())

    def of(self, stems: Iterable[str], vector: NDArray[np.float32]) -> Fit:
        """How well each profile fits a question with these stems and this vector."""
        by_words, held = np.zeros(len(self.slugs)), np.zeros(len(self.slugs))
        at_once, total = np.zeros(self._owners.size), 0.0
        for stem in stems:
            holding = self._lexical.holding(stem)
            found = self._counted(holding)
            weight = self.weight(int(np.count_nonzero(found)))
            weight *= min(1, self._of_people(stem) / _MOSTLY)
            by_words += weight * found * (_K1 + 1) / (found + self._saturation)
            # What stands in all of a profile's passages is of its title, and enough by itself.
            held += self._tells(found) * ((found > 0) + 1.0 * (found == self._lengths))
            at_once[holding[self._own[holding]]] += weight
            total += weight
        together = np.zeros(len(self.slugs))
        some = np.flatnonzero(at_once)
        np.maximum.at(together, self._owners[some], at_once[some] / total)
        standing = self.standing(vector)
        # One rare word is not yet the best there can be.
        weighed = by_words / max(by_words.max(), self.weight(1)) + _TOGETHER * together
        return Fit(by_words, held, together, standing, weighed + _MEANING * standing)

    def describes(self, stem: str) -> bool:
        """Whether profiles that hold a word say it of their people, not of pay or training."""
        telling = self._tells(self._counted(self._lexical.holding(stem)))
        return telling and self._of_people(stem) >= _OF_PEOPLE and stem not in self._leading

    def weight(self, profiles: int) -> float:
        """Inverse document frequency of a word that so many profiles have."""
        return math.log(1 + (len(self.slugs) - profiles + 0.5) / (profiles + 0.5))

    def standing(self, vector: NDArray[np.float32]) -> NDArray[np.float64]:
        """How far each profile stands out in meaning, in standard deviations."""
        cosines = np.asarray(self._means @ vector, dtype=np.float64)
        return np.asarray((cosines - cosines.mean()) / (cosines.std() or 1.0))

    def _tells(self, found: NDArray[np.float64]) -> bool:
        """Whether a word that so many passages of each profile have is one of a few profiles."""
        return 0 < int(np.count_nonzero(found)) <= max(_FEW, _MANY * len(self.slugs))

    def _of_people(self, stem: str) -> float:
        """The share of the profiles that hold a word which say it of what their people do."""
        holding = self._lexical.holding(stem)
        held = np.unique(self._owners[holding[self._theirs[holding]]]).size
        return np.count_nonzero(self._counted(holding)) / held if held else 0.0

    def _counted(self, passages: NDArray[np.int64] | NDArray[np.int32]) -> NDArray[np.float64]:
        """How many of these passages each profile has on its own people."""
        own = passages[self._own[passages]]
        return np.bincount(self._owners[own], minlength=len(self.slugs)).astype(np.float64)

    def _means_of(self, build: Build) -> NDArray[np.float32]:
        """The mean vector of each profile's passages on its own people; zeros where it has none."""
        passages = np.flatnonzero(self._own)
        # The first row of a passage is that of the whole.
        vectors = build.dense.vectors(np.searchsorted(build.unit_passages, passages))
        means = np.zeros((len(self.slugs), build.dense.dimension))
        np.add.at(means, self._owners[passages], vectors)
        lengths = np.linalg.norm(means, axis=1, keepdims=True)
        return np.asarray(means / np.where(lengths > 0, lengths, 1), dtype=np.float32)
