"""An occupation that one publisher has by itself, another within a group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.layouts import read
from corpus.records import Profile
from retrieval.assistant import Assistant
from retrieval.conversation import Conversation
from retrieval.records import Answer, Clarify, Focus, NoAnswer, Reason
from tests.retrieval.conftest import TODAY
from tests.retrieval.making import AIR_PILOT, SHIP_PILOT, make_build, make_weights

GROUP_TEXT = """Vehicle Operators

Vehicle operators move people.

Also Known As:Mover

Duties | Salary


They move people and goods.

Holidays

Ship pilot holidays last two weeks. Airline pilot holidays last five weeks.

Bonuses

Night bonuses are $9 an hour.

Uniforms

Uniforms are blue.

Produced May 2020

Province of Examples
"""


def by(publisher: str, profile: Profile, *codes: str) -> Profile:
    source = replace(profile.source, publisher=publisher)
    return replace(profile, codes=codes, source=source)


GROUP = by("Bureau", read(GROUP_TEXT.encode(), "operators.txt"), "53-5021", "53-2011")
SHIP = by("Network", SHIP_PILOT, "53-5021.00", "53-5021")
AIR = by("Network", AIR_PILOT, "53-2011.00", "53-2011")


def assistant(*profiles: Profile) -> Assistant:
    return Assistant(make_build(*profiles), make_weights(), lambda: TODAY)


@pytest.fixture(scope="module")
def grouped() -> Assistant:
    return assistant(AIR, GROUP, SHIP)


def test_what_its_own_profile_says_is_not_asked_of_the_group(grouped: Assistant) -> None:
    reply, _ = grouped.ask("what wages does a ship pilot get?")
    assert isinstance(reply, Answer)
    assert reply.quotes[0].text == "Wages are $90 an hour."
    assert reply.notes == ()


def test_a_group_answers_where_its_own_profile_is_silent_and_the_reply_says_so(
    grouped: Assistant,
) -> None:
    reply, after = grouped.ask("what uniforms does a ship pilot get?")
    assert isinstance(reply, Answer)
    assert reply.quotes[0].text == "Uniforms are blue."
    assert reply.quotes[0].passage.profile.title == "Vehicle Operators"
    assert reply.notes == (
        "The profile Ship Pilot does not state that.",
        "Vehicle Operators is a wider group that includes “Ship Pilot”; "
        "what holds for it need not hold for everyone in it.",
    )
    assert all(note in reply.message for note in reply.notes)
    assert [why.profile for why in reply.why] == ["Ship Pilot", "Vehicle Operators"]
    assert after.focus == Focus("vehicle-operators", "Uniforms")


def test_a_follow_up_is_asked_of_the_group_too(grouped: Assistant) -> None:
    reply, _ = grouped.ask("uniforms?", Conversation(Focus("ship-pilot")))
    assert isinstance(reply, Answer)
    assert reply.quotes[0].text == "Uniforms are blue."
    assert reply.notes[0] == "The profile Ship Pilot does not state that."


def test_in_a_group_the_words_on_the_occupation_named_are_marked(grouped: Assistant) -> None:
    for name, marked in [
        ("a ship pilot", "Ship pilot holidays last two weeks."),
        ("an airline pilot", "Airline pilot holidays last five weeks."),
    ]:
        reply, _ = grouped.ask(f"what holidays does {name} get?")
        assert isinstance(reply, Answer)
        assert reply.quotes[0].highlighted == marked


def test_a_silent_group_leaves_it_at_the_occupations_own_profile(grouped: Assistant) -> None:
    reply, after = grouped.ask("what allergies does a ship pilot get?")
    assert isinstance(reply, NoAnswer)
    assert reply.message == "The profile Ship Pilot does not state that."
    assert after.focus == Focus("ship-pilot")


def test_what_is_about_something_else_is_not_asked_of_a_group(grouped: Assistant) -> None:
    reply, _ = grouped.ask("weather, weather?", Conversation(Focus("ship-pilot")))
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.OUT_OF_SCOPE


def test_a_group_answers_for_all_of_one_name(grouped: Assistant) -> None:
    reply, _ = grouped.ask("what uniforms does a pilot get?")
    assert isinstance(reply, Answer)
    assert reply.quotes[0].text == "Uniforms are blue."
    assert reply.notes[-1].startswith(
        "Vehicle Operators is a wider group that includes “Airline Pilot” and “Ship Pilot”;"
    )


def test_several_that_answer_by_themselves_are_asked_back_for(grouped: Assistant) -> None:
    reply, _ = grouped.ask("what wages does a pilot get?")
    assert isinstance(reply, Clarify)
    assert {choice.slug for choice in reply.choices} == {"ship-pilot", "airline-pilot"}


def test_a_shared_name_by_itself_asks_nothing_that_one_of_them_could_answer() -> None:
    apart = assistant(AIR, SHIP)
    reply, waiting = apart.ask("pilot")
    assert isinstance(reply, Clarify)
    assert set(waiting.choices) == {"ship-pilot", "airline-pilot"}


def test_several_that_only_their_groups_answer_for_are_offered_by_their_own_names() -> None:
    ships = replace(GROUP, slug="ships", title="Ship Workers", codes=("53-5021", "53-5022"))
    planes = replace(GROUP, slug="planes", title="Plane Workers", codes=("53-2011", "53-2012"))
    apart = assistant(AIR, planes, SHIP, ships)
    reply, waiting = apart.ask("what uniforms does a pilot get?")
    assert isinstance(reply, Clarify)
    assert {choice.title for choice in reply.choices} == {"Ship Pilot", "Airline Pilot"}
    chosen, _ = apart.ask("Ship Pilot", waiting)
    assert isinstance(chosen, Answer)
    assert chosen.quotes[0].passage.profile.title == "Ship Workers"


def test_none_that_answers_is_refused_once_for_all(grouped: Assistant) -> None:
    reply, after = grouped.ask("what allergies does a pilot get?")
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.NOT_STATED
    assert reply.message == ("Neither profile states that: Airline Pilot; Ship Pilot.")
    assert {quote.passage.profile.slug for quote in reply.related} == {
        "ship-pilot",
        "airline-pilot",
    }
    assert after.focus == Focus("airline-pilot")


def test_a_name_of_a_group_and_its_occupations_is_asked_of_the_group() -> None:
    pilots = replace(GROUP, also_known_as=("Pilot",))
    reply, _ = assistant(AIR, pilots, SHIP).ask("what uniforms does a pilot get?")
    assert isinstance(reply, Answer)
    assert reply.quotes[0].passage.profile.slug == "vehicle-operators"
    assert reply.notes == ()


def test_a_comparison_shows_what_a_group_says_of_both_once(grouped: Assistant) -> None:
    reply, _ = grouped.ask("compare the uniforms of a ship pilot and an airline pilot")
    assert isinstance(reply, Answer)
    assert [quote.text for quote in reply.quotes] == ["Uniforms are blue."]
    assert reply.notes[1:] == (
        "The profile Ship Pilot does not state that.",
        "The profile Airline Pilot does not state that.",
        "Vehicle Operators is a wider group that includes “Ship Pilot” and “Airline Pilot”; "
        "what holds for it need not hold for everyone in it.",
    )


def test_without_the_codes_nothing_is_a_group() -> None:
    reply, _ = assistant(AIR_PILOT, replace(GROUP, codes=()), SHIP_PILOT).ask(
        "what uniforms does a ship pilot get?"
    )
    assert isinstance(reply, NoAnswer)


@pytest.mark.parametrize(
    ("title", "name", "weeks"),
    [
        ("Boat People", "rowers", "two"),
        ("Boat People", "divers", "five"),
        ("Boat People", "boat people", "two"),
        ("Rowers and Divers", "divers", "five"),
    ],
)
def test_a_page_on_several_is_quoted_on_the_one_named(title: str, name: str, weeks: str) -> None:
    text = f"""{title}

Boat people sail.

Also Known As:Rower, Diver

Duties | Salary


They sail.

Holidays

Rower holidays last two weeks.

Diver holidays last five weeks.

Produced May 2020
"""
    assistant = Assistant(
        make_build(read(text.encode(), "boat-people.txt")), make_weights(), lambda: TODAY
    )
    reply, _ = assistant.ask(f"what holidays do {name} get?")
    assert isinstance(reply, Answer)
    assert f"last {weeks} weeks" in reply.quotes[0].text
