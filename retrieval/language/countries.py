"""Of which country a publisher writes, and what that country is called.

Asked of a handbook of the United States, "what do accountants need in America?" names nothing that
a page would have to mention: all of it is about that country. A profile of Alberta's is not about
all of Canada, so "in Canada" asks for more there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WRITES_OF = {
    re.compile(r"\bBureau of Labor Statistics|\bU\.?S\.? Department of Labor|\bO\*NET"): frozenset(
        "america|united states|united states of america|us|usa|states".split("|")
    ),
}
"""Who writes of a whole country, and its names."""


def home_of(publishers: Iterable[str | None]) -> frozenset[str]:
    """The names, lower case and without full stops, of the country that all of them write about."""
    found = {_home(publisher or "") for publisher in publishers}
    return found.pop() if len(found) == 1 else frozenset()


def is_home(name: str, home: frozenset[str]) -> bool:
    """Whether a name is that of the country: "the U.S."."""
    return name.lower().replace(".", "").removeprefix("the ") in home


def _home(publisher: str) -> frozenset[str]:
    return next(
        (names for known, names in _WRITES_OF.items() if known.search(publisher)), frozenset()
    )
