from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.records import Kind
from retrieval.assistant import Assistant
from retrieval.conversation import Conversation
from retrieval.records import Answer, Reply
from retrieval.replying.suggesting import Suggestions
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT, make_build, make_weights, only


class Counting:
    """Passes questions on, and keeps them."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.asked: list[str] = []

    def ask(self, typed: str, conversation: Conversation) -> tuple[Reply, Conversation]:
        self.asked.append(typed)
        return self.assistant.ask(typed, conversation)


@pytest.fixture
def keeper() -> Counting:
    return Counting(Assistant(make_build(KEEPER), make_weights(threshold=0.6)))


@pytest.fixture
def pilots() -> Counting:
    return Counting(Assistant(make_build(SHIP_PILOT, AIR_PILOT), make_weights(threshold=0.6)))


def test_only_what_is_answered_is_offered(keeper: Counting) -> None:
    offered = Suggestions(keeper, (KEEPER,)).about(KEEPER.slug, most=20)
    assert "What are the wages?" in offered
    for question in offered:
        reply, _ = keeper.assistant.ask(question)
        assert isinstance(reply, Answer)


def test_what_would_be_refused_is_not_offered() -> None:
    # All words covered is 1 / (1 + exp(-4)) = 0.982, so that only a section asked for by its own
    # name is quoted.
    strict = Counting(Assistant(make_build(KEEPER), make_weights(threshold=0.99)))
    suggestions = Suggestions(strict, (KEEPER,))
    assert suggestions.about(KEEPER.slug) == suggestions.examples() == ("What are the duties?",)
    assert "What are the wages?" in strict.asked


def test_what_a_shortlist_alone_would_answer_is_not_offered() -> None:
    weights = make_weights(threshold=0.99)
    listing = Assistant(
        make_build(KEEPER), replace(weights, shortlist=only(weights.shortlist, 9.0))
    )
    reply, _ = listing.ask("What are the wages?")
    assert isinstance(reply, Answer)
    assert reply.doubtful
    offered = Suggestions(listing, (KEEPER,)).about(KEEPER.slug, most=20)
    assert offered == ("What are the duties?",)


def test_a_kind_that_was_seen_is_not_offered_and_not_asked(keeper: Counting) -> None:
    suggestions = Suggestions(keeper, (KEEPER,))
    assert "What are the wages?" not in suggestions.about(KEEPER.slug, {Kind.WAGES})
    assert "What are the wages?" not in keeper.asked


def test_a_question_is_asked_once(keeper: Counting) -> None:
    suggestions = Suggestions(keeper, (KEEPER,))
    first = suggestions.about(KEEPER.slug)
    asked = list(keeper.asked)
    assert suggestions.about(KEEPER.slug) == first
    assert keeper.asked == asked


def test_an_answer_from_another_kind_of_section_is_not_what_was_promised() -> None:
    # The same words, but the section is said to hold duties: "wages" is then not a kind of it.
    sections = tuple(replace(s, kind=Kind.OTHER) for s in KEEPER.sections if s.kind != Kind.WAGES)
    wages = next(s for s in KEEPER.sections if s.kind is Kind.WAGES)
    other = replace(KEEPER, sections=(*sections, replace(wages, kind=Kind.CONTACT)))
    held = replace(other, sections=(*other.sections, wages))
    assistant = Assistant(make_build(other), make_weights(threshold=0.6))
    assert Suggestions(assistant, (held,)).about(KEEPER.slug) == ()


def test_examples_for_one_occupation_do_not_name_it(keeper: Counting) -> None:
    assert Suggestions(keeper, (KEEPER,)).examples(most=1) == ("What are the wages?",)


def test_examples_for_several_name_a_different_one_each(pilots: Counting) -> None:
    examples = Suggestions(pilots, (SHIP_PILOT, AIR_PILOT)).examples()
    assert examples[0] == "What are the wages for Ship Pilot?"
    named = [title for q in examples for title in ("Ship Pilot", "Airline Pilot") if title in q]
    assert len(named) == len(set(named)) == len(examples)
