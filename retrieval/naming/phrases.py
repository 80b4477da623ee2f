"""Words before the name of an occupation: which of them belong to it, and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from retrieval.language.words import Word
from retrieval.naming.nouns import is_occupation_noun
from retrieval.naming.slots import LEADING, Place, place_of

_CLOSE = re.compile(r"[ \-/]")
_VERBS = frozenset(
    """
    hire hires employ employs employing pay pays paying teach teaches help helps make
    makes making earn earns work works working want wants love loves like hate start study
    learn use uses using see sees call calls replace replacing take takes mean means meant prefer
    prefers compare compares comparing contrast say says said know knows ask asked forget tell show
    vs versus choose pick consider considering choosing
    """.split()
)
_JOINS = frozenset(("and", "or"))
_BEFORE_NOUNS = frozenset("a an the become becoming as do does are of for".split())


def opening(text: str, said: Sequence[Word], first: int, free: int) -> int:
    """Where the noun phrase starts that ends in the words from ``first`` on.

    ``said`` are the words of ``text``; those before ``free`` are part of another name.
    """
    while first > free and _may_modify(text, said, first - 1):
        first -= 1
    return first


def side_by_side(text: str, word: Word, after: Word) -> bool:
    """Whether nothing but a space or a hyphen is between two words."""
    return _CLOSE.fullmatch(text, word.end, after.start) is not None


def joins_two(run: Sequence[str]) -> bool:
    """Whether a name ends before "and": "firefighters and paramedics", though some are both."""
    return any(after in _JOINS and is_occupation_noun(word) for word, after in pairwise(run))


def is_particular(text: str, before: Sequence[Word], noun: Word) -> bool:
    """Whether words before a noun say which kind is asked about, not just who employs them."""
    start = before[0].start
    if not start:
        return all(word.text.islower() for word in before)
    return place_of(text, start, noun.end) is Place.GOAL


def _may_modify(text: str, said: Sequence[Word], at: int) -> bool:
    word = said[at]
    return (
        side_by_side(text, word, said[at + 1])
        and word.telling
        and word.lower not in LEADING
        and word.lower not in _VERBS
        and not word.lower.endswith(("ly", "'s"))
        and (not word.lower.endswith("s") or not at or said[at - 1].lower in _BEFORE_NOUNS)
        and word.lower.isalpha()
    )
