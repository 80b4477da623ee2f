from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.gold import Gold
from retrieval.measuring.judging import Verdict, judge
from retrieval.records import Quote, Reason, Reply
from tests.retrieval.made_replies import (
    ANSWER,
    BACK,
    CHAT,
    ON_NIGHTS,
    ON_WICKS,
    PAID,
    REFUSAL,
    UNCERTAIN,
    WAGES,
    gold,
)
from tests.retrieval.making import AIR_PILOT, SHIP_PILOT, passage_with

SLUG = WAGES.profile.slug
HEADING = WAGES.section.heading


@pytest.mark.parametrize(
    ("expected", "reply", "verdict"),
    [
        (PAID, ANSWER, Verdict.RIGHT),
        (gold("answer", "no such words", "$20 to $25"), ANSWER, Verdict.RIGHT),
        (gold("answer", "paid  \n double"), ANSWER, Verdict.RIGHT),
        (gold("answer", "paid triple"), ANSWER, Verdict.WRONG_ANSWER),
        (gold("answer", "paid double", revised="March 2012"), ANSWER, Verdict.WRONG_ANSWER),
        (gold("answer"), ANSWER, Verdict.WRONG_ANSWER),
        (replace(PAID, slug=SLUG), ANSWER, Verdict.RIGHT),
        (replace(PAID, slug="beekeeper"), ANSWER, Verdict.WRONG_ANSWER),
        (replace(PAID, sections=("Duties",)), ANSWER, Verdict.RIGHT),
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


def test_the_same_words_of_another_profile_do_not_answer() -> None:
    air, ship = (passage_with(pilot, "an hour") for pilot in (AIR_PILOT, SHIP_PILOT))
    hourly = replace(gold("answer", "an hour"), slug=ship.profile.slug)
    from_air, from_ship = (
        replace(ANSWER, quotes=(Quote(found, found.span, found.span),)) for found in (air, ship)
    )
    assert judge(hourly, from_air).verdict is Verdict.WRONG_ANSWER
    assert judge(hourly, from_ship).verdict is Verdict.RIGHT


def test_the_mark_is_right_only_where_it_holds_the_words() -> None:
    assert judge(PAID, ANSWER).marked
    assert not judge(gold("answer", "$20 to $25"), ANSWER).marked
    assert not judge(gold("no_answer"), REFUSAL).marked


@pytest.mark.parametrize(
    ("expected", "date", "profile", "section"),
    [
        (PAID, True, None, None),
        (replace(PAID, revised="March 2012"), False, None, None),
        (replace(PAID, revised=None, slug=SLUG), None, True, None),
        (replace(PAID, revised=None, slug="beekeeper"), None, False, None),
        (replace(PAID, sections=("Duties", HEADING)), True, None, True),
        (replace(PAID, sections=("Duties",)), True, None, False),
        # They are counted even where the words are not right, ...
        (replace(PAID, quote=("triple",), slug=SLUG, sections=(HEADING,)), True, True, True),
        # ... but not where no answer was expected.
        (replace(PAID, outcome="no_answer", slug=SLUG, sections=(HEADING,)), None, None, None),
    ],
)
def test_date_profile_and_section(
    expected: Gold, date: bool | None, profile: bool | None, section: bool | None
) -> None:
    found = judge(expected, ANSWER)
    assert (found.date_right, found.profile_right, found.section_right) == (date, profile, section)


def test_nothing_is_compared_with_a_refusal() -> None:
    found = judge(replace(PAID, slug=SLUG, sections=(HEADING,)), REFUSAL)
    assert (found.date_right, found.profile_right, found.section_right) == (None, None, None)
    assert found.overlap is None


def test_the_overlap_is_that_of_the_first_mark() -> None:
    # 2 of the 5 words of "Night watches are paid double." are the 2 expected.
    assert judge(PAID, ANSWER).overlap == pytest.approx(4 / 7)
    assert judge(PAID, replace(ANSWER, quotes=(ON_WICKS, ON_NIGHTS))).overlap == 0
    assert judge(gold("no_answer"), ANSWER).overlap is None


@pytest.mark.parametrize(
    ("expected", "reply", "found"),
    [
        (PAID, ANSWER, True),
        (gold("no_answer", "paid double"), ANSWER, False),
        # A later quote suffices for a right answer, but it is not the best passage.
        (PAID, replace(ANSWER, quotes=(ON_WICKS, ON_NIGHTS)), False),
        # The confidence of a shortlist is that one of its quotes answers.
        (PAID, replace(ANSWER, quotes=(ON_WICKS, ON_NIGHTS), uncertain=("So?",)), True),
        (PAID, replace(ANSWER, quotes=(ON_WICKS,), uncertain=("So?",)), False),
        (PAID, replace(REFUSAL, related=(ON_NIGHTS, ON_WICKS)), True),
        (PAID, replace(REFUSAL, related=(ON_WICKS, ON_NIGHTS)), False),
        (PAID, REFUSAL, None),
        (PAID, BACK, None),
    ],
)
def test_whether_the_best_passage_answers(expected: Gold, reply: Reply, found: bool | None) -> None:
    assert judge(expected, reply).found is found


def test_any_of_a_shortlist_answers() -> None:
    judged = judge(PAID, UNCERTAIN)
    assert (judged.verdict, judged.shortlist, judged.found) == (Verdict.RIGHT, True, True)
    missed = judge(gold("answer", "zebra"), UNCERTAIN)
    assert (missed.verdict, missed.found) == (Verdict.WRONG_ANSWER, False)
    assert not judge(PAID, ANSWER).shortlist
