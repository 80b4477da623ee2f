"""Who joins the occupations that stand side by side, and who leaves them: "add plumbers"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from retrieval.naming.occupations import Named
from retrieval.understanding.comparing import MOST, Comparison, by_slug

_SO = r"\W*(?:(?:ok|okay|so|now|then|please|no|but|and|can you|could you|let's|just)\b[\s,]*)*"
_ONE = r"(?: (?:in|also|too|for))?(?: (?:an?|the|that of))? "
_ADDS = re.compile(
    rf"{_SO}\b(?:plus|add|adding|include|including|bring in|throw in){_ONE}", re.IGNORECASE
)
_AND = re.compile(rf"(?:(?:ok|okay|so|now)\b[\s,]*)?and{_ONE}", re.IGNORECASE)
_DROPS = re.compile(
    rf"{_SO}\b(?:drop|without|remove|forget(?: about)?|skip|except|minus|not|leave out|"
    rf"take (?:out|away)|lose|scratch){_ONE}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\W*(?:(?:one|ones|too|as well|also|please|then|out|now|to (?:it|that|them|those|the list|"
    r"the comparison))\b\W*)*",
    re.IGNORECASE,
)


def joining(
    text: str, slugs: Sequence[str], name: Callable[[str], Named | None], *, together: bool
) -> Comparison | None:
    """The comparison of ``slugs`` as ``text`` has it from now on, or None if it changes nothing.

    One more occupation stands beside them, "add plumbers", or one less, "without the plumbers";
    "and plumbers?" does so where they stand ``together``. ``name`` tells whose name a text is.
    """
    drops, adds = _DROPS.match(text), _ADDS.match(text) or (_AND.match(text) if together else None)
    begins = (drops or adds) if slugs else None
    named = name(text[begins.end() :]) if begins else None
    if begins is None or named is None or not named.covered:
        return None
    if named.start or not _AFTER.fullmatch(text[begins.end() + named.end :]):
        return None
    left = tuple(by_slug(slug) for slug in slugs if slug not in named.slugs)
    if drops:
        return Comparison(left, "") if 0 < len(left) < len(slugs) else None
    return Comparison((*left, named), "") if len(left) == len(slugs) < MOST else None
