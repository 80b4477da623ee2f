"""Words that English has whatever the profiles say, occupations and places among them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "vocabulary"


def _lines(name: str) -> list[str]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def occupations() -> frozenset[str]:
    """Single nouns that name an occupation, lower case, in the singular."""
    return frozenset(word for line in _lines("occupations.txt") for word in line.split())


@cache
def not_occupations() -> frozenset[str]:
    """Words that end like a noun for a person but name none: "computer", "career"."""
    return frozenset(word for line in _lines("not_occupations.txt") for word in line.split())


@cache
def everyday_names() -> Mapping[str, str]:
    """What occupations are called every day, and the name they go by in profiles, lower case."""
    lines = (line.partition(" = ") for line in _lines("everyday_names.txt"))
    return {everyday: formal for everyday, _, formal in lines}


@cache
def places() -> tuple[str, ...]:
    """Names of regions, countries and cities."""
    return tuple(_lines("places.txt"))
