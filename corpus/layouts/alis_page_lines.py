"""What the lines of a current ALIS page are, judged by themselves and what stands around them.

The layout is described in ``alis_page``; here are its marks. Lines are those that hold words.
"""

from __future__ import annotations

import re

from corpus.headings import heading_key
from corpus.layouts.stated_dates import may_be_date
from corpus.lines import Line
from corpus.records import Kind

_HEADINGS = frozenset(
    heading_key(heading)
    for heading in (
        "Also Known As",
        "NOC Code",
        "NOC Codes",
        "Interests",
        "Interest Codes",
        "Interests & Abilities",
        "Skills Shortage",
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
_VERSION = re.compile(r"(?:[•·*–-]\s*)?(?P<version>\d{4}\s+(?:NOC(?:-S)?|OaSIS))\s*(?::.*)?")
_CODE = r"[A-Z]?\d{3,5}(?:\.\d+)*"
_CODES = re.compile(rf"(?:^|[:•\t]\s*)(?P<before>{_CODE})(?:\s*:|$)|\((?P<after>{_CODE})\)$")
_NOTICE = re.compile(
    r"(?:Updated\b[^.]{4,30}\.\s+)?(?=The information contained in (?:this|the) )",
    re.IGNORECASE,
)
BULLET = re.compile(r"^[•·*–-]\s*")
_FACTS = {
    "Avg. Salary": Kind.WAGES,
    "Avg. Wage": Kind.WAGES,
    "Average Salary": Kind.WAGES,
    "Average Wage": Kind.WAGES,
    "Minimum Education": Kind.MINIMUM_EDUCATION,
    "Outlook": Kind.OUTLOOK,
    "Employed": Kind.EMPLOYMENT,
    "In Demand": Kind.OUTLOOK,
    "Certification": Kind.CERTIFICATION,
    "Strength Required": Kind.CONDITIONS,
}
_FACT = re.compile(rf"(?:[•·*–-]\s*)?(?P<label>{'|'.join(map(re.escape, _FACTS))}):?(?:\s+|$)")
_LONGEST_FACT = 80  # characters


def is_heading(line: Line) -> bool:
    """Whether a line is the heading of a section that pages of this layout have."""
    return heading_key(line.text) in _HEADINGS


def date_in(line: Line) -> str | None:
    """The date, readable or not, that a line "Updated Mar 16, 2018" states."""
    match = _DATE.fullmatch(line.text)
    words = match["date"].split() if match else []
    is_date = len(words) < 2 or any(map(str.isdigit, line.text))  # else it is a sentence
    return match["date"] if match and is_date and may_be_date(match["date"]) else None


def version_in(line: Line) -> str | None:
    """The version of the NOC whose codes a line announces: "2016 NOC"."""
    match = _VERSION.fullmatch(line.text)
    return match["version"] if match else None


def codes_in(line: Line) -> tuple[str, ...]:
    """The codes of a line "1252: Name" or "Name (1252)", bulleted or not."""
    return tuple(
        match["before"] or match["after"] for match in _CODES.finditer(BULLET.sub("", line.text))
    )


def notice_in(line: Line) -> re.Match[str] | None:
    """Where a line begins the disclaimer; the match holds the page's date, if that leads."""
    return _NOTICE.match(line.text)


def fact_in(line: Line) -> tuple[str, Kind] | None:
    """The label, and what it is about, of a line "Avg. Wage $26.14"; the value may be below it."""
    match = _FACT.match(line.text)
    if match is None or len(line.text) > _LONGEST_FACT or line.text.endswith("."):
        return None
    return match["label"], _FACTS[match["label"]]
