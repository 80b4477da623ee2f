"""The older ALIS text export: one occupation as plain text, by the Government of Alberta.

Line 1 is the title, the paragraph after it the definition. Then come lines ``Label:value``, and a
line of names separated by ``|`` that lists the sections. Headings stand alone on a line; Duties
(after the list) and Salary (after an extra blank line, within Employment) have none.
``Section revised March 2012`` at the end of a headed section dates it and what is inferred inside
it; ``Produced July 2010`` dates the rest. Contact lines, a disclaimer and the publisher follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from corpus.findings import Finding, Layout, Reading, found
from corpus.headings import heading_key, kind_of, names_of, slug_of
from corpus.layouts.alis_lines import (
    Piece,
    Role,
    label_of,
    names_in,
    pieces_of,
    role_of,
    states_fact,
)
from corpus.layouts.alis_sections import Part, SectionReader
from corpus.lines import Line, lines_of, span_of
from corpus.records import Kind, Profile, RevisionDate, Section, Source

LAYOUT = Layout("ALIS text export", "alis", ".txt")
SIGNS = (
    "no header line such as 'NOC Number(s):1122', no list of section names separated by '|', "
    "and no line 'Section revised March 2012' or 'Produced July 2010'"
)
_ENDING = {Kind.CONTACT: "Contact", Kind.NOTICE: "Disclaimer"}
_LONGEST_TITLE = 120  # characters
_LONGEST_PUBLISHER = 80
_CODE = re.compile(r"\b[A-Z]?\d{2,5}(?:[.-]\d+)*\b")
_NOTICE = re.compile(
    r"information contained in|current as of|disclaimer|copyright|all rights reserved|\u00a9",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"more information|contact|\bcall\b|phone|visit|website|e-?mail|\d{3}[-. ]\d{4}", re.IGNORECASE
)


def recognises(text: str) -> bool:
    """Whether a document bears a mark that only this layout has: see ``SIGNS``."""
    marks = (Role.NOTE, Role.PRODUCED, Role.NAMES)
    if text.lstrip().startswith(("<", "---")):  # markup, or the front matter of Markdown
        return False
    return any(
        role_of(line, True, frozenset()) in marks or states_fact(line) for line in lines_of(text)
    )


def parse(text: str, source: Source) -> Reading:
    """The profile in a document of this layout; ``text`` is canonical."""
    lines = lines_of(text)
    names = tuple(dict.fromkeys(name for line in lines for name in names_in(line)))
    listed = frozenset(heading_key(name) for name in names)
    title, rest = _title(lines, listed)
    reader = SectionReader(source.file, names)
    reader.read(pieces_of(rest, listed))
    ending, publisher, problems = _ending(text, reader.ending, source.file)
    parts = [*reader.parts, *ending]
    profile = Profile(
        slug=slug_of(title),
        title=title,
        also_known_as=tuple(_also_known_as(parts)),
        codes=tuple(_codes(parts)),
        text=text,
        sections=tuple(_sections(parts, reader.notes, reader.produced)),
        revised=reader.produced,
        source=replace(source, publisher=publisher),
    )
    findings = (*reader.findings, *problems, *_gaps(profile, parts, names))
    return Reading(profile, findings, LAYOUT)


def _title(lines: tuple[Line, ...], listed: frozenset[str]) -> tuple[str, tuple[Line, ...]]:
    """The title, spaced once, and the lines after it; no title where line 1 is something else."""
    first = next(position for position, line in enumerate(lines) if line.text)
    line = lines[first]
    is_title = (
        role_of(line, True, listed) is Role.TEXT
        and not label_of(line)
        and len(line.text) <= _LONGEST_TITLE
        and not line.text.endswith(".")
    )
    return (" ".join(line.text.split()), lines[first + 1 :]) if is_title else ("", lines)


def _ending(
    text: str, pieces: list[Piece], file: str
) -> tuple[list[Part], str | None, list[Finding]]:
    """What follows the profile's date: contact and disclaimer, the publisher, and what is odd."""
    end = pieces[-1].lines[-1] if pieces else None
    publisher = end if end and _names_publisher(end.text) else None
    parts: list[Part] = []
    findings = []
    for lines in _ending_blocks(pieces, publisher):
        kind, last = _ending_kind(lines), parts[-1] if parts else None
        if kind is None:
            message = "this text after the profile's date is neither contact nor disclaimer"
            findings.append(found("text_outside", file, message, line=lines[0].number))
        elif last and last.kind is kind and _adjoin(text, last.lines, lines):
            last.lines.extend(lines)
        else:
            parts.append(Part(_ENDING[kind], kind, True, 0, lines[0].number, lines))
    return parts, publisher.text if publisher else None, findings


