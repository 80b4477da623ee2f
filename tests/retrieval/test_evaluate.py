from __future__ import annotations

import json
from dataclasses import replace

import pytest

from corpus.records import Span
from retrieval.assistant import Assistant
from retrieval.evaluate import Judged, Summary, Verdict, evaluate, judge
from retrieval.gold import Gold
from retrieval.records import (
    Answer,
    Clarify,
    NoAnswer,
    Quote,
    Reason,
    Reply,
    SmallTalk,
    Timings,
)
from retrieval.report import as_json, as_text
from tests.retrieval.making import KEEPER, passage_with, span_of

WAGES = passage_with(KEEPER, "Wages range")
ON_NIGHTS = Quote(WAGES, WAGES.span, span_of(KEEPER, "Night watches are paid double."))
ANSWER = Answer("From there.", (ON_NIGHTS,), (), None, 0.9, "b", Timings(total=4.0))
REFUSAL = NoAnswer(Reason.NOT_STATED, "No.", (), None, 0.1, "b", Timings(total=2.0))
BACK = Clarify("Which?", (), None, "b", Timings(total=1.0))
CHAT = SmallTalk("Hello.", None, "b", Timings(total=1.0))


def gold(outcome: str, *quote: str, revised: str | None = None, topic: str = "pay") -> Gold:
    return Gold("g-1", ("what?",), outcome, quote, revised, "not_stated", topic, None)


PAID = gold("answer", "paid double", revised="February 2012")


@pytest.mark.parametrize(
    ("expected", "reply", "verdict"),
    [
        (PAID, ANSWER, Verdict.RIGHT),
        (gold("answer", "no such words", "$20 to $25"), ANSWER, Verdict.RIGHT),
        (gold("answer", "paid  \n double"), ANSWER, Verdict.RIGHT),
        (gold("answer", "paid triple"), ANSWER, Verdict.WRONG_ANSWER),
        (gold("answer", "paid double", revised="March 2012"), ANSWER, Verdict.WRONG_ANSWER),
        (gold("answer"), ANSWER, Verdict.WRONG_ANSWER),
        (PAID, REFUSAL, Verdict.FALSE_REFUSAL),
        (PAID, BACK, Verdict.WRONG_REPLY),
        (PAID, CHAT, Verdict.WRONG_REPLY),
        (gold("no_answer"), REFUSAL, Verdict.RIGHT),
        (gold("no_answer"), replace(REFUSAL, reason=Reason.UNREADABLE), Verdict.RIGHT),
        (gold("no_answer"), ANSWER, Verdict.WRONG_ANSWER),
        (gold("no_answer"), CHAT, Verdict.WRONG_REPLY),
        (gold("clarify"), BACK, Verdict.RIGHT),
        (gold("clarify"), ANSWER, Verdict.WRONG_ANSWER),
        (gold("clarify"), REFUSAL, Verdict.WRONG_REPLY),
        (gold("chat"), CHAT, Verdict.RIGHT),
        (gold("chat"), REFUSAL, Verdict.WRONG_REPLY),
    ],
)
def test_verdicts(expected: Gold, reply: Reply, verdict: Verdict) -> None:
    assert judge(expected, reply).verdict is verdict


def test_the_mark_is_right_only_where_it_holds_the_words() -> None:
    assert judge(PAID, ANSWER).marked
    assert not judge(gold("answer", "$20 to $25"), ANSWER).marked
    assert not judge(gold("no_answer"), REFUSAL).marked


def test_a_quote_that_is_empty_is_not_exact() -> None:
    nothing = Span(WAGES.span.start, WAGES.span.start)
    empty = replace(ANSWER, quotes=(Quote(WAGES, nothing, nothing),))
    assert judge(PAID, ANSWER).exact
    assert not judge(PAID, empty).exact
    assert Summary((judge(PAID, ANSWER), judge(PAID, empty))).inexact == 1


