"""Greetings, thanks and calls for help: recognised, so that they are not searched for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from corpus.questions import load_questions
from retrieval import own_lines
from retrieval.kinds import without
from retrieval.language.words import words

_REPLIES = {
    "greeting": own_lines.GREETING,
    "thanks": own_lines.THANKS,
    "goodbye": own_lines.GOODBYE,
}
_KINDS = (*_REPLIES, "help")
_SURE = 0.5
_AT_ALL = 0.1
_CLEAR = 0.9
"""Kinds as likely as this together leave small talk out of account anyhow."""
_OFTEN, _SHARE = 3, 0.02
"""A word of small talk stands so often in its examples, or so often among all that it stands.

"Program" stands there once ("are you a program?"), and hundreds of times in those on schools.
"""


def small_talk(
    intents: Mapping[str, float], titles: Sequence[str], *, only_opener: bool
) -> str | None:
    """The line to say to small talk, or None when something is asked.

    ``intents`` are the probabilities of the kinds of question; ``only_opener`` says that the text
    was nothing but a greeting or thanks or a word on the last reply, so that nothing is asked;
    ``titles`` are those of the occupations covered.
    """
    likely = {kind: intents.get(kind, 0.0) for kind in _KINDS}
    likeliest = max(likely, key=likely.__getitem__)
    if not only_opener and likely[likeliest] < _SURE:
        return None
    if likely[likeliest] < _AT_ALL:  # "never mind" is neither a greeting nor thanks
        return own_lines.PUT_ASIDE
    return _REPLIES.get(likeliest) or own_lines.help_on(titles)


def unless_small_talk(intents: Mapping[str, float], terms: Sequence[str]) -> Mapping[str, float]:
    """The probabilities of the kinds of question, given that ``terms`` are its telling words.

    "Which programs must I know?" sounds like "what do you know?", but small talk does not speak of
    programs: then it is one of the other kinds.
    """
    rest = sum(p for kind, p in intents.items() if kind not in _KINDS)
    if rest > _CLEAR or _own().issuperset(terms):
        return intents
    return without(intents, _KINDS)


@cache
def _own() -> frozenset[str]:
    """The stems of the words that small talk is made of, by the examples of all kinds."""
    ours: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for kind, examples in load_questions().items():
        found = _counted(examples)
        every += found
        if kind in _KINDS:
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
