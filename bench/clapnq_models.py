"""The two models over the evidence of ``bench.sentences``, fitted on CLAPNQ questions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from bench.agreement import choose
from bench.clapnq_data import Case
from bench.sentences import (
    PassageEvidence,
    SentenceEvidence,
    passage_evidence,
    sentence_evidence,
)
from retrieval.teaching.fit import logistic
from retrieval.weighing.ranking import Logistic

SENTENCE_NAMES = tuple(field.name for field in fields(SentenceEvidence))
PASSAGE_NAMES = tuple(field.name for field in fields(PassageEvidence))
_FOLDS = 7
# Chosen by cross-validation in the fitting half, where three times more or less made no difference.
_SENTENCE_STRENGTH = 0.03
_PASSAGE_STRENGTH = 0.2
_SENTENCES = 6
"""Every question weighs as much as this many sentences, however many its passage has."""

Row = Mapping[str, float]
Predictor = Callable[["Example"], float]


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A case with its evidence, gathered once."""

    case: Case
    sentences: tuple[Row, ...]
    passage: Row


def example(case: Case) -> Example:
    """The case with the evidence on its sentences and on the passage."""
    found = sentence_evidence(case.asked, case.read)
    passage = passage_evidence(case.asked, case.read)
    return Example(case, tuple(asdict(sentence) for sentence in found), asdict(passage))


def fit_sentences(examples: Sequence[Example], names: Collection[str] = SENTENCE_NAMES) -> Logistic:
    """Fit on the sentences of answerable questions: what share of the annotators selected each?

    A share counts as so much of a sentence that was selected, and the rest of one that was not.
    """
    rows: list[Row] = []
    right: list[bool] = []
    weights: list[float] = []
    for one in examples:
        for row, share in zip(one.sentences, one.case.entry.shares, strict=True):
            weight = _SENTENCES / len(one.sentences)
            rows += [_only(row, names)] * 2
            right += [True, False]
            weights += [weight * share, weight * (1 - share)]
    return logistic(rows, right, weights, _SENTENCE_STRENGTH)


def fit_passages(examples: Sequence[Example], names: Collection[str] = PASSAGE_NAMES) -> Logistic:
    """Fit on passages: do they answer?"""
    rows = [_only(one.passage, names) for one in examples]
    right = [one.case.entry.answerable for one in examples]
    return logistic(rows, right, strength=_PASSAGE_STRENGTH)


def chances(one: Example, model: Logistic) -> list[float]:
    """The probability of each sentence."""
    return [model.probability(_only(row, model.weights)) for row in one.sentences]


def selection_score(one: Example, model: Logistic) -> float:
    """Token F1 of the sentences that the model selects."""
    return one.case.entry.agreement(choose(one.case.entry.sentences, chances(one, model)))


def top_score(one: Example, model: Logistic, most: int) -> float:
    """Token F1 of the ``most`` sentences that the model holds likeliest."""
    return one.case.entry.agreement(highest(chances(one, model), most))


def answer_score(one: Example, model: Logistic) -> float:
    """The probability that the passage answers."""
    return model.probability(_only(one.passage, model.weights))


def highest(scores: Sequence[float] | NDArray[np.float32], most: int) -> list[int]:
    """The numbers of the highest scores, of equals the first."""
    return [int(number) for number in np.argsort(-np.asarray(scores), kind="stable")[:most]]


def cross_validated(
    examples: Sequence[Example],
    fit: Callable[[Sequence[Example]], Logistic],
    score: Callable[[Example, Logistic], float],
) -> list[float]:
    """The score of every example by the model fitted on the other folds."""
    found = [0.0] * len(examples)
    for fold in range(_FOLDS):
        model = fit([one for i, one in enumerate(examples) if i % _FOLDS != fold])
        for i in range(fold, len(examples), _FOLDS):
            found[i] = score(examples[i], model)
    return found


def _only(row: Row, names: Collection[str]) -> dict[str, float]:
    return {name: value for name, value in row.items() if name in names}
