"""Questions that compare occupations: "who earns more, a plumber or an electrician?".

Each profile is asked the same question, and the quotes stand side by side. Which is more, or
better, is left to the reader: the profiles do not say, and no verdict is made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from retrieval.language.words import telling, words
from retrieval.naming.occupations import Named, as_they
from retrieval.naming.slots import AGAINST
from retrieval.understanding.plainly import ALL, asks_most, plainly, which_for

MOST = 3
_COMPARES = re.compile(
    r"\b(?:compar\w*|differ\w*|versus|vs|than|similar\w*|same|both|between|either|which)\b",
    re.IGNORECASE,
)
# What asks for a comparison stands in no profile, so no profile is asked for it.
_COMPARING = re.compile(
    r"\b(?:compared?|comparison (?:of|between)|"
    r"(?:what(?: is|['’]?s| are)? |(?:is|are) there )?(?:the |an? |any )?(?:main |big(?:gest)? )?"
    r"differences?(?: in| between)?|differs?(?: in| from)?|different(?: from| than| to)?|"
    r"(?:the )?same(?: as)?|versus|vs\.?)(?!\w)\s*",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    r"\b(?:compar\w*|differ\w*|distinction|same|similar\w*|alike|versus|vs|in common)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\b(?:differ\w*|distinc\w+|distinguish\w*|versus|vs)\b", re.IGNORECASE)
_CHOICE = re.compile(r"\b(?:should i|choos\w*|decid\w*|torn|better|best)\b", re.IGNORECASE)
# What is left of a comparison that asks nothing of the profiles, and what else may stand in one
# that asks whether two are alike, or which of them to choose.
_NOTHING = frozenset(
    """
    they them it both each either all two three of and or between the a an to with from as me now
    ok so then please which one ones these those
    """.split()
)
_LIKE = _NOTHING | frozenset(
    """
    is am are i'm what's whats what how do does there any main big biggest really exactly much
    very can could you tell show give i want know need help should be become choose choosing decide
    deciding can't cannot torn better best go for career job option choice thing things have in
    common compare compared comparing comparison differ differs different difference differences
    distinction same similar similarity similarities alike versus vs that this
    """.split()
)
# "Compare bakers and plumbers: how long do they train?" has its question after the names.
_ADDRESS = re.compile(r"^(?:between )?they\s*[:,.;–—-]\s*(?=\S)|(?<=\w)\s*[:,;–—-]\s*they\W*$")
# "Which one pays better", "do both need a license" are asked of each as "they".
_NOT_OF_THEM = r"(?!.*\b(?:they|them|their)\b)"
_OF_ALL = re.compile(rf"\b{ALL}\b(?=\s+\w){_NOT_OF_THEM}|\bboth\W*$", re.IGNORECASE)
_WHICH_IS = re.compile(rf"\b{ALL} (?:is|are)\b(?=\s+\w){_NOT_OF_THEM}", re.IGNORECASE)
# "Which tools do they use" does not: it asks for tools.
_MEANS_ALL = re.compile(
    r"\b(?:which (?:one|of (?:them|these|the)|job|occupation|career|"
    r"is|are|has|have|pays?|earns?|makes?|takes?|needs?|requires?|grows?|offers?|would|will|do|does)|"
    r"who (?:earns?|makes?|gets?|works?)|both|each of (?:them|these)|compare|comparison|"
    r"differences?|differ|(?:all|the) (?:two|three))\b",
    re.IGNORECASE,
)
_DEGREES = frozenset(
    """
    longer shorter better worse higher lower bigger smaller larger quicker faster slower similar
    different good bad compare compares compared difference
    """.split()
)
_JOINS = re.compile(
    r"[\s,/]*(?:(?:or|and|vs|versus|than|to|with)\b\.?)?[\s,]*(?:(?:an?|the|that of|being)\b\s*)*",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\s*(?:\b(?:or|and|vs\.?|versus|than|to|with|as|from)\b|,)?\s*(?:\b(?:an?|the) )?$", re.I
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The occupations compared, and the question that each of their profiles is asked.

    The question is empty where nothing is asked but how they compare: "what's the difference?".
    ``apart`` says that it is then how they differ. ``left_out`` are those named beyond as many as
    stand side by side.
    """

    named: tuple[Named, ...]
    question: str
    left_out: tuple[Named, ...] = ()
    apart: bool = False