@pytest.fixture
def summary() -> Summary:
    """Five questions: two right answers, one of them marked right, and one of each other verdict
    but a wrong kind of reply; the refusal that is right has another reason than expected."""
    refused = gold("no_answer", topic="absent")
    return Summary(
        (
            judge(PAID, ANSWER),
            judge(gold("answer", "$20 to $25"), ANSWER),
            judge(refused, replace(REFUSAL, reason=Reason.OUT_OF_SCOPE)),
            judge(refused, ANSWER),
            judge(PAID, REFUSAL),
        )
    )


def test_shares(summary: Summary) -> None:
    assert summary.right == 3 / 5
    assert summary.wrong_answers == 1 / 5
    assert summary.share(Verdict.FALSE_REFUSAL) == 1 / 5
    assert summary.count(Verdict.WRONG_REPLY) == 0
    assert summary.marked == 1 / 2
    assert summary.reasons_right == 0 / 1
    assert summary.inexact == 0
    assert summary.milliseconds == 4.0  # of 4, 4, 2, 4, 2
    assert [judged.verdict for judged in summary.not_right()] == [
        Verdict.WRONG_ANSWER,
        Verdict.FALSE_REFUSAL,
    ]


def test_no_questions_no_shares() -> None:
    nothing = Summary(())
    assert (nothing.right, nothing.wrong_answers, nothing.milliseconds) == (0, 0, 0)
    assert (nothing.marked, nothing.reasons_right, nothing.inexact) == (0, 0, 0)
    assert as_json(nothing)["questions"] == 0
    assert "right 0.0% of 0" in as_text(nothing)


def test_verdicts_by_topic(summary: Summary) -> None:
    assert summary.by_topic() == {
        "pay": {Verdict.RIGHT: 2, Verdict.FALSE_REFUSAL: 1},
        "absent": {Verdict.RIGHT: 1, Verdict.WRONG_ANSWER: 1},
    }


def test_the_figures_for_programs(summary: Summary) -> None:
    found = json.loads(json.dumps(as_json(summary)))
    missed = found.pop("not_right")
    assert found == {
        "questions": 5,
        "right": 0.6,
        "wrong_answers": 0.2,
        "false_refusals": 0.2,
        "marked": 0.5,
        "reasons_right": 0.0,
        "inexact_quotes": 0,
        "median_ms": 4.0,
        "topics": {
            "pay": counted(right=2, false_refusal=1),
            "absent": counted(right=1, wrong_answer=1),
        },
    }
    assert [(row["verdict"], row["expected"]) for row in missed] == [
        ("wrong answer given", "not_stated"),
        ("false refusal", ["paid double"]),
    ]
    assert missed[0]["reply"]["outcome"] == "answer"
    assert missed[0]["turns"] == ["what?"]


def counted(right: int = 0, wrong_answer: int = 0, false_refusal: int = 0) -> dict[str, int]:
    return {
        "right": right,
        "wrong answer given": wrong_answer,
        "false refusal": false_refusal,
        "wrong kind of reply": 0,
    }


def test_the_figures_for_people(summary: Summary) -> None:
    head, pay, absent, _, totals, marks, exact, _, *missed = as_text(summary).splitlines()
    assert head.split() == "topic questions right wrong answer false refusal other".split()
    assert pay.split() == ["pay", "3", "2", "0", "1", "0"]
    assert absent.split() == ["absent", "2", "1", "1", "0", "0"]
    assert totals == "right 60.0% of 5, wrong answers given 20.0%, false refusals 20.0%"
    assert "in 50.0% of the right quotes; reason as expected in 0.0%" in marks
    assert exact == (
        "quotes that are not their slice of the source: 0; median time of a turn 4.0 ms"
    )
    assert [line.rstrip() for line in missed] == [
        "g-1 wrong answer given: what?",
        "    expected not_stated",
        "    got answer 0.9: Wages range from $20 to $25 an hour. Night watches are paid",
        "g-1 false refusal: what?",
        "    expected paid double",
        "    got no_answer 0.1: not_stated",
    ]


def test_only_the_last_turn_of_a_conversation_is_judged(keeper: Assistant) -> None:
    turns = ("what is the wage?", "hello")
    (found,) = evaluate(keeper, [replace(gold("chat"), turns=turns)]).judged
    assert isinstance(found, Judged)
    assert found.verdict is Verdict.RIGHT
