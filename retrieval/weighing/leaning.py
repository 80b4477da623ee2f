"""Which reading of a follow-up to go by: within what was quoted last, before anywhere else.

"What math?", after a school's program was quoted, is most like the list of subjects for all, and
asks what that school wants. So a reading that is answered beside the last quote, or by what is said
of the thing named last, goes before the words as they stand, unless these turn elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from corpus.records import Passage
from retrieval.asked import is_off_topic, names_only
from retrieval.conversation import leans, points_back
from retrieval.weighing.deciding import Verdict

_TURNED = 0.05
"""What the words as they stand find less likely than this they do not ask of: "similar jobs?"."""
_SURER = 0.75
"""With such confidence, at least, is what leans on the last quote answered from elsewhere."""


def likeliest(verdicts: Sequence[Verdict], at: int | None, threshold: float) -> Verdict:
    """The verdict on the reading to go by; the first is on the words as they stand.

    ``at`` is where the passage quoted last begins, None where that is of another document. Without
    anything to lean on it is the literal one if that suffices, else the one best answered.
    """
    literal, *others = verdicts
    text = literal.asked.text
    suffices = literal.confidence >= threshold
    beside = _beside(literal, at)
    kept = [verdict for verdict in others if points_back(text) or not _turns_from(literal, verdict)]
    of_last = [
        verdict
        for verdict in kept
        if verdict.confidence >= threshold
        and not _turns_from(literal, verdict)
        and verdict.ranked[0].evidence.form >= 0
        and (_best(verdict) in beside or _is_of_its_thing(verdict))
    ]
    leading = _best(literal) if suffices and not points_back(text) else None
    if of_last and all(_best(verdict) is not leading for verdict in of_last):
        rivals = [literal, *of_last] if suffices and _best(literal) in beside else of_last
    elif leading is None and (points_back(text) or not _changes(literal)):
        rivals = [literal, *kept]
    else:
        return literal
    return max(reversed(rivals), key=attrgetter("confidence"))


def needed(verdict: Verdict, at: int | None, threshold: float) -> float:
    """The confidence from which a verdict is an answer: what leans is seldom answered elsewhere."""
    best = verdict.ranked[0]
    if not leans(verdict.asked.text) or best.evidence.heading:
        return threshold
    last = next((r.hit.passage for r in verdict.ranked if r.hit.passage.span.start == at), None)
    elsewhere = last is not None and last.section is not best.hit.passage.section
    return max(threshold, _SURER) if elsewhere else threshold


def _best(verdict: Verdict) -> Passage:
    return verdict.ranked[0].hit.passage


def _beside(verdict: Verdict, at: int | None) -> tuple[Passage, ...]:
    """The passage that begins ``at``, and its neighbours in the same section."""
    if at is None:
        return ()
    passages = sorted((r.hit.passage for r in verdict.ranked), key=lambda p: p.span.start)
    place = next((n for n, passage in enumerate(passages) if passage.span.start == at), None)
    if place is None:
        return ()
    near = passages[max(place - 1, 0) : place + 2]
    return tuple(passage for passage in near if passage.section is passages[place].section)


def _is_of_its_thing(verdict: Verdict) -> bool:
    """Whether the best passage mentions all that is named, in this turn or the last."""
    return bool(verdict.asked.things) and verdict.ranked[0].evidence.things == 1.0


def _turns_from(literal: Verdict, verdict: Verdict) -> bool:
    """Whether the words as they stand ask of something else than what a verdict would quote."""
    best = _best(verdict)
    likely = next(r.probability for r in literal.ranked if r.hit.passage is best)
    return bool(literal.asked.terms) and likely < _TURNED


def _changes(literal: Verdict) -> bool:
    """Whether the question turns to something else altogether: "and what's the weather like?"."""
    asked = literal.asked
    return bool(asked.terms) and is_off_topic(asked) and not names_only(asked)
