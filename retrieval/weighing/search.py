"""The passages of a profile, and how similar each is to a question."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.records import Kind, Passage, Section
from index.store import Build
from retrieval.language.seeking import Seeker
from retrieval.language.things import Thing
from retrieval.language.words import stems_in
from retrieval.weighing.holding import Holding, is_cut_alike

_NEAREST_UNITS = 50
_KEPT = 256
"""So many profiles are kept at hand, cut into passages: a fiftieth of a megabyte each."""
_LISTS = (Kind.RELATED, Kind.NAMES)
"""Sections that name occupations."""


@dataclass(frozen=True, slots=True, eq=False)
class Indexed:
    """A passage as the build holds it: its rows among the vectors, and the stems of its heading.

    ``rows`` are that of the passage itself and those of its sentences, in order. ``cut_alike`` says
    that the keyword index can tell what it does not hold (``retrieval.weighing.holding``).
    """

    passage: Passage
    rows: range
    heading: frozenset[str]
    cut_alike: bool

    @property
    def sentences(self) -> tuple[tuple[str, ...], ...]:
        """The stems of the words of each of its sentences, in order; read anew every time."""
        return tuple(stems_in(self.passage.slice(span)) for span in self.passage.sentences)

    @property
    def words(self) -> frozenset[str]:
        """The stems of the passage without its heading."""
        return frozenset[str]().union(*self.sentences)


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A passage with the scores that brought it up.

    ``held`` are those of the stems looked for that stand in the passage or its heading.
    ``sentences`` holds the cosine of the question and each sentence of the passage, ``whole`` that
    of the question and the passage with its title and headings. ``standing`` says how far the best
    sentence stands out from the best of the profile's other passages, in standard deviations: how
    alike all of them are depends on the question more than on the answer. ``whole_standing`` says
    the same of the whole.
    """

    indexed: Indexed
    held: frozenset[str]
    sentences: tuple[float, ...]
    whole: float
    standing: float
    whole_standing: float

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.indexed.passage


def in_one_sentence(passage: Passage, thing: Thing) -> bool:
    """Whether one sentence of the passage names the thing."""
    seeker = Seeker(thing.sought)
    return any(thing.stands_in(seeker.held_in(passage.slice(s))) for s in passage.sentences)


def compared(
    scored: Sequence[tuple[Indexed, frozenset[str], tuple[float, ...], float]],
) -> tuple[Hit, ...]:
    """Hits for passages with the cosines of their sentences and wholes, each set against all.

    Each is given with the stems it holds.
    """
    standing = _standing([max(sentences) for _, _, sentences, _ in scored])
    whole_standing = _standing([whole for _, _, _, whole in scored])
    numbers = zip(scored, standing, whole_standing, strict=True)
    return tuple(Hit(*one, z, z_whole) for one, z, z_whole in numbers)


def _standing(cosines: Sequence[float]) -> list[float]:
    values = np.array(cosines, dtype=np.float64)
    # As mean and deviation are computed by numpy, without what it asks of its callers first.
    away = values - np.add.reduce(values) / len(values)
    deviation = math.sqrt(np.add.reduce(away * away) / len(values))
    return list((away / (deviation or 1.0)).tolist())


def weight(build: Build, stem: str) -> float:
    """Inverse document frequency of a stem: a word in every passage tells nothing."""
    passages = len(build.passages)
    return math.log(1 + passages / (1 + build.lexical.document_frequency(stem)))


