"""The names of places, as they are looked for in a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from retrieval.language.lexicon import places
from retrieval.language.words import words


@cache
def place_names() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The words of the places' names, in lower case, by the first of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for place in places():
        name = tuple(word.lower for word in words(place))
        found.setdefault(name[0], []).append(name)
    return found
