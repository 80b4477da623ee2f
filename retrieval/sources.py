"""Several documents on one occupation: two publishers may each have a profile of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from corpus.records import Profile
from retrieval.words import stems, words


def by_occupation(profiles: Sequence[Profile]) -> Mapping[str, tuple[Profile, ...]]:
    """For every slug, the profiles that share its title, singular or plural, newest first.

    A profile without any date stands last; of one date, they stand by slug.
    """
    sharing: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in sorted(profiles, key=lambda p: p.slug):
        sharing[stems(words(profile.title)) or (profile.slug,)].append(profile)
    found: dict[str, tuple[Profile, ...]] = {}
    for documents in sharing.values():
        newest_first = tuple(sorted(documents, key=_date, reverse=True))
        found |= {profile.slug: newest_first for profile in documents}
    return found


def _date(profile: Profile) -> str:
    return profile.dated.date if profile.dated else ""


def newer_than(profile: Profile, documents: Sequence[Profile]) -> Profile | None:
    """The newest of ``documents`` if it is newer than ``profile``; dates compare as far as stated.

    "2018-03" and "2018-03-16" may be the same day, so neither is newer.
    """
    newest = documents[0]
    ours, theirs = _date(profile), _date(newest)
    known = min(len(ours), len(theirs))
    return newest if ours[:known] < theirs[:known] else None
