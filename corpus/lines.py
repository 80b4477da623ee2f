"""Canonical text -> lines and blocks of lines, with the offsets they stand at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.records import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its 1-based number, the characters it is indented by, and its words' span."""

    number: int
    indent: int
    span: Span
    text: str


def lines_of(text: str, within: Span | None = None) -> tuple[Line, ...]:
    """The lines of ``text``, or of the part ``within``, which may begin or end inside a line."""
    part = within or Span(0, len(text))
    start = part.start
    lines = []
    # str.splitlines would also split at characters that editors do not count as line ends.
    for number, raw in enumerate(
        text[part.start : part.end].split("\n"), text.count("\n", 0, part.start) + 1
    ):
        words = raw.strip()
        indent = len(raw) - len(raw.lstrip())
        span = Span(start + indent, start + indent + len(words))
        lines.append(Line(number, indent, span, words))
        start += len(raw) + 1
    return tuple(lines)


def span_of(lines: Sequence[Line]) -> Span:
    """From the first word of the first line to the last word of the last."""
    return Span(lines[0].span.start, lines[-1].span.end)


def blocks(lines: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
    """The runs of lines that hold words; blank lines separate them."""
    runs = groupby(lines, key=lambda line: bool(line.text))
    return tuple(tuple(run) for holds_words, run in runs if holds_words)
