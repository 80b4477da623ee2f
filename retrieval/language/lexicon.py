"""Words that English has whatever the profiles say, occupations and places among them."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "vocabulary"
PUBLISHED = _FOLDER / "onet_names.tsv.gz"
TITLED = "\ttitle"
"""Marks the names there that are titles."""


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
def published_names() -> Mapping[str, tuple[str, ...]]:
    """Names of occupations, lower case and without spaces, and the SOC codes of each.

    They are the titles and alternate titles of the O*NET database, as written by
    ``python -m retrieval names``. Read when first needed, in some 50 ms.
    """
    lines = (line.removesuffix(TITLED).partition("\t") for line in _published())
    return {name: tuple(codes.split()) for name, _, codes in lines}


@cache
def published_titles() -> frozenset[str]:
    """Those of the published names that are the title of an occupation, or one that it joins."""
    return frozenset(line.partition("\t")[0] for line in _published() if line.endswith(TITLED))


def _published() -> list[str]:
    return gzip.decompress(PUBLISHED.read_bytes()).decode("utf-8").splitlines()


@cache
def places() -> tuple[str, ...]:
    """Names of regions, countries and cities."""
    return tuple(_lines("places.txt"))
