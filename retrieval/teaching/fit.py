"""Questions with known answers -> the weights of ranking and deciding (``weights.json``).

Only questions kept for tuning belong here, never those a figure is reported on. scikit-learn does
the fitting and is needed for nothing else in this folder.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from corpus.gold import Gold
from retrieval.asked import Asked
from retrieval.assistant import Assistant
from retrieval.conversation import Conversation
from retrieval.measuring.gold import answers
from retrieval.quoting.selecting import quotes, related
from retrieval.quoting.shortlisting import together
from retrieval.weighing.deciding import Ranked, Verdict, overall, rank
from retrieval.weighing.ranking import Logistic, Weights
from retrieval.weighing.search import Hit, compared

WRONG_ANSWER_COST = 1.4
"""A wrong answer given is this many times as bad as a refusal where the profile has the answer.

A quote is shown when that makes it the better bet: when p > cost x (1 - p).
"""
SURE_COST = 3.0
"""A wrong answer given as certain is this many times as bad as a right one given as uncertain."""
_STRENGTH = 1.0
_COPY_WEIGHT = 0.15
_PASSAGES = 10
"""Every question weighs as much as this many passages, however many its profile has."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weights, and how many questions of each sort they were fitted on."""

    weights: Weights
    readings: int
    answerable: int


def fit(assistants: Mapping[str, Assistant], golds: Iterable[Gold]) -> Fitted:
    """Fit the models on the last turns of ``golds``.

    ``assistants`` maps a gold question's profile, or "" for none, to the assistant it is asked of;
    their own weights only replay the earlier turns.
    """
    looked_up = [
        (gold, verdict)
        for gold in golds
        if gold.outcome != "chat" and (gold.profile or "") in assistants
        for verdict in _verdicts(assistants[gold.profile or ""], gold)
    ]
    ranker = _fit_rank(looked_up)
    decider = _fit_decide(looked_up, ranker, overall, _shows_answer)
    shortlister = _fit_decide(looked_up, ranker, _of_few, _lists_answer)
    threshold, sure = (cost / (1 + cost) for cost in (WRONG_ANSWER_COST, SURE_COST))
    weights = Weights(ranker, decider, shortlister, round(threshold, 3), round(sure, 3))
    answerable = sum(gold.outcome == "answer" for gold, _ in looked_up)
    return Fitted(weights, len(looked_up), answerable)


def _verdicts(assistant: Assistant, gold: Gold) -> tuple[Verdict, ...]:
    conversation = Conversation()
    for turn in gold.turns[:-1]:
        _, conversation = assistant.ask(turn, conversation)
    return assistant.verdicts(gold.turns[-1], conversation)


def _fit_rank(looked_up: Sequence[tuple[Gold, Verdict]]) -> Logistic:
    """Fit on pairs of a reading and a passage: does the passage hold the words expected?"""
    rows, right, weights = [], [], []
    for gold, verdict in looked_up:
        holds = [answers(gold, r.hit.passage.text, r.hit.passage.section) for r in verdict.ranked]
        if gold.outcome != "answer" or not any(holds):
            continue
        rows += [ranked.evidence._asdict() for ranked in verdict.ranked]
        right += holds
        weights += [_PASSAGES / len(holds)] * len(holds)
    return logistic(rows, right, weights)


def _fit_decide(
    looked_up: Sequence[tuple[Gold, Verdict]],
    ranker: Logistic,
    evidence: Callable[[Asked, tuple[Ranked, ...]], Mapping[str, float]],
    shows: Callable[[Gold, Asked, tuple[Ranked, ...]], bool],
) -> Logistic:
    """Fit on readings: do the quotes that would be shown hold the words expected?

    Every question that has an answer is also weighed, lightly, without the sections that hold it,
    as if the profile did not state it.
    """
    rows, right, copies = [], [], []
    for gold, verdict in looked_up:
        hits = [ranked.hit for ranked in verdict.ranked]
        for kept in (hits, _without_answer(gold, hits)):
            if not kept:
                continue
            ranked = rank(verdict.asked, kept, Weights(ranker, ranker, ranker, 0.0, 0.0))
            rows.append(evidence(verdict.asked, ranked))
            right.append(kept is hits and shows(gold, verdict.asked, ranked))
            copies.append(kept is not hits)
    return logistic(rows, right, np.where(copies, _COPY_WEIGHT, 1.0))


def _without_answer(gold: Gold, hits: Sequence[Hit]) -> Sequence[Hit]:
    """The hits outside every section that holds the words expected; none if no section does."""
    undated = replace(gold, revised=None)
    holding = {
        hit.passage.section
        for hit in hits
        if answers(undated, hit.passage.text, hit.passage.section)
    }
    rest = [hit for hit in hits if hit.passage.section not in holding]
    return (
        compared([(hit.indexed, hit.held, hit.sentences, hit.whole) for hit in rest])
        if holding and rest
        else ()
    )


def _shows_answer(gold: Gold, asked: Asked, ranked: tuple[Ranked, ...]) -> bool:
    shown = quotes(Verdict(asked, ranked, 0.0))
    return any(answers(gold, quote.text, quote.passage.section) for quote in shown)


def _of_few(asked: Asked, ranked: tuple[Ranked, ...]) -> Mapping[str, float]:
    return together(overall(asked, ranked), ranked)


def _lists_answer(gold: Gold, asked: Asked, ranked: tuple[Ranked, ...]) -> bool:
    listed = related(Verdict(asked, ranked, 0.0), ())
    return any(answers(gold, quote.text, quote.passage.section) for quote in listed)


def logistic(
    rows: Sequence[Mapping[str, float]],
    right: Sequence[bool],
    weights: ArrayLike | None = None,
    strength: float = _STRENGTH,
) -> Logistic:
    """Fit on standardised values, so that one strength suits all; give weights for plain ones.

    ``strength`` is how far the data may pull the weights from zero (scikit-learn's ``C``).
    """
    values = np.array([list(row.values()) for row in rows])
    model = _model(strength).fit(values, right, logisticregression__sample_weight=weights)
    scaler, regression = model[0], model[1]
    plain = regression.coef_[0] / scaler.scale_
    bias = float(regression.intercept_[0] - plain @ scaler.mean_)
    named = zip(rows[0], plain, strict=True)
    return Logistic(round(bias, 4), {name: round(float(weight), 4) for name, weight in named})


def _model(strength: float) -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=5000))


def save(weights: Weights, path: Path) -> None:
    """Write the weights where ``ranking.load_weights`` reads them, readable and in order."""
    content = {
        "rank": {"bias": weights.rank.bias, "weights": dict(weights.rank.weights)},
        "decide": {"bias": weights.decide.bias, "weights": dict(weights.decide.weights)},
        "shortlist": {"bias": weights.shortlist.bias, "weights": dict(weights.shortlist.weights)},
        "threshold": weights.threshold,
        "sure": weights.sure,
    }
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
