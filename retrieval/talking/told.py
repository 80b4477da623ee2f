"""What is told and asks for nothing: "I was laid off last week".

Much of it asks all the same ("I get dizzy up high"), so it is looked up like any question. Only
where nothing answers, a refusal would sound as if a question had been misread.
"""

from __future__ import annotations

import re

from retrieval.records import Clarify, NoAnswer, Reason, Reply
from retrieval.understanding.carrying import speaks_of_other_work
from retrieval.understanding.preamble import ASKS_OF_IT

# "Wages in my area", "jobs my son could do": there the words before tell what is asked for.
_OF_WHAT = r"(?:about|around|as|at|by|for|from|in|near|of|to|with|within|jobs?|careers?|work)"
_OF_ONESELF = re.compile(
    r"\W*(?:(?:ok|okay|so|and|no|well|but|oh|hi|hello|h+m+)\b[\s,]*)*"
    r"(?:(?:i|im|ive|(?:i|we)['’]\w+|we)\b"
    rf"|(?!(?:\w+ )?{_OF_WHAT} )(?:\w+ ){{0,2}}(?:my|our)\b)",
    re.IGNORECASE,
)
# "I'm 50 could I still start", "I never finished school, any hope".
_INVERTED = re.compile(
    r"(?:[,.;!–—-]|\b(?:and|but|so|or)\b)\s*any\b|"
    r"\b(?:is|are|was|do|does|did|can|could|should|would|will|am|may|must|has|have) "
    r"(?:i|it|this|that|there|they|you|u|we|he|she|one|my|our)\b",
    re.IGNORECASE,
)
_REASONS = (Reason.OUT_OF_SCOPE, Reason.NOT_STATED)


def only_tells(text: str) -> bool:
    """Whether ``text`` says something of oneself or one's own and asks for nothing."""
    asks = "?" in text or ASKS_OF_IT.search(text) or _INVERTED.search(text)
    return not asks and _OF_ONESELF.match(text) is not None


def is_in_vain(reply: Reply, text: str, *, talked_of: bool) -> bool:
    """Whether a reply to what was told helps nobody on: it refuses it, or asks whom it is about.

    What describes work is asked back about for good reason, and where an occupation is
    ``talked_of`` it helps to know that its profile does not mention what was named.
    """
    if isinstance(reply, NoAnswer):
        absent = reply.reason is Reason.NAMED_THING_ABSENT and not talked_of
        return (absent or reply.reason in _REASONS) and not reply.doubtful
    return isinstance(reply, Clarify) and not speaks_of_other_work(text)
