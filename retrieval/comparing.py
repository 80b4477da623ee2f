"""Questions that compare occupations: "who earns more, a plumber or an electrician?".

Each profile is asked the same question, and the quotes stand side by side. Which is more, or
better, is left to the reader: the profiles do not say, and no verdict is made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.language.words import telling
from retrieval.naming.occupations import Named
from retrieval.naming.slots import AGAINST

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
_ALL = (
    r"(?:which|who|both|each|either|all)(?: (?:one|two|three|job|occupation|career))?"
    r"(?: of (?:the(?:m|se)|the (?:two|three)))?"
)
_OF_ALL = re.compile(rf"\b{_ALL}\b(?=\s+\w)", re.IGNORECASE)
_WHICH_IS = re.compile(rf"\b{_ALL} (?:is|are)\b(?=\s+\w)", re.IGNORECASE)
# "Which tools do they use" does not: it asks for tools.
_MEANS_ALL = re.compile(
    r"\b(?:which (?:one|of (?:them|these|the)|job|occupation|career|"
    r"is|are|has|have|pays?|earns?|makes?|takes?|needs?|requires?|grows?|offers?|would|will|do|does)|"
    r"who (?:earns?|makes?|gets?|works?)|both|each of (?:them|these)|compare|comparison|"
    r"difference|differ|(?:all|the) (?:two|three))\b",
    re.IGNORECASE,
)
# What one of several is more than others, each is to some extent.
_MORE = re.compile(r"\b(?:more|most|less|least) (?=[a-z]{4})", re.IGNORECASE)
_BASE = {
    "safer": "safe", "safest": "safe", "harder": "hard", "hardest": "hard", "easier": "hard",
    "easiest": "hard", "longer": "long", "longest": "long", "shorter": "long", "shortest": "long",
    "quicker": "long", "quickest": "long",
}  # fmt: skip
_DEGREES = frozenset(
    """
    longer shorter better worse higher lower bigger smaller larger quicker faster slower similar
    different good bad compare compares compared difference
    """.split()
)
_COMPARATIVE = re.compile(rf"\b(?:{'|'.join(_BASE)})\b", re.IGNORECASE)
_JOINS = re.compile(
    r"[\s,/]*(?:(?:or|and|vs|versus|than|to|with)\b\.?)?[\s,]*(?:(?:an?|the|that of|being)\b\s*)*",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\s*(?:\b(?:or|and|vs\.?|versus|than|to|with|as)\b|,)?\s*(?:\b(?:an?|the) )?$", re.I
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The occupations compared, and the question that each of their profiles is asked.

    ``left_out`` are those named beyond as many as stand side by side.
    """

    named: tuple[Named, ...]
    question: str
    left_out: tuple[Named, ...] = ()


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
    return Comparison(different[:MOST], _asked_of_each(text, different), different[MOST:])


def again(text: str, slugs: Sequence[str]) -> Comparison:
    """``text`` asked of each of the occupations ``slugs``, which stood side by side before."""
    # "Which one is safer" is "is it safe", "which pays more" is "they pays more".
    question = _OF_ALL.sub("they", _WHICH_IS.sub("is it", text))
    return Comparison(tuple(map(_by_slug, slugs)), _plain(question))


def against(text: str, named: Named, slugs: Sequence[str]) -> Comparison | None:
    """What ``text`` sets against the occupations ``slugs``, which were talked about; None if none.

    The question may be empty: "compared to plumbers?" asks what was asked before.
    """
    left = text[: named.start]
    joint = AGAINST.search(left)
    if joint is None or not slugs or set(slugs) & set(named.slugs):
        return None
    asked = left[: joint.start()] + text[named.end :]
    # "Is it longer than for plumbers?" asks of what was asked before, and says nothing of it.
    if not {word.lower for word in telling(asked)} - _DEGREES:
        asked = ""
    sides = (*map(_by_slug, slugs[: MOST - 1]), named)
    return Comparison(sides, _plain(asked))


def means_all(text: str) -> bool:
    """Whether ``text`` asks of several occupations together: "which one", "both", "compare"."""
    return bool(_MEANS_ALL.search(text))


def _by_slug(slug: str) -> Named:
    return Named("", 0, 0, (slug,))


def _plain(text: str) -> str:
    """``text`` without its comparatives: the profiles were not written to be compared."""
    text = _COMPARATIVE.sub(lambda found: _BASE[found.group().lower()], text)
    return _MORE.sub("", text)


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
