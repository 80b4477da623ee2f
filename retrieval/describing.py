"""Which occupation a question describes without its name: "who fixes big trucks?".

Two ways to tell are weighed together. By words: BM25 over profiles instead of passages (Robertson
and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", section 3), where what
a profile says its people do is one document and a word's frequency the number of its passages with
that word. Titles stand in every passage, so they weigh. By meaning: the cosine of the question and
the mean vector of those passages. Words that one passage has together tell more than scattered.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.records import Profile
from index.store import Build
from retrieval.language.words import stem_of
from retrieval.naming.slots import LEADING
from retrieval.naming.wording import ELSEWHERE, OWN

_MEANING = 0.25
"""A standard deviation in meaning, where the best of all by words is 1."""
_TOGETHER = 0.5
"""All words of the question in one passage, where the best of all by words is 1."""
_CLEAR, _CLEAR_IF_NEAR, _CLEAR_IF_FOREMOST = 0.35, 0.25, 0.1
"""Of questions that name no occupation, the one first by that much, or by less with one of the
nearest passages, and by least where none has more of its words at once, was right 34 times of 35.
"""
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


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """How well each profile fits a question: by its words, in meaning, and all in all.

    ``held`` counts the words few profiles have that it has, ``together`` is the share of all, by
    weight, that one of its passages has.
    """

    by_words: NDArray[np.float64]
    held: NDArray[np.float64]
    together: NDArray[np.float64]
    standing: NDArray[np.float64]
    weighed: NDArray[np.float64]


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
        self._lengths = self._counted(np.arange(len(build.passages)))
        self._saturation = _K1 * (1 - _B + _B * self._lengths / (self._lengths.mean() or 1.0))
        self._means = self._means_of(build)

    def in_order(self, stems: Iterable[str], vector: NDArray[np.float32]) -> list[str]:
        """All profiles, the one that a question with these stems and this vector fits best first.

        They are named by slug, and those it fits alike stand in that order.
        """
        return self._sorted(self._fit(stems, vector).weighed)

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
        stand out as far unless another profile has more of the words in one passage. A profile must
        have more for it than one rare word, and where it has just one be the first in meaning, too.
        """
        stems = tuple(stems)
        if not any(map(self._describes, stems)) and (self._means @ vector).max() < _POINTS:
            return []
        fit, numbers = self._fit(stems, vector), self._numbers
        weighed = fit.weighed
        found = self._sorted(weighed)
        best = found[0]
        others = (slug for slug in found if documents[slug] is not documents[best])
        second = next(others, best)
        lead = weighed[numbers[best]] - weighed[numbers[second]]
        same = [numbers[document.slug] for document in documents[best]]
        needed = _CLEAR
        if any(document.slug in near for document in documents[best]):
            foremost = fit.together[same].max() >= fit.together.max()
            needed = _CLEAR_IF_FOREMOST if foremost else _CLEAR_IF_NEAR
        alike = self._sorted(fit.standing)[0]
        enough = fit.by_words[numbers[best]] > self._weight(1) and (
            fit.held[numbers[best]] > 1 or alike == best
        )
        if enough and lead >= needed:
            return [best]
        bar = min(_LIKE_BEST * weighed[numbers[best]], weighed[numbers[second]])
        fitting = (slug for slug in found if weighed[numbers[slug]] >= bar)
        return list(dict.fromkeys((best, alike, *fitting)))

    def says_enough(self, stems: Iterable[str], vector: NDArray[np.float32]) -> bool:
        """Whether one of several profiles has more for it than one rare word, or one word."""
        fit = self._fit(stems, vector)
        enough = (fit.by_words > self._weight(1)) & (fit.held > 1)
        return len(self._slugs) > 1 and bool(enough.any())

    def fitting(
        self, stems: Iterable[str], vector: NDArray[np.float32], among: Sequence[str]
    ) -> str | None:
        """The profile that words describe clearly better than the others of a few, if one is.

        Words of which none describes anybody describe none of them.
        """
        describing = [stem for stem in stems if self._describes(stem)]
        fit = self._fit(describing, vector)
        weighed = {slug: fit.weighed[self._numbers[slug]] for slug in among}
        best, *others = sorted(among, key=weighed.__getitem__, reverse=True)
        lead = min((weighed[best] - weighed[other] for other in others), default=0.0)
        said = fit.by_words[self._numbers[best]] > 0
        return best if said and lead >= _CLEAR else None

    def _describes(self, stem: str) -> bool:
        """Whether profiles that hold a word say it of their people, not of pay or training."""
        telling = self._tells(self._counted(self._lexical.holding(stem)))
        return telling and self._of_people(stem) >= _OF_PEOPLE and stem not in self._leading

    def _tells(self, found: NDArray[np.float64]) -> bool:
        """Whether a word that so many passages of each profile have is one of a few profiles."""
        return 0 < int(np.count_nonzero(found)) <= max(_FEW, _MANY * len(self._slugs))

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

    def _fit(self, stems: Iterable[str], vector: NDArray[np.float32]) -> _Fit:
        """How well each profile fits."""
        by_words, held = np.zeros(len(self._slugs)), np.zeros(len(self._slugs))
        at_once, total = np.zeros(self._owners.size), 0.0
        for stem in stems:
            holding = self._lexical.holding(stem)
            found = self._counted(holding)
            weight = self._weight(int(np.count_nonzero(found)))
            weight *= min(1, self._of_people(stem) / _MOSTLY)
            by_words += weight * found * (_K1 + 1) / (found + self._saturation)
            # What stands in all of a profile's passages is of its title, and enough by itself.
            held += self._tells(found) * ((found > 0) + 1.0 * (found == self._lengths))
            at_once[holding[self._own[holding]]] += weight
            total += weight
        together = np.zeros(len(self._slugs))
        some = np.flatnonzero(at_once)
        np.maximum.at(together, self._owners[some], at_once[some] / total)
        standing = self._standing(vector)
        # One rare word is not yet the best there can be.
        weighed = by_words / max(by_words.max(), self._weight(1)) + _TOGETHER * together
        return _Fit(by_words, held, together, standing, weighed + _MEANING * standing)

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