def _adjoin(text: str, before: list[Line], after: list[Line]) -> bool:
    """Whether nothing but white space stands between two runs of lines."""
    return not text[before[-1].span.end : after[0].span.start].strip()


def _ending_kind(lines: list[Line]) -> Kind | None:
    words = "\n".join(line.text for line in lines)
    if _NOTICE.search(words):
        return Kind.NOTICE
    return Kind.CONTACT if _CONTACT.search(words) else None


def _ending_blocks(pieces: list[Piece], publisher: Line | None) -> Iterator[list[Line]]:
    """The blocks of the ending without the publisher, cut where a disclaimer begins in one."""
    for piece in pieces:
        lines = [line for line in piece.lines if line is not publisher]
        starts = (
            position
            for position, (before, line) in enumerate(pairwise(lines), 1)
            if before.text.endswith(".") and _NOTICE.search(line.text)
        )
        cut = next(starts, 0)
        yield from (block for block in (lines[:cut], lines[cut:]) if block)


def _names_publisher(text: str) -> bool:
    is_sentence = text[-1] in ".:;!?" or _NOTICE.search(text) or _CONTACT.search(text)
    return len(text) <= _LONGEST_PUBLISHER and not is_sentence


def _sections(
    parts: list[Part], notes: dict[int, RevisionDate], produced: RevisionDate | None
) -> Iterator[Section]:
    filled = (part for part in parts if not _is_empty(part))
    for part in sorted(filled, key=lambda part: part.lines[0].number):
        revised = notes.get(part.group, produced)
        yield Section(part.heading, (), part.kind, span_of(part.lines), part.inferred, revised)


def _is_empty(part: Part) -> bool:
    """Whether a part has no lines, or only a label without a value."""
    if len(part.lines) > 1:
        return False
    return not part.lines or heading_key(part.lines[0].text) == heading_key(part.heading)


def _value(part: Part) -> str:
    text = " ".join(" ".join(line.text for line in part.lines).split())
    return text.removeprefix(part.heading).lstrip(": ")


def _also_known_as(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        if part.kind is Kind.NAMES and not _is_empty(part):
            yield from names_of(_value(part))


def _codes(parts: list[Part]) -> Iterator[str]:
    for part in parts:
        if part.kind is Kind.CODES:
            yield from _CODE.findall(_value(part))


def _gaps(profile: Profile, parts: list[Part], names: tuple[str, ...]) -> Iterator[Finding]:
    """What a profile of this layout should have and this one has not."""
    file = profile.source.file
    if not profile.slug:
        yield found("no_title", file, "the first line is not a title", line=1)
    for part in parts:
        if _is_empty(part):
            message = "this section has no text"
            yield found("empty_section", file, message, line=part.line, section=part.heading)
    if not any(section.kind is Kind.OVERVIEW for section in profile.sections):
        yield found("empty_section", file, "no definition follows the title", section="Overview")
    present = {section.kind for section in profile.sections}
    headings = {heading_key(section.heading) for section in profile.sections}
    for name in names:
        if kind_of(name) not in present and heading_key(name) not in headings:
            message = "the list of sections names this one, but it is not there"
            yield found("missing_section", file, message, section=name)
    if profile.source.publisher is None:
        message = "no publisher on the last line: the end of the file may be missing"
        yield found("truncated", file, message, line=profile.text.rstrip().count("\n") + 1)
