"""Which passages answer, and whether anything does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from retrieval.evidence import Asked, Evidence, covered, gather, log
from retrieval.ranking import Weights
from retrieval.search import Hit

_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit with its evidence and the probability that it is the passage to quote."""

    hit: Hit
    evidence: Evidence
    probability: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """One reading of a question with its passages, best first, and how likely the best answers."""

    asked: Asked
    ranked: tuple[Ranked, ...]
    confidence: float


def rank(asked: Asked, hits: Sequence[Hit], weights: Weights) -> tuple[Ranked, ...]:
    """The hits by the probability that they answer, highest first; ties in document order."""
    found = []
    for hit in hits:
        evidence = gather(asked, hit)
        found.append(Ranked(hit, evidence, weights.rank.probability(asdict(evidence))))
    return tuple(sorted(found, key=lambda ranked: -ranked.probability))


def decide(asked: Asked, hits: Sequence[Hit], weights: Weights) -> Verdict:
    """Rank the hits, and weigh whether the best of them answers.

    A section asked for by its own name ("working conditions") answers whatever its words are like.
    """
    ranked = rank(asked, hits, weights)
    if not ranked:
        return Verdict(asked, (), 0.0)
    confidence = weights.decide.probability(overall(asked, ranked))
    best = ranked[0].evidence
    if best.heading and best.kind >= _SURE:
        confidence = max(confidence, best.kind)
    return Verdict(asked, ranked, confidence)


def overall(asked: Asked, ranked: Sequence[Ranked]) -> Mapping[str, float]:
    """The evidence on the whole question.

    ``best`` is the logarithm of the best passage's odds; ``coverage``, ``heading`` and ``log_kind``
    are its evidence; ``stated`` is the logarithm of the odds that the question is of a kind that
    profiles answer; ``in_profile`` the share of its telling words that stand anywhere in the
    profile; ``named`` the share of the things it names that the best passage mentions, 0 for none.
    """
    best = ranked[0]
    unstated = asked.intent("unstated_") + asked.intent("out_of_scope")
    words = frozenset[str]().union(*(r.hit.indexed.words | r.hit.indexed.heading for r in ranked))
    return {
        "best": log(best.probability) - log(1.0 - best.probability),
        "coverage": best.evidence.coverage,
        "heading": best.evidence.heading,
        "log_kind": best.evidence.log_kind,
        "stated": log(1.0 - unstated) - log(unstated),
        "in_profile": covered(asked, words),
        "named": best.evidence.things if asked.things else 0.0,
    }
