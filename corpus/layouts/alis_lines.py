"""What the lines of the older ALIS text export are, judged by themselves and what is around.

The layout is described in ``alis_export``; here are its marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from corpus.headings import heading_key, kind_of
from corpus.layouts.stated_dates import may_be_date
from corpus.lines import Line, blocks
from corpus.records import Kind


class Role(Enum):
    """What a line, or a run of lines of one block, is for."""

    TEXT = auto()
    NAMES = auto()
    HEADING = auto()
    NOTE = auto()
    PRODUCED = auto()
    NAVIGATION = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of lines with one role; ``gap`` counts the blank lines before it."""

    role: Role
    lines: tuple[Line, ...]
    gap: int

    @property
    def text(self) -> str:
        """The words of all lines, for matching only."""
        return "\n".join(line.text for line in self.lines)

    def follows(self, lines: list[Line]) -> bool:
        """Whether only blank lines stand between ``lines`` and this piece."""
        return self.lines[0].number == lines[-1].number + self.gap + 1


_NOTE = re.compile(r"Section (?:revised|updated)\b:?\s*(?P<date>.*?)\.?", re.IGNORECASE)
_PRODUCED = re.compile(r"Produced\b(?! by\b):?\s*(?P<date>.*?)\.?", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>[A-Z][^:|.\n]{1,40}):(?P<value>.*)")
_YEAR = re.compile(r"\b\d{4}\b")
_FACTS = (Kind.NAMES, Kind.CODES, Kind.MINIMUM_EDUCATION, Kind.OUTLOOK, Kind.INTERESTS)
_PAY = re.compile(
    r"\b(?:wages?|salar(?:y|ies)|earn(?:s|ed|ings?)?|incomes?|paid)\b|\$\s?\d", re.IGNORECASE
)
_NAVIGATION = "top of profile"
_LONGEST_HEADING = 60  # characters


def names_in(line: Line) -> tuple[str, ...]:
    """The names that a list of sections ("Duties | Working Conditions | ...") holds, or none."""
    names = tuple(name.strip() for name in line.text.split("|") if name.strip())
    return names if sum(kind_of(name) is not None for name in names) > 1 else ()


def date_in(line: Line) -> str | None:
    """The date, readable or not, that a line states for a section or the profile."""
    match = _NOTE.fullmatch(line.text) or _PRODUCED.fullmatch(line.text)
    if match is None or not may_be_date(match["date"]):
        return None
    return match["date"]


def label_of(line: Line) -> re.Match[str] | None:
    """The label and value of a header line, "NOC Number(s):1122".

    A label that is not known counts only as the export writes it: with a value, and no space
    after the colon. "In general, bakers:" introduces a list.
    """
    match = _LABEL.fullmatch(line.text)
    if match is None:
        return None
    as_exported = match["value"].strip() == match["value"] != ""
    return match if as_exported or kind_of(match["label"]) in _FACTS else None


def states_fact(line: Line) -> bool:
    """Whether a line is a known label and its value, written as only this layout writes it."""
    match = label_of(line)
    return bool(match and match["value"][:1].strip() and kind_of(match["label"]) in _FACTS)


def role_of(line: Line, begins: bool, listed: frozenset[str]) -> Role:
    """The role of one line; ``begins`` says that it begins a block or follows a mark.

    ``listed`` holds the keys of the names in the profile's own list of sections.
    """
    if date_in(line) is not None:
        if _NOTE.fullmatch(line.text):
            return Role.NOTE
        if begins or _YEAR.search(line.text):
            return Role.PRODUCED
    if heading_key(line.text) == _NAVIGATION:
        return Role.NAVIGATION
    if names_in(line):
        return Role.NAMES
    if begins and (_is_known_heading(line) or heading_key(line.text) in listed):
        return Role.HEADING
    return Role.TEXT


def _is_known_heading(line: Line) -> bool:
    empty_fact = line.text.endswith(":") and kind_of(line.text) in _FACTS
    return kind_of(line.text) is not None and not empty_fact


def pieces_of(lines: tuple[Line, ...], listed: frozenset[str]) -> tuple[Piece, ...]:
    """The lines of a document as pieces, in order, blank lines left out."""
    runs: list[tuple[Role, list[Line]]] = []
    for block in blocks(lines):
        begins = True
        for line in block:
            role = role_of(line, begins, listed)
            continues = line is not block[0] and runs[-1][0] in (Role.TEXT, Role.NAMES)
            if continues and role is Role.TEXT:
                runs[-1][1].append(line)
            else:
                runs.append((role, [line]))
            begins = role in (Role.NOTE, Role.PRODUCED, Role.NAVIGATION)
    pieces = []
    last = lines[0].number - 1 if lines else 0
    for role, run in runs:
        pieces.append(Piece(role, tuple(run), run[0].number - last - 1))
        last = run[-1].number
    return tuple(pieces)


def _resembles_heading(piece: Piece) -> bool:
    """Whether a piece is one short line in title case without a full stop, as headings are."""
    if len(piece.lines) != 1 or len(piece.text) > _LONGEST_HEADING:
        return False
    words = re.findall(r"[^\W\d_]+", piece.text)
    longer = [word for word in words if len(word) > 3]
    ends_plain = piece.text[-1].isalnum() or piece.text[-1] == ")"
    return ends_plain and bool(longer) and all(word[0].isupper() for word in (words[0], *longer))


def is_heading_of(piece: Piece, following: Piece | None) -> bool:
    """Whether a piece is a heading, though not a known one, of the text that follows it."""
    return (
        _resembles_heading(piece)
        and following is not None
        and following.role is Role.TEXT
        and not _resembles_heading(following)
    )


def salary_start(pieces: tuple[Piece, ...], names: tuple[str, ...]) -> Piece | None:
    """The text that begins the Salary section where that has no heading.

    It speaks of pay and follows an extra blank line, within Employment where there is that
    section. Where the list of sections names Salary but the extra line was lost, it is the first
    text within Employment that speaks of pay.
    """
    headings = {kind_of(piece.text) for piece in pieces if piece.role is Role.HEADING}
    if Kind.WAGES in headings or (names and Kind.WAGES not in map(kind_of, names)):
        return None
    candidates = []
    within: Kind | None = None
    for before, piece in pairwise(pieces):
        if before.role is Role.HEADING:
            within = kind_of(before.text) or Kind.OTHER
        elif before.role in (Role.PRODUCED, Role.NAVIGATION):
            within = None
        elif piece.role is Role.TEXT and within and _PAY.search(piece.text):
            candidates.append((within, piece))
    employment = [piece for kind, piece in candidates if kind is Kind.EMPLOYMENT]
    searched = employment if Kind.EMPLOYMENT in headings else [piece for _, piece in candidates]
    spaced = next((piece for piece in searched if piece.gap > 1), None)
    return spaced or next((piece for piece in employment if names), None)
