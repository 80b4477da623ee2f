"""Which line of a current ALIS page is its title. The layout is described in ``alis_page``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.layouts.alis_page_lines import BULLET, date_in, fact_in
from corpus.layouts.alis_page_site import is_above, is_control
from corpus.lines import Line

_LONGEST_TITLE = 90  # characters


def title_in(before: Sequence[Line], levels: Mapping[int, int]) -> int | None:
    """Which line before the first section is the title; ``levels`` are of HTML headings by line.

    Without headings it is the line in title case above the definition. None where what the site
    puts above the title comes next instead: the title was lost, and another line is not it.
    """
    headed = [
        place
        for place, line in enumerate(before)
        if line.number in levels and not is_above(line) and not is_control(line)
    ]
    if headed:
        return min(reversed(headed), key=lambda place: levels[before[place].number])
    is_defined = False
    for place in range(len(before) - 1, -1, -1):
        line = before[place]
        if is_above(line):
            return None
        if is_defined and _is_title(line):
            return place
        is_defined = is_defined or not _is_aside(line)
    return None


def _is_aside(line: Line) -> bool:
    """Whether a line between title and first section is no part of the definition."""
    return is_control(line) or date_in(line) is not None or fact_in(line) is not None


def _is_title(line: Line) -> bool:
    words = re.findall(r"[^\W_]+", line.text)
    longer = [word for word in words if len(word) > 3]
    ends_plain = line.text[-1].isalnum() or line.text[-1] == ")"
    is_short = len(line.text) <= _LONGEST_TITLE and ends_plain
    if not is_short or _is_aside(line) or BULLET.match(line.text):
        return False
    is_named = any(len(word) > 2 and word.isalpha() for word in words)
    return is_named and all(not word[0].islower() for word in (words[0], *longer))
