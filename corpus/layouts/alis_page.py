"""A current ALIS page: one occupation, saved as HTML or as text.

Boiler-plate comes first (skip link, cookie notice, contact centre, at times an alert), then the
title, a definition, on some pages facts (``Avg. Wage $26.14``), ``Also Known As`` and ``NOC Codes``
(an explanation, then a list for each version, "2016 NOC", whose lines are ``1252: Name`` or
``Name (1252)``). Sections follow; the line after a heading may date it: ``Updated Mar 16, 2018``.
Such a line below the title, in front of the disclaimer or at the end dates the page. One anywhere
else means that a heading was lost, and with it to which section the text below it belongs: such a
page is refused. What the site puts on every page is left out; see ``alis_page_site``.

HTML is read as the text that it shows, with the levels of its headings; see ``html_blocks``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser

from corpus.canonical import canonical, refuse_oversized
from corpus.findings import Finding, Layout, Reading, found
from corpus.headings import kind_of, names_of, slug_of
from corpus.layouts.alis_page_lines import BULLET, codes_in, date_in, is_heading, version_in
from corpus.layouts.alis_page_sections import PageReader, Part
from corpus.layouts.alis_page_site import content_of, is_control
from corpus.layouts.alis_page_title import title_in
from corpus.layouts.html_blocks import Block, blocks_of
from corpus.layouts.html_page import address_of, line_in, site_of
from corpus.lines import Line, lines_of, span_of
from corpus.records import Kind, Profile, RevisionDate, Section, Source, Span

LAYOUT_HTML = Layout("ALIS page, HTML", "alis", ".html")
LAYOUT_TEXT = Layout("ALIS page, text", "alis", ".txt")
SIGNS = (
    "no heading such as 'Duties' with 'Updated Mar 16, 2018' on the line after it, "
    "and no 'NOC Codes' with a list such as '2016 NOC'"
)
_DATE_BEHIND = re.compile(r"(?<=\s)(?:Last )?Updated\b.+", re.IGNORECASE)


def recognises(text: str) -> bool:
    """Whether a text bears marks that only this layout has."""
    lines = _lines(text)
    headings = {kind_of(line.text) for line in lines if is_heading(line)}
    return (
        any(is_heading(line) and date_in(after) for line, after in pairwise(lines))
        or (Kind.CODES in headings and any(map(version_in, lines)))
        or headings >= {Kind.NAMES, Kind.DUTIES}
    )


def parse_html(tree: LexborHTMLParser, markup: str, source: Source) -> Reading | None:
    """The profile in an HTML page, which ``tree`` is of; None where it is not of this layout."""
    text, levels = _text_of(tree)
    refuse_oversized(text, source.file)
    if not recognises(text):
        return None
    source = replace(source, url=address_of(tree, markup), publisher=site_of(tree))
    reading = parse(canonical(text.encode(), source.file), source, levels)
    lines = text.split("\n")
    # People look for what is wrong in the file, not in the text taken from it.
    findings = (
        replace(finding, line=line_in(markup, lines[finding.line - 1])) if finding.line else finding
        for finding in reading.findings
    )
    return Reading(reading.profile, tuple(findings), LAYOUT_HTML)


def _text_of(tree: LexborHTMLParser) -> tuple[str, dict[int, int]]:
    """The text that a page shows, and the levels of its headings by line number."""
    root = tree.css_first("main, [role=main]") or tree.body or tree.root
    lines: list[str] = []
    levels: dict[int, int] = {}
    for block in blocks_of(root) if root is not None else ():
        if lines:
            lines.append("")
        if block.level:
            levels[len(lines) + 1] = block.level
        lines += [part for line in _lines_of_block(block) for part in _divided(line)]
    return "\n".join(lines), levels


def parse(text: str, source: Source, levels: Mapping[int, int]) -> Reading:
    """The profile in a page of this layout; ``levels`` are of headings by line, none in text."""
    lines = content_of(_lines(text))
    first = next((place for place, line in enumerate(lines) if is_heading(line)), len(lines))
    place = title_in(lines[:first], levels)
    title = " ".join(lines[place].text.split()) if place is not None else ""
    reader = PageReader(source.file, levels)
    for line in lines[place + 1 : first] if place is not None else ():
        if date_in(line) is not None:
            reader.state_page_date(line)
        elif line.number not in levels and not is_control(line):
            reader.text(line)
    reader.read(lines[first:])
    parts = reader.parts
    profile = Profile(
        slug=slug_of(title),
        title=title,
        also_known_as=tuple(_names(parts)),
        codes=tuple(dict.fromkeys(_codes(parts))),
        text=text,
        sections=tuple(_sections(parts, reader.page)),
        revised=reader.page,
        source=source,
    )
    return Reading(profile, (*reader.findings, *_gaps(profile, parts)), LAYOUT_TEXT)


def _lines(text: str) -> list[Line]:
    """The lines that hold words; a known heading that holds its date is two, of one number."""
    lines = []
    for line in lines_of(text):
        halves = [_part(line, half) for half in _halves(line.text)]
        if halves and is_heading(halves[0]) and date_in(halves[1]):
            lines += halves
        elif line.text:
            lines.append(line)
    return lines


def _part(line: Line, half: Span) -> Line:
    span = Span(line.span.start + half.start, line.span.start + half.end)
    return Line(line.number, line.indent, span, line.text[half.start : half.end])


def _halves(text: str) -> tuple[Span, ...]:
    """Where a line holds words and a date behind them; nothing where it does not hold both."""
    # A pattern for both would take time by the square of the blanks in between.
    match = _DATE_BEHIND.search(text) if "\n" not in text else None
    words = text[: match.start()].rstrip() if match else ""
    return (Span(0, len(words)), Span(match.start(), len(text))) if match and words else ()


def _lines_of_block(block: Block) -> list[str]:
    """The lines of a block; a heading that holds its date is two."""
    halves = _halves(block.text) if block.level else ()
    return [block.text[half.start : half.end] for half in halves] or block.text.split("\n")


def _divided(line: str) -> list[str]:
    """A table row as cells, one a line, where its first is a heading or a version of the NOC."""
    first = lines_of(line.split("\t")[0])[0]
    return line.split("\t", 1) if is_heading(first) or version_in(first) else [line]


def _sections(parts: Sequence[Part], page: RevisionDate | None) -> Iterator[Section]:
    for part in parts:
        if part.lines:
            span = span_of(part.lines)
            span = Span(part.start or span.start, span.end)
            inferred = part.is_fact or part.kind in (Kind.OVERVIEW, Kind.NOTICE)
            revised = part.revised or page
            yield Section(part.heading, part.path, part.kind, span, inferred, revised)


def _names(parts: Sequence[Part]) -> Iterator[str]:
    for line in _lines_of_kind(parts, Kind.NAMES):
        for cell in BULLET.sub("", line.text).split("\t"):
            yield from names_of(cell)


def _codes(parts: Sequence[Part]) -> Iterator[str]:
    for line in _lines_of_kind(parts, Kind.CODES):
        yield from codes_in(line)


def _lines_of_kind(parts: Sequence[Part], kind: Kind) -> Iterator[Line]:
    return (line for part in parts if part.kind is kind and not part.is_fact for line in part.lines)


def _gaps(profile: Profile, parts: Sequence[Part]) -> Iterator[Finding]:
    """What a page of this layout should have and this one has not."""
    file = profile.source.file
    if not profile.slug:
        message = "no title stands above the definition and the first heading"
        yield found("no_title", file, message)
    filled = {part.heading for part in parts if part.lines}
    for part in parts:
        if part.heading not in filled:
            number = part.number or None
            yield found(
                "empty_section", file, "this section has no text", line=number, section=part.heading
            )
