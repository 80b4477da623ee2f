"""From the pieces of an ALIS text export to its sections: which text stands under which heading.

The layout is described in ``alis_export``. Text goes to the section that is open; a heading opens
one, a date note closes one, and what stands where none is open is reported, never attached to a
section whose date might not hold for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial

from corpus.findings import Finding, found
from corpus.headings import kind_of
from corpus.layouts.alis_lines import Piece, Role, date_in, is_heading_of, label_of, salary_start
from corpus.layouts.stated_dates import revision
from corpus.lines import Line
from corpus.records import Basis, Kind, RevisionDate

# Sections that are runs of short lines: a line there that resembles a heading is content.
_RUNS = (Kind.RELATED, Kind.SUBJECTS, Kind.FIELDS, Kind.SOURCES)
_INFERRED = {Kind.OVERVIEW: "Overview", Kind.DUTIES: "Duties", Kind.WAGES: "Salary"}


class _Zone(Enum):
    HEADER = auto()
    BODY = auto()
    ENDING = auto()


@dataclass(slots=True)
class Part:
    """A section while its lines come in; ``group`` numbers the headed section it belongs to."""

    heading: str
    kind: Kind
    inferred: bool
    group: int
    line: int
    lines: list[Line] = field(default_factory=list)


class SectionReader:
    """Takes in the pieces after the title, in order.

    What comes of it: ``parts``, the date ``notes`` by group of parts, the date the profile was
    ``produced``, the pieces of its ``ending``, and ``findings``.
    """

    def __init__(self, file: str, names: tuple[str, ...]) -> None:
        self.parts: list[Part] = []
        self.notes: dict[int, RevisionDate] = {}
        self.produced: RevisionDate | None = None
        self.ending: list[Piece] = []
        self.findings: list[Finding] = []
        self._file = file
        self._names = names
        self._zone = _Zone.HEADER
        self._open: Part | None = None
        self._group = 0
        self._names_seen = False

    def read(self, pieces: tuple[Piece, ...]) -> None:
        """Take in all pieces."""
        salary = salary_start(pieces, self._names)
        for piece, following in zip(pieces, (*pieces[1:], None), strict=True):
            if piece.role is Role.NAMES and self._zone is _Zone.HEADER:
                self._names_seen = True
            elif piece.role in (Role.TEXT, Role.NAMES):
                heads = is_heading_of(piece, following)
                self._text(piece, is_salary=piece is salary, heads=heads)
            elif piece.role is Role.HEADING:
                self._head(piece)
            elif piece.role is Role.NAVIGATION:
                self._zone, self._open = _Zone.ENDING, None
            else:
                self._date(piece)

    def _text(self, piece: Piece, *, is_salary: bool, heads: bool) -> None:
        if self._zone is _Zone.HEADER and not self._duties_begin(piece):
            self._header(piece)
        elif self._zone is _Zone.ENDING:
            self.ending.append(piece)
        elif is_salary:
            self._infer(Kind.WAGES, piece, new_group=self._open is None)
        elif heads and not self._takes_lines():
            self._head(piece)
        elif self._zone is _Zone.HEADER:
            self._zone = _Zone.BODY
            self._infer(Kind.DUTIES, piece, new_group=True)
        elif self._open is None:
            message = "this text stands between a date line and the next heading"
            self._report("text_outside", piece, message)
        else:
            self._open.lines.extend(piece.lines)

    def _takes_lines(self) -> bool:
        """Whether a line that resembles a heading is content of the section that is open."""
        section = self._open
        return section is not None and (section.kind in _RUNS or not section.lines)

    def _duties_begin(self, piece: Piece) -> bool:
        """Whether the header is over: its list of names, or its definition and facts, are past."""
        if label_of(piece.lines[0]) or (self._names and not self._names_seen):
            return False
        kinds = [part.kind for part in self.parts]
        facts = any(kind is not Kind.OVERVIEW for kind in kinds)
        return self._names_seen or (Kind.OVERVIEW in kinds and (facts or piece.gap > 1))

    def _header(self, piece: Piece) -> None:
        last = self.parts[-1] if self.parts else None
        if label_of(piece.lines[0]):
            self._facts(piece)
        elif last and last.kind is Kind.OVERVIEW and piece.follows(last.lines):
            last.lines.extend(piece.lines)
        elif last and piece.text.endswith(":") and len(piece.lines) == 1:
            self._group += 1
            line = piece.lines[0]
            label = line.text.rstrip(": ")
            self.parts.append(Part(label, Kind.OTHER, False, self._group, line.number, [line]))
        elif last and last.lines[0].text.endswith(":") and piece.follows(last.lines):
            last.lines.extend(piece.lines)  # the values stand below their label
        else:
            self._infer(Kind.OVERVIEW, piece, new_group=True)
            self._open = None  # a date line here would stand for no headed section

    def _facts(self, piece: Piece) -> None:
        for line in piece.lines:
            if label := label_of(line):
                name = label["label"].strip()
                self._group += 1
                kind = kind_of(name) or Kind.OTHER
                self.parts.append(Part(name, kind, False, self._group, line.number))
            self.parts[-1].lines.append(line)

    def _head(self, piece: Piece) -> None:
        line = piece.lines[0]
        kind = kind_of(line.text)
        if kind is None:
            message = "this line stands like a heading and was taken as one, but is not known"
            self._report("unknown_heading", piece, message, section=line.text)
        self._group += 1
        self._zone = _Zone.BODY
        heading = line.text.rstrip(": ")
        self._open = Part(heading, kind or Kind.OTHER, False, self._group, line.number)
        self.parts.append(self._open)

    def _infer(self, kind: Kind, piece: Piece, *, new_group: bool) -> None:
        heading = next((name for name in self._names if kind_of(name) is kind), _INFERRED[kind])
        self._group += new_group
        number = piece.lines[0].number
        self._open = Part(heading, kind, True, self._group, number, list(piece.lines))
        self.parts.append(self._open)

    def _date(self, piece: Piece) -> None:
        line = piece.lines[0]
        is_note = piece.role is Role.NOTE
        if is_note and self._open is None:
            self._report("stray_date", piece, f'"{line.text}" stands in no section and dates none')
        elif not is_note and self.produced:
            self._report("stray_date", piece, f'a second date of the profile, "{line.text}"')
        elif revised := self._revised(piece, "section" if is_note else "profile"):
            if is_note:
                self.notes[self._group] = revised
            else:
                self.produced = revised
        self._open = None
        if not is_note:
            self._zone = _Zone.ENDING

    def _revised(self, piece: Piece, basis: Basis) -> RevisionDate | None:
        line = piece.lines[0]
        report = partial(self._report, "unreadable_date", piece)
        return revision(date_in(line) or "", basis, line.text, line.span, report)

    def _report(self, code: str, piece: Piece, message: str, section: str | None = None) -> None:
        heading = section or (self._open.heading if self._open else None)
        number = piece.lines[0].number
        self.findings.append(found(code, self._file, message, line=number, section=heading))
