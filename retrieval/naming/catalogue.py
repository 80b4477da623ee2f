"""Finding an occupation by part of its title, of another name, or of a code, while it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from corpus.records import Profile
from retrieval.naming.titles import related_names, whole_key

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
LONGEST = 200
"""Of what is typed, in characters: no name is longer, and each word costs a look at every name."""
_ALIKE = 80
"""How alike, of 100, a title must be to what was typed to be offered when nothing else fits."""


@dataclass(frozen=True, slots=True)
class Match:
    """A profile that was found; ``name`` is its other name or code that fits, "" for its title."""

    profile: Profile
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Name:
    key: str
    text: str
    profile: Profile


class Catalogue:
    """The titles, other names and codes of ``profiles``, ready to be searched at every key."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = tuple(sorted(profiles, key=lambda p: (p.title.casefold(), p.slug)))
        titles = {profile.slug: _key(profile.title) for profile in self.profiles}
        self._keys = {profile.slug: whole_key(profile.title) for profile in self.profiles}
        self._titles = [_Name(titles[p.slug], "", p) for p in self.profiles]
        self._others = [
            _Name(_key(text), text, profile)
            for profile in self.profiles
            for text in (*profile.also_known_as, *profile.codes)
            if _key(text) != titles[profile.slug]
        ]

    def find(self, typed: str) -> tuple[Match, ...]:
        """The profiles with a name in which a word begins with each word typed, best first.

        Titles come before other names, and those that open with what was typed before the rest.
        When nothing fits, titles that are spelt much alike are given. Each profile is given once.
        What is typed beyond ``LONGEST`` is not looked at.
        """
        wanted = _key(typed[:LONGEST])
        if not wanted:
            return ()
        found = [*_fitting(self._titles, wanted), *_fitting(self._others, wanted)]
        once: dict[str, Match] = {}
        for name in found or self._alike(wanted):
            once.setdefault(name.profile.slug, Match(name.profile, name.text))
        return tuple(once.values())

    def related(self, slug: str) -> tuple[Profile, ...]:
        """The profiles that the profile lists by their title among related occupations.

        The whole of a name counts: "factors" in what is said of one is no actor.
        """
        listed = {
            whole_key(name)
            for profile in self.profiles
            if profile.slug == slug
            for name in related_names(profile)
        }
        return tuple(p for p in self.profiles if p.slug != slug and self._keys[p.slug] in listed)

    def _alike(self, wanted: str) -> Iterator[_Name]:
        keys = [name.key for name in self._titles]
        near = process.extract(
            wanted, keys, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=5
        )
        return (self._titles[place] for _, _, place in near)


def _key(text: str) -> str:
    """The words of ``text`` in lower case, a space before each."""
    return "".join(f" {word}" for word in _WORD.findall(text.casefold()))


def _fitting(names: Sequence[_Name], wanted: str) -> list[_Name]:
    words = set(wanted.split())
    fitting = [name for name in names if all(f" {word}" in name.key for word in words)]
    return sorted(
        fitting, key=lambda name: (not name.key.startswith(wanted), len(name.key), name.key)
    )
