"""Questions that compare occupations: "who earns more, a plumber or an electrician?".

Each profile is asked the same question, and the quotes stand side by side. Which is more, or
better, is left to the reader: the profiles do not say, and no verdict is made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.naming.occupations import Named

MOST = 3
_COMPARES = re.compile(
    r"\b(?:compar\w*|differen\w*|versus|vs|than|similar\w*|same|both|between|either|which)\b",
    re.IGNORECASE,
)
# What asks for a comparison stands in no profile, so no profile is asked for it.
_COMPARING = re.compile(
    r"\b(?:compare|comparison (?:of|between)|(?:what(?: is|'s|’s)? )?the difference(?: in)?(?= )|"
    r"versus|vs\.?)\s*",
    re.IGNORECASE,
)
# "Compare bakers and plumbers: how long do they train?" has its question after the names.
_ADDRESS = re.compile(r"^they\s*[:,]\s*(?=\S)")
# "Which one pays better", "do both need a license" are asked of each as "they".
_OF_ALL = re.compile(
    r"\b(?:which|who|both|each|either|all)(?: (?:one|two|three))?"
    r"(?: of (?:them|the(?:se|m)? ?(?:two|three)?))?\b(?=\s+(?!is\b|are\b)\w)",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"[\s,/]*(?:(?:or|and|vs|versus|than|to|with)\b\.?)?[\s,]*(?:(?:an?|the|that of|being)\b\s*)*",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\s*(?:\b(?:or|and|vs\.?|versus|than|to|with|as)\b|,)?\s*(?:\b(?:an?|the) )?$", re.I
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The occupations compared, and the question that each of their profiles is asked."""

    named: tuple[Named, ...]
    question: str


def comparison(text: str, named: Sequence[Named]) -> Comparison | None:
    """What ``text`` compares, or None: two occupations joined, or named beside a comparing word.

    One that is only mentioned on the way ("I was a baker, can I become a plumber?") is not.
    """
    different = _different(named)
    if len(different) < 2:
        return None
    between = [text[a.end : b.start] for a, b in pairwise(different)]
    joined = all(_JOINS.fullmatch(gap) and gap.strip() for gap in between)
    if not joined and not _COMPARES.search(text):
        return None
    return Comparison(different[:MOST], _asked_of_each(text, different))


def again(text: str, slugs: Sequence[str]) -> Comparison:
    """``text`` asked of each of the occupations ``slugs``, which stood side by side before."""
    return Comparison(tuple(Named("", 0, 0, (slug,)) for slug in slugs), _OF_ALL.sub("they", text))


def _different(named: Sequence[Named]) -> tuple[Named, ...]:
    kept: list[Named] = []
    for one in named:
        if not any(one.slugs == other.slugs and one.covered for other in kept):
            kept.append(one)
    return tuple(kept)


def _asked_of_each(text: str, named: Sequence[Named]) -> str:
    """The question about "they": the first name replaced, the others left out with what joins them.

    "do plumbers earn more than bakers" becomes "do they earn more".
    """
    for one in reversed(named[1:]):
        before = _BEFORE.sub("", text[: one.start])
        text = before + text[one.end :]
    first = named[0]
    text = re.sub(r"\b(?:an?|the) $", "", text[: first.start]) + "they" + text[first.end :]
    return _ADDRESS.sub("", _COMPARING.sub("", text))
