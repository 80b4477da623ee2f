"""Names of occupations taken apart.

A title often names several occupations at once: "Aerospace Engineering and Operations Technologists
and Technicians". It is read as forms that each end in the noun for the person, with all words that
may stand before it, in order: "aerospace engineering operations technician".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.records import Kind, Profile
from retrieval.naming.nouns import is_occupation_noun, may_be_occupation, singular
from retrieval.naming.slots import LEADING

_EXCEPTION = re.compile(r",?\s*\b(?:except|excluding|not elsewhere)\b.*$", re.IGNORECASE)
_EXCEPTS = re.compile(r"xcept|xclud|not else|&")
_BRACKETS = re.compile(r"\(.*?\)")
_ABBREVIATION = re.compile(r"\(([A-Z]{2,6})s?\)")
_HELPERS = re.compile(r"(?<=^Helpers)-+")
_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|--|[,;/]")
_JOINS = frozenset({",", ";", "/", "--", "and", "or", "including"})
_DROPPED = frozenset("other all miscellaneous related the a an their for in to".split())
_SMALL = frozenset("and or of the for in a an to".split())
GENERAL = frozenset("worker professional person helper hand employee staff".split())
"""Said of any work: nouns at the end of names, never names by themselves."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an occupation, whose it is, and whether it is the title of that profile."""

    text: str
    slug: str
    is_title: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: its words, the noun for the person last.

    ``starts`` are the places of words that open a part of the name: in "Bill and Account
    Collectors" both "bill" and "account" do. ``qualified`` says that what stood after the noun
    was put first: "fast food cook" for "Cooks, fast food".
    """

    words: tuple[str, ...]
    starts: tuple[int, ...] = (0,)
    qualified: bool = False


def names_of(profiles: Iterable[Profile]) -> list[Name]:
    """The title of each profile and its other names."""
    return [
        Name(text, profile.slug, text == profile.title)
        for profile in profiles
        for text in (profile.title, *profile.also_known_as)
    ]


def related_names(profile: Profile) -> Iterator[str]:
    """The names of occupations that the profile lists as related: what each line opens with."""
    for section in profile.sections:
        if section.kind is Kind.RELATED:
            for line in profile.text[section.span.start : section.span.end].splitlines():
                yield line.split("\t")[0].strip(" •-")


def joined(run: Iterable[str]) -> str:
    """A key that is the same for "fire fighters" and "firefighter"."""
    return "".join([singular(word) for word in run if word not in _SMALL])


def whole_key(name: str) -> str:
    """The key of a name with all its words, but for what it excepts and has in brackets."""
    return joined(piece for piece in lower_words(_plain(name)) if piece not in _JOINS)


def keys_of(name: Name, readings: Iterable[Reading]) -> set[str]:
    """What a name is looked up by when it is typed in full, or one of its parts is.

    One word out of several is such a part of a title only: "Inspectors, testers, and sorters" are
    one name of an occupation, not three.
    """
    keys = {whole_key(name.text)}
    for reading in readings:
        if name.is_title or len(reading.words) > 1:
            keys.add(joined(reading.words))
        if not reading.qualified:
            keys.update(_part_keys(reading))
        if name.is_title and len(reading.words) > 2:
            keys.add(_initialled(reading.words))
    if "(" in name.text:
        keys.update(found.lower() for found in _ABBREVIATION.findall(name.text))
    return keys - {""}


def _part_keys(reading: Reading) -> Iterator[str]:
    """Each part of a name with the noun that it shares with the others: "crane operator"."""
    *before, head = reading.words
    for start, end in pairwise((*reading.starts, len(before))):
        if start < end:
            yield joined((*before[start:end], head))


def _initialled(words: tuple[str, ...]) -> str:
    """The key with initials for what stands before the noun: "hrmanager"."""
    return "".join(word[0] for word in words[:-1]) + singular(words[-1])


def _plain(name: str) -> str:
    """A name without what stands in brackets and what it excepts."""
    if "(" in name:
        name = _BRACKETS.sub(" ", name)
    if "-" in name:
        name = _HELPERS.sub("--", name)
    return _EXCEPTION.sub("", name).replace("&", " and ") if _EXCEPTS.search(name) else name


def lower_words(name: str) -> list[str]:
    """The words of a name in lower case, and the commas and slashes between them."""
    return [piece.lower().replace("’", "'").removesuffix("'s") for piece in _PIECE.findall(name)]


def readings_of(name: str) -> tuple[Reading, ...]:
    """The ways to read a name; the name itself where no word of it is a noun for a person."""
    pieces = lower_words(_plain(name))
    if "--" in pieces:
        at = pieces.index("--")
        return tuple(Reading((*part, *pieces[:at])) for part in _parts(pieces[at + 1 :]))
    qualifier: list[str] = []
    if "of" in pieces:
        at = pieces.index("of")
        qualifier = [piece for piece in pieces[at + 1 :] if piece not in _JOINS]
        pieces = pieces[:at]
    readings, rest = _coordinated(_parts(pieces))
    if not readings:
        return (Reading(tuple(rest)),) if rest else ()
    added = [*rest, *qualifier]
    qualified = [
        Reading((*added, *r.words), (0, *(len(added) + at for at in r.starts)), qualified=True)
        for r in readings
        if added
    ]
    return tuple(dict.fromkeys(qualified if qualifier else [*readings, *qualified]))


def _coordinated(parts: Iterable[list[str]]) -> tuple[list[Reading], list[str]]:
    """The readings of a list of parts, and the words after the last noun for a person.

    Words before the first noun belong to it; a noun by itself shares those of the noun before it.
    """
    readings: list[Reading] = []
    before: list[str] = []
    starts: list[int] = []
    shared: tuple[list[str], list[int]] = ([], [])
    for part in parts:
        if not _is_person(part[-1]):
            starts += _openings(part, len(before))
            before += part
            continue
        if len(part) == 1 and not before:
            before, starts = shared
        else:
            if len(part) > 1:
                readings.append(Reading(tuple(part)))
            starts += _openings(part, len(before))
            before = [*before, *part[:-1]]
        readings.append(Reading((*before, part[-1]), tuple(starts)))
        shared = (before, starts)
        before, starts = [], []
    return readings, before


def _openings(part: Sequence[str], at: int) -> list[int]:
    """Where a part may be taken to start: after "licensed" too."""
    return [at, at + 1] if part[0] in LEADING and len(part) > 1 else [at]


def _parts(pieces: list[str]) -> list[list[str]]:
    """What stands between commas, "and" and "or"."""
    parts: list[list[str]] = [[]]
    for piece in pieces:
        if piece in _JOINS:
            parts.append([])
        elif piece not in _DROPPED:
            parts[-1].append(piece)
    return [part for part in parts if part]


def _is_person(word: str) -> bool:
    return is_occupation_noun(word) or singular(word) in GENERAL or may_be_occupation(word)
