"""The passages of a profile, and how similar each is to a question."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.records import Kind, Passage
from index.store import Build
from retrieval.things import Thing
from retrieval.words import stems_in

_NEAREST_UNITS = 50
_KEPT = 256
"""The words of so many profiles are kept at hand: a fifth of a megabyte each, read in 2 ms."""
_LISTS = (Kind.RELATED, Kind.NAMES)
"""Sections that name occupations."""


@dataclass(frozen=True, slots=True, eq=False)
class Indexed:
    """A passage as the build holds it: its rows among the vectors, and the stems of its words.

    ``rows`` are that of the passage itself and those of its sentences, in order; ``held`` are the
    stems of the passage and its heading.
    """

    passage: Passage
    rows: range
    heading: frozenset[str]
    sentences: tuple[tuple[str, ...], ...]
    held: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """The stems of the passage without its heading."""
        return frozenset[str]().union(*self.sentences)


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A passage with the scores that brought it up.

    ``sentences`` holds the cosine of the question and each sentence of the passage, ``whole`` that
    of the question and the passage with its title and headings. ``standing`` says how far the best
    sentence stands out from the best of the profile's other passages, in standard deviations: how
    alike all of them are depends on the question more than on the answer. ``whole_standing`` says
    the same of the whole.
    """

    indexed: Indexed
    sentences: tuple[float, ...]
    whole: float
    standing: float
    whole_standing: float

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.indexed.passage


def compared(
    scored: Sequence[tuple[Indexed, tuple[float, ...], float]],
) -> tuple[Hit, ...]:
    """Hits for passages with the cosines of their sentences and wholes, each set against all."""
    standing = _standing([max(sentences) for _, sentences, _ in scored])
    whole_standing = _standing([whole for _, _, whole in scored])
    return tuple(
        Hit(entry, sentences, whole, float(z), float(z_whole))
        for (entry, sentences, whole), z, z_whole in zip(
            scored, standing, whole_standing, strict=True
        )
    )


def _standing(cosines: Sequence[float]) -> NDArray[np.float64]:
    values = np.array(cosines, dtype=np.float64)
    return np.asarray((values - values.mean()) / (values.std() or 1.0))


def weight(build: Build, stem: str) -> float:
    """Inverse document frequency of a stem: a word in every passage tells nothing."""
    passages = len(build.passages)
    return math.log(1 + passages / (1 + build.lexical.document_frequency(stem)))


class Search:
    """Looks a question up: the passages of one profile, or the profiles nearest to it."""

    def __init__(self, build: Build) -> None:
        self._build = build
        # Without its sentences the right profile is found as often, at a fraction of the time.
        wholes = [number for number, unit in enumerate(build.units) if unit.sentence is None]
        self._wholes = build.dense.selection(np.array(wholes, dtype=np.int64))
        self.profile = lru_cache(maxsize=_KEPT)(self._profile)

    def weights(self, stems: Iterable[str]) -> dict[str, float]:
        """How much each stem tells."""
        return {stem: weight(self._build, stem) for stem in stems}

    def hits(self, slug: str, vector: NDArray[np.float32]) -> tuple[Hit, ...]:
        """A hit for every passage of the profile, in document order, for a question's vector."""
        entries = self.profile(slug)
        if not entries:
            return ()
        # The rows of a profile stand together, in the order of its passages.
        first = entries[0].rows.start
        rows = np.arange(first, entries[-1].rows.stop)
        cosines = self._build.dense.scores(vector, rows).tolist()
        return compared(
            [
                (
                    entry,
                    tuple(cosines[entry.rows.start - first + 1 : entry.rows.stop - first]),
                    cosines[entry.rows.start - first],
                )
                for entry in entries
            ]
        )

    def nearest_profiles(self, vector: NDArray[np.float32], most: int = 5) -> tuple[str, ...]:
        """The profiles with the passages most similar to ``vector``, nearest first."""
        _, rows = self._build.dense.search(vector[np.newaxis], _NEAREST_UNITS, self._wholes)
        slugs = (
            self._build.passages[self._build.units[row].passage].profile.slug for row in rows[0]
        )
        return tuple(dict.fromkeys(slugs))[:most]

    def nearest_of(self, slugs: Sequence[str], vector: NDArray[np.float32]) -> tuple[str, ...]:
        """These profiles, the one with the sentence or passage most similar to ``vector`` first."""
        return tuple(sorted(slugs, key=lambda slug: -self._nearness(slug, vector)))

    def _nearness(self, slug: str, vector: NDArray[np.float32]) -> float:
        passages = self._build.passages_of[slug]
        if not passages:
            return -1.0
        first = self._build.rows_of(passages[0]).start
        end = self._build.rows_of(passages[-1]).stop
        return float(self._build.dense.scores(vector, np.arange(first, end)).max())

    def mentioning(self, things: Sequence[Thing]) -> tuple[str, ...]:
        """The profiles with a passage that has all words of every one of ``things``."""
        stems_wanted = {stem for thing in things for stem in thing.stems}
        found = np.ones(len(self._build.passages), dtype=bool)
        for stem in stems_wanted:
            found &= self._build.lexical.scores([stem]) > 0
        slugs = (self._build.passages[number].profile.slug for number in np.flatnonzero(found))
        return tuple(dict.fromkeys(slugs))

    def listing(self, thing: Thing) -> tuple[str, ...]:
        """The profiles that name ``thing`` among related occupations or other names."""
        return tuple(
            slug
            for slug in self.mentioning([thing])
            if any(
                entry.passage.section.kind in _LISTS
                and any(thing.stands_in(sentence) for sentence in entry.sentences)
                for entry in self.profile(slug)
            )
        )

    def _profile(self, slug: str) -> tuple[Indexed, ...]:
        return tuple(self._indexed(number) for number in self._build.passages_of[slug])

    def _indexed(self, number: int) -> Indexed:
        passage = self._build.passages[number]
        section = passage.section
        sentences = tuple(stems_in(passage.slice(span)) for span in passage.sentences)
        heading = frozenset(stems_in(" ".join((section.heading, *section.path))))
        return Indexed(
            passage=passage,
            rows=self._build.rows_of(number),
            heading=heading,
            sentences=sentences,
            held=heading.union(*sentences),
        )
