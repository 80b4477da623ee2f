from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.passages import passages
from corpus.records import Kind
from retrieval.language.expect import Form
from retrieval.weighing.deciding import decide, overall, rank
from tests.retrieval.making import (
    KEEPER,
    make_asked,
    make_hit,
    make_ranked,
    make_weights,
    only,
    passage_with,
)

EVERY = passages(KEEPER)
WEIGHTS = make_weights()
DUTIES = passage_with(KEEPER, "trim the wick")


def test_the_best_covered_passage_comes_first_with_its_probability() -> None:
    asked = make_asked("night watches in Halifax")  # night, watch, halifax
    ranked = rank(asked, [make_hit(passage) for passage in EVERY], WEIGHTS)
    assert ranked[0].hit.passage == passage_with(KEEPER, "Night watches")
    assert ranked[0].probability == pytest.approx(1 / (1 + math.exp(-(-4 + 8 * 2 / 3))))


def test_ties_stand_in_document_order() -> None:
    ranked = rank(make_asked("zebra"), [make_hit(passage) for passage in EVERY], WEIGHTS)
    assert [one.hit.passage for one in ranked] == list(EVERY)
    equal = [1 / (1 + math.exp(4))] * len(EVERY)
    assert [one.probability for one in ranked] == pytest.approx(equal)


@given(st.permutations(range(len(EVERY))), st.sampled_from(["halifax keepers", "wages", "zebra"]))
def test_ranking_keeps_every_hit_and_puts_the_likelier_first(order: list[int], text: str) -> None:
    hits = [make_hit(EVERY[number]) for number in order]
    ranked = rank(make_asked(text), hits, WEIGHTS)
    assert sorted(map(id, hits)) == sorted(id(one.hit) for one in ranked)
    assert all(a.probability >= b.probability for a, b in pairwise(ranked))
    places = {id(hit): place for place, hit in enumerate(hits)}
    assert all(
        places[id(a.hit)] < places[id(b.hit)]
        for a, b in pairwise(ranked)
        if a.probability == b.probability
    )


def test_confidence_weighs_the_best_passage() -> None:
    asked = make_asked("night lion")  # one of two telling words
    verdict = decide(asked, [make_hit(passage) for passage in EVERY], WEIGHTS)
    assert verdict.confidence == pytest.approx(1 / (1 + math.exp(-(-4 + 8 * 1 / 2))))
    assert verdict.ranked == rank(asked, [one.hit for one in verdict.ranked], WEIGHTS)


def test_a_topic_by_another_name_is_answered_by_the_section_of_its_kind() -> None:
    hits = [make_hit(passage) for passage in EVERY]
    wages = passage_with(KEEPER, "Night watches")
    asked = make_asked("income", intents={"wages": 0.9}, for_rule=True)
    verdict = decide(asked, hits, WEIGHTS)
    assert verdict.ranked[0].hit.passage == wages
    assert verdict.confidence == 0.9
    for other in (
        make_asked("income", intents={"wages": 0.7}, for_rule=True),
        make_asked("income", intents={"wages": 0.9}),
        make_asked("income diploma", intents={"wages": 0.9}, for_rule=True),
    ):
        assert decide(other, hits, WEIGHTS).ranked[0].hit.passage != wages


def test_what_they_do_is_what_the_summary_says() -> None:
    hits = [make_hit(passage) for passage in EVERY]
    summary = passage_with(KEEPER, "tend the lamps")
    intents = {"duties": 0.9, "overview": 0.1}
    verdict = decide(make_asked("what do they do?", intents=intents), hits, WEIGHTS)
    assert verdict.ranked[0].hit.passage == summary
    other = make_asked("what do they trim?", intents=intents)
    assert decide(other, hits, WEIGHTS).ranked[0].hit.passage != summary


def test_a_number_of_people_that_is_stated_is_no_longer_unstated() -> None:
    unstated = {"unstated_numbers": 0.5}
    asked = make_asked("q", intents=unstated, form=Form.COUNT)
    ranked = make_ranked(asked, make_hit(EVERY[0]), 0.5)
    lacking = overall(asked, [replace(ranked, evidence=ranked.evidence._replace(form=-1.0))])
    holding = overall(asked, [replace(ranked, evidence=ranked.evidence._replace(form=1.0))])
    assert lacking["stated"] == 0.0
    assert holding["stated"] == pytest.approx(-math.log(1e-3))


def test_without_passages_nothing_answers() -> None:
    verdict = decide(make_asked("wages"), [], WEIGHTS)
    assert (verdict.ranked, verdict.confidence) == ((), 0.0)


def test_a_question_of_a_kind_that_profiles_rarely_state_has_low_odds() -> None:
    hit = make_hit(passage_with(KEEPER, "Wages range"))
    intents = {"unstated_cost": 0.5, "out_of_scope": 0.25, "wages": 0.25}
    asked = make_asked("wages", intents=intents)
    found = overall(asked, [make_ranked(asked, hit, 0.5)])
    assert found["stated"] == pytest.approx(math.log(0.25 / 0.75))
    assert found["coverage"] == 1.0


@pytest.mark.parametrize(
    ("text", "bare"),
    [("night lion", 1 / 2), ("night watches", 1.0), ("what about night watches?", 0.0)],
)
def test_words_as_typed_into_a_search_box(text: str, bare: float) -> None:
    asked = make_asked(text)
    found = overall(asked, rank(asked, [make_hit(passage) for passage in EVERY], WEIGHTS))
    assert found["bare"] == pytest.approx(bare)


def test_the_very_words_of_a_passage_ask_for_it() -> None:
    hits = [make_hit(passage) for passage in EVERY]
    asked = make_asked("Night watches")
    weak = replace(WEIGHTS, decide=replace(WEIGHTS.decide, bias=-9.0))
    verdict = decide(asked, hits, weak)
    assert "Night watches" in verdict.ranked[0].hit.passage.text
    assert verdict.confidence == 0.8


@pytest.mark.parametrize("text", ["watches night", "are there night watches?", "watches"])
def test_other_words_do_not(text: str) -> None:
    weak = replace(WEIGHTS, decide=replace(WEIGHTS.decide, bias=-9.0))
    assert decide(make_asked(text), [make_hit(p) for p in EVERY], weak).confidence < 0.5


def test_a_summary_far_from_the_question_is_not_asked_for_by_a_bare_name() -> None:
    """ "What do they look at?" has no telling word, and is not "what do they do?"."""
    weights = replace(WEIGHTS, rank=only(WEIGHTS.rank, -4.0, standing=4.0))
    summary = next(p for p in EVERY if p.section.kind is Kind.OVERVIEW)
    asked = make_asked("what do they look at?", intents={Kind.OVERVIEW: 0.6})
    for standing, first in ((1.0, DUTIES), (0.1, summary)):
        hits = [make_hit(summary), make_hit(DUTIES, standing=standing)]
        assert decide(asked, hits, weights).ranked[0].hit.passage == first
