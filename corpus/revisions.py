"""Several documents for one occupation: which of them answers come from, and under which name.

Of one publisher, the newest document is kept. Newer is: of a later release, where both are from
numbered releases; else the later date of the profile's own or, where it states none, of its newest
section; where those are equal, the later date of the newest section. A date without a day is
neither before nor after a day of the same month. The older documents stay where they are, and the
kept profile names them. Documents of which neither is newer are an error, copies of each other are
one document.

Of different publishers, each keeps a profile. The first in the order of ``PUBLISHERS`` has the
title's slug, each other one that slug and the publisher's short name: "actors", "actors-onet". No
two can be the same, as slugs are taken in order and short names hold no hyphen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.dates import is_later
from corpus.findings import Finding, Reading, found
from corpus.records import Profile, Superseded

PUBLISHERS = ("alis", "ooh", "onet", "own")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The profiles that answers come from, sorted by slug, and what was found on the way."""

    profiles: tuple[Profile, ...]
    findings: tuple[Finding, ...]


def resolve(readings: Iterable[Reading]) -> Resolved:
    """What documents without errors make together."""
    groups: dict[tuple[str, int], list[Reading]] = defaultdict(list)
    for reading in readings:
        publisher = PUBLISHERS.index(reading.layout.publisher)
        groups[reading.profile.slug, publisher].append(reading)
    findings: list[Finding] = []
    replaced: list[tuple[str, Reading, Reading]] = []  # code, the older or copy, the one kept
    profiles: dict[str, Profile] = {}
    for _, group in sorted(groups.items()):
        kept, others = _newest(group)
        copies = [other for other in others if _is_copy(other, kept)]
        older = [other for other in others if _is_newer(kept, other)]
        replaced += [("same_document", copy, kept) for copy in copies]
        replaced += [("superseded", other, kept) for other in older]
        undecided = [other for other in others if other not in copies and other not in older]
        findings += [_undecided(other, kept) for other in undecided]
        profile = replace(kept.profile, supersedes=tuple(_superseded(older)))
        if profile.slug in profiles:
            profile = replace(profile, slug=f"{profile.slug}-{kept.layout.publisher}")
        profiles[profile.slug] = profile
    ordered = tuple(profiles[slug] for slug in sorted(profiles))
    return Resolved(ordered, (*findings, *_notes(replaced)))


def _newest(group: Sequence[Reading]) -> tuple[Reading, list[Reading]]:
    """The one that is newer than all others, if any is, else the first; and the others."""
    kept = group[0]
    for reading in group:
        if _is_newer(reading, kept):
            kept = reading
    return kept, [reading for reading in group if reading is not kept]


def _is_newer(one: Reading, other: Reading) -> bool:
    if one.edition and other.edition and one.edition != other.edition:
        return one.edition > other.edition
    for mine, theirs in zip(_dates(one.profile), _dates(other.profile), strict=True):
        if is_later(mine, theirs) or is_later(theirs, mine):
            return is_later(mine, theirs)
    return False


def _dates(profile: Profile) -> tuple[str, str]:
    """The profile's date and that of its newest section, empty where there is none."""
    stated = (section.revised.date for section in profile.sections if section.revised)
    own = profile.dated
    return own.date if own else "", max(stated, default="")


def _is_copy(one: Reading, other: Reading) -> bool:
    mine, theirs = one.profile, other.profile
    return (mine.source.sha256, mine.text) == (theirs.source.sha256, theirs.text)


def _superseded(older: Iterable[Reading]) -> Iterator[Superseded]:
    for reading in sorted(older, key=lambda reading: _dates(reading.profile), reverse=True):
        date = reading.profile.dated
        yield Superseded(
            reading.profile.source.file, date.text if date else None, date.date if date else None
        )


def _undecided(reading: Reading, kept: Reading) -> Finding:
    profile, other = reading.profile, kept.profile
    message = (
        f'"{profile.title}" is also the title in {other.source.file}, and the dates do not say '
        f"which is newer: {_date_of(profile)} here, {_date_of(other)} there"
    )
    return found("duplicate_slug", profile.source.file, message)


def _notes(replaced: Iterable[tuple[str, Reading, Reading]]) -> Iterator[Finding]:
    """One note for each two documents, however many profiles of a database they share."""
    pairs: dict[tuple[str, str, str], list[tuple[Profile, Profile]]] = defaultdict(list)
    for code, other, kept in replaced:
        files = (_document(other.profile), _document(kept.profile))
        pairs[code, *files].append((other.profile, kept.profile))
    for (code, file, kept_file), profiles in pairs.items():
        profile, kept_profile = profiles[0]
        what = f'"{profile.title}"'
        if len(profiles) > 1:
            what += f" and {len(profiles) - 1:,} more"
        if code == "same_document":
            message = f"{what}: the same as in {kept_file}"
        else:
            dates = f"{_date_of(profile)} here, {_date_of(kept_profile)} there"
            message = f"{what}: answers come from {kept_file}, which is newer ({dates})"
        yield found(code, file, message)


def _document(profile: Profile) -> str:
    """The file or database that a profile is from."""
    return profile.source.file.partition("#")[0]


def _date_of(profile: Profile) -> str:
    date = profile.dated
    return date.text if date else "no date"
