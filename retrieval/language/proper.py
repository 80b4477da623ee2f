"""Proper names that need no capitals: institutions called such, known places, "the U.S."."""

from __future__ import annotations

from retrieval.language.countries import united_states_in
from retrieval.language.places import place_names
from retrieval.language.words import FRAME, Word

INSTITUTIONS = frozenset("university college institute polytechnic academy".split())
"""What a school is called besides its name."""
_GENERIC = frozenset(
    """
    a an the any some which what whose my your our their his her this that these those local
    community technical trade trades high post-secondary postsecondary secondary vocational
    private public junior middle elementary professional national provincial state regional
    graduate grad medical law business art nursing good best online canadian american in at to
    of for from by and or into after finish finished during through leave attend go going
    start another other same right every each no year years yr yrs little small big bigger smaller
    large nearby near nearest closest cheap cheaper
    """.split()
)


def mark_institutions(found: tuple[Word, ...], named: list[bool]) -> None:
    """Mark the words that name a school: "Banff College", "the University of Guelph"."""
    for i, word in enumerate(found):
        if word.lower not in INSTITUTIONS:
            continue
        if i and (named[i - 1] or _may_name(found[i - 1])):
            named[i - 1 : i + 1] = [True] * 2
        elif i + 2 < len(found) and found[i + 1].lower == "of" and _may_name(found[i + 2]):
            named[i : i + 3] = [True] * 3


def _may_name(word: Word) -> bool:
    """Whether a word next to "college" says which one."""
    said = word.lower
    return said not in _GENERIC and said not in FRAME and not said[0].isdigit()


def mark_places(found: tuple[Word, ...], named: list[bool]) -> None:
    """Mark the words of places that are known."""
    lowered = tuple(word.lower for word in found)
    places_from = place_names()
    for i, word in enumerate(lowered):
        for name in places_from.get(word, ()):
            if lowered[i : i + len(name)] == name:
                named[i : i + len(name)] = [True] * len(name)


def mark_united_states(text: str, found: tuple[Word, ...], named: list[bool]) -> None:
    """Mark "the U.S.", but not as a part of another name: "the U.S. Navy"."""
    for start, end in united_states_in(text):
        within = [i for i, word in enumerate(found) if start <= word.start < end]
        after = within[-1] + 1
        if after == len(found) or not named[after] or text[end : found[after].start].strip():
            named[within[0] : after] = [True] * len(within)
