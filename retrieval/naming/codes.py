"""What occupation codes say about how profiles relate: who is the same, who takes in whom.

Codes of the U.S. Standard Occupational Classification (SOC) are read: two digits, a hyphen and
four digits name an occupation, "53-3051"; where the last is 0 they name a group of those that begin
alike, "53-3050". O*NET adds two digits: "29-1141.00" is the occupation itself, "29-1141.01" one
within it. Codes of other systems are not: a Canadian NOC number names a group of occupations that
several profiles may share without one treating the other.

Sources: the Standard Occupational Classification Manual (2018), "Classification Principles and
Coding Guidelines"; the O*NET-SOC Taxonomy (2019).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from corpus.records import Profile

_SOC = re.compile(r"\d\d-\d{4}(?:\.\d\d)?")


def soc_codes(codes: Iterable[str]) -> frozenset[str]:
    """The SOC codes among ``codes``, without those that only say less than another of them.

    O*NET gives "29-1141.01" and "29-1141"; only the first says what the profile is about.
    """
    soc = {code.removesuffix(".00") for code in codes if _SOC.fullmatch(code)}
    finer = {code.partition(".")[0] for code in soc if "." in code}
    return frozenset(soc - finer)


def taken_in(codes: frozenset[str], by: frozenset[str]) -> bool:
    """Whether every one of some SOC codes is one of the others or falls under one."""
    return bool(codes) and all(any(_falls(code, wide) for wide in by) for code in codes)


def _falls(code: str, wide: str) -> bool:
    if code == wide or code.startswith(f"{wide}."):
        return True
    return wide.endswith("0") and "." not in wide and code.startswith(wide.rstrip("0"))


def groups(profiles: Sequence[Profile]) -> Mapping[str, tuple[Profile, ...]]:
    """For a slug, the profiles of other publishers that treat its occupation within a group.

    The smallest group stands first; profiles that none takes in are left out. A publisher who has
    a profile of an occupation leaves it out of the others: O*NET's "Compliance Officers" are not
    about its "Coroners", whatever the codes say.
    """
    coded = [(profile, soc_codes(profile.codes)) for profile in profiles]
    holding: dict[str, list[tuple[Profile, frozenset[str]]]] = defaultdict(list)
    for profile, codes in coded:
        # Whatever takes a code in begins with its first two digits.
        for major in {code[:2] for code in codes}:
            holding[major].append((profile, codes))
    found: dict[str, tuple[Profile, ...]] = {}
    for profile, codes in coded:
        wider = {
            other.slug: (other, by)
            for other, by in (holding[min(codes)[:2]] if codes else ())
            if other.source.publisher != profile.source.publisher
            and taken_in(codes, by)
            and not taken_in(by, codes)
        }
        if wider:
            found[profile.slug] = _smallest_first(wider)
    return found


def _smallest_first(
    wider: Mapping[str, tuple[Profile, frozenset[str]]],
) -> tuple[Profile, ...]:
    """Groups that hold others of them after those; else by slug."""
    holds = {
        slug: sum(taken_in(codes, by) for _, codes in wider.values())
        for slug, (_, by) in wider.items()
    }
    return tuple(wider[slug][0] for slug in sorted(wider, key=lambda slug: (holds[slug], slug)))
