"""Which passages answer, and whether anything does."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from operator import attrgetter

from corpus.records import Kind
from retrieval.asked import Asked
from retrieval.language.initials import SMALL
from retrieval.language.words import Word, stems, words
from retrieval.weighing.evidence import Evidence, counted, covered, gather, log
from retrieval.weighing.ranking import Weights
from retrieval.weighing.search import Hit

_SURE = 0.5
_SURER = 0.8
_NEAR = 0.25
"""A summary far less likely than the best is of another question: "what do they look at?"."""
_PHRASE = 2
_FEW = 2
"""A phrase is at least so many telling words, and is a rare one in so few passages."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hit with its evidence and the probability that it is the passage to quote."""

    hit: Hit
    evidence: Evidence
    probability: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """One reading of a question with its passages, best first, and how likely the best answers.

    ``values`` are the evidence that was weighed for that; none where there was nothing to weigh.
    ``by_name`` says that the best was asked for by name, or by its very words, and is more likely
    to answer than that evidence says.
    """

    asked: Asked
    ranked: tuple[Ranked, ...]
    confidence: float
    values: Mapping[str, float] = field(default_factory=dict)
    by_name: bool = False


def rank(asked: Asked, hits: Sequence[Hit], weights: Weights) -> tuple[Ranked, ...]:
    """The hits by the probability that they answer, highest first; ties in document order."""
    evidence = gather(asked, hits)
    likely = weights.rank.probabilities(Evidence._fields, evidence)
    found = map(Ranked, hits, evidence, likely)
    return tuple(sorted(found, key=attrgetter("probability"), reverse=True))


def decide(asked: Asked, hits: Sequence[Hit], weights: Weights) -> Verdict:
    """Rank the hits, and weigh whether the best of them answers.

    A section asked for by its own name ("working conditions") answers whatever its words are like,
    and so does a passage whose very words are all that was typed ("Income Tax Act").
    """
    ranked = rank(asked, hits, weights)
    if not ranked:
        return Verdict(asked, (), 0.0)
    named = _asked_by_name(asked, ranked)
    said = None if named else _said_word_for_word(asked, ranked)
    first = named or said
    if first is not None:
        ranked = (first, *(r for r in ranked if r is not first))
    values = overall(asked, ranked)
    weighed = weights.decide.probability(values)
    likely = _likely(asked, first, by_name=bool(named)) if first else 0.0
    return Verdict(asked, ranked, max(weighed, likely), values, by_name=likely > weighed)


def _likely(asked: Asked, first: Ranked, *, by_name: bool) -> float:
    """How likely a passage answers that is asked for by its name, or else by its very words."""
    if not by_name:
        return _SURER
    # What they do is duties as much as a summary.
    return (
        asked.intent(Kind.OVERVIEW) + asked.intent(Kind.DUTIES)
        if asked.is_bare
        else first.evidence.kind
    )


def _asked_by_name(asked: Asked, ranked: Sequence[Ranked]) -> Ranked | None:
    """The likeliest passage of a section asked for by its name or by another for its topic.

    "Demand" is another name of the outlook where the profile does not have the word at all, and
    "what do they do?", all that is asked with a bare name, one of the first words of its summary.
    """
    if asked.is_bare:
        summary = [r for r in ranked if r.hit.passage.section.kind is Kind.OVERVIEW]
        first = min(summary, key=lambda r: r.hit.passage.span.start, default=None)
        near = first and first.probability >= _NEAR * ranked[0].probability
        return first if first and near and first.evidence.kind >= _SURE else None
    other_name = asked.for_rule and asked.terms and not any(r.evidence.coverage for r in ranked)
    return next(
        (
            r
            for r in ranked
            if (r.evidence.kind >= _SURER if other_name else _is_named(r.evidence))
            and r.evidence.usual >= 0
        ),
        None,
    )


