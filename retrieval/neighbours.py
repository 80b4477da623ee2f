"""Which covered occupations are near to one that is not, to be offered instead of it.

What is offered must make sense to a reader: profiles that list the occupation as related to their
own, that share a telling word of its name in their titles, that stand next to it in the Standard
Occupational Classification, or whose people do much the same. Where nothing speaks loudly enough
for any of them none is offered.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from index.store import Build
from retrieval.describing import Describing
from retrieval.language.things import thing_at
from retrieval.naming.codes import soc_codes
from retrieval.naming.nouns import COMPANY, singular
from retrieval.naming.published import codes_of
from retrieval.naming.titles import lower_words
from retrieval.search import Search

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
        self._titles = {
            p.slug: frozenset(map(singular, lower_words(p.title))) for p in build.profiles
        }
        self._codes = {p.slug: soc_codes(p.codes) for p in build.profiles}
        self._titled = Counter(word for title in self._titles.values() for word in title)

    def of(self, name: str, most: int = 3) -> tuple[str, ...]:
        """The profiles nearest to an occupation of that name, nearest first; none if none is near.

        Where there is just one profile, that one.
        """
        if len(self._titles) == 1:
            return tuple(self._titles)
        words = lower_words(name)
        codes = codes_of(words)
        listing = self._search.listing(thing_at(name, 0, len(name)))
        # What an occupation does says more of what is like it than its name alone.
        (vector,) = self._encoder.encode([f"what does a {name} do?"])
        near = {
            slug: (slug in listing)
            + self._shared(words, slug)
            + self._together(codes, slug)
            + _MEANING * standing
            for slug, standing in self._describing.standings(vector).items()
        }
        found = sorted(near, key=lambda slug: -near[slug])[:most]
        return tuple(slug for slug in found if near[slug] >= _BAR)

    def _shared(self, words: Sequence[str], slug: str) -> float:
        """How telling the words are that a name shares with a title; 1 for one in no other.

        That both are officers or managers tells nothing.
        """
        telling = set(map(singular, words)) - COMPANY
        titles = len(self._titles)
        shared = telling & self._titles[slug]
        return sum(1 - math.log(self._titled[word]) / math.log(titles) for word in shared)

    def _together(self, codes: Sequence[str], slug: str) -> float:
        """What it counts that a code of the name is of the same group as one of the profile."""
        return max(
            (
                counts
                for code in codes
                for own in self._codes[slug]
                for length, counts in _GROUPS
                if code[:length] == own[:length]
            ),
            default=0.0,
        )
