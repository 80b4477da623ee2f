"""What was found in documents, as lines for people and as rows for programs."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from corpus.adding import Addition, Outcome
from corpus.check import Survey
from corpus.findings import Finding, Reading
from corpus.passages import passages
from corpus.records import Profile, Superseded

_COLUMNS = ("occupation", "source", "sections", "oldest", "newest", "findings", "file")
_MOST_SECTIONS = 60  # told one by one
_WIDEST = 48  # characters of a column; what is longer moves the rest of its line


@dataclass(frozen=True, slots=True)
class Row:
    """One profile, or one file that gives none, as ``list`` shows it.

    ``state`` is "used" where answers come from the profile, "superseded" or "copy" where another
    document takes its place, "refused" where it has errors.
    """

    occupation: str | None
    slug: str | None
    file: str
    source: str | None
    layout: str | None
    state: str
    sections: int
    oldest: str | None
    newest: str | None
    supersedes: tuple[Superseded, ...]
    findings: tuple[Finding, ...]

    def cells(self) -> dict[str, str]:
        """The row as texts: findings as their codes, superseded documents as their files."""
        files = (older.file for older in self.supersedes)
        given = {name: "" if value is None else str(value) for name, value in asdict(self).items()}
        return {**given, "supersedes": "; ".join(files), "findings": _codes(self.findings)}


def rows(read: Survey) -> list[Row]:
    """A row for each profile, sorted by title, then one for each file that gives none."""
    used = {profile.source.file: profile for profile in read.profiles}
    by_file: dict[str, list[Finding]] = {}
    for finding in read.findings:
        by_file.setdefault(finding.file, []).append(finding)
    readings = [reading for document in read.documents for reading in document.readings]
    found = [
        _row(reading, used.get(reading.profile.source.file), by_file)
        for reading in sorted(readings, key=lambda reading: reading.profile.slug)
    ]
    known = {row.file.partition("#")[0] for row in found} | {row.file for row in found}
    for file, findings in by_file.items():
        if file not in known:
            found.append(
                Row(None, None, file, None, None, "refused", 0, None, None, (), tuple(findings))
            )
    return found


def _row(reading: Reading, used: Profile | None, by_file: dict[str, list[Finding]]) -> Row:
    profile = used or reading.profile
    file = profile.source.file
    findings = tuple(by_file.get(file, by_file.get(file.partition("#")[0], ())))
    dates = sorted(section.revised.date for section in profile.sections if section.revised)
    codes = {finding.code for finding in findings}
    state = "copy" if "same_document" in codes else "superseded"
    if not codes & {"same_document", "superseded"}:
        state = "refused"
    return Row(
        occupation=profile.title,
        slug=profile.slug,
        file=file,
        source=reading.layout.publisher,
        layout=reading.layout.name,
        state="used" if used else state,
        sections=len(profile.sections),
        oldest=dates[0] if dates else None,
        newest=dates[-1] if dates else None,
        supersedes=profile.supersedes,
        findings=findings,
    )


def _codes(findings: Iterable[Finding]) -> str:
    """The codes of findings, each once with how often it is there: "no_date, stray_date (2)"."""
    counts = Counter(finding.code for finding in findings)
    return ", ".join(code if count == 1 else f"{code} ({count})" for code, count in counts.items())


def as_table(found: Sequence[Row]) -> str:
    """Rows as aligned columns below their names."""
    lines = [[column.upper() for column in _COLUMNS]]
    for row in found:
        cells = row.cells()
        lines.append([cells[column] or "-" for column in _COLUMNS])
    widths = [min(max(map(len, column)), _WIDEST) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def as_csv(found: Sequence[Row]) -> str:
    """Rows as comma-separated values below the names of all columns."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, tuple(Row.__dataclass_fields__), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row.cells() for row in found)
    return out.getvalue()


def told(addition: Addition, *, dry_run: bool) -> Iterator[str]:
    """The lines that tell what was understood of a document and what became of it."""
    yield addition.file
    if len(addition.readings) == 1:
        yield from (f"  {line}" for line in _understood(addition.readings[0]))
    elif addition.readings:
        yield f"  {_understood_database(addition.readings)}"
    yield from (f"  {finding}" for finding in addition.findings)
    yield from (f"  supersedes {_with_date(older)}" for older in addition.supersedes[:3])
    if len(addition.supersedes) > 3:
        yield f"  supersedes {len(addition.supersedes) - 3:,} more"
    verb = "would be added" if dry_run and addition.outcome is Outcome.ADDED else addition.outcome
    where = {Outcome.ADDED: " as ", Outcome.PRESENT: ": "}.get(addition.outcome, "")
    yield f"  -> {verb}{where}{addition.stored or ''}"


def _understood(reading: Reading) -> Iterator[str]:
    profile = reading.profile
    dates = _dates([profile])
    yield f'"{profile.title or "no title"}", {reading.layout.name}'
    yield f"{len(profile.sections):,} sections, {dates}, {len(passages(profile)):,} passages"
    for section in profile.sections[:_MOST_SECTIONS]:
        revised = section.revised
        date = f"{revised.text} ({revised.basis})" if revised else "no date"
        yield f"  {' > '.join((section.heading, *section.path))}: {date}"
    if len(profile.sections) > _MOST_SECTIONS:
        yield f"  and {len(profile.sections) - _MOST_SECTIONS:,} more"


def _understood_database(readings: Sequence[Reading]) -> str:
    profiles = [reading.profile for reading in readings]
    sections = sum(len(profile.sections) for profile in profiles)
    quotable = sum(len(passages(profile)) for profile in profiles)
    return (
        f"{readings[0].layout.name}: {len(profiles):,} profiles, {sections:,} sections, "
        f"{_dates(profiles)}, {quotable:,} passages"
    )


def _dates(profiles: Iterable[Profile]) -> str:
    dates = sorted(s.revised.date for p in profiles for s in p.sections if s.revised)
    return f"{dates[0]} to {dates[-1]}" if dates else "no date"


def _with_date(older: Superseded) -> str:
    return f"{older.file} ({older.text or 'no date'})"
