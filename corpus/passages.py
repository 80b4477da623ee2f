"""A profile's sections -> the passages that can be quoted by themselves.

A passage is a paragraph, a list or table with the text that introduces it, or a whole section that
is only a run of short lines. A line with a tab between words is a row of a table. Passages and
sentences are offsets, never copies; together they cover every word of every section, and nothing
else: headings, date lines and bullets stand in none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.lines import Line, blocks, lines_of, span_of
from corpus.records import Passage, Profile, Span
from corpus.sentences import sentence_spans

MAX_CHARACTERS = 1200  # a longer passage is split between sentences
MAX_TABLE = 4000  # a row says little without the line that introduces its table
_SHORT_LINE = 120  # characters
_BULLET = re.compile(r"(?:[•·▪▫‣⁃◦○●■□➢✓\uf0b7]|[-–—*](?=\s|$))\s*")


@dataclass(frozen=True, slots=True)
class _Unit:
    """The lines of one paragraph, or of one item of a list or row of a table."""

    lines: list[Line]
    is_item: bool


def passages(profile: Profile) -> tuple[Passage, ...]:
    """Every passage of a profile, in document order."""
    return tuple(_passages(profile))


def can_be_quoted(profile: Profile) -> bool:
    """Whether a profile has a passage: a title alone has none, nor have bullets without words."""
    return next(_passages(profile), None) is not None


def _passages(profile: Profile) -> Iterator[Passage]:
    for section in profile.sections:
        for group in _groups(_units(lines_of(profile.text, section.span))):
            for span, sentences in _split(profile.text, group):
                yield Passage(profile, section, span, sentences)


def _units(lines: tuple[Line, ...]) -> list[_Unit]:
    units: list[_Unit] = []
    for block in blocks(lines):
        for line in block:
            is_item = _BULLET.match(line.text) is not None or "\t" in line.text
            if line is not block[0] and not is_item and _continues(units[-1], line):
                units[-1].lines.append(line)
            else:
                units.append(_Unit([line], is_item))
    return units


def _continues(unit: _Unit, line: Line) -> bool:
    """Whether a line that begins no item or row goes on with the unit above it in its block."""
    return not unit.is_item or line.indent > unit.lines[0].indent or line.text[0].islower()


def _groups(units: list[_Unit]) -> list[list[_Unit]]:
    """Units that make one passage: a list or table with what introduces it, or short lines."""
    lines = [line for unit in units for line in unit.lines]
    if len(lines) > 1 and not any(unit.is_item for unit in units) and _is_run(lines):
        return [units]
    groups: list[list[_Unit]] = []
    for unit in units:
        if unit.is_item and groups:
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return groups


def _is_run(lines: list[Line]) -> bool:
    """Whether lines stand each for itself, as names in a list do, and are no wrapped paragraph."""
    return all(
        len(line.text) <= _SHORT_LINE
        and line.text[-1] not in ".!?;,"
        and not line.text[0].islower()
        for line in lines
    )


def _split(text: str, group: list[_Unit]) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """The group as one passage, or as several where it is too long."""
    sentences = [span for unit in group for span in _sentences(text, unit)]
    has_rows = any("\t" in line.text for unit in group for line in unit.lines)
    longest = MAX_TABLE if has_rows else MAX_CHARACTERS
    start, taken = group[0].lines[0].span.start, list[Span]()
    for span in sentences:
        if taken and span.end - start > longest:
            yield Span(start, taken[-1].end), tuple(taken)
            start, taken = span.start, []
        taken.append(span)
    if taken:
        yield Span(start, taken[-1].end), tuple(taken)


def _sentences(text: str, unit: _Unit) -> tuple[Span, ...]:
    span = span_of(unit.lines)
    if unit.is_item:
        bullet = _BULLET.match(text, span.start, span.end)
        start = bullet.end() if bullet else span.start
        return (Span(start, span.end),) if start < span.end else ()
    stretches = [line.span for line in unit.lines] if _is_run(unit.lines) else [span]
    return tuple(found for stretch in stretches for found in sentence_spans(text, stretch))
