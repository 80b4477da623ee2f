"""Names and their words, kept by what they are looked up by."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from retrieval.naming.forms import Form
from retrieval.naming.titles import Name, Reading, keys_of, whole_key

_Key = TypeVar("_Key")


def exact(read: Iterable[tuple[Name, Sequence[Reading]]]) -> dict[str, tuple[str, ...]]:
    """Names by their key, the nearest claim to each: a whole title, a part of one, another name.

    "Machinists" are those with a profile of that title, not also "Machinists and Tool and Die
    Makers"; who only goes by a title of others comes after them.
    """
    wholes: list[tuple[str, str]] = []
    parts: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for name, readings in read:
        keys = parts if name.is_title else others
        keys.extend((key, name.slug) for key in keys_of(name, readings))
        if name.is_title:
            wholes.append((whole_key(name.text), name.slug))
    return frozen(others) | frozen(parts) | frozen(wholes)


def postings(
    forms: Sequence[Form],
) -> tuple[Mapping[str, frozenset[int]], Mapping[str, frozenset[int]]]:
    """The numbers of the forms that have each stem, and of those that end in each noun."""
    stems: dict[str, set[int]] = defaultdict(set)
    heads: dict[str, set[int]] = defaultdict(set)
    for number, form in enumerate(forms):
        if form.stems:
            heads[form.head].add(number)
        for word in form.stems:
            stems[word].add(number)
    return (
        {word: frozenset(found) for word, found in stems.items()},
        {word: frozenset(found) for word, found in heads.items()},
    )


def frozen(pairs: Iterable[tuple[_Key, str]]) -> dict[_Key, tuple[str, ...]]:
    """The profiles of each key, each once and in order."""
    sets: dict[_Key, set[str]] = defaultdict(set)
    for key, slug in pairs:
        sets[key].add(slug)
    return {key: tuple(sorted(slugs)) for key, slugs in sets.items()}


def starting(words: Sequence[str], start: str) -> list[str]:
    """The sorted ``words`` that start with ``start``."""
    found = []
    for word in words[bisect_left(words, start) :]:
        if not word.startswith(start):
            break
        found.append(word)
    return found
