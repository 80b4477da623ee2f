"""Where no passage is sure to answer: the first few together, or a refusal that claims no more."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from corpus.layouts import read
from corpus.passages import passages
from corpus.records import Kind
from retrieval.assistant import Assistant
from retrieval.language.expect import Form, expected_form
from retrieval.quoting.finding import Finding
from retrieval.quoting.selecting import MOST_RELATED, related
from retrieval.quoting.shortlisting import (
    asks_why_alone,
    beside,
    is_sure,
    reasons,
    shortlisted,
    together,
)
from retrieval.records import Answer, Focus, NoAnswer, Quote, Reason
from retrieval.telling import messages
from retrieval.telling.reasons import decided
from retrieval.weighing.deciding import Verdict, overall
from retrieval.why import Decision
from tests.retrieval.making import (
    AIR_PILOT,
    KEEPER,
    SHIP_PILOT,
    make_asked,
    make_build,
    make_hit,
    make_ranked,
    make_weights,
    only,
    passage_with,
)

SEVERAL = messages.uncertain(several=True)
ALONE = messages.uncertain(several=False)
ASKED = make_asked("wages")
HITS = [make_hit(passage) for passage in passages(KEEPER)]
RANKED = tuple(make_ranked(ASKED, hit, 0.5 / (n + 1)) for n, hit in enumerate(HITS))
VERDICT = Verdict(ASKED, RANKED, 0.3, overall(ASKED, RANKED))
UNSURE = "what are the wages of a llama?"
"""Of its telling words the profile has some, no passage enough."""


def listing(sure: float, alone: float = 0.5) -> Assistant:
    """An assistant that gives every shortlist this chance; ``alone`` is what one passage needs."""
    weights = replace(make_weights(), sure=alone)
    bias = math.log(sure / (1 - sure))
    certain = replace(weights, shortlist=only(weights.shortlist, bias))
    return Assistant(make_build(KEEPER), certain)


def test_what_few_have_together_is_weighed_beside_what_the_best_has() -> None:
    values = together(VERDICT.values, RANKED)
    assert {name: values[name] for name in VERDICT.values} == VERDICT.values
    # One of 1/2, 1/4 and 1/6 misses with 1/2 x 3/4 x 5/6 = 5/16: odds of 11 to 5.
    assert values["few"] == pytest.approx(math.log(11 / 5))
    assert values["second"] == pytest.approx(math.log((1 / 4) / (3 / 4)))


def test_one_passage_has_no_second() -> None:
    alone = together({}, RANKED[:1])
    assert alone["few"] == pytest.approx(0.0)
    assert alone["second"] == pytest.approx(math.log(1e-3))


@pytest.mark.parametrize(("sure", "listed"), [(0.499, False), (0.5, True), (0.9, True)])
def test_a_shortlist_must_be_as_sure_as_an_answer(sure: float, listed: bool) -> None:
    weights = make_weights(threshold=0.5)
    certain = replace(weights, shortlist=only(weights.shortlist, math.log(sure / (1 - sure))))
    found = shortlisted(VERDICT, certain)
    assert (found is not None) == listed
    if found:
        assert found.confidence == pytest.approx(sure)
        assert found.values.keys() == weights.shortlist.weights.keys()


def test_beside_a_likely_one_nothing_unlikely_is_listed() -> None:
    ranked = tuple(
        make_ranked(ASKED, hit, p) for hit, p in zip(HITS, (0.8, 0.09, 0.07), strict=False)
    )
    verdict = Verdict(ASKED, ranked, 0.7)
    assert len(related(verdict, ())) == MOST_RELATED
    assert [quote.span for quote in beside(verdict)] == [hit.passage.span for hit in HITS[:2]]


def test_passages_of_which_one_probably_answers_are_quoted_as_uncertain() -> None:
    reply, after = listing(0.75).ask(UNSURE)
    assert isinstance(reply, Answer)
    assert len(reply.quotes) == MOST_RELATED
    assert reply.related == ()
    assert reply.uncertain == (SEVERAL,)
    assert reply.notes == ()
    assert reply.message.startswith(f"{SEVERAL} From “")
    assert reply.confidence == pytest.approx(0.75)
    assert reply.focus == after.focus
    (why,) = reply.why
    assert why.decision is Decision.SHORTLIST
    assert why.probability == pytest.approx(0.75)
    total = why.start + sum(part.adds for part in why.parts)
    assert 1 / (1 + math.exp(-total)) == pytest.approx(0.75)


def test_of_several_questions_the_one_to_which_nothing_is_certain_is_named() -> None:
    reply, _ = listing(0.75).ask(f"When was it last revised? {UNSURE}")
    assert isinstance(reply, Answer)
    line = messages.uncertain(UNSURE, several=True)
    assert reply.uncertain == (line,)
    assert f" {line} From “" in reply.message


def test_what_is_likely_but_not_sure_leads_a_shortlist() -> None:
    # All telling words are covered: 1 / (1 + exp(-(-4 + 8))) = 0.982.
    wages = "what are the wages at night?"
    alone, _ = listing(0.9, alone=0.98).ask(wages)
    listed, _ = listing(0.99, alone=0.99).ask(wages)
    assert isinstance(alone, Answer)
    assert isinstance(listed, Answer)
    assert not alone.doubtful
    assert alone.confidence == pytest.approx(1 / (1 + math.exp(-4)))
    assert listed.confidence == pytest.approx(0.99)
    assert listed.quotes[0] == alone.quotes[0]
    # No other passage is a tenth as likely.
    assert len(listed.quotes) == 1
    assert listed.uncertain == (ALONE,)


def test_what_is_asked_for_by_name_is_sure() -> None:
    weights = replace(make_weights(), sure=0.99)
    assert not is_sure(VERDICT, weights)
    assert is_sure(replace(VERDICT, by_name=True), weights)
    assert is_sure(VERDICT, replace(weights, sure=VERDICT.confidence))


def test_else_it_is_refused_without_a_claim_that_it_is_not_stated() -> None:
    reply, after = listing(0.25).ask(UNSURE)
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.NOT_STATED
    assert reply.doubtful
    assert reply.message == "No passage of the profile Lighthouse Keeper answers that for certain."
    assert after.focus == Focus(KEEPER.slug)


@pytest.mark.parametrize(("likely", "doubtful"), [(0.4, True), (0.6, False)])
def test_of_what_profiles_seldom_state_nothing_is_doubted(likely: float, doubtful: bool) -> None:
    asked = make_asked("is there a pension", intents={"unstated_benefits": likely})
    verdict = replace(VERDICT, asked=asked)
    refused = Finding(KEEPER, asked, (), (), verdict.confidence, Reason.NOT_STATED, None, verdict)
    assert refused.is_doubtful == doubtful


def test_what_hardly_any_passage_is_near_is_not_stated() -> None:
    reply, _ = listing(0.25).ask("llamas?")
    assert isinstance(reply, NoAnswer)
    assert not reply.doubtful
    assert reply.message == "The profile Lighthouse Keeper does not state that."


@pytest.mark.parametrize(
    ("text", "listed"),
    [("what else?", False), ("tell me more", False), ("how many are there?", True), ("sea", True)],
)
def test_where_nothing_is_asked_nothing_is_listed(text: str, listed: bool) -> None:
    weights = make_weights()
    certain = replace(weights, shortlist=only(weights.shortlist, 9.0))
    verdict = replace(VERDICT, asked=make_asked(text, form=expected_form(text)))
    assert (shortlisted(verdict, certain) is not None) == listed


def test_only_what_may_be_a_reason_is_listed_for_why_alone() -> None:
    assert asks_why_alone(make_asked("why is that?", form=Form.REASON))
    assert not asks_why_alone(make_asked("why llamas?", form=Form.REASON))
    text = KEEPER.text.replace("Night watches are paid double.", "Due to gales, nights pay double.")
    keeper = read(text.encode(), "lighthouse-keeper.txt")
    wages = passage_with(keeper, "Wages range")
    due, duties = passage_with(keeper, "Due to gales"), passage_with(keeper, "In general")
    assert wages == due
    shown = [Quote(one, one.span, one.span) for one in (due, duties)]
    other = next(s for s in keeper.sections if s.kind is Kind.WAGES).span.start + 1
    assert reasons(shown, other) == (shown[0],)
    assert reasons(shown, wages.span.start) == ()  # It was quoted itself.
    assert reasons(shown, None) == tuple(shown)


def test_what_no_passage_can_answer_is_not_listed_and_claimed_not_to_be_stated() -> None:
    reply, _ = listing(0.9).ask("which states pay the best wages at night?")
    assert isinstance(reply, NoAnswer)
    assert not reply.doubtful
    assert reply.message == messages.silent(KEEPER)
    (why,) = reply.why
    assert why.decision is Decision.BEYOND
    assert decided(why) == "Nothing in the profile can answer that, however near a passage is."


def test_a_sure_answer_and_a_thing_not_mentioned_have_no_shortlist() -> None:
    sure, _ = listing(0.9).ask("what are the wages at night?")
    assert isinstance(sure, Answer)
    assert sure.notes == ()
    assert not sure.doubtful
    absent, _ = listing(0.9).ask("what are the wages at NAIT?")
    assert isinstance(absent, NoAnswer)
    assert absent.reason is Reason.NAMED_THING_ABSENT


def test_what_is_uncertain_of_one_is_so_beside_another() -> None:
    weights = make_weights()
    certain = replace(weights, shortlist=only(weights.shortlist, 9.0))
    pilots = Assistant(make_build(AIR_PILOT, SHIP_PILOT), certain)
    first, after = pilots.ask("what are the wages of a llama of a ship pilot?")
    assert isinstance(first, Answer)
    assert first.doubtful
    both, _ = pilots.ask("compare with airline pilots", after)
    assert isinstance(both, Answer)
    line = "It is not certain that what is quoted of Ship Pilot or Airline Pilot answers."
    assert both.uncertain == (line,)
    assert both.message.startswith(f"{line} From “")
    assert {quote.passage.profile for quote in both.quotes} == {SHIP_PILOT, AIR_PILOT}
    assert [why.decision for why in both.why] == [Decision.SHORTLIST] * 2


def test_of_several_refused_no_more_is_claimed_than_of_one() -> None:
    pilots = Assistant(make_build(AIR_PILOT, SHIP_PILOT), make_weights(threshold=0.6))
    reply, _ = pilots.ask("what are the wages of a llama of a ship pilot or an airline pilot?")
    assert isinstance(reply, NoAnswer)
    assert reply.doubtful
    both = " ".join(messages.doubtful(profile) for profile in (SHIP_PILOT, AIR_PILOT))
    assert reply.message == both
    half, _ = pilots.ask("do ship pilots or dentists like llamas?")
    assert half.message == f"{messages.silent(SHIP_PILOT)} No profile covers “dentists”."
    none, _ = pilots.ask("llamas of a ship pilot or an airline pilot?")
    assert isinstance(none, NoAnswer)
    assert not none.doubtful
    assert none.message == "Neither profile states that: Ship Pilot; Airline Pilot."
