"""Several documents on one occupation: two publishers may each have a profile of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from corpus.dates import is_later
from corpus.records import Profile
from retrieval.language.words import stems, words
from retrieval.naming.codes import soc_codes


def by_occupation(profiles: Sequence[Profile]) -> Mapping[str, tuple[Profile, ...]]:
    """For every slug, the profiles on the same occupation, newest first.

    They share its title, singular or plural; or its SOC codes, of different publishers: "Butchers"
    of one are the "Butchers and Meat Cutters" of another. One who has "Bakers" and "Pastry Chefs"
    of the same code tells them apart, and neither may answer for the other. A profile without any
    date stands last; of one date, they stand by slug.
    """
    titled: dict[Hashable, list[Profile]] = defaultdict(list)
    coded: dict[frozenset[str], list[Profile]] = defaultdict(list)
    for profile in sorted(profiles, key=lambda p: p.slug):
        titled[stems(words(profile.title)) or profile.slug].append(profile)
        if codes := soc_codes(profile.codes):
            coded[codes].append(profile)
    groups = {profile.slug: group for group in titled.values() for profile in group}
    for sharing in coded.values():
        joined = _of_different_publishers(groups[profile.slug] for profile in sharing)
        groups |= {profile.slug: joined for profile in joined}
    found: dict[str, tuple[Profile, ...]] = {}
    for documents in groups.values():
        if documents[0].slug not in found:
            by_slug = sorted(documents, key=lambda p: p.slug)
            newest_first = tuple(sorted(by_slug, key=_date, reverse=True))
            found |= {profile.slug: newest_first for profile in documents}
    return found


def _of_different_publishers(groups: Iterable[list[Profile]]) -> list[Profile]:
    """The profiles of those groups that share no publisher with another of them."""
    distinct = {group[0].slug: group for group in groups}
    publishers = {slug: {p.source.publisher for p in group} for slug, group in distinct.items()}
    times = Counter(publisher for found in publishers.values() for publisher in found)
    alone = [slug for slug, found in publishers.items() if all(times[who] == 1 for who in found)]
    return [profile for slug in alone for profile in distinct[slug]]


def _date(profile: Profile) -> str:
    return profile.dated.date if profile.dated else ""


def newer_than(profile: Profile, documents: Sequence[Profile]) -> Profile | None:
    """The newest of ``documents`` if it is newer than ``profile``, as far as dates are stated."""
    newest = documents[0]
    return newest if is_later(_date(newest), _date(profile)) else None
