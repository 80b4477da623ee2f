"""Hand-made replies and gold questions, and what they add up to."""

from __future__ import annotations

from dataclasses import replace

from corpus.gold import Gold
from retrieval.measuring.evaluate import Summary
from retrieval.measuring.judging import judge
from retrieval.measuring.report import Run
from retrieval.records import Answer, Clarify, NoAnswer, Quote, Reason, SmallTalk, Timings
from tests.retrieval.making import KEEPER, passage_with, span_of

WAGES = passage_with(KEEPER, "Wages range")
ON_NIGHTS = Quote(WAGES, WAGES.span, span_of(KEEPER, "Night watches are paid double."))
DUTIES = passage_with(KEEPER, "trim the wick")
ON_WICKS = Quote(DUTIES, DUTIES.span, DUTIES.span)
ANSWER = Answer("From there.", (ON_NIGHTS,), (), None, 0.9, "b", Timings(encode=2.0, total=4.0))
UNCERTAIN = replace(ANSWER, quotes=(ON_WICKS, ON_NIGHTS), uncertain=("Who knows.",))
REFUSAL = NoAnswer(Reason.NOT_STATED, "No.", (), None, 0.1, "b", Timings(encode=1.0, total=2.0))
BACK = Clarify("Which?", (), None, "b", Timings(total=1.0))
CHAT = SmallTalk("Hello.", None, "b", Timings(total=1.0))
RUN = Run("gold.jsonl", "0123456789abcdef" * 4, "b", 0)


def gold(outcome: str, *quote: str, revised: str | None = None, topic: str = "pay") -> Gold:
    return Gold("g-1", ("what?",), outcome, quote, revised, "not_stated", topic, None)


PAID = gold("answer", "paid double", revised="February 2012")


def make_summary() -> Summary:
    """Five questions: two right answers, one of them marked right, and one of each other verdict
    but a wrong kind of reply; the refusal that is right has another reason than expected."""
    refused = gold("no_answer", topic="absent")
    return Summary(
        (
            judge(PAID, ANSWER),
            judge(gold("answer", "$20 to $25"), ANSWER),
            judge(refused, replace(REFUSAL, reason=Reason.OUT_OF_SCOPE)),
            judge(refused, ANSWER),
            judge(PAID, replace(REFUSAL, related=(ON_WICKS, ON_NIGHTS))),
        )
    )
