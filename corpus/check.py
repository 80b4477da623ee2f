"""What is wrong with the profiles of a corpus, by file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.dates import age
from corpus.documents import documents
from corpus.errors import DateError, RefusedError
from corpus.files import find_files
from corpus.findings import Finding, errors_in, found
from corpus.headings import heading_key
from corpus.records import Profile


@dataclass(frozen=True, slots=True)
class Survey:
    """What some files hold: the profiles without errors, sorted by slug, and all findings."""

    files: int
    profiles: tuple[Profile, ...]
    findings: tuple[Finding, ...]


def check(path: Path, today: date | None = None) -> tuple[Finding, ...]:
    """What is wrong with one file, or with all files below a folder; empty where nothing is.

    ``today`` is the day that no date may lie after, the computer's where none is given.
    """
    return survey((path,), today or date.today(), Path.as_posix).findings


def survey(paths: Sequence[Path], today: date, name: Callable[[Path], str]) -> Survey:
    """Read files, and all files below folders; ``name`` says what a file is called in the result.

    Never raises for what a file holds: whatever is wrong is a finding.
    """
    files, refused = find_files(paths, name)
    findings = list(refused)
    sound: list[Profile] = []
    for document in documents(files):
        try:
            readings = document.examine()
        except RefusedError as error:
            findings += error.findings
            continue
        for reading in readings:
            problems = [*reading.findings, *_problems(reading.profile, today)]
            if not document.is_database:  # nobody can add a date to the tables that state none
                problems += _undated(reading.profile)
            findings += sorted(problems, key=lambda finding: finding.line or 0)
            if not errors_in(problems):
                sound.append(reading.profile)
    profiles = {profile.slug: profile for profile in reversed(sound)}
    findings += _duplicate_slugs(sound)
    ordered = tuple(profiles[slug] for slug in sorted(profiles))
    return Survey(len(files), ordered, tuple(findings))


def _problems(profile: Profile, today: date) -> Iterator[Finding]:
    """What can be wrong with a profile of any layout."""
    file = profile.source.file
    stated = {section.revised: section for section in reversed(profile.sections)}
    for revised, section in reversed(stated.items()):
        if revised is None:
            continue
        try:
            age(revised.date, today)
        except DateError as error:
            line = profile.line(revised.span.start)
            heading = section.heading if revised.basis == "section" else None
            yield found("future_date", file, str(error), line=line, section=heading)
    yield from _duplicate_headings(profile)


def _undated(profile: Profile) -> Iterator[Finding]:
    undated = [section.heading for section in profile.sections if section.revised is None]
    if undated:
        message = f"no date is stated for {len(undated)} section(s): {', '.join(undated)}"
        yield found("no_date", profile.source.file, message)


def _duplicate_headings(profile: Profile) -> Iterator[Finding]:
    first: dict[tuple[str, ...], int] = {}
    line, counted = 1, 0
    for section in profile.sections:
        line += profile.text.count("\n", counted, section.span.start)
        counted = section.span.start
        place = (heading_key(section.heading), *section.path)
        if place in first and not section.inferred:
            yield found(
                "duplicate_heading",
                profile.source.file,
                f"the same heading stands above line {first[place]}",
                line=line,
                section=section.heading,
            )
        first.setdefault(place, line)


def _duplicate_slugs(profiles: Sequence[Profile]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for profile in profiles:
        file = profile.source.file
        if profile.slug in first:
            message = f'"{profile.title}" is also the title in {first[profile.slug]}'
            yield found("duplicate_slug", file, message)
        first.setdefault(profile.slug, file)
