"""From the lines of a current ALIS page to its sections: which text stands under which heading.

The layout is described in ``alis_page``. A heading opens a section, the date line right after it
dates it; a date line anywhere else dates nothing and is reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile

from corpus.findings import Finding, found
from corpus.headings import kind_of
from corpus.layouts.alis_page_lines import (
    codes_in,
    date_in,
    fact_in,
    is_heading,
    notice_in,
    version_in,
)
from corpus.layouts.alis_page_site import is_footer
from corpus.layouts.stated_dates import revision
from corpus.lines import Line
from corpus.records import Basis, Kind, RevisionDate, Span

# What stands above the sections that have dates; only there a line may be a fact.
_HEADER = frozenset(
    (
        Kind.OVERVIEW,
        Kind.NAMES,
        Kind.CODES,
        Kind.INTERESTS,
        Kind.OUTLOOK,
        Kind.MINIMUM_EDUCATION,
    )
)


@dataclass(slots=True)
class Part:
    """A section while its lines come in; ``revised`` is the date that it states itself.

    ``level`` is that of its HTML heading, 0 where it has none. ``start`` is where its text begins,
    which in the disclaimer may be inside its first line. ``is_fact`` says that it is a line of the
    page's header, "Avg. Wage $26.14", with the label as heading.
    """

    heading: str
    path: tuple[str, ...]
    kind: Kind
    level: int
    number: int
    revised: RevisionDate | None = None
    lines: list[Line] = field(default_factory=list)
    start: int | None = None
    is_fact: bool = False


class PageReader:
    """Takes in the lines below the title, in order: ``text`` up to a heading, then ``read``.

    What comes of it: ``parts``, the date of the whole ``page``, and ``findings``.
    """

    def __init__(self, file: str, levels: Mapping[int, int]) -> None:
        self.parts = [Part("Overview", (), Kind.OVERVIEW, 0, 0)]
        self.page: RevisionDate | None = None
        self.findings: list[Finding] = []
        self._file = file
        self._levels = levels
        self._sub_headings: list[tuple[int, str]] = []

    def read(self, lines: Sequence[Line]) -> None:
        """Take in all lines, up to what the site puts below the profile."""
        known = [place for place, line in enumerate(lines) if is_heading(line) or version_in(line)]
        for place, line in enumerate(lines):
            following = lines[place + 1] if place + 1 < len(lines) else None
            if notice := notice_in(line):
                self._notice(notice, lines[place:])
                return
            if place > known[-1] and is_footer(line):
                return
            if is_heading(line):
                self._head(line, following)
            elif line.number in self._levels and version_in(line) is None:
                self._sub_head(line)
            elif date_in(line) is not None:
                self._date(line, following)
            else:
                self.text(line)

    def state_page_date(self, line: Line) -> None:
        """Take in a date line that stands for the whole page."""
        self.page = self._revised(line.text, line.span, date_in(line) or "", line, "page")

    def _head(self, line: Line, following: Line | None) -> None:
        kind = kind_of(line.text) or Kind.OTHER
        level = self._levels.get(line.number, 0)
        last = self.parts[-1]
        is_dated = following is not None and date_in(following) is not None
        is_within = last.kind is not Kind.OTHER and 0 < last.level < level
        if not is_dated and (last.kind is kind or is_within):
            self._sub_head(line)
            return
        self._sub_headings.clear()
        heading = line.text.rstrip(": ")
        self.parts.append(Part(heading, (), kind, level, line.number))

    def _sub_head(self, line: Line) -> None:
        level = self._levels.get(line.number, 7)  # as plain text: below all headings
        if level <= self.parts[-1].level:
            message = "this heading was taken as a section's, but is not known"
            self._report("unknown_heading", line, message, line.text)
            self._sub_headings.clear()
            self.parts.append(Part(line.text, (), Kind.OTHER, level, line.number))
            return
        while self._sub_headings and self._sub_headings[-1][0] >= level:
            self._sub_headings.pop()
        self._sub_headings.append((level, line.text))
        self._branch(tuple(heading for _, heading in self._sub_headings), line)

    def _branch(self, path: tuple[str, ...], line: Line) -> Part:
        last = self.parts[-1]
        part = Part(last.heading, path, last.kind, last.level, line.number, last.revised)
        self.parts.append(part)
        return part

    def _date(self, line: Line, following: Line | None) -> None:
        part, stated = self.parts[-1], date_in(line) or ""
        if not part.lines and (part.revised is None or part.path):
            part.revised = self._revised(line.text, line.span, stated, line, "section")
        elif following is None or notice_in(following) or is_footer(following):
            self.state_page_date(line)
        else:
            message = f'"{line.text}" follows no heading: the heading above it was lost'
            self._report("lost_heading", line, message)

    def text(self, line: Line) -> None:
        """Take in a line of text, which may be a fact of the page's header."""
        part = self.parts[-1]
        is_header = part.is_fact or (part.kind in _HEADER and part.revised is None)
        if is_header and (fact := fact_in(line)):
            label, kind = fact
            self.parts.append(Part(label, (), kind, 0, line.number, lines=[line], is_fact=True))
            return
        if part.is_fact and part.lines[-1].text.strip("•·*–-: ") != part.heading:
            part = Part("Overview", (), Kind.OVERVIEW, 0, line.number)
            self.parts.append(part)
        if part.kind is Kind.CODES and not part.is_fact:
            if version := version_in(line):
                part = self._branch((version,), line)
            elif not part.lines and not part.path and not codes_in(line):
                return  # what codes are is the same on all pages
        part.lines.append(line)

    def _notice(self, match: re.Match[str], lines: Sequence[Line]) -> None:
        """The disclaimer: a paragraph, which text may have wrapped."""
        line = lines[0]
        start = line.span.start + match.end()
        if match.group():
            wording = match.group().rstrip(". ")
            span = Span(line.span.start, line.span.start + len(wording))
            self.page = self._revised(wording, span, wording.split(maxsplit=1)[1], line, "page")
        paragraph = [after for _, after in takewhile(_adjoins, enumerate(lines, line.number))]
        part = Part("Disclaimer", (), Kind.NOTICE, 0, line.number, None, paragraph, start)
        self.parts.append(part)

    def _revised(
        self, wording: str, span: Span, stated: str, line: Line, basis: Basis
    ) -> RevisionDate | None:
        report = partial(self._report, "unreadable_date", line)
        return revision(stated, basis, wording, span, report)

    def _report(self, code: str, line: Line, message: str, section: str | None = None) -> None:
        heading = section or self.parts[-1].heading
        self.findings.append(found(code, self._file, message, line=line.number, section=heading))


def _adjoins(numbered: tuple[int, Line]) -> bool:
    """Whether a line has the number that it has without blank lines, and begins no footer."""
    number, line = numbered
    return line.number == number and not is_footer(line)
