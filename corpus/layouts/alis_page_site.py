"""What a current ALIS page holds besides the profile: what the site puts on every page.

The layout is described in ``alis_page``. Lines are those that hold words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.headings import heading_key
from corpus.layouts.alis_page_lines import BULLET, fact_in, is_heading
from corpus.lines import Line

_ABOVE = re.compile(
    r"skip to\b|.*\bcookies?\b|.*\b(?:contact centre|hotline)$|toll[- ]free\b|.*\d{3}[-. ]\d{4}$"
    r"|.*\bsign (?:in|up)$|more information$|alerts?$|menu$|search$|home$|occ ?info$|breadcrumb\b",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"(?:was this (?:page|information)|(?:share|print|rate) this|(?:back to )?top(?: of page)?$"
    r"|send (?:us )?(?:your )?feedback|follow us|subscribe|sign up for|about alis$|contact us$"
    r"|©|copyright\b|privacy\b|terms of use|site ?map$|footer$)",
    re.IGNORECASE,
)
_CONTROLS = re.compile(
    r"(?:print|share|save|e-?mail|bookmark|listen|menu|search|home|on this page|expand all"
    r"|collapse all|add to favou?rites)\b.{0,20}",
    re.IGNORECASE,
)
_SHORTEST_NAVIGATION = 3  # headings with no text between them
# How to read interest codes is explained below them, the same on every page.
_GUIDE, _GUIDE_END = "reading interest codes", "learn more"
# Names of charts that text does not show: nothing, or another such name, stands below them.
_CHARTS = frozenset(
    heading_key(name)
    for name in ("Skills Shortage", "Employers that Recruited in the Last 2 Years", "Average Wage")
)


def is_above(line: Line) -> bool:
    """Whether a line is what the site puts above the title of every page."""
    return _ABOVE.match(line.text) is not None


def is_footer(line: Line) -> bool:
    """Whether a line begins what the site puts below every page."""
    return _FOOTER.match(line.text) is not None


def is_control(line: Line) -> bool:
    """Whether a line is the label of a button, such as "Print"."""
    return _CONTROLS.fullmatch(line.text) is not None


def content_of(lines: Sequence[Line]) -> list[Line]:
    """The lines without lists of links, guides to the site and names of charts without values."""
    return _without_empty_charts(list(_without_guide(_without_navigation(lines))))


def _without_navigation(lines: Sequence[Line]) -> list[Line]:
    """The lines without headings that follow each other, with or without bullets.

    The last of them may be a section's that the list stands above: if it is nowhere else.
    """
    uses = Counter(heading_key(line.text) for line in lines)
    kept = []
    for looks, run in groupby(lines, key=_looks_like_link):
        found = list(run)
        last = heading_key(found[-1].text)
        if looks is None or len(found) < _SHORTEST_NAVIGATION:
            kept += found
        elif looks == "" and uses[last] == [heading_key(line.text) for line in found].count(last):
            kept.append(found[-1])
    return kept


def _looks_like_link(line: Line) -> str | None:
    """The bullet, or "", that stands before a heading; None for any other line."""
    bullet = BULLET.match(line.text)
    if is_heading(line):
        return ""
    named = line.text[bullet.end() :] if bullet else ""
    return "•" if named and is_heading(Line(line.number, 0, line.span, named)) else None


def _without_guide(lines: Sequence[Line]) -> Iterator[Line]:
    in_guide = False
    for line in lines:
        key = heading_key(line.text)
        if key == _GUIDE:
            in_guide = True
        elif not in_guide:
            yield line
        elif is_heading(line) or key == _GUIDE_END:
            in_guide = False
            if key != _GUIDE_END:
                yield line


def _without_empty_charts(lines: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    below: Line | None = None
    for line in reversed(lines):
        has_value = below and any(map(str.isdigit, below.text)) and fact_in(below) is None
        if has_value or heading_key(line.text) not in _CHARTS:
            kept.append(line)
            below = line
    return kept[::-1]
