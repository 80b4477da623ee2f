"""Which occupation a question describes without its name: "who fixes big trucks?".

Two ways to tell are weighed together. By words: BM25 over profiles instead of passages (Robertson
and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", section 3), where what
a profile says its people do is one document and a word's frequency the number of its passages with
that word. Titles stand in every passage, so they weigh. By meaning: the cosine of the question and
the mean vector of those passages.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.records import Profile
from index.store import Build
from retrieval.language.words import stem_of
from retrieval.naming.slots import LEADING
from retrieval.naming.wording import ELSEWHERE, OWN

_MEANING = 0.25
"""A standard deviation in meaning, where the best of all by words is 1."""
_CLEAR, _CLEAR_IF_NEAR = 0.35, 0.1
"""Of questions that name no occupation, the one first by that much, or by less with one of the
nearest passages, was right 41 times of 44."""
_POINTS = 0.3
"""Questions that describe nobody ("pay", "how does batman do it?") came to 0.27 at most in meaning,
most of those that do ("who looks after kids?") to more."""
_LIKE_BEST = 0.5
"""A profile that fits less than half as well as the best is offered by chance."""
_OF_PEOPLE = 1 / 3
"""Of the profiles that hold a word so many must say it of their people for it to describe any:
"engine" (51 of 78 handbook pages), not "pay" (17 of 240) or "shift" (9 of 62)."""
_MOSTLY = 0.5
"""Where half of them say it of their people it counts in full, else less: "college" (9 of 122)."""
_FEW, _MANY = 3, 1 / 3
"""And of more than these, few profiles or a share of all, a word tells none: "make"."""

_K1, _B = 1.2, 0.75


class Describing:
    """Weighs a question against what each profile of a build says of its people."""

    def __init__(self, build: Build) -> None:
        self._lexical = build.lexical
        self._slugs = tuple(build.passages_of)
        self._numbers = {slug: number for number, slug in enumerate(self._slugs)}
        owners = [self._numbers[passage.profile.slug] for passage in build.passages]
        self._owners = np.array(owners, dtype=np.int64)
        kinds = [passage.section.kind for passage in build.passages]
        self._own = np.array([kind in OWN for kind in kinds], dtype=bool)
        self._theirs = np.array([kind not in ELSEWHERE for kind in kinds], dtype=bool)
        self._leading = frozenset(map(stem_of, LEADING))
        lengths = self._counted(np.arange(len(build.passages)))
        self._saturation = _K1 * (1 - _B + _B * lengths / (lengths.mean() or 1.0))
        self._means = self._means_of(build)

    def in_order(self, stems: Iterable[str], vector: NDArray[np.float32]) -> list[str]:
        """All profiles, the one that a question with these stems and this vector fits best first.

        They are named by slug, and those it fits alike stand in that order.
        """
        _, weighed = self._weighed(stems, vector)
        return self._sorted(weighed)

    def likeliest(
        self,
        stems: Iterable[str],
        vector: NDArray[np.float32],
        documents: Mapping[str, Sequence[Profile]],
        near: Collection[str],
    ) -> list[str]:
        """The one profile that a question fits clearly better than others, else all that it fits.

        None where it describes nobody: neither its words nor its meaning point to any.
        ``documents`` gives all profiles on the occupation that a profile is about, which are no
        others; ``near`` are those with the passages nearest to the question, one of which need not
        stand out as far. A profile must have more for it than one rare word.
        """
        stems = tuple(stems)
        if not any(map(self._describes, stems)) and (self._means @ vector).max() < _POINTS:
            return []
        by_words, weighed = self._weighed(stems, vector)
        found = self._sorted(weighed)
        best, numbers = found[0], self._numbers
        others = (slug for slug in found if documents[slug] is not documents[best])
        second = next(others, best)
        lead = weighed[numbers[best]] - weighed[numbers[second]]
        is_near = any(document.slug in near for document in documents[best])
        clear = by_words[numbers[best]] > self._weight(1) and lead >= (
            _CLEAR_IF_NEAR if is_near else _CLEAR
        )
        if clear:
            return [best]
        bar = min(_LIKE_BEST * weighed[numbers[best]], weighed[numbers[second]])
        return [slug for slug in found if weighed[numbers[slug]] >= bar]

    def fitting(
        self, stems: Iterable[str], vector: NDArray[np.float32], among: Sequence[str]
    ) -> str | None:
        """The profile that words describe clearly better than the others of a few, if one is.

        Words of which none describes anybody describe none of them.
        """
        describing = [stem for stem in stems if self._describes(stem)]
        by_words, weighed = self._weighed(describing, vector)
        best, *others = sorted(among, key=lambda slug: -weighed[self._numbers[slug]])
        number = self._numbers[best]
        lead = min((weighed[number] - weighed[self._numbers[one]] for one in others), default=0.0)
        return best if by_words[number] > 0 and lead >= _CLEAR else None

    def _describes(self, stem: str) -> bool:
        """Whether profiles that hold a word say it of their people, not of pay or training."""
        of_people = np.count_nonzero(self._counted(self._lexical.holding(stem)))
        telling = 0 < of_people <= max(_FEW, _MANY * len(self._slugs))
        return bool(telling and self._of_people(stem) >= _OF_PEOPLE and stem not in self._leading)

    def _of_people(self, stem: str) -> float:
        """The share of the profiles that hold a word which say it of what their people do."""
        holding = self._lexical.holding(stem)
        held = np.unique(self._owners[holding[self._theirs[holding]]]).size
        return np.count_nonzero(self._counted(holding)) / held if held else 0.0

    def standings(self, vector: NDArray[np.float32]) -> dict[str, float]:
        """How far each profile stands out in meaning, in standard deviations."""
        return dict(zip(self._slugs, self._standing(vector).tolist(), strict=True))

    def _standing(self, vector: NDArray[np.float32]) -> NDArray[np.float64]:
        cosines = np.asarray(self._means @ vector, dtype=np.float64)
        return np.asarray((cosines - cosines.mean()) / (cosines.std() or 1.0))

    def _sorted(self, weighed: NDArray[np.float64]) -> list[str]:
        return [self._slugs[number] for number in np.argsort(-weighed, kind="stable")]

    def _weighed(
        self, stems: Iterable[str], vector: NDArray[np.float32]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """How well each profile fits by words, and all in all."""
        by_words = sum((self._scores(stem) for stem in stems), np.zeros(len(self._slugs)))
        standing = self._standing(vector)
        # One rare word is not yet the best there can be.
        return by_words, by_words / max(by_words.max(), self._weight(1)) + _MEANING * standing

    def _scores(self, stem: str) -> NDArray[np.float64]:
        found = self._counted(self._lexical.holding(stem))
        weight = self._weight(int(np.count_nonzero(found))) * min(
            1, self._of_people(stem) / _MOSTLY
        )
        return np.asarray(weight * found * (_K1 + 1) / (found + self._saturation))

    def _weight(self, profiles: int) -> float:
        """Inverse document frequency of a word that so many profiles have."""
        return math.log(1 + (len(self._slugs) - profiles + 0.5) / (profiles + 0.5))

    def _counted(self, passages: NDArray[np.int64] | NDArray[np.int32]) -> NDArray[np.float64]:
        """How many of these passages each profile has on its own people."""
        own = passages[self._own[passages]]
        return np.bincount(self._owners[own], minlength=len(self._slugs)).astype(np.float64)

    def _means_of(self, build: Build) -> NDArray[np.float32]:
        """The mean vector of each profile's passages on its own people; zeros where it has none."""
        passages = np.flatnonzero(self._own)
        # The first row of a passage is that of the whole.
        vectors = build.dense.vectors(np.searchsorted(build.unit_passages, passages))
        means = np.zeros((len(self._slugs), build.dense.dimension))
        np.add.at(means, self._owners[passages], vectors)
        lengths = np.linalg.norm(means, axis=1, keepdims=True)
        return np.asarray(means / np.where(lengths > 0, lengths, 1), dtype=np.float32)
