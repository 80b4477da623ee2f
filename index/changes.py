"""What differs between the profiles of two builds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.records import Profile, RevisionDate, Section


@dataclass(frozen=True, slots=True)
class Place:
    """A profile by its slug, or a section of it by its headings."""

    slug: str
    headings: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " › ".join((self.slug, *self.headings))


@dataclass(frozen=True, slots=True)
class DateMoved:
    """A revision date that is not what it was; None where none is stated."""

    place: Place
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What was added, changed and removed. Sections are those of profiles that both builds have.

    ``dates`` are those that a section or a profile states itself, not those it takes over.
    """

    profiles_added: tuple[Place, ...]
    profiles_changed: tuple[Place, ...]
    profiles_removed: tuple[Place, ...]
    sections_added: tuple[Place, ...]
    sections_changed: tuple[Place, ...]
    sections_removed: tuple[Place, ...]
    dates: tuple[DateMoved, ...]


def compare(before: Sequence[Profile], after: Sequence[Profile]) -> Changes:
    """Compare the profiles of an earlier build with those of a later one."""
    old = {profile.slug: profile for profile in before}
    new = {profile.slug: profile for profile in after}
    both = [(old[slug], new[slug]) for slug in sorted(old.keys() & new.keys())]
    changed = [(a, b) for a, b in both if _content(a) != _content(b)]
    cut = [(b.slug, _sections(a), _sections(b)) for a, b in changed]
    return Changes(
        profiles_added=_places(new.keys() - old.keys()),
        profiles_changed=tuple(Place(b.slug) for _, b in changed),
        profiles_removed=_places(old.keys() - new.keys()),
        sections_added=tuple(Place(s, name) for s, a, b in cut for name in b if name not in a),
        sections_changed=tuple(
            Place(s, name) for s, a, b in cut for name in b if name in a and a[name] != b[name]
        ),
        sections_removed=tuple(Place(s, name) for s, a, b in cut for name in a if name not in b),
        dates=tuple(moved for a, b in both for moved in _dates_moved(a, b)),
    )


def _places(slugs: set[str]) -> tuple[Place, ...]:
    return tuple(Place(slug) for slug in sorted(slugs))


def _content(profile: Profile) -> tuple[object, ...]:
    """What a person can see of a profile, but not which file it was read from."""
    return (
        profile.title,
        profile.also_known_as,
        profile.codes,
        profile.text,
        profile.sections,
        profile.revised,
        profile.source.url,
    )


def _sections(profile: Profile) -> dict[tuple[str, ...], str]:
    """The words of each section by its headings."""
    return {
        name: profile.text[section.span.start : section.span.end]
        for name, section in named_sections(profile)
    }


def named_sections(profile: Profile) -> Iterator[tuple[tuple[str, ...], Section]]:
    """Each section with its headings; those of the same headings get a number, too.

    So named, a section of one build is found again in another.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for section in profile.sections:
        name = (section.heading, *section.path)
        seen[name] += 1
        number = seen[name]
        yield (name if number == 1 else (*name, f"({number})")), section


def _dates_moved(before: Profile, after: Profile) -> Iterator[DateMoved]:
    own = (Place(after.slug), before.revised, after.revised)
    old = dict(named_sections(before))
    pairs = [
        (Place(after.slug, name), old[name].revised, section.revised)
        for name, section in named_sections(after)
        if name in old and "section" in (_basis(old[name].revised), _basis(section.revised))
    ]
    for place, was, now in (own, *pairs):
        if _stated(was) != _stated(now):
            yield DateMoved(place, _stated(was), _stated(now))


def _basis(revised: RevisionDate | None) -> str | None:
    return revised.basis if revised else None


def _stated(revised: RevisionDate | None) -> str | None:
    return revised.text if revised else None
