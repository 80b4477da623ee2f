"""The sections of a profile by age, as a table whose rows lead to them, and a list of contents."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.records import Section
from retrieval.telling.ageing import SectionAge, oldest_first
from ui.text import escape

_WHOSE = {
    "section": "the section’s own",
    "profile": "the profile’s",
    "page": "the page’s",
}
_COLUMNS = ("Section", "Date", "Age", "Whose date")
_LONG = 8
"""A profile with more sections than this gets a list of contents."""


def anchor(number: int) -> str:
    """The name, within the page, of the section with this number."""
    return f"section-{number}"


def _summary(ages: Sequence[SectionAge]) -> str:
    old = sum(aged.old for aged in ages)
    counted = f"Sections by age ({len(ages)})"
    return f"{counted}: {old} may be out of date" if old else counted


def table(ages: tuple[SectionAge, ...]) -> str:
    """The sections, oldest first, with date, age and whose date it is; folded, as HTML."""
    rows = "".join(_row(aged) for aged in oldest_first(ages))
    heads = "".join(f'<th scope="col">{head}</th>' for head in _COLUMNS)
    return (
        f'<details class="folded"><summary>{_summary(ages)}</summary><table class="ages">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></details>"
    )


def _row(aged: SectionAge) -> str:
    section, words = aged.section, escape(aged.words or "unknown")
    flag = ' <span class="old">old</span>' if aged.old else ""
    stated = escape(section.revised.wording) if section.revised else "none stated"
    whose = _WHOSE[section.revised.basis] if section.revised else "none"
    return (
        f'<tr><th scope="row">{_link(aged.number, section.place)}</th>'
        f"<td>{stated}</td><td>{words}{flag}</td><td>{whose}</td></tr>"
    )


def contents(sections: Sequence[Section]) -> str:
    """The headings of a long profile, each leading to its section; folded, as HTML."""
    if len(sections) <= _LONG:
        return ""
    items = "".join(f"<li>{_link(n, s.place)}</li>" for n, s in enumerate(sections))
    return (
        '<details class="folded"><summary>Contents</summary>'
        f'<nav aria-label="Contents"><ul>{items}</ul></nav></details>'
    )


def _link(number: int, words: str) -> str:
    return f'<a href="#{anchor(number)}">{escape(words)}</a>'