def comparison(text: str, named: Sequence[Named]) -> Comparison | None:
    """What ``text`` compares, or None: two occupations joined, or named beside a comparing word.

    One that is only mentioned on the way ("I was a baker, can I become a plumber?") is not.
    """
    different = _different([_name_proper(one) for one in named])
    if len(different) < 2:
        return None
    between = [text[a.end : b.start] for a, b in pairwise(different)]
    joined = all(_JOINS.fullmatch(gap) and gap.strip() for gap in between)
    if not joined and not _COMPARES.search(text):
        return None
    asked = _asked_of_each(text, different)
    apart = not asked and bool(_APART.search(text))
    return Comparison(different[:MOST], asked, different[MOST:], apart)


def again(text: str, slugs: Sequence[str], lacking: Sequence[str] = ()) -> Comparison:
    """``text`` asked of each of the occupations ``slugs``, which stood side by side before.

    ``lacking`` are those without a profile that they were compared with, which is said again.
    """
    sides = (*map(by_slug, slugs), *(Named(phrase, 0, 0, ()) for phrase in lacking))
    return Comparison(sides, "" if _asks_nothing(text) else _of_all(text))


def against(text: str, named: Named, slugs: Sequence[str]) -> Comparison | None:
    """What ``text`` sets against the occupations ``slugs``, which were talked about; None if none.

    The question may be empty: "compared to plumbers?" asks what was asked before.
    """
    left = text[: named.start]
    joint = AGAINST.search(left)
    if not slugs or set(slugs) & set(named.slugs):
        return None
    sides = (*map(by_slug, slugs[: MOST - 1]), named)
    if joint is None:
        which = which_for(left, text[named.end :])
        return Comparison(sides, _of_all(which)) if which else None
    asked = left[: joint.start()] + text[named.end :]
    # "Is it longer than for plumbers?" asks of what was asked before, and says nothing of it.
    if {word.lower for word in words(asked)} <= _LIKE | _DEGREES:
        return Comparison(sides, "")
    return Comparison(sides, plainly(asked))


def means_all(text: str) -> bool:
    """Whether ``text`` asks of several occupations together: "which one", "both", "compare"."""
    return bool(_MEANS_ALL.search(text)) or asks_most(text)


def by_slug(slug: str) -> Named:
    """One of those compared before, as it stands beside a name."""
    return Named("", 0, 0, (slug,))


def _different(named: Sequence[Named]) -> tuple[Named, ...]:
    kept: list[Named] = []
    for one in named:
        if not any(one.slugs == other.slugs and one.covered for other in kept):
            kept.append(one)
    return tuple(kept)


def _name_proper(named: Named) -> Named:
    """The name without what ends before it: of "who has more jobs, bakers or cooks" not "jobs"."""
    before, comma, name = named.phrase.partition(", ")
    if not comma or telling(before):
        return named
    return replace(named, phrase=name, start=named.start + len(before + comma))


def _asked_of_each(text: str, named: Sequence[Named]) -> str:
    """The question about "they": the first name replaced, the others left out with what joins them.

    "do plumbers earn more than bakers" becomes "do they earn more".
    """
    for one in reversed(named[1:]):
        before = _BEFORE.sub("", text[: one.start])
        text = before + text[one.end :]
    first = named[0]
    text = as_they(text, first)
    if _asks_nothing(text, choosing=True):
        return ""
    return _ADDRESS.sub("", plainly(_ADDRESS.sub("", _COMPARING.sub("", text))))


def _of_all(text: str) -> str:
    """``text`` asked of each: "which is safer" is "is it safe", "both need" is "they need"."""
    plain = plainly(_COMPARING.sub("", text))
    return _OF_ALL.sub("they", _WHICH_IS.sub("is it", plain))


def _asks_nothing(text: str, *, choosing: bool = False) -> bool:
    """Whether ``text`` only says that occupations are compared, or that one is to be chosen."""
    said = {word.lower for word in words(text)}
    asks = _ALIKE.search(text) or (choosing and _CHOICE.search(text))
    return said <= (_LIKE if asks else _NOTHING)
