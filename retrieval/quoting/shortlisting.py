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

from retrieval.asked import Asked
from retrieval.language.expect import Form, has_form
from retrieval.quoting.marking import quote
from retrieval.quoting.selecting import MOST_RELATED
from retrieval.records import Quote
from retrieval.weighing.deciding import Ranked, Verdict, log_odds
from retrieval.weighing.evidence import alike
from retrieval.weighing.ranking import Weights

_LEAST = 0.1
"""How likely a passage is at least to stand beside a likely one, as a share of that."""


def together(values: Mapping[str, float], ranked: Sequence[Ranked]) -> Mapping[str, float]:
    """The evidence on the first few passages, by name: that of ``overall``, and on the others.

    ``few`` is the logarithm of the odds that one of them is the one to quote, each taken by itself,
    ``second`` that of the second alone.
    """
    chances = [one.probability for one in ranked[:MOST_RELATED]]
    none = math.prod(1.0 - chance for chance in chances)
    second = chances[1] if len(chances) > 1 else 0.0
    return {
        **values,
        "few": log_odds(1.0 - none),
        "second": log_odds(second),
    }


def is_sure(verdict: Verdict, weights: Weights) -> bool:
    """Whether the best passage may stand alone: sure enough, or asked for by name."""
    return verdict.by_name or verdict.confidence >= weights.sure


def shortlisted(verdict: Verdict, weights: Weights) -> Verdict | None:
    """The verdict on the first few passages, where one of them is likely enough to answer.

    To "what else?" or "tell me more" any passage would be as good as the first.
    """
    if verdict.asked.is_bare and verdict.asked.form is None:
        return None
    values = together(verdict.values, verdict.ranked)
    confidence = weights.shortlist.probability(values)
    if confidence < weights.threshold:
        return None
    return replace(verdict, confidence=confidence, values=values)


def asks_why_alone(asked: Asked) -> bool:
    """Whether nothing is asked but why what was quoted last is so: "why is that?"."""
    return asked.form is Form.REASON and not asked.terms


def reasons(shown: Sequence[Quote], at: int | None) -> tuple[Quote, ...]:
    """The quotes that may give the reason for what begins ``at``: they are of its kind of section.

    What was quoted itself gives none, or nobody would ask.
    """
    if not shown or at is None:
        return tuple(shown)
    sections = shown[0].passage.profile.sections
    of = next(
        (section for section in sections if section.span.start <= at < section.span.end), None
    )
    return tuple(
        quote
        for quote in shown
        if of is not None
        and alike(quote.passage.section, of)
        and has_form(quote.highlighted, Form.REASON)
        and quote.span.start != at
    )


def beside(verdict: Verdict) -> tuple[Quote, ...]:
    """The best passage, which probably answers, and of the next those not read in vain."""
    least = _LEAST * verdict.ranked[0].probability
    listed = (ranked for ranked in verdict.ranked[:MOST_RELATED] if ranked.probability >= least)
    return tuple(quote(verdict.asked, ranked) for ranked in listed)
