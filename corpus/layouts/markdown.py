"""Profiles written by hand in Markdown, which is kept as text and never rendered.

Front matter in YAML between two lines ``---`` gives the title, other names, codes, address,
licence and ``produced``, the date of the whole. The text up to the first ``##`` is the overview;
``##`` begins a section and deeper headings a part of it. A line ``Section revised March 2012`` or
``Updated Mar 16, 2018`` dates the section; where several stand in one section, each dates the part
it stands in and the parts below that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from corpus.canonical import refuse_many_sections
from corpus.findings import Finding, Layout, Reading, found
from corpus.headings import heading_key, kind_of, slug_of
from corpus.layouts.front_matter import read_front_matter
from corpus.layouts.stated_dates import may_be_date, revision
from corpus.lines import Line, lines_of, span_of
from corpus.records import Basis, Kind, Profile, RevisionDate, Section, Source, Span

LAYOUT = Layout("Markdown", "own", ".md")
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<words>.*?)(?:\s+#+)?")
_NOTE = re.compile(
    r"[*_]*(?P<section>Section )?(?:revised|updated)\b:?\s*(?P<date>.*?)\.?[*_]*", re.IGNORECASE
)
_FENCES = ("```", "~~~")
_FACTS = {
    "also_known_as": ("Also Known As", Kind.NAMES),
    "codes": ("Codes", Kind.CODES),
    "licence": ("Licence", Kind.NOTICE),
}


@dataclass(slots=True)
class _Part:
    """A headed part while its lines come in; ``group`` numbers the section that it belongs to."""

    heading: str
    path: tuple[str, ...]
    kind: Kind
    group: int
    line: int
    runs: list[list[Line]] = field(default_factory=lambda: [[]])  # a date line begins another
    note: RevisionDate | None = None

    @property
    def is_empty(self) -> bool:
        return not any(line.text for run in self.runs for line in run)


def recognises(text: str) -> bool:
    """Whether a document begins with the line that opens front matter."""
    return text.lstrip().partition("\n")[0].rstrip() == "---"


def parse(text: str, source: Source) -> Reading:
    """The profile in a document of this layout; ``text`` is canonical.

    Raises RefusedError where its front matter is not sound, or there are too many sections.
    """
    front = read_front_matter(text, source.file)
    (title,) = front.values("title")
    reader = _BodyReader(source.file, title)
    reader.read(lines_of(text, Span(front.end, len(text))))
    refuse_many_sections(len(reader.parts), source.file)
    produced = None
    if fact := front.facts.get("produced"):
        wording = text[fact.whole.start : fact.whole.end]
        produced = reader.revised(fact.values[0], "profile", wording, fact.whole, fact.line)
    facts = (
        Section(heading, (), kind, front.facts[name].span, True, produced)
        for name, (heading, kind) in _FACTS.items()
        if name in front.facts
    )
    profile = Profile(
        slug=slug_of(title),
        title=title,
        also_known_as=front.values("also_known_as"),
        codes=front.values("codes"),
        text=text,
        sections=(
            *sorted(facts, key=lambda section: section.span.start),
            *_sections(reader.parts, produced),
        ),
        revised=produced,
        source=replace(source, url=next(iter(front.values("source_url")), None)),
    )
    findings = (*front.findings, *reader.findings, *_gaps(reader.parts, source.file))
    return Reading(profile, findings, LAYOUT)


class _BodyReader:
    """Takes in the lines after the front matter: ``parts`` and ``findings`` come of them."""

    def __init__(self, file: str, title: str) -> None:
        self.parts = [_Part("Overview", (), Kind.OVERVIEW, 0, 1)]
        self.findings: list[Finding] = []
        self._kind = Kind.OTHER  # of the section that is open
        self._file = file
        self._title = title

    def read(self, lines: tuple[Line, ...]) -> None:
        """Take in all lines; what stands in a fence of code is text, whatever it looks like."""
        self.parts[0].line = lines[0].number
        fence = ""
        for line in lines:
            part = self.parts[-1]
            if fence or line.text.startswith(_FENCES):
                fence = "" if fence and line.text.startswith(fence) else fence or line.text[:3]
                part.runs[-1].append(line)
            elif heading := _HEADING.fullmatch(line.text):
                self._head(line, len(heading["marks"]), heading["words"])
            elif (stated := _stated(line)) is not None:
                self._date(part, line, stated)
            else:
                part.runs[-1].append(line)

    def _head(self, line: Line, level: int, words: str) -> None:
        above = self.parts[-1]
        kind = kind_of(words)
        if level == 1 and heading_key(words) == heading_key(self._title):
            return
        if level > 2 and above.group > 0:
            path = (*above.path[: level - 3], words)
            kind = kind or self._kind
            part = _Part(above.heading, path, kind, above.group, line.number)
        else:
            if kind is None:
                message = "what this section is about is not known from its heading"
                self._report("unknown_heading", line.number, message, words)
            self._kind = kind or Kind.OTHER
            part = _Part(words, (), self._kind, above.group + 1, line.number)
        self.parts.append(part)

    def _date(self, part: _Part, line: Line, stated: str) -> None:
        if part.note:
            message = f'a second date of the same text, "{line.text}"'
            self._report("stray_date", line.number, message, part.heading)
        else:
            part.note = self.revised(stated, "section", line.text, line.span, line.number)
        part.runs.append([])

    def revised(
        self, stated: str, basis: Basis, wording: str, span: Span, line: int
    ) -> RevisionDate | None:
        """The date that a line states, or None and a finding."""
        heading = self.parts[-1].heading if basis == "section" else None
        report = partial(self._report, "unreadable_date", line, section=heading)
        return revision(stated, basis, wording, span, report)

    def _report(self, code: str, line: int, message: str, section: str | None) -> None:
        self.findings.append(found(code, self._file, message, line=line, section=section))


def _stated(line: Line) -> str | None:
    """The date, readable or not, that a line states for a section."""
    match = _NOTE.fullmatch(line.text)
    if match is None or not may_be_date(match["date"]):
        return None
    is_date = any(character.isdigit() for character in match["date"])
    return match["date"] if is_date or match["section"] else None


def _sections(parts: list[_Part], produced: RevisionDate | None) -> Iterator[Section]:
    for part in parts:
        revised = _date_of(part, parts) or produced
        runs = [filled for run in part.runs if (filled := [line for line in run if line.text])]
        for number, run in enumerate(runs):
            # Words on both sides of a date line are two stretches under one heading.
            inferred = number > 0 or part.group == 0
            yield Section(part.heading, part.path, part.kind, span_of(run), inferred, revised)


def _date_of(part: _Part, parts: list[_Part]) -> RevisionDate | None:
    """The only date of a part's section, or else the one stated nearest above in its headings."""
    dated = [other for other in parts if other.group == part.group and other.note]
    holding = [other for other in dated if other.path == part.path[: len(other.path)]]
    holders = dated if len(dated) == 1 else holding
    return max(holders, key=lambda other: len(other.path)).note if holders else None


def _gaps(parts: list[_Part], file: str) -> Iterator[Finding]:
    for part, following in zip(parts, (*parts[1:], None), strict=True):
        has_parts = following and len(following.path) > len(part.path)
        if part.is_empty and not has_parts:
            message = "this section has no text"
            yield found("empty_section", file, message, line=part.line, section=part.heading)
