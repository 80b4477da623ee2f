"""The names and codes by which people know the occupation of a handbook page.

All of them stand on the page: in its title, in the table of projections (one row for each
occupation that the page covers, with its SOC code) and in the list of the O*NET occupations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.records import Section

_PROJECTED = re.compile(r"^(?P<name>[^\t\n]+)\t(?P<code>\d{2}-\d{4})(?:\t|$)", re.MULTILINE)
_BETWEEN = re.compile(r",\s+and\s+|,\s+including\s+|,\s+|\s+and\s+", re.IGNORECASE)
_NO_NAME = re.compile(r"\ball other\b|^(?:other|related)\b", re.IGNORECASE)
_PEOPLE = re.compile(r"(?:[eo]rs|ists|ians|ants|aries|esses)$")
_AFTER_SUBJECT = r"\s+(?:typically|usually|often|also|may|must|need|work|who|are|have)\b"


def codes_in(text: str) -> tuple[str, ...]:
    """The SOC codes in the table of projections, "13-2011", in its order."""
    return tuple(dict.fromkeys(match["code"] for match in _PROJECTED.finditer(text)))


def names_in(title: str, text: str, sections: Iterable[Section]) -> tuple[str, ...]:
    """The page's other names, each once whatever its letter case."""
    first: dict[str, str] = {title.casefold(): title}
    for name in _names(title, text, sections):
        if not _NO_NAME.search(name):
            first.setdefault(name.casefold(), name)
    return tuple(first.values())[1:]


def _names(title: str, text: str, sections: Iterable[Section]) -> Iterator[str]:
    yield from _names_in_title(title, text)
    yield from (match["name"] for match in _PROJECTED.finditer(text))
    for section in sections:
        if section.path[-1:] == ("O*NET",):
            yield from filter(None, text[section.span.start : section.span.end].split("\n"))


def _names_in_title(title: str, text: str) -> Iterator[str]:
    """The names that a title joins: two in "Actors and Directors", none in "Bus and Taxi Drivers".

    Each must be a word for people, or what a sentence of the page is about. A single word after a
    longer name may lack a part of it: "Architects" in "Database Administrators and Architects".
    """
    parts = _BETWEEN.split(title)
    if not all(part.endswith("s") for part in parts):
        return
    is_after_longer = False
    for part in parts:
        is_name = _PEOPLE.search(part) or re.search(
            rf"\b{re.escape(part)}{_AFTER_SUBJECT}", text, re.IGNORECASE
        )
        if is_name and (" " in part or not is_after_longer):
            yield part
        is_after_longer = is_after_longer or " " in part
