"""Makes the record of why a question got its reply, from what was found and how it was weighed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from retrieval.asked import Asked, is_off_topic
from retrieval.quoting.finding import Finding
from retrieval.records import Reason
from retrieval.understanding.reader import Understanding
from retrieval.weighing.deciding import Ranked
from retrieval.weighing.ranking import Logistic, Weights
from retrieval.why import Basis, Decision, Part, Read, Weighed, Why

_CONSIDERED = 4
"""How many passages are told: the best one and its runners-up."""
_KINDS = 3


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains the reply to one question: what was ``typed``, and what was made of it."""

    weights: Weights
    typed: str
    question: Understanding
    basis: Basis

    def found(self, findings: Sequence[Finding]) -> tuple[Why, ...]:
        """Why each of the profiles that were looked up answers, or does not."""
        asked = (found for finding in findings for found in (*finding.silent, finding))
        return tuple(map(self._why, asked))

    def uncovered(self, asked: Asked) -> tuple[Why, ...]:
        """Why no profile was looked up."""
        decision = Decision.OFF_TOPIC if is_off_topic(asked) else Decision.NO_PROFILE
        read, threshold = self._read(asked), self.weights.threshold
        return (Why(read, None, decision, (), 0.0, (), 0.0, threshold),)

    def _why(self, finding: Finding) -> Why:
        verdict, weights = finding.verdict, self.weights
        decide = weights.shortlist if finding.shortlist else weights.decide
        return Why(
            read=self._read(finding.asked),
            profile=finding.profile.title,
            decision=_decision(finding),
            considered=tuple(map(_weighed, verdict.ranked[:_CONSIDERED])) if verdict else (),
            start=decide.bias if verdict else 0.0,
            parts=_parts(decide, verdict.values) if verdict else (),
            probability=finding.confidence,
            threshold=self.weights.threshold,
        )

    def _read(self, asked: Asked) -> Read:
        named = self.question.named
        return Read(
            typed=self.typed,
            repaired=self.question.text,
            asked=asked.text,
            encoded=asked.encoded,
            occupation=named.phrase if named else None,
            basis=self.basis,
            things=tuple(thing.text for thing in asked.things),
            kinds=tuple(nlargest(_KINDS, asked.intents.items(), key=lambda kind: kind[1])),
        )


def _weighed(ranked: Ranked) -> Weighed:
    hit = ranked.hit
    return Weighed(hit.passage, ranked.probability, max(hit.sentences), hit.whole)


def _parts(model: Logistic, values: Mapping[str, float]) -> tuple[Part, ...]:
    return tuple(Part(name, float(values[name]), weight) for name, weight in model.weights.items())


def _decision(finding: Finding) -> Decision:
    if finding.picked:
        return Decision.PICKED
    if finding.verdict is None:
        return Decision.SOURCE_ASKED if finding.origin else Decision.DATE_ASKED
    if finding.reason is Reason.OUT_OF_SCOPE:
        return Decision.OFF_TOPIC
    if finding.reason is Reason.NAMED_THING_ABSENT:
        return Decision.THING_ABSENT
    if finding.beyond:
        return Decision.BEYOND
    if finding.shortlist:
        return Decision.SHORTLIST
    return Decision.SECTION_NAMED if finding.verdict.by_name else Decision.WEIGHED