class Search:
    """Looks a question up: the passages of one profile, or the profiles nearest to it."""

    def __init__(self, build: Build) -> None:
        self._build = build
        # Without its sentences the right profile is found as often, at a fraction of the time.
        wholes = np.searchsorted(build.unit_passages, np.arange(len(build.passages)))
        self._wholes = build.dense.selection(wholes)
        self._may_hold = Holding(build.lexical).among
        self.profile = lru_cache(maxsize=_KEPT)(self._profile)

    def weights(self, stems: Iterable[str]) -> dict[str, float]:
        """How much each stem tells."""
        return {stem: weight(self._build, stem) for stem in stems}

    def hits(self, slug: str, vector: NDArray[np.float32], stems: Iterable[str]) -> tuple[Hit, ...]:
        """A hit for every passage of the profile, in document order.

        ``vector`` is a question's; ``stems`` are those that passages are looked through for.
        """
        entries = self.profile(slug)
        if not entries:
            return ()
        numbers = self._build.passages_of[slug]
        rows = self._build.rows_of(numbers)
        cosines = self._build.dense.scores(vector, np.arange(rows.start, rows.stop)).tolist()
        bounds = (
            (entry.rows.start - rows.start, entry.rows.stop - rows.start) for entry in entries
        )
        return compared(
            [
                (entry, held, tuple(cosines[whole + 1 : end]), cosines[whole])
                for entry, held, (whole, end) in zip(
                    entries, self._held(entries, numbers, stems), bounds, strict=True
                )
            ]
        )

    def _held(
        self, entries: Sequence[Indexed], numbers: range, stems: Iterable[str]
    ) -> list[frozenset[str]]:
        """Those of the stems that stand in each passage or its heading."""
        seeker = Seeker(stems)
        of_heading = {heading: seeker.among(heading) for heading in {e.heading for e in entries}}
        found = []
        for entry, likely in zip(entries, self._may_hold(seeker.stems, numbers), strict=True):
            held = of_heading[entry.heading]
            wanted = likely if entry.cut_alike else seeker.stems
            found.append(held | seeker.held_in(entry.passage.text, wanted) if wanted else held)
        return found

    def nearest_profiles(self, vector: NDArray[np.float32], most: int = 5) -> tuple[str, ...]:
        """The profiles with the passages most similar to ``vector``, nearest first."""
        _, rows = self._build.dense.search(vector[np.newaxis], _NEAREST_UNITS, self._wholes)
        slugs = (
            self._build.passages[number].profile.slug
            for number in self._build.unit_passages[rows[0]]
        )
        return tuple(dict.fromkeys(slugs))[:most]

    def mentioning(self, things: Sequence[Thing]) -> tuple[str, ...]:
        """The profiles with a passage that has all words of every one of ``things``."""
        return tuple(dict.fromkeys(passage.profile.slug for passage in self._holding(things)))

    def listing(self, thing: Thing) -> tuple[str, ...]:
        """The profiles that name ``thing`` among related occupations or other names."""
        slugs = (
            passage.profile.slug
            for passage in self._holding([thing])
            if passage.section.kind in _LISTS and in_one_sentence(passage, thing)
        )
        return tuple(dict.fromkeys(slugs))

    def _holding(self, things: Sequence[Thing]) -> list[Passage]:
        """The passages that have all words of every one of ``things``."""
        found = np.ones(len(self._build.passages), dtype=bool)
        for stem in {stem for thing in things for stem in thing.stems}:
            found &= self._build.lexical.scores([stem]) > 0
        return [self._build.passages[number] for number in np.flatnonzero(found)]

    def _profile(self, slug: str) -> tuple[Indexed, ...]:
        numbers = self._build.passages_of[slug]
        passages = self._build.passages[numbers.start : numbers.stop]
        # The rows of a profile stand together: each passage, then its sentences.
        ends = accumulate(
            (1 + len(passage.sentences) for passage in passages),
            initial=self._build.rows_of(numbers).start,
        )
        return tuple(
            Indexed(
                passage, range(start, end), _heading(passage.section), is_cut_alike(passage.text)
            )
            for passage, (start, end) in zip(passages, pairwise(ends), strict=True)
        )


@lru_cache(maxsize=1024)
def _stems_of(heading: str) -> frozenset[str]:
    """The stems of a heading, of which a corpus has few, or of a title."""
    return frozenset(stems_in(heading))


def _heading(section: Section) -> frozenset[str]:
    return _stems_of(" ".join((section.heading, *section.path)))
