"""Questions with known answers -> how often the replies are right."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.gold import Gold
from retrieval.assistant import Assistant
from retrieval.conversation import Conversation
from retrieval.measuring.judging import Judged, Verdict, judge
from retrieval.measuring.ratios import Ratio
from retrieval.records import Answer, NoAnswer, Reply


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of one evaluation."""

    judged: tuple[Judged, ...]

    def ratio(self, verdict: Verdict) -> Ratio:
        """How many of all questions have this verdict."""
        return Ratio.among(j.verdict is verdict for j in self.judged)

    @property
    def right(self) -> Ratio:
        """Those that are right: quote and date, or rightly no answer."""
        return self.ratio(Verdict.RIGHT)

    @property
    def wrong_answers(self) -> Ratio:
        """Those answered with a quote that does not answer: the worst that can happen."""
        return self.ratio(Verdict.WRONG_ANSWER)

    def ratios(self) -> dict[str, Ratio]:
        """Every share that is counted, by the name it has in the report for programs.

        ``dates_right``, ``profiles_right`` and ``sections_right`` are of the answers given where an
        answer was expected and its date, profile or section is named; ``marked`` is of the right
        answers, ``reasons_right`` of the right refusals, ``shortlists_right`` of the answers that
        were given as uncertain.
        """
        right = [j for j in self.judged if j.verdict is Verdict.RIGHT]
        return {
            "right": self.right,
            "wrong_answers": self.wrong_answers,
            "false_refusals": self.ratio(Verdict.FALSE_REFUSAL),
            "wrong_replies": self.ratio(Verdict.WRONG_REPLY),
            "dates_right": Ratio.among(j.date_right for j in self.judged),
            "profiles_right": Ratio.among(j.profile_right for j in self.judged),
            "sections_right": Ratio.among(j.section_right for j in self.judged),
            "shortlists_right": Ratio.among(
                j.verdict is Verdict.RIGHT for j in self.judged if j.shortlist
            ),
            "marked": Ratio.among(j.marked for j in right if isinstance(j.reply, Answer)),
            "reasons_right": Ratio.among(
                j.reply.reason == j.gold.reason for j in right if isinstance(j.reply, NoAnswer)
            ),
        }

    @property
    def overlap(self) -> float:
        """The mean token F1 of the first highlight with the words expected; 0 where none is."""
        return _mean([j.overlap for j in self.judged if j.overlap is not None])

    def not_right(self) -> tuple[Judged, ...]:
        """The questions with any other verdict, in order."""
        return tuple(j for j in self.judged if j.verdict is not Verdict.RIGHT)

    def by_topic(self) -> dict[str, Counter[Verdict]]:
        """Verdicts counted for each topic, topics in order of appearance."""
        topics: dict[str, Counter[Verdict]] = {}
        for judged in self.judged:
            topics.setdefault(judged.gold.topic, Counter())[judged.verdict] += 1
        return topics

    @property
    def latency(self) -> Latency:
        """How long the last turns took."""
        timings = [j.reply.timings for j in self.judged]
        totals = [t.total for t in timings] or [0.0]
        against = [t.total / t.encode for t in timings if t.encode] or [0.0]
        return Latency(
            median=statistics.median(totals),
            slow=float(np.percentile(totals, 95)),
            to_encoding=statistics.median(against),
        )


@dataclass(frozen=True, slots=True)
class Latency:
    """The median and the 95th percentile of a turn, in milliseconds; 0 when none was asked.

    ``to_encoding`` is the median of a whole turn's time over that of its first step, in which the
    question is understood and encoded: unlike the times it says something on any machine.
    """

    median: float
    slow: float
    to_encoding: float


def evaluate(assistant: Assistant, golds: Iterable[Gold]) -> Summary:
    """Ask every question, each in a conversation of its own, and judge the last replies."""
    return Summary(tuple(judge(gold, _ask(assistant, gold.turns)) for gold in golds))


def _ask(assistant: Assistant, turns: Sequence[str]) -> Reply:
    conversation = Conversation()
    for turn in turns:
        reply, conversation = assistant.ask(turn, conversation)
    return reply


def _mean(values: Sequence[float]) -> float:
    return statistics.fmean(values) if values else 0.0
