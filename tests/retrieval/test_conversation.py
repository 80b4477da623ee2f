from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.conversation import Conversation, Turn, in_full, is_follow_up, leans, readings
from retrieval.language.things import Thing
from retrieval.records import Focus

SAIT = "what's the SAIT admission requirement?"
LAST = Turn(SAIT, (Thing("SAIT", 11, 15, ("sait",)),))
UNNAMED = Turn("what are the admission requirements?", ())
RYERSON = (Thing("Ryerson", 4, 11, ("ryerson",)),)


def test_another_thing_takes_the_place_of_the_one_named_before() -> None:
    asked = "what's the Ryerson admission requirement?"
    assert readings("and Ryerson?", RYERSON, LAST) == (asked,)
    assert readings("what about Ryerson?", RYERSON, LAST) == (asked,)
    assert readings("and what about Ryerson", RYERSON, LAST) == (asked,)
    assert readings("ok, and for Ryerson?", RYERSON, LAST) == (asked,)


def test_several_things_give_way_together() -> None:
    text = "does SAIT or Ryerson offer it?"
    last = Turn(text, (Thing("SAIT", 5, 9, ("sait",)), Thing("Ryerson", 13, 20, ("ryerson",))))
    chima = (Thing("CHIMA", 4, 9, ("chima",)),)
    assert readings("and CHIMA?", chima, last) == ("does CHIMA offer it?",)


def test_a_thing_is_added_where_none_was_named() -> None:
    asked = "what are the admission requirements Ryerson?"
    assert readings("and Ryerson?", RYERSON, UNNAMED) == (asked,)


def test_what_points_back_is_read_alone_and_with_the_thing_named_before() -> None:
    assert readings("how long is it?", (), LAST) == ("how long is it?", "how long is it SAIT?")


def test_what_points_back_takes_the_telling_words_where_nothing_was_named() -> None:
    expected = ("how long is it?", "how long is it admission requirements?")
    assert readings("how long is it?", (), UNNAMED) == expected


def test_another_topic_after_a_connective() -> None:
    assert readings("what about the pay?", (), LAST) == ("the pay?", "the pay SAIT?")


def test_a_question_with_a_topic_of_its_own_keeps_its_thing() -> None:
    things = (Thing("Ryerson", 22, 29, ("ryerson",)),)
    expected = ("the pay at Ryerson?", "the pay at Ryerson SAIT?")
    assert readings("and what about the pay at Ryerson?", things, LAST) == expected


@pytest.mark.parametrize(
    "text", ["who employs them?", "what does a keeper do?", "androids are paid?"]
)
def test_a_question_that_stands_alone_stays_alone(text: str) -> None:
    assert not is_follow_up(text)
    assert readings(text, (), UNNAMED) == (text,)


def test_the_first_question_is_never_a_follow_up() -> None:
    assert readings("and Ryerson?", RYERSON, None) == ("and Ryerson?",)


@given(st.text(min_size=1, max_size=60), st.sampled_from([LAST, UNNAMED, None]))
def test_there_is_always_a_reading_and_none_is_empty(text: str, last: Turn | None) -> None:
    found = readings(text, (), last)
    assert 1 <= len(found) <= 2
    assert all(found)


def test_unfocused_forgets_everything() -> None:
    talked = Conversation(Focus("keeper", "Salary"), LAST, "what does it pay?")
    assert talked.unfocused() == Conversation()


def test_about_moves_the_focus_and_keeps_what_was_asked() -> None:
    talked = Conversation(Focus("keeper", "Salary"), LAST, "what does it pay?")
    assert talked.about("ship-pilot") == Conversation(Focus("ship-pilot"), LAST, None)


@pytest.mark.parametrize("text", ["how much", "and how much?", "How much?!"])
def test_how_much_by_itself_asks_for_pay_unless_a_thing_was_named(text: str) -> None:
    assert in_full(text, None) == in_full(text, UNNAMED) == "how much do they earn?"
    assert in_full(text, LAST) == text
    assert in_full(f"{text} is the diploma", None) == f"{text} is the diploma"


def test_the_topics_are_those_compared_or_the_one_in_focus() -> None:
    assert Conversation(compared=("keeper", "pilot")).topics == ("keeper", "pilot")
    assert Conversation(Focus("pilot"), compared=("keeper", "pilot")).topics == ("pilot",)
    assert Conversation().topics == ()


def test_of_two_compared_the_one_that_is_left_is_the_topic() -> None:
    talked = Conversation(compared=("keeper", "pilot"))
    assert talked.among({"pilot"}).topics == ("pilot",)
    assert talked.among(()).topics == ()


@pytest.mark.parametrize("text", ["with what?", "which subjects exactly?", "what marks though"])
def test_what_is_no_whole_sentence_leans_on_what_was_said(text: str) -> None:
    assert leans(text)
    assert readings(text, (), LAST)[1].endswith("SAIT?")


@pytest.mark.parametrize("text", ["do they hire?", "where can I study?", "what's the pay?"])
def test_a_whole_sentence_does_not_lean(text: str) -> None:
    assert not leans(text)


def test_a_question_after_one_on_a_school_may_be_about_that_school() -> None:
    asked = "must you have been a boss?"
    assert readings(asked, (), LAST) == (asked, "must you have been a boss SAIT?")
    assert readings(asked, (), UNNAMED) == (asked,)
    assert readings("does Ryerson pay?", RYERSON, LAST) == ("does Ryerson pay?",)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("would he find work", "would they find work"),
        ("does that job need a degree", "does the job need a degree"),
        ("who hires for that", "who hires for that"),
    ],
)
def test_whoever_does_that_job_stands_for_the_occupation(text: str, read: str) -> None:
    assert readings(text, (), UNNAMED) == (read,)
