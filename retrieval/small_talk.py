"""Greetings, thanks and calls for help: recognised, so that they are not searched for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retrieval import messages

_REPLIES = {
    "greeting": messages.GREETING,
    "thanks": messages.THANKS,
    "goodbye": messages.GOODBYE,
}
_SURE = 0.5


def small_talk(
    intents: Mapping[str, float], titles: Sequence[str], *, only_opener: bool
) -> str | None:
    """The line to say to small talk, or None when something is asked.

    ``intents`` are the probabilities of the kinds of question; ``only_opener`` says that the text
    was nothing but a greeting or thanks, so that one of the kinds of small talk must fit;
    ``titles`` are those of the occupations covered.
    """
    likely = {kind: intents.get(kind, 0.0) for kind in (*_REPLIES, "help")}
    likeliest = max(likely, key=likely.__getitem__)
    if not only_opener and likely[likeliest] < _SURE:
        return None
    return _REPLIES.get(likeliest) or messages.help_on(titles)
