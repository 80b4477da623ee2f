"""What is wrong with the profiles of a corpus, by file and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from corpus.dates import age
from corpus.documents import Document, documents
from corpus.errors import RefusedError
from corpus.files import find_files
from corpus.findings import Finding, Reading, errors_in, found
from corpus.headings import heading_key
from corpus.passages import can_be_quoted
from corpus.records import Profile
from corpus.revisions import resolve

_MOST_OF_A_KIND = 20  # findings of one kind in one profile: more say nothing new


@dataclass(frozen=True, slots=True)
class Examined:
    """One document, with the profiles that were read from it and everything wrong in them."""

    document: Document
    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> tuple[Reading, ...]:
        """The readings of profiles without errors."""
        wrong = {finding.file for finding in errors_in(self.findings)}
        return tuple(r for r in self.readings if r.profile.source.file not in wrong)


@dataclass(frozen=True, slots=True)
class Survey:
    """What some files hold.

    ``profiles`` are those that answers come from, sorted by slug; ``findings`` all that there are:
    of what could not be looked into, of each document, and of documents beside each other.
    """

    files: int
    documents: tuple[Examined, ...]
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
    examined = tuple(examine(document, today) for document in documents(files))
    resolved = resolve(reading for one in examined for reading in one.sound)
    of_documents = (finding for one in examined for finding in one.findings)
    findings = (*refused, *of_documents, *resolved.findings)
    return Survey(len(files), examined, resolved.profiles, findings)


def examine(document: Document, today: date) -> Examined:
    """Read one document and check its profiles, whatever it holds."""
    try:
        readings = document.examine()
    except RefusedError as error:
        return Examined(document, (), error.findings)
    findings: list[Finding] = []
    for reading in readings:
        problems = [*reading.findings, *_problems(reading.profile, today)]
        if not reading.profile.slug and not errors_in(problems):
            message = "the title holds no letter or digit"
            problems.append(found("no_title", reading.profile.source.file, message))
        if not document.is_database:  # nobody can date tables, or join their rows of several dates
            problems += [*_undated(reading.profile), *_duplicate_headings(reading.profile)]
        findings += _counted(sorted(problems, key=lambda finding: finding.line or 0))
    return Examined(document, readings, tuple(findings))


def _counted(problems: Sequence[Finding]) -> Iterator[Finding]:
    """Problems, the last of many of one kind with the number of those that are left out."""
    counts = Counter(problem.code for problem in problems)
    seen: Counter[str] = Counter()
    for problem in problems:
        seen[problem.code] += 1
        more = counts[problem.code] - _MOST_OF_A_KIND
        if seen[problem.code] == _MOST_OF_A_KIND and more > 0:
            yield replace(problem, message=f"{problem.message} (and {more:,} more such findings)")
        elif seen[problem.code] <= _MOST_OF_A_KIND:
            yield problem


def _problems(profile: Profile, today: date) -> Iterator[Finding]:
    """What can be wrong with a profile of any layout."""
    file = profile.source.file
    stated = {section.revised: section for section in reversed(profile.sections)}
    for revised, section in reversed(stated.items()):
        if revised and age(revised.date, today) is None:
            line = profile.line(revised.span.start)
            heading = section.heading if revised.basis == "section" else None
            message = f"{revised.date} lies after today, {today.isoformat()}"
            yield found("future_date", file, message, line=line, section=heading)
    if not can_be_quoted(profile):
        yield found("no_passage", file, "it holds nothing to quote")


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
