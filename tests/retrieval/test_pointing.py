"""Pointing at one of the quotes shown: "the second one", "when was the last of these revised?"."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from retrieval.assistant import Assistant
from retrieval.conversation import Conversation
from retrieval.pointing import Pointed, pointed_at
from retrieval.records import Answer, Focus, NoAnswer, SmallTalk
from retrieval.telling import messages, own_lines
from retrieval.telling.reasons import decided
from retrieval.why import Decision
from tests.retrieval.making import KEEPER, SHIP_PILOT, make_build, make_weights, only

SHOWN = Focus(KEEPER.slug, "Duties", 10, (10, 20, 30))
UNSURE = "what are the wages of a llama?"


def pick(place: int, text: str = "") -> Pointed:
    return Pointed(replace(SHOWN, at=SHOWN.quoted[place]), text)


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("the second one", pick(1)),
        ("2", pick(1)),
        ("and the last?", pick(2)),
        ("tell me more about the last of these", pick(2)),
        ("can I see the first quote", pick(0)),
        ("when was the second one revised?", pick(1, "when was that revised?")),
        ("who says the last", pick(2, "who says that")),
        ("the first part", pick(0)),
        ("show me the last bit of these", pick(2)),
    ],
)
def test_a_quote_is_pointed_at(text: str, pointed: Pointed) -> None:
    found = pointed_at(text, SHOWN)
    assert found == pointed
    assert found.focus
    assert pointed.focus
    assert found.focus.at == pointed.focus.at


def test_of_one_quote_alone_nothing_is_asked_by_its_place() -> None:
    shown = replace(SHOWN, quoted=(10,))
    assert pointed_at("how often is the first one due?", shown) is None
    assert pointed_at("the first one", shown) == Pointed(replace(shown, at=10))
    assert pointed_at("the second one", shown) == Pointed(None)


@pytest.mark.parametrize("text", ["the fourth one", "9", "the first and the last"])
def test_a_quote_that_is_not_there_is_none(text: str) -> None:
    assert pointed_at(text, SHOWN) == Pointed(None)


@pytest.mark.parametrize(
    "text",
    [
        "how much in the first year?",
        "do they work a second job",
        "does it last?",
        "both",
        "do I need a second one?",
        "is my first one enough?",
        "how long is the first part of the training?",
        "can I do the first bit at home?",
        # Such quotes are not there: of something else that was named.
        "how often is the fourth one due?",
        "what about 40?",
    ],
)
def test_else_nothing_is_pointed_at(text: str) -> None:
    assert pointed_at(text, SHOWN) is None


@pytest.mark.parametrize("focus", [None, Focus(KEEPER.slug)])
def test_nothing_is_pointed_at_where_nothing_was_quoted(focus: Focus | None) -> None:
    assert pointed_at("the second one", focus) is None


@pytest.fixture(scope="module")
def listing() -> Assistant:
    """An assistant that gives a shortlist rather than refuse."""
    weights = make_weights()
    certain = replace(weights, shortlist=only(weights.shortlist, math.log(9)))
    return Assistant(make_build(KEEPER, SHIP_PILOT), certain)


def test_what_is_picked_of_a_shortlist_is_led_on_with(listing: Assistant) -> None:
    first, after = listing.ask(f"{UNSURE.rstrip('?')} of a lighthouse keeper?")
    assert isinstance(first, Answer)
    assert len(first.quotes) == 3
    second, after = listing.ask("the second one", after)
    assert isinstance(second, Answer)
    assert [quote.passage for quote in second.quotes] == [first.quotes[1].passage]
    assert not second.doubtful
    section = second.quotes[0].passage.section
    assert all(quote.passage.section is section for quote in second.related)
    assert after.focus == Focus(KEEPER.slug, section.heading)
    assert second.focus == after.focus
    (why,) = second.why
    assert why.decision is Decision.PICKED
    assert decided(why) == "The passage was picked from those quoted before."
    third, after = listing.ask("and the third?", after)
    assert isinstance(third, Answer)
    assert [quote.passage for quote in third.quotes] == [first.quotes[2].passage]
    beyond, same = listing.ask("the fifth one", after)
    assert isinstance(beyond, SmallTalk)
    assert beyond.message == own_lines.quoted_above(3)
    assert same == after


def test_all_that_was_quoted_together_is_dated(listing: Assistant) -> None:
    first, after = listing.ask(f"{UNSURE.rstrip('?')} of a lighthouse keeper?")
    assert isinstance(first, Answer)
    dates, again = listing.ask("when was that revised?", after)
    assert isinstance(dates, Answer)
    stated = {quote.revised.span for quote in first.quotes if quote.revised}
    assert len(stated) > 1
    assert {quote.span for quote in dates.quotes} == stated
    one, _ = listing.ask("when was the second one revised?", again)
    assert isinstance(one, Answer)
    revised = first.quotes[1].revised
    assert revised
    assert [quote.span for quote in one.quotes] == [revised.span]


def test_where_one_date_holds_for_all_it_is_said(listing: Assistant) -> None:
    _, after = listing.ask(f"{UNSURE.rstrip('?')} of a ship pilot?")
    dates, _ = listing.ask("when was that revised?", after)
    assert isinstance(dates, Answer)
    assert len(dates.quotes) == 1
    assert dates.notes == (messages.DATES_ALL,)


def test_whether_there_is_anything_newer_is_asked_of_what_was_quoted(listing: Assistant) -> None:
    first, after = listing.ask(f"{UNSURE.rstrip('?')} of a ship pilot?")
    assert isinstance(first, Answer)
    newer, _ = listing.ask("is there anything newer?", after)
    assert isinstance(newer, Answer)
    assert newer.quotes[-1].revised == SHIP_PILOT.dated
    assert newer.notes == (f"{messages.DATES_ALL} {messages.NEWEST}",)


def test_the_nearest_passages_of_a_refusal_can_be_picked() -> None:
    refusing = Assistant(make_build(KEEPER, SHIP_PILOT), make_weights(threshold=0.9))
    refused, after = refusing.ask(f"{UNSURE.rstrip('?')} of a lighthouse keeper?")
    assert isinstance(refused, NoAnswer)
    second, _ = refusing.ask("the second one", after)
    assert isinstance(second, Answer)
    assert second.quotes[0].passage == refused.related[1].passage


def test_one_quote_is_all_there_is_to_pick_from(listing: Assistant) -> None:
    assert own_lines.quoted_above(1).startswith("One passage is quoted above.")
    compared, after = listing.ask("who gets wages, a lighthouse keeper or a ship pilot?")
    assert isinstance(compared, Answer)
    third, same = listing.ask("the third one", after)
    assert isinstance(third, SmallTalk)
    assert third.message == own_lines.side_by_side(2)
    assert same == after
    age, _ = listing.ask("what about 40?", after)
    assert not isinstance(age, SmallTalk)
    second, _ = listing.ask("the second one", after)
    assert isinstance(second, Answer)
    assert {quote.passage.profile for quote in second.quotes} == {SHIP_PILOT}


def test_a_place_where_no_passage_is_any_more_is_not_pointed_at(listing: Assistant) -> None:
    gone = Conversation(Focus(KEEPER.slug, "Duties", 3, (3, 7)))
    reply, _ = listing.ask("the second one", gone)
    assert not isinstance(reply, SmallTalk)
