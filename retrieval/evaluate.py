"""Questions with known answers -> how often the replies are right."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from retrieval.assistant import Assistant
from retrieval.conversation import Conversation
from retrieval.gold import Gold, answers, holds
from retrieval.records import Answer, Clarify, NoAnswer, Quote, Reply, SmallTalk


class Verdict(StrEnum):
    """How a reply compares with what was expected."""

    RIGHT = "right"
    WRONG_ANSWER = "wrong answer given"
    FALSE_REFUSAL = "false refusal"
    WRONG_REPLY = "wrong kind of reply"


@dataclass(frozen=True, slots=True)
class Judged:
    """One question, the reply to its last turn, and the verdict on it.

    ``marked`` says that the expected words stand in a highlighted sentence, not only in its
    passage; ``exact`` that every quote equals its slice of the canonical text.
    """

    gold: Gold
    reply: Reply
    verdict: Verdict
    marked: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of one evaluation; the ratios are properties."""

    judged: tuple[Judged, ...]

    def share(self, verdict: Verdict) -> float:
        """The share of all questions with this verdict."""
        return self.count(verdict) / len(self.judged) if self.judged else 0.0

    def count(self, verdict: Verdict) -> int:
        """How many questions have this verdict."""
        return sum(j.verdict is verdict for j in self.judged)

    @property
    def right(self) -> float:
        """The share that is right: quote and date, or rightly no answer."""
        return self.share(Verdict.RIGHT)

    @property
    def wrong_answers(self) -> float:
        """The share answered with a quote that does not answer: the worst that can happen."""
        return self.share(Verdict.WRONG_ANSWER)

    def not_right(self) -> tuple[Judged, ...]:
        """The questions with any other verdict, in order."""
        return tuple(j for j in self.judged if j.verdict is not Verdict.RIGHT)

    @property
    def marked(self) -> float:
        """Of the questions rightly answered with a quote, the share whose mark is right too."""
        answered = [j for j in self.judged if _right_answer(j)]
        return sum(j.marked for j in answered) / len(answered) if answered else 0.0

    @property
    def reasons_right(self) -> float:
        """Of the refusals that are right, the share that gives the expected reason."""
        refused = [
            (j.gold.reason, j.reply.reason)
            for j in self.judged
            if j.verdict is Verdict.RIGHT and isinstance(j.reply, NoAnswer)
        ]
        return sum(a == b for a, b in refused) / len(refused) if refused else 0.0

    @property
    def inexact(self) -> int:
        """How many replies hold a quote that is not its slice of the source: must be none."""
        return sum(not j.exact for j in self.judged)

    def by_topic(self) -> dict[str, Counter[Verdict]]:
        """Verdicts counted for each topic, topics in order of appearance."""
        topics: dict[str, Counter[Verdict]] = {}
        for judged in self.judged:
            topics.setdefault(judged.gold.topic, Counter())[judged.verdict] += 1
        return topics

    @property
    def milliseconds(self) -> float:
        """The median time of a turn; 0 when none was asked."""
        return statistics.median([j.reply.timings.total for j in self.judged] or [0.0])


def evaluate(assistant: Assistant, golds: Iterable[Gold]) -> Summary:
    """Ask every question, each in a conversation of its own, and judge the last replies."""
    return Summary(tuple(judge(gold, _ask(assistant, gold.turns)) for gold in golds))


def _ask(assistant: Assistant, turns: Sequence[str]) -> Reply:
    conversation = Conversation()
    for turn in turns:
        reply, conversation = assistant.ask(turn, conversation)
    return reply


def judge(gold: Gold, reply: Reply) -> Judged:
    """Compare ``reply`` with what ``gold`` expects."""
    shown = reply.quotes if isinstance(reply, Answer) else ()
    right = [q for q in shown if answers(gold, q.text, q.passage.section)]
    return Judged(
        gold=gold,
        reply=reply,
        verdict=_verdict(gold, reply, bool(right)),
        marked=any(holds(gold, quote.highlighted) for quote in right),
        exact=all(_exact(quote) for quote in shown),
    )


def _verdict(gold: Gold, reply: Reply, quote_right: bool) -> Verdict:
    expected = {
        "answer": quote_right,
        "no_answer": isinstance(reply, NoAnswer),
        "clarify": isinstance(reply, Clarify),
        "chat": isinstance(reply, SmallTalk),
    }
    if expected[gold.outcome]:
        return Verdict.RIGHT
    if isinstance(reply, Answer):
        return Verdict.WRONG_ANSWER
    if gold.outcome == "answer" and isinstance(reply, NoAnswer):
        return Verdict.FALSE_REFUSAL
    return Verdict.WRONG_REPLY


def _exact(quote: Quote) -> bool:
    text = quote.passage.profile.text[quote.span.start : quote.span.end]
    return bool(text) and text == quote.text and quote.highlighted in text


def _right_answer(judged: Judged) -> bool:
    return judged.verdict is Verdict.RIGHT and isinstance(judged.reply, Answer)
