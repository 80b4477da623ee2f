"""Which occupation a question describes without its name: "who fixes big trucks?"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.records import Profile
from index.store import Build
from retrieval.naming.fitting import Fits

_CLEAR, _CLEAR_IF_NEAR, _CLEAR_IF_FOREMOST = 0.35, 0.25, 0.1
"""Of questions that name no occupation, the one first by that much, or by less with one of the
nearest passages, and by least where none has more of its words at once, was right 34 times of 35.
"""
_POINTS = 0.3
"""Questions that describe nobody ("pay", "how does batman do it?") came to 0.27 at most in meaning,
most of those that do ("who looks after kids?") to more."""
_FAR_OUT = 2.0
"""By so many standard deviations a profile stands out whose people a name means: "pollster" came
to 3.0 for survey researchers, "lobbyist" to 0.9 for public relations specialists."""
_LIKE_BEST = 0.5
"""A profile that fits less than half as well as the best is offered by chance."""


class Describing:
    """Tells whom a question describes, if anybody in one build."""

    def __init__(self, build: Build) -> None:
        self._fits = Fits(build)
        self._encoder = build.encoder

    def in_order(self, stems: Iterable[str], vector: NDArray[np.float32]) -> list[str]:
        """All profiles, the one that a question with these stems and this vector fits best first.

        They are named by slug, and those it fits alike stand in that order.
        """
        return self._sorted(self._fits.of(stems, vector).weighed)

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
        if not any(map(self._fits.describes, stems)) and self._fits.nearness(vector) < _POINTS:
            return []
        fit, numbers = self._fits.of(stems, vector), self._fits.numbers
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
        enough = fit.by_words[numbers[best]] > self._fits.weight(1) and (
            fit.held[numbers[best]] > 1 or alike == best
        )
        if enough and lead >= needed:
            return [best]
        bar = min(_LIKE_BEST * weighed[numbers[best]], weighed[numbers[second]])
        fitting = (slug for slug in found if weighed[numbers[slug]] >= bar)
        return list(dict.fromkeys((best, alike, *fitting)))

    def says_enough(self, stems: Iterable[str], vector: NDArray[np.float32]) -> bool:
        """Whether one of several profiles has more for it than one rare word, or one word."""
        fit = self._fits.of(stems, vector)
        enough = (fit.by_words > self._fits.weight(1)) & (fit.held > 1)
        return len(self._fits.slugs) > 1 and bool(enough.any())

    def fitting(
        self, stems: Iterable[str], vector: NDArray[np.float32], among: Sequence[str]
    ) -> str | None:
        """The profile that words describe clearly better than the others of a few, if one is.

        Words of which none describes anybody describe none of them.
        """
        describing = [stem for stem in stems if self._fits.describes(stem)]
        fit = self._fits.of(describing, vector)
        weighed = {slug: fit.weighed[self._fits.numbers[slug]] for slug in among}
        best, *others = sorted(among, key=weighed.__getitem__, reverse=True)
        lead = min((weighed[best] - weighed[other] for other in others), default=0.0)
        said = fit.by_words[self._fits.numbers[best]] > 0
        return best if said and lead >= _CLEAR else None

    def nearest(self, name: str) -> str | None:
        """The profile whose people a name means most likely, if it stands out by its meaning."""
        (vector,) = self._encoder.encode([f"what does a {name} do?"])
        standing = self.standings(vector)
        first = max(standing, key=standing.__getitem__, default=None)
        return first if first and standing[first] >= _FAR_OUT else None

    def standings(self, vector: NDArray[np.float32]) -> dict[str, float]:
        """How far each profile stands out in meaning, in standard deviations."""
        return dict(zip(self._fits.slugs, self._fits.standing(vector).tolist(), strict=True))

    def _sorted(self, weighed: NDArray[np.float64]) -> list[str]:
        return [self._fits.slugs[number] for number in np.argsort(-weighed, kind="stable")]
