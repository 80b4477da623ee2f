"""What is told and asks for nothing."""

from __future__ import annotations

import pytest

from retrieval.assistant import Assistant
from retrieval.records import Answer, Clarify, NoAnswer, SmallTalk
from retrieval.talking.told import only_tells
from retrieval.telling import own_lines
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT, make_build, make_weights


@pytest.mark.parametrize(
    "text",
    [
        "I was laid off last week",
        "ok, my son is 16 and bored",
        "we've just moved to Ghana",
        "lost my job",
        "just hurt my back at work",
    ],
)
def test_what_asks_for_nothing(text: str) -> None:
    assert only_tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm 50, could I still start",
        "I never finished school, any hope",
        "I want to know the wages",
        "I wonder what it pays",
        "im 52 is it too late",
        "is my diploma of use",
        "I need my Saturdays free, does that work?",
        "wages",
        "wages in my area",
        "pay near our town",
        "jobs my son could do",
        "is it hard",
    ],
)
def test_what_asks(text: str) -> None:
    assert not only_tells(text)


@pytest.fixture(scope="module")
def pilots() -> Assistant:
    return Assistant(make_build(AIR_PILOT, KEEPER, SHIP_PILOT), make_weights())


def test_what_is_told_in_vain_is_not_refused(pilots: Assistant) -> None:
    first, start = pilots.ask("I was fired by llamas")
    assert isinstance(first, SmallTalk)
    assert first.message == own_lines.TOLD
    _, after = pilots.ask("what are the wages of a ship pilot?", start)
    told, same = pilots.ask("I was fired by llamas", after)
    assert isinstance(told, SmallTalk)
    assert same == after
    asked, _ = pilots.ask("was I fired by llamas", after)
    assert isinstance(asked, NoAnswer)


def test_that_a_profile_lacks_what_was_named_is_said_where_one_is_talked_of(
    pilots: Assistant,
) -> None:
    told, start = pilots.ask("I live in Texas")
    assert isinstance(told, SmallTalk)
    _, after = pilots.ask("what are the wages of a ship pilot?", start)
    absent, _ = pilots.ask("I live in Texas", after)
    assert isinstance(absent, NoAnswer)
    assert absent.message == "The profile Ship Pilot does not mention “Texas”."


def test_what_is_told_is_looked_up_all_the_same(pilots: Assistant) -> None:
    _, after = pilots.ask("what are the wages of a ship pilot?")
    reply, _ = pilots.ask("my wages are an hour", after)
    assert isinstance(reply, Answer)
    named, _ = pilots.ask("I am a pilot")
    assert isinstance(named, Clarify)


def test_what_is_asked_for_by_its_name_alone_waits_for_an_occupation(pilots: Assistant) -> None:
    _, after = pilots.ask("our wages")
    assert after.pending == "our wages"
