"""Questions that only sound like small talk: "which programs must I know?"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from corpus.questions import load_questions
from retrieval.kinds import SMALL_TALK, without
from retrieval.language.words import words

_CLEAR = 0.9
"""Kinds as likely as this together leave small talk out of account anyhow."""
_OFTEN, _SHARE = 3, 0.02
"""A word of small talk stands so often in its examples, or so often among all that it stands.

"Program" stands there once ("are you a program?"), and hundreds of times in those on schools.
"""


def unless_small_talk(intents: Mapping[str, float], terms: Sequence[str]) -> Mapping[str, float]:
    """The probabilities of the kinds of question, given that ``terms`` are its telling words.

    "Which programs must I know?" sounds like "what do you know?", but small talk does not speak of
    programs: then it is one of the other kinds.
    """
    rest = sum(p for kind, p in intents.items() if kind not in SMALL_TALK)
    if rest > _CLEAR or _own().issuperset(terms):
        return intents
    return without(intents, SMALL_TALK)


@cache
def _own() -> frozenset[str]:
    """The stems of the words that small talk is made of, by the examples of all kinds."""
    ours: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for kind, examples in load_questions().items():
        found = _counted(examples)
        every += found
        if kind in SMALL_TALK:
            ours += found
    return frozenset(s for s, n in ours.items() if n >= _OFTEN or n / every[s] >= _SHARE)


def _counted(examples: Iterable[str]) -> Counter[str]:
    """How often each telling word, by its stem, stands in ``examples``."""
    # Each word is cut to its stem once, not wherever it stands.
    found: Counter[str] = Counter()
    for word, times in Counter(" ".join(examples).lower().replace("’", "'").split()).items():
        for part in words(word):
            if part.telling:
                found[part.stem] += times
    return found
