from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.assistant import Assistant
from retrieval.measuring.evaluate import Latency, Summary, evaluate
from retrieval.measuring.judging import Judged, Verdict, judge
from retrieval.measuring.ratios import Ratio
from retrieval.records import Timings
from tests.retrieval.made_replies import (
    ANSWER,
    BACK,
    PAID,
    REFUSAL,
    UNCERTAIN,
    WAGES,
    gold,
    make_summary,
)


def test_the_shares() -> None:
    summary = make_summary()
    assert summary.ratios() == {
        "right": Ratio(3, 5),
        "wrong_answers": Ratio(1, 5),
        "false_refusals": Ratio(1, 5),
        "wrong_replies": Ratio(0, 5),
        "dates_right": Ratio(1, 1),  # of the two answers given where one was expected, one is dated
        "profiles_right": Ratio(0, 0),
        "sections_right": Ratio(0, 0),
        "shortlists_right": Ratio(0, 0),
        "marked": Ratio(1, 2),
        "reasons_right": Ratio(0, 1),
    }
    assert summary.right == Ratio(3, 5)
    assert summary.wrong_answers == Ratio(1, 5)
    assert [judged.verdict for judged in summary.not_right()] == [
        Verdict.WRONG_ANSWER,
        Verdict.FALSE_REFUSAL,
    ]


def test_profiles_and_sections_are_counted_where_they_are_known() -> None:
    known = replace(PAID, slug=WAGES.profile.slug, sections=("Duties",))
    ratios = Summary((judge(known, ANSWER), judge(PAID, ANSWER), judge(known, REFUSAL))).ratios()
    assert (ratios["profiles_right"], ratios["sections_right"]) == (Ratio(1, 1), Ratio(0, 1))


def test_shortlists_are_counted_by_themselves() -> None:
    asked = (PAID, gold("answer", "trim the wick"), gold("no_answer"))
    summary = Summary(tuple(judge(one, UNCERTAIN) for one in (*asked, gold("answer", "zebra"))))
    assert summary.ratios()["shortlists_right"] == Ratio(2, 4)
    assert summary.wrong_answers == Ratio(2, 4)


def test_the_overlap_is_a_mean_over_answers_given_where_one_was_expected() -> None:
    # "Night watches are paid double." shares 2 of 5 words with "paid double", none with the other.
    assert make_summary().overlap == pytest.approx((2 * 2 / (2 + 5) + 0) / 2)


def test_no_questions_no_shares() -> None:
    nothing = Summary(())
    assert set(nothing.ratios().values()) == {Ratio(0, 0)}
    assert (nothing.overlap, nothing.latency) == (0, Latency(0, 0, 0))


def test_verdicts_by_topic() -> None:
    assert make_summary().by_topic() == {
        "pay": {Verdict.RIGHT: 2, Verdict.FALSE_REFUSAL: 1},
        "absent": {Verdict.RIGHT: 1, Verdict.WRONG_ANSWER: 1},
    }


def test_latency() -> None:
    timings = [
        *(Timings(encode=1.0, total=float(total)) for total in range(1, 21)),
        Timings(encode=0.0, total=101.0),  # not looked up: says nothing about encoding
    ]
    judged = tuple(judge(gold("clarify"), replace(BACK, timings=taken)) for taken in timings)
    # Of 21 times in order the 11th is the median and the 20th has 95 in 100 below it.
    assert Summary(judged).latency == Latency(median=11, slow=20, to_encoding=10.5)


def test_only_the_last_turn_of_a_conversation_is_judged(keeper: Assistant) -> None:
    turns = ("what is the wage?", "hello")
    (found,) = evaluate(keeper, [replace(gold("chat"), turns=turns)]).judged
    assert isinstance(found, Judged)
    assert found.verdict is Verdict.RIGHT
