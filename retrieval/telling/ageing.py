"""How old each section of a profile is, and whether that is old for what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from corpus.dates import age, age_in_words
from corpus.records import Kind, Profile, Section

OLD_AFTER: Mapping[Kind, int] = {
    # Wage surveys and outlooks come out every year or two.
    Kind.WAGES: 2,
    Kind.OUTLOOK: 2,
    # Programs, admission and licensing rules are set anew every few years; so are addresses.
    Kind.EDUCATION: 3,
    Kind.CERTIFICATION: 3,
    Kind.SOURCES: 3,
    Kind.CONTACT: 3,
    Kind.MINIMUM_EDUCATION: 5,
    Kind.EMPLOYMENT: 5,
    Kind.SUBJECTS: 5,
    Kind.FIELDS: 5,
    # The NOC is revised every five years and rebuilt every ten.
    Kind.CODES: 5,
    # What people do in an occupation changes over a decade or so.
    Kind.DUTIES: 10,
    Kind.CONDITIONS: 10,
    Kind.RELATED: 10,
}
"""After how many years a section of a kind is old: then it may no longer hold.

Kinds that are not here (names, traits, interests, notices) mislead nobody when they are old. The
years are the maintainers' judgement of how often such facts are set anew.
"""


@dataclass(frozen=True, slots=True)
class SectionAge:
    """The section with this number in its profile, how old it is in words, and if that is old.

    ``words`` is None where neither the section nor the profile states a date, or only one ahead.
    """

    number: int
    section: Section
    words: str | None
    old: bool


def ages(profile: Profile, today: date) -> tuple[SectionAge, ...]:
    """The age of every section, in the order of the profile."""
    return tuple(_aged(n, section, today) for n, section in enumerate(profile.sections))


def oldest_first(found: tuple[SectionAge, ...]) -> tuple[SectionAge, ...]:
    """The sections by age: those without a date first, as nobody knows how old they are."""
    return tuple(sorted(found, key=lambda aged: _date(aged.section)))


def is_old(section: Section, today: date) -> bool:
    """Whether the section was revised so long ago, for what it is about, that it may not hold.

    Without a date it is not known to be old.
    """
    limit = OLD_AFTER.get(section.kind)
    since = age(section.revised.date, today) if section.revised else None
    return since is not None and limit is not None and since.years >= limit


def _aged(number: int, section: Section, today: date) -> SectionAge:
    words = age_in_words(section.revised.date, today) if section.revised else None
    return SectionAge(number, section, words, is_old(section, today))


def _date(section: Section) -> str:
    return section.revised.date if section.revised else ""
