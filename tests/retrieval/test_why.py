"""Why a question got its reply: the record, and that its numbers are those that decided."""

from __future__ import annotations

import math

import pytest

from corpus.records import Kind
from retrieval.assistant import Assistant
from retrieval.records import Answer, NoAnswer, Reply
from retrieval.telling.reasons import decided, effect, percent, telling, understood, what
from retrieval.weighing.ranking import load_weights
from retrieval.why import Basis, Decision, Part, Why
from tests.retrieval.making import KEEPER


def why(reply: Reply) -> Why:
    assert isinstance(reply, Answer | NoAnswer)
    (one,) = reply.why
    return one


@pytest.mark.parametrize(
    "question",
    ["How much is the diploma?", "is the night watch paid double?", "what is the sea like?"],
)
def test_the_parts_add_up_to_the_probability(keeper: Assistant, question: str) -> None:
    reply, _ = keeper.ask(question)
    found = why(reply)
    odds = found.start + math.fsum(part.adds for part in found.parts)
    assert found.probability == pytest.approx(1 / (1 + math.exp(-odds)))
    assert isinstance(reply, Answer | NoAnswer)
    assert found.probability == reply.confidence
    assert (found.probability >= found.threshold) is isinstance(reply, Answer)


def test_the_first_passage_considered_is_the_one_quoted(keeper: Assistant) -> None:
    reply, _ = keeper.ask("is the night watch paid double?")
    assert isinstance(reply, Answer)
    considered = why(reply).considered
    assert considered[0].passage == reply.quotes[0].passage
    assert considered[0].passage.section.kind is Kind.WAGES
    chances = [weighed.probability for weighed in considered]
    assert chances == sorted(chances, reverse=True)
    assert len(chances) == 4


def test_what_decided_when_nothing_was_weighed(keeper: Assistant) -> None:
    dated, _ = keeper.ask("when was the salary revised?")
    assert why(dated).decision is Decision.DATE_ASKED
    assert why(dated).parts == ()
    assert why(dated).considered == ()
    uncovered, _ = keeper.ask("how do I become a plumber?")
    assert why(uncovered).decision is Decision.NO_PROFILE
    assert why(uncovered).profile is None
    assert why(uncovered).read.occupation == "plumber"


def test_a_thing_that_the_profile_does_not_mention(keeper: Assistant) -> None:
    reply, _ = keeper.ask("what is the NAIT diploma?")
    assert why(reply).decision is Decision.THING_ABSENT
    assert why(reply).read.things == ("NAIT",)
    assert why(reply).profile == KEEPER.title


def test_what_says_which_profile_is_meant(keeper: Assistant) -> None:
    named, talk = keeper.ask("do lighthouse keepers need a diploma?")
    assert why(named).read.basis is Basis.NAMED
    follow_up, _ = keeper.ask("and the wages?", talk)
    assert why(follow_up).read.basis is Basis.CONVERSATION
    mentioned, _ = keeper.ask("is the Dalhousie degree by distance?")
    assert why(mentioned).read.basis is Basis.MENTION
    nearest, _ = keeper.ask("diploma?")
    assert why(nearest).read.basis is Basis.NEAREST


def test_a_comparison_is_explained_for_each_profile(several: Assistant) -> None:
    reply, _ = several.ask("who is paid more, a ship pilot or a lighthouse keeper?")
    assert isinstance(reply, Answer | NoAnswer)
    assert {one.profile for one in reply.why} == {"Ship Pilot", "Lighthouse Keeper"}


def test_an_unreadable_question_has_nothing_to_explain(keeper: Assistant) -> None:
    reply, _ = keeper.ask("?!")
    assert isinstance(reply, NoAnswer)
    assert reply.why == ()


def test_every_number_that_is_weighed_has_words() -> None:
    for name, weight in load_weights().decide.weights.items():
        for value in (-6.9, -1.0, 0.0, 0.4, 1.0, 6.9):
            assert what(Part(name, value, weight)).strip()


def test_what_was_weighed_in_words() -> None:
    assert (
        what(Part("coverage", 1.0, 1)) == "all of the question’s telling words stand in the passage"
    )
    assert what(Part("missing", math.log1p(2), -1)).startswith("2 telling words of the question")
    assert what(Part("missing", math.log1p(1), -1)).startswith("1 telling word of the question")
    assert ": 12 %" in what(Part("detail", math.log(0.12), 1))


def test_effects_in_words_and_the_greatest_first() -> None:
    parts = (
        Part("form", 0.1, 1),
        Part("whole", -2, 1),
        Part("named", 0, 1),
        Part("cosine", 0.5, 1),
    )
    assert [(part.name, effect(part)) for part in telling(parts)] == [
        ("whole", "lowers a lot"),
        ("cosine", "raises"),
        ("form", "raises a little"),
    ]


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.0, "under 1 %"),
        (0.0099, "under 1 %"),
        (0.01, "1 %"),
        (0.556, "56 %"),
        (0.9999, "over 99 %"),
    ],
)
def test_a_probability_is_never_certainty(probability: float, words: str) -> None:
    assert percent(probability) == words


def test_the_decision_in_one_sentence(keeper: Assistant) -> None:
    reply, _ = keeper.ask("how do I become a plumber?")
    assert decided(why(reply)).startswith("No profile goes by the name")
    assert ("Occupation named", "plumber") in understood(why(reply).read)
