"""Of which country a publisher writes, and what that country is called.

Asked of a handbook of the United States, "what do accountants need in America?" names nothing that
a page would have to mention: all of it is about that country. A profile of Alberta's is not about
all of Canada, so "in Canada" asks for more there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_WRITES_OF = {
    re.compile(r"\bBureau of Labor Statistics|\bU\.?S\.? Department of Labor|\bO\*NET"): frozenset(
        "america|united states|united states of america|us|usa|states".split("|")
    ),
}
"""Who writes of a whole country, and its names."""
_UNITED_STATES = re.compile(
    # Shouted or in lower case, "us" is the country after "the" alone.
    r"\b(?:(?i:U\.\s?S\b(?:\.\s?A\b)?\.?)|(?i:(?<=\bthe )us)(?! (?:all|both|two)\b)"
    r"|(?P<bare>US))(?![\w'’])"
)
_NAMES_IN_TEXT = (("unit", "state"), ("u", "s"), ("usa",), ("america",))
"""How texts name that country, by the stems of the words; not "us", which is also who writes."""


def home_of(publishers: Iterable[str | None]) -> frozenset[str]:
    """The names, lower case and without full stops, of the country that all of them write about."""
    found = {_home(publisher or "") for publisher in publishers}
    return found.pop() if len(found) == 1 else frozenset()


def is_home(name: str, home: frozenset[str]) -> bool:
    """Whether a name is that of the country: "the U.S."."""
    return name.lower().replace(".", "").removeprefix("the ") in home


def of_its_publisher(name: str, publisher: str | None) -> bool:
    """Whether a name is that of the country that one publisher writes about."""
    return is_home(name, _home(publisher or ""))


def united_states_in(text: str) -> tuple[tuple[int, int], ...]:
    """Where ``text`` says "the U.S.", short as it is: a pronoun or two letters by themselves."""
    shouted = text.isupper()
    found = _UNITED_STATES.finditer(text)
    return tuple(one.span() for one in found if not (shouted and one["bare"]))


def names_in_text(name: str) -> tuple[tuple[str, ...], ...]:
    """The stems of each name that a text may have for the country of that name; none for others."""
    return _NAMES_IN_TEXT if any(is_home(name, names) for names in _WRITES_OF.values()) else ()


@cache
def _home(publisher: str) -> frozenset[str]:
    return next(
        (names for known, names in _WRITES_OF.items() if known.search(publisher)), frozenset()
    )
