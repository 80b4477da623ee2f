"""Several documents on one occupation: two publishers may each have a profile of it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from corpus.records import Profile
from retrieval.codes import soc_codes
from retrieval.words import stems, words


def by_occupation(profiles: Sequence[Profile]) -> Mapping[str, tuple[Profile, ...]]:
    """For every slug, the profiles on the same occupation, newest first.

    They share its title, singular or plural, or its SOC codes: "Butchers" of one publisher are the
    "Butchers and Meat Cutters" of another. A profile without any date stands last; of one date,
    they stand by slug.
    """
    sharing: dict[Hashable, list[Profile]] = {}
    for profile in sorted(profiles, key=lambda p: p.slug):
        keys = _keys(profile)
        together = [profile]
        for known in {id(sharing[key]): sharing[key] for key in keys if key in sharing}.values():
            together += known
        keys += [key for other in together[1:] for key in _keys(other)]
        sharing |= dict.fromkeys(keys, together)
    found: dict[str, tuple[Profile, ...]] = {}
    for documents in sharing.values():
        by_slug = sorted(documents, key=lambda p: p.slug)
        newest_first = tuple(sorted(by_slug, key=_date, reverse=True))
        found |= {profile.slug: newest_first for profile in documents}
    return found


def _keys(profile: Profile) -> list[Hashable]:
    """What profiles on one occupation have in common."""
    codes = soc_codes(profile.codes)
    return [stems(words(profile.title)) or profile.slug, *([codes] if codes else [])]


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
