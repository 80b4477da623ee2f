from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.layouts import read
from retrieval.weighing.deciding import Verdict
from retrieval.weighing.leaning import likeliest, needed
from tests.retrieval.making import (
    KEEPER_TEXT,
    make_asked,
    make_hit,
    make_verdict,
    passage_with,
    span_of,
)

KEEPER = read(KEEPER_TEXT.encode(), "lighthouse-keeper.txt")
WAGES = passage_with(KEEPER, "Wages range")
COLLEGE = passage_with(KEEPER, "two year keeper diploma")
AT = COLLEGE.span.start


def verdict(text: str, confidence: float, *likely: tuple[str, float]) -> Verdict:
    """A reading with the passages that hold these words, and their probabilities, best first."""
    asked = make_asked(text)
    hits = [(make_hit(passage_with(KEEPER, wording), 0.5), p) for wording, p in likely]
    return replace(make_verdict(asked, *hits), confidence=confidence)


ELSEWHERE = verdict("which marks?", 0.9, ("Wages range", 0.8), ("two year keeper diploma", 0.3))
BESIDE = verdict("which marks Bell?", 0.7, ("two year keeper diploma", 0.6), ("Wages range", 0.1))


def test_what_is_answered_beside_the_last_quote_goes_first() -> None:
    assert likeliest([ELSEWHERE, BESIDE], AT, 0.5) is BESIDE


def test_without_a_last_quote_the_words_as_they_stand_suffice() -> None:
    assert likeliest([ELSEWHERE, BESIDE], None, 0.5) is ELSEWHERE


def test_words_that_turn_elsewhere_are_taken_as_they_stand() -> None:
    turned = verdict("similar jobs?", 0.9, ("Wages range", 0.9), ("two year keeper diploma", 0.01))
    assert likeliest([turned, BESIDE], AT, 0.5) is turned


def test_what_does_not_suffice_beside_the_last_quote_does_not_go_first() -> None:
    assert likeliest([ELSEWHERE, replace(BESIDE, confidence=0.4)], AT, 0.5) is ELSEWHERE


def test_of_two_readings_of_one_passage_the_literal_one() -> None:
    literal = verdict("a diploma?", 0.6, ("two year keeper diploma", 0.8))
    assert likeliest([literal, BESIDE], AT, 0.5) is literal


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("which marks?", AT, 0.75),
        ("is it paid?", AT, 0.75),
        # In the section quoted last, of no quote, or a whole question.
        ("which marks?", WAGES.span.start, 0.5),
        ("which marks?", None, 0.5),
        ("what marks do you need to be admitted?", AT, 0.5),
    ],
)
def test_what_leans_is_answered_elsewhere_only_if_surer(
    text: str, at: int | None, expected: float
) -> None:
    found = verdict(text, 0.7, ("Wages range", 0.8), ("two year keeper diploma", 0.3))
    assert needed(found, at, 0.5) == expected


def test_the_place_of_the_last_quote_is_where_its_passage_begins() -> None:
    assert span_of(KEEPER, COLLEGE.text).start == AT