def _said_word_for_word(asked: Asked, ranked: Sequence[Ranked]) -> Ranked | None:
    """The likeliest of the few passages with just the words typed, one after another.

    A bare name has no kind of question to be told by, and little of a meaning to be compared: that
    it stands there says more than either.
    """
    typed = words(asked.text)
    if asked.for_rule or len(asked.terms) < _PHRASE or not all(map(_is_of_name, typed)):
        return None
    phrase = stems(typed)
    found = [
        one
        for one in ranked
        if one.hit.held.issuperset(asked.terms)
        and any(_stands_in(phrase, sentence) for sentence in one.hit.indexed.sentences)
    ]
    return found[0] if 0 < len(found) <= _FEW else None


def _is_of_name(word: Word) -> bool:
    return word.telling or word.lower in SMALL


def _stands_in(phrase: Sequence[str], sentence: Sequence[str]) -> bool:
    size = len(phrase)
    return any(sentence[at : at + size] == phrase for at in range(len(sentence) - size + 1))


def _is_named(evidence: Evidence) -> bool:
    return bool(evidence.heading) and evidence.kind >= _SURE


def overall(asked: Asked, ranked: Sequence[Ranked]) -> Mapping[str, float]:
    """The evidence on the whole question, by name.

    ``best`` is the logarithm of the best passage's odds and ``lead`` how far it is above the best
    of any other section; ``coverage``, ``heading``, ``form`` and ``log_kind`` are its evidence,
    ``cosine`` and ``whole`` its similarities. ``stated`` is the logarithm of the odds that the
    question is of a kind that profiles answer, ``detail`` that of the probability that it asks for
    more than they usually say. ``in_profile`` is the share of its telling words that stand anywhere
    in the profile; ``terms``, ``missing`` and ``unsaid`` are log(1 + n) of how many telling words
    there are, are not in the passage, and nowhere in the profile. ``named`` is the share of the
    things it names that the best passage mentions, 0 for none. ``bare`` is the coverage where the
    question is nothing but telling words, as typed into a search box, else 0. ``naming`` is
    log(1 + n) of how many things it names, and ``doubt`` the entropy of its kinds, in nats.
    """
    best = ranked[0]
    unstated = asked.intent("unstated_") + asked.intent("out_of_scope")
    unstated -= counted(asked, best.evidence.form)
    held = frozenset[str]().union(*(one.hit.held for one in ranked))
    return {
        "best": log_odds(best.probability),
        "lead": _lead(ranked),
        "coverage": best.evidence.coverage,
        "heading": best.evidence.heading,
        "form": best.evidence.form,
        "log_kind": best.evidence.log_kind,
        "cosine": max(best.hit.sentences),
        "whole": best.hit.whole,
        "stated": log(1.0 - unstated) - log(unstated),
        "detail": log(asked.intents.get("unstated_detail", 0.0)),
        "in_profile": covered(asked, held),
        "terms": math.log1p(len(asked.terms)),
        "missing": _lacking(asked, best.hit.held),
        "unsaid": _lacking(asked, held),
        "named": best.evidence.things if asked.things else 0.0,
        "bare": best.evidence.coverage if _is_bare(asked) else 0.0,
        "naming": math.log1p(len(asked.things)),
        "doubt": -math.fsum(p * math.log(p) for p in asked.intents.values() if p > 0.0),
    }


def _is_bare(asked: Asked) -> bool:
    return all(word.telling for word in words(asked.text))


def log_odds(probability: float) -> float:
    """The logarithm of the odds of a probability, those nearest to 0 and to 1 all alike."""
    return log(probability) - log(1.0 - probability)


def _lead(ranked: Sequence[Ranked]) -> float:
    """How far the best passage's log odds are above those of the best of another section."""
    best = ranked[0]
    section = best.hit.passage.section
    others = (r.probability for r in ranked if r.hit.passage.section is not section)
    return log_odds(best.probability) - log_odds(max(others, default=0.0))


def _lacking(asked: Asked, found: Set[str]) -> float:
    return math.log1p(sum(term not in found for term in asked.terms))
