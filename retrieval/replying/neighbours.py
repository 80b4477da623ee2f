"""Which covered occupations are near to one that is not, to be offered instead of it.

What is offered must make sense to a reader: profiles that list the occupation as related to their
own, that share a telling word of its name in their titles, that stand next to it in the Standard
Occupational Classification, or whose people do much the same. Where nothing speaks loudly enough
for any of them none is offered.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from index.store import Build
from retrieval.language.things import thing_at
from retrieval.naming.codes import soc_codes
from retrieval.naming.describing import Describing
from retrieval.naming.nouns import COMPANY, singular
from retrieval.naming.published import codes_of
from retrieval.naming.titles import lower_words
from retrieval.weighing.search import Search

_BAR = 0.85
"""Found on names that no handbook page covers: "dental hygienist" gets Dental Assistants at 2.6,
"game warden" correctional officers at 1.1; "wedding planner" would get project managers at 0.8."""
_GROUPS = ((6, 1.0), (4, 0.5))
"""How many characters of a code name a broad or a minor group, and what it counts to share one."""
_MEANING = 0.2
"""A standard deviation in meaning, where being listed as related is 1."""


class Neighbours:
    """Tells which profiles of one build are near to an occupation without one."""

    def __init__(self, build: Build, search: Search, describing: Describing) -> None:
        """``search`` and ``describing`` must be those of the same build."""
        self._encoder = build.encoder
        self._search = search
        self._describing = describing
        self._slugs = tuple(profile.slug for profile in build.profiles)
        self._titled: dict[str, set[str]] = defaultdict(set)
        self._grouped: dict[str, set[str]] = defaultdict(set)
        for profile in build.profiles:
            for word in lower_words(profile.title):
                self._titled[singular(word)].add(profile.slug)
            for code in soc_codes(profile.codes):
                for length, _ in _GROUPS:
                    self._grouped[code[:length]].add(profile.slug)

    def of(self, name: str, most: int = 3) -> tuple[str, ...]:
        """The profiles nearest to an occupation of that name, nearest first; none if none is near.

        Where there is just one profile, that one.
        """
        if len(self._slugs) == 1:
            return self._slugs
        words = lower_words(name)
        shared = self._sharing(words)
        together = self._together(codes_of(words))
        listing = self._search.listing(thing_at(name, 0, len(name)))
        # What an occupation does says more of what is like it than its name alone.
        (vector,) = self._encoder.encode([f"what does a {name} do?"])
        near = {
            slug: (slug in listing)
            + shared.get(slug, 0.0)
            + together.get(slug, 0.0)
            + _MEANING * standing
            for slug, standing in self._describing.standings(vector).items()
        }
        found = sorted(near, key=lambda slug: -near[slug])[:most]
        return tuple(slug for slug in found if near[slug] >= _BAR)

    def _sharing(self, words: Sequence[str]) -> Mapping[str, float]:
        """How telling the words are that a name shares with titles; 1 for one in no other.

        That both are officers or managers tells nothing.
        """
        shared: dict[str, float] = defaultdict(float)
        for word in set(map(singular, words)) - COMPANY:
            titled = self._titled.get(word, ())
            for slug in titled:
                shared[slug] += 1 - math.log(len(titled)) / math.log(len(self._slugs))
        return shared

    def _together(self, codes: Sequence[str]) -> Mapping[str, float]:
        """What it counts for a profile that a code of the name is of a group with one of its own.

        The narrowest group counts, so it comes last.
        """
        return {
            slug: counts
            for length, counts in reversed(_GROUPS)
            for code in codes
            for slug in self._grouped.get(code[:length], ())
        }
