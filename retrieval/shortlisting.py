"""The first few passages together, where none of them is sure enough to answer by itself.

What is asked in everyday words often stands in one of the first passages, and which of them it is
cannot be told. To say then that the profile does not state it would mostly be untrue, and to quote
the best as the answer often wrong. So a model of its own weighs, over the same evidence, whether
any of them answers; if it is likely enough, all are quoted, and the reply says that it is not
certain.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from retrieval import messages
from retrieval.asked import Asked
from retrieval.deciding import Ranked, Verdict, log_odds, overall
from retrieval.marking import quote
from retrieval.ranking import Weights
from retrieval.records import Answer, Quote

SIZE = 3
"""So many passages are on a shortlist at most: as many as a refusal shows as related."""

_LEAST = 0.1
"""How likely a passage is at least to stand beside a likely one, as a share of that."""


def together(asked: Asked, ranked: Sequence[Ranked]) -> Mapping[str, float]:
    """The evidence on the first few passages, by name: that of ``overall`` and on the others.

    ``few`` is the logarithm of the odds that one of them is the one to quote, each taken by itself,
    ``second`` that of the second alone.
    """
    chances = [one.probability for one in ranked[:SIZE]]
    none = math.prod(1.0 - chance for chance in chances)
    second = chances[1] if len(chances) > 1 else 0.0
    return {
        **overall(asked, ranked),
        "few": log_odds(1.0 - none),
        "second": log_odds(second),
    }


def is_sure(verdict: Verdict, weights: Weights) -> bool:
    """Whether the best passage may stand alone: sure enough, or asked for by name."""
    confidence = verdict.confidence
    return confidence >= weights.sure or confidence > weights.decide.probability(verdict.values)


def shortlisted(verdict: Verdict, weights: Weights) -> Verdict | None:
    """The verdict on the first few passages, where one of them is likely enough to answer.

    To "what else?" or "tell me more" any passage would be as good as the first.
    """
    if verdict.asked.is_bare and verdict.asked.form is None:
        return None
    values = together(verdict.asked, verdict.ranked)
    confidence = weights.shortlist.probability(values)
    if confidence < weights.threshold:
        return None
    return replace(verdict, confidence=confidence, values=values)


def shortlist(verdict: Verdict, *, likely: bool = False) -> tuple[Quote, ...]:
    """The passages on the shortlist, likeliest first.

    Where the best is ``likely`` to answer, those are left off that would be read in vain.
    """
    least = _LEAST * verdict.ranked[0].probability if likely else 0.0
    listed = (ranked for ranked in verdict.ranked[:SIZE] if ranked.probability >= least)
    return tuple(quote(verdict.asked, ranked) for ranked in listed)


def uncertain(reply: Answer) -> Answer:
    """The answer by a shortlist: that nothing is certain is to be read before the rest."""
    line = messages.uncertain(several=len(reply.quotes) > 1)
    return _led_in(reply, line, reply.message, reply.notes)


def uncertain_of(part: str, reply: Answer) -> Answer:
    """The answer by a shortlist to one of several questions, which says to which."""
    line = messages.uncertain(part, several=len(reply.quotes) > 1)
    message = reply.message.removeprefix(f"{reply.notes[0]} ")
    return _led_in(reply, line, message, reply.notes[1:])


def _led_in(reply: Answer, line: str, message: str, notes: tuple[str, ...]) -> Answer:
    return replace(reply, message=f"{line} {message}", notes=(line, *notes), doubtful=True)
