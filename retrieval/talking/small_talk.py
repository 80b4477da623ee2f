"""Greetings, thanks and calls for help: recognised, so that they are not searched for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retrieval.kinds import SMALL_TALK
from retrieval.telling import own_lines

_REPLIES = {
    "greeting": own_lines.GREETING,
    "thanks": own_lines.THANKS,
    "goodbye": own_lines.GOODBYE,
}
_SURE = 0.5
_AT_ALL = 0.1


def small_talk(
    intents: Mapping[str, float], titles: Sequence[str], *, only_opener: bool
) -> str | None:
    """The line to say to small talk, or None when something is asked.

    ``intents`` are the probabilities of the kinds of question; ``only_opener`` says that the text
    was nothing but a greeting or thanks or a word on the last reply, so that nothing is asked;
    ``titles`` are those of the occupations covered.
    """
    likely = {kind: intents.get(kind, 0.0) for kind in SMALL_TALK}
    likeliest = max(likely, key=likely.__getitem__)
    if not only_opener and likely[likeliest] < _SURE:
        return None
    if likely[likeliest] < _AT_ALL:  # "never mind" is neither a greeting nor thanks
        return own_lines.PUT_ASIDE
    return _REPLIES.get(likeliest) or own_lines.help_on(titles)
