"""Which occupation a part of a name means beside the one a conversation is about.

After physical therapists "the assistants" are theirs, not those of lawyers or of dentists.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retrieval.language.words import telling
from retrieval.naming.nouns import root
from retrieval.naming.slots import LEADING

_SHORTEST = 4


def of_its_kind(slugs: Sequence[str], about: str, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Those of ``slugs`` whose title has the words of the title ``about``; all where none has.

    ``titles`` are by slug. Words count as the same when they share a root: "Pharmacists" and
    "Pharmacy Technicians", "Civil Engineers" and "Civil Engineering Technicians".
    """
    if any(titles[slug] == about for slug in slugs):
        return tuple(slugs)
    wanted = _roots(about) - LEADING
    kin = tuple(slug for slug in slugs if _holds(_roots(titles[slug]), wanted))
    return kin or tuple(slugs)


def _holds(own: frozenset[str], wanted: frozenset[str]) -> bool:
    return all(any(_same(one, other) for other in own) for one in wanted)


def _same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _SHORTEST and longer.startswith(shorter))


def _roots(title: str) -> frozenset[str]:
    return frozenset(root(word.lower) for word in telling(title))
