"""What is found first, and whether it is right; where a threshold refuses."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.peers.common import Found, Page, Question
from bench.peers.scoring import Judged, Settled, best_threshold, headings, judge, settle

TEXT = "Keeper\n\nDuties\n\nThey trim wicks.\n\nPay\n\nTwenty dollars.\n"
PAGE = Page("keeper", "Keeper", TEXT, (("Duties", 16, 32), ("Pay", 39, 54)))
PAGES = {"keeper": PAGE}
ASKED = Question("1", "what does a keeper earn?", "keeper", ("pay",), ("Twenty dollars",))
UNKNOWN = Question("2", "what does a smith earn?", None, (), ())


def found(text: str, slug: str | None = "keeper", outcome: str = "answer") -> Found:
    return Found(slug, text, 0.5, outcome)


def judged(
    *, answerable: bool, score: float, right: bool = True, outcome: str = "answer"
) -> Judged:
    return Judged(answerable, outcome, score, 1, right, right, right, right)


def test_characters_of_a_text_are_counted_by_heading_spacing_aside() -> None:
    assert headings(PAGE, "trim  wicks.\nPay Twenty") == {"Duties": 10, "Pay": 6}


@pytest.mark.parametrize("text", ["", " \n", "of another page"])
def test_a_text_that_is_not_of_the_page_stands_under_no_heading(text: str) -> None:
    assert not headings(PAGE, text)


def test_a_right_passage_is_right_in_every_way() -> None:
    one = judge(ASKED, found("Twenty  dollars."), PAGES)
    assert (one.occupation, one.section, one.touched, one.words) == (True,) * 4


def test_a_text_mostly_of_another_section_only_touches_the_right_one() -> None:
    one = judge(ASKED, found("They trim wicks. Pay Twenty"), PAGES)
    assert (one.occupation, one.section, one.touched, one.words) == (True, False, True, False)


def test_the_same_words_of_another_page_are_not_right() -> None:
    one = judge(ASKED, found("Twenty dollars.", slug="smith"), PAGES)
    assert (one.occupation, one.section, one.touched, one.words) == (False,) * 4


def test_nothing_is_right_where_nothing_answers_or_nothing_was_found() -> None:
    for question, reply in ((UNKNOWN, found("Twenty dollars.")), (ASKED, found("", slug=None))):
        one = judge(question, reply, PAGES)
        assert (one.occupation, one.section, one.touched, one.words) == (False,) * 4


def test_the_threshold_lies_between_what_answers_and_what_does_not() -> None:
    fit = [
        judged(answerable=False, score=0.1),
        judged(answerable=True, score=0.2, right=False),
        judged(answerable=False, score=0.3),
        judged(answerable=True, score=0.5),
    ]
    assert best_threshold(fit) == pytest.approx((0.3 + 0.5) / 2)
    assert settle(fit, best_threshold(fit)) == Settled(best_threshold(fit), 2, 1, 3)


def test_nothing_is_refused_where_that_is_best_and_all_where_nothing_answers() -> None:
    assert best_threshold([judged(answerable=True, score=0.1)]) == -math.inf
    assert best_threshold([judged(answerable=False, score=0.1)]) == math.inf


def test_who_decides_alone_is_counted_by_what_was_replied() -> None:
    replied = [
        judged(answerable=True, score=0.0),
        judged(answerable=True, score=0.9, outcome="no_answer"),
        judged(answerable=True, score=0.9, outcome="clarify"),
        judged(answerable=False, score=0.0, outcome="no_answer"),
        judged(answerable=False, score=0.0, outcome="clarify"),
        judged(answerable=False, score=0.0),
    ]
    assert settle(replied, None) == Settled(None, refused=1, refused_wrongly=1, right=2)


_JUDGED = st.builds(
    lambda answerable, score, right: judged(answerable=answerable, score=score / 4, right=right),
    st.booleans(),
    st.integers(0, 6),
    st.booleans(),
)


@given(st.lists(_JUDGED, min_size=1, max_size=12))
def test_no_threshold_settles_more_questions_than_the_best(fit: list[Judged]) -> None:
    best = settle(fit, best_threshold(fit)).right
    tried = [-math.inf, *(number / 4 + 0.1 for number in range(7))]
    assert best == max(settle(fit, threshold).right for threshold in tried)
