"""Dates as sources write them -> ISO 8601 of the precision stated, and how old they are.

Nothing is guessed: a form that is not known, a day that does not exist and a weekday that does
not belong to its date are errors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus.errors import DateError

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_LONGER_CUTS = {"sept": "sep", "tues": "tue", "thur": "thu", "thurs": "thu"}
_EARLIEST_YEAR = 1900

_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<month>[A-Za-z]+)\.?\s+(?P<year>\d{4})",  # March 2012
        r"(?:(?P<weekday>[A-Za-z]+)\.?,\s*)?"  # Thursday, August 28, 2025
        r"(?P<month>[A-Za-z]+)\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})",  # Mar 16, 2018
        r"(?P<month>\d{2})/(?P<year>\d{4})",  # 08/2023
        r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?",  # 2012-03, 2012-03-16
    )
)


@dataclass(frozen=True, slots=True)
class Age:
    """How old a date is, in whole years and the whole months beyond them (0 to 11)."""

    years: int
    months: int


def parse_date(text: str) -> str:
    """A date in a source's words as ISO 8601: "March 2012" -> "2012-03".

    Knows ``March 2012``, ``Mar 16, 2018``, ``Thursday, August 28, 2025``, ``08/2023``,
    ``2012-03`` and ``2012-03-16``. Raises DateError for anything else.
    """
    stated = text.strip()
    match = next((found for form in _FORMS if (found := form.fullmatch(stated))), None)
    if match is None:
        raise DateError(
            f'"{stated}" is not a date in a known form. '
            'Write it as "March 2012", "Mar 16, 2018", "08/2023" or "2012-03-16"'
        )
    parts = match.groupdict()
    year, month = int(parts["year"]), _month(parts["month"], stated)
    if parts.get("day") is None:
        return _checked(year, month, 1, stated).isoformat()[:7]
    day = _checked(year, month, int(parts["day"]), stated)
    _check_weekday(parts.get("weekday"), day, stated)
    return day.isoformat()


def is_later(one: str, other: str) -> bool:
    """Whether a date from ``parse_date`` lies after another, as far as both are stated.

    "2018-03" and "2018-03-16" may be the same day, so neither is later; nor is a date later than
    none (""), or none than a date.
    """
    stated = min(len(one), len(other))
    return one[:stated] > other[:stated]


def age(date_iso: str, today: date) -> Age | None:
    """How old a date from ``parse_date`` is on ``today``; None for a date after it.

    A date without a day counts by calendar months. What was in the past when it was checked may
    still lie ahead where it is shown: of a clock that is off, or west of the one it was checked by.
    """
    numbers = [int(number) for number in date_iso.split("-")]
    months = (today.year - numbers[0]) * 12 + today.month - numbers[1]
    if (len(numbers) == 3 and date(*numbers) > today) or months < 0:
        return None
    if len(numbers) == 3 and today.day < numbers[2]:
        months -= 1
    return Age(*divmod(months, 12))


def age_in_words(date_iso: str, today: date) -> str | None:
    """An age for people: "14 years ago"; under two years with its months, as they matter then.

    None for a date after today.
    """
    found = age(date_iso, today)
    if found is None:
        return None
    years, months = _counted(found.years, "year"), _counted(found.months, "month")
    if found.years >= 2 or (found.years and not found.months):
        return f"{years} ago"
    if found.years:
        return f"{years} and {months} ago"
    return f"{months} ago" if found.months else "less than a month ago"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _month(name: str, stated: str) -> int:
    if name.isdigit():
        return int(name)
    return _position(name, _MONTHS, "month", stated) + 1


def _check_weekday(name: str | None, day: date, stated: str) -> None:
    if name is None:
        return
    if _position(name, _WEEKDAYS, "weekday", stated) != day.weekday():
        actual = _WEEKDAYS[day.weekday()].capitalize()
        raise DateError(f'"{stated}" contradicts itself: {day} is a {actual}. Correct one of them')


def _position(name: str, names: list[str], what: str, stated: str) -> int:
    """Which of ``names`` this is, written out or cut short."""
    lowered = _LONGER_CUTS.get(name.lower(), name.lower())
    for position, full in enumerate(names):
        if lowered in (full, full[:3]):
            return position
    raise DateError(f'"{name}" in "{stated}" is not a {what}. Correct the spelling')


def _checked(year: int, month: int, day: int, stated: str) -> date:
    if year < _EARLIEST_YEAR:
        raise DateError(f'the year of "{stated}" is before {_EARLIEST_YEAR}. Correct it')
    try:
        return date(year, month, day)
    except ValueError as error:
        raise DateError(f'"{stated}" is not a day that exists: {error}. Correct it') from error
