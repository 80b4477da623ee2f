"""Adding documents to a corpus: what each one is, whether it is taken in, and why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from corpus.check import Examined, examine, survey
from corpus.documents import documents
from corpus.errors import RefusedError
from corpus.files import find_files
from corpus.findings import Finding, Reading, errors_in, found
from corpus.records import Superseded
from corpus.revisions import resolve
from corpus.storing import bytes_of, file_names, store


class Outcome(StrEnum):
    """What became of a document."""

    ADDED = "added"
    PRESENT = "already there"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Addition:
    """A document that was to be added: what was understood of it, and what became of it.

    ``file`` is its name where it came from; ``stored`` where it is in the corpus, or would be in a
    dry run. ``supersedes`` names the documents of the corpus that it replaces in answers.
    """

    file: str
    outcome: Outcome
    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    stored: str | None = None
    supersedes: tuple[Superseded, ...] = ()


def add(
    paths: Sequence[Path], folder: Path, today: date, *, dry_run: bool = False
) -> Iterator[Addition]:
    """Add the documents at ``paths`` to the corpus in ``folder``, and tell of each, in order.

    Files, folders and zip files are taken. A document is copied if it has no error, is not there
    yet and is not older than what is there of the same occupation and publisher. All documents are
    read before the first is copied. Raises OSError where the corpus cannot be written.
    """
    files, refused = find_files(paths, Path.as_posix)
    by_file: dict[str, list[Finding]] = {}
    for finding in refused:
        by_file.setdefault(finding.file, []).append(finding)
    for file, findings in by_file.items():
        yield Addition(file, Outcome.REFUSED, (), tuple(findings))
    examined = [examine(document, today) for document in documents(files)]
    decided = _decided(examined, _Corpus.read(folder, today))
    stored: dict[str | None, str | None] = {}  # by where it came from; copies of it name that
    for one, addition in zip(examined, decided, strict=True):
        if addition.outcome is Outcome.ADDED:
            done = _stored(one, addition, folder, dry_run=dry_run)
            stored[addition.file] = done.stored
            yield done
        else:
            yield replace(addition, stored=stored.get(addition.stored, addition.stored))


@dataclass(slots=True)
class _Corpus:
    """What is in the corpus, and what is about to be: readings by slug and publisher."""

    files: dict[str, str] = field(default_factory=dict)  # by SHA-256
    readings: dict[tuple[str, str], list[Reading]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path, today: date) -> _Corpus:
        corpus = cls()
        if folder.is_dir():
            for one in survey((folder,), today, Path.as_posix).documents:
                corpus.take(one.sound)
        return corpus

    def take(self, readings: Sequence[Reading]) -> None:
        for reading in readings:
            source = reading.profile.source
            self.files.setdefault(source.sha256, source.file.partition("#")[0])
            self.readings.setdefault(_key(reading), []).append(reading)

    def beside(self, readings: Sequence[Reading]) -> list[Reading]:
        """What is there of the same occupations and publishers."""
        keys = dict.fromkeys(map(_key, readings))
        return [reading for key in keys for reading in self.readings.get(key, ())]


def _key(reading: Reading) -> tuple[str, str]:
    return reading.profile.slug, reading.layout.publisher


def _decided(examined: Sequence[Examined], corpus: _Corpus) -> list[Addition]:
    """What is to become of each document. The newest are taken first, so that no older one is."""
    decided: dict[int, Addition] = {}
    for place in sorted(range(len(examined)), key=lambda place: _newness(examined[place])):
        decided[place] = _decide(examined[place], corpus)
    return [decided[place] for place in range(len(examined))]


def _newness(one: Examined) -> tuple[int, ...]:
    """Sorts later releases and dates before earlier ones."""
    edition = max((reading.edition for reading in one.readings), default=())
    dates = [reading.profile.dated for reading in one.readings]
    newest = max((revised.date for revised in dates if revised), default="")
    numbers = [*edition, 0, *map(int, filter(None, newest.split("-")))]
    return tuple(-number for number in numbers)


def _decide(one: Examined, corpus: _Corpus) -> Addition:
    file = one.document.name
    if errors_in(one.findings):
        return Addition(file, Outcome.REFUSED, one.readings, one.findings)
    digest = one.readings[0].profile.source.sha256
    if there := corpus.files.get(digest):
        return Addition(file, Outcome.PRESENT, one.readings, one.findings, there)
    resolved = resolve([*corpus.beside(one.readings), *one.readings])
    kept = [profile for profile in resolved.profiles if profile.source.sha256 == digest]
    problems = list(errors_in(resolved.findings))
    if not problems and not kept:
        problems.append(_older(one, resolved.profiles[0].source.file))
    if problems:
        return Addition(file, Outcome.REFUSED, one.readings, (*one.findings, *problems))
    corpus.take(one.readings)
    supersedes = tuple(older for profile in kept for older in profile.supersedes)
    return Addition(file, Outcome.ADDED, one.readings, one.findings, None, supersedes)


def _older(one: Examined, newer: str) -> Finding:
    message = f"the corpus has a newer document of the same publisher, {newer}"
    return found("older_document", one.document.name, message)


def _stored(one: Examined, addition: Addition, folder: Path, *, dry_run: bool) -> Addition:
    reading = one.readings[0]
    names = file_names(one.document, reading)
    try:
        data = bytes_of(one.document, reading.profile.source.sha256)
    except RefusedError as error:
        findings = (*addition.findings, *error.findings)
        return replace(addition, outcome=Outcome.REFUSED, findings=findings)
    stored = folder / names[0] if dry_run else store(data, folder, names)
    return replace(addition, stored=stored.as_posix())
