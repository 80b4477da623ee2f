"""What the lines of a current ALIS page are, judged by themselves and what stands around them.

The layout is described in ``alis_page``; here are its marks. Lines are those that hold words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from corpus.headings import heading_key
from corpus.lines import Line

_HEADINGS = frozenset(
    heading_key(heading)
    for heading in (
        "Also Known As",
        "NOC Code",
        "NOC Codes",
        "Interests",
        "Interests & Abilities",
        "Duties",
        "Working Conditions",
        "Personal Characteristics",
        "Traits & Skills",
        "Minimum Education",
        "Educational Requirements",
        "Required Education",
        "Certification Requirements",
        "Employment & Advancement",
        "Employment Outlook",
        "Wage & Salary",
        "Related Occupations",
        "Related High School Subjects",
        "Related Post-Secondary Field of Study",
        "Related Post-Secondary Fields of Study",
        "Other Sources of Information",
    )
)
_DATE = re.compile(r"(?:Last )?Updated\b:?\s*(?P<date>.*?)\.?", re.IGNORECASE)
_LONGEST_DATE = 4  # words: "Thursday, August 28, 2025"; a longer line is a sentence
_VERSION = re.compile(r"(?P<version>\d{4}\s+(?:NOC(?:-S)?|OaSIS))\s*(?::.*)?")
_CODE = r"[A-Z]?\d{3,5}(?:\.\d+)*"
_CODES = re.compile(rf"(?:^|[:•\t]\s*)(?P<before>{_CODE})(?:\s*:|$)|\((?P<after>{_CODE})\)$")
_NOTICE = re.compile(
    r"(?:Updated\b[^.]{4,30}\.\s+)?(?=The information contained in (?:this|the) )",
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
_LONGEST_TITLE = 90  # characters
_SHORTEST_NAVIGATION = 3  # headings with no text between them


def is_heading(line: Line) -> bool:
    """Whether a line is the heading of a section that pages of this layout have."""
    return heading_key(line.text) in _HEADINGS


def date_in(line: Line) -> str | None:
    """The date, readable or not, that a line "Updated Mar 16, 2018" states."""
    match = _DATE.fullmatch(line.text)
    return match["date"] if match and len(match["date"].split()) <= _LONGEST_DATE else None


def version_in(line: Line) -> str | None:
    """The version of the NOC whose codes a line announces: "2016 NOC"."""
    match = _VERSION.fullmatch(line.text)
    return match["version"] if match else None


def codes_in(line: Line) -> tuple[str, ...]:
    """The codes of a line "1252: Name" or "Name (1252)", bulleted or not."""
    return tuple(match["before"] or match["after"] for match in _CODES.finditer(line.text))


def notice_in(line: Line) -> re.Match[str] | None:
    """Where a line begins the disclaimer; the match holds the page's date, if that leads."""
    return _NOTICE.match(line.text)


def is_footer(line: Line) -> bool:
    """Whether a line begins what the site puts below every page."""
    return _FOOTER.match(line.text) is not None


def content_of(lines: Sequence[Line]) -> list[Line]:
    """The lines without lists of links: headings that follow each other without text between.

    The last of them may be a section's that the list stands above: if it is nowhere else.
    """
    uses = Counter(heading_key(line.text) for line in lines)
    kept = []
    for are_headings, run in groupby(lines, key=is_heading):
        found = list(run)
        if not are_headings or len(found) < _SHORTEST_NAVIGATION:
            kept += found
        elif uses[last := heading_key(found[-1].text)] == [
            heading_key(line.text) for line in found
        ].count(last):
            kept.append(found[-1])
    return kept


def title_in(before: Sequence[Line], levels: Mapping[int, int]) -> int | None:
    """Which line before the first section is the title; ``levels`` are of HTML headings by line.

    Without headings it is the line in title case that is nearest to the definition, which is one
    paragraph and stands last.
    """
    headed = [place for place, line in enumerate(before) if line.number in levels]
    if headed:
        return min(reversed(headed), key=lambda place: levels[before[place].number])
    places = (place for place in range(len(before) - 2, -1, -1) if _is_title(before[place]))
    return next(places, None)


def is_control(line: Line) -> bool:
    """Whether a line is the label of a button, such as "Print"."""
    return _CONTROLS.fullmatch(line.text) is not None


def _is_title(line: Line) -> bool:
    words = re.findall(r"[^\W_]+", line.text)
    longer = [word for word in words if len(word) > 3]
    ends_plain = line.text[-1].isalnum() or line.text[-1] == ")"
    is_short = len(line.text) <= _LONGEST_TITLE and ends_plain
    if not is_short or is_control(line) or date_in(line) is not None:
        return False
    return bool(words) and all(not word[0].islower() for word in (words[0], *longer))
