"""Conversations over hand-made profiles: comparisons, choices, and several questions at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from retrieval.assistant import START, Assistant
from retrieval.conversation import Conversation
from retrieval.records import (
    MAX_QUESTION,
    Answer,
    Clarify,
    Focus,
    NoAnswer,
    Reason,
    Reply,
    SmallTalk,
)
from retrieval.telling import messages
from tests.retrieval.making import SHIP_PILOT, make_build, make_weights

COMPARED = "who gets wages, a ship pilot or an airline pilot?"
WHICH = "what wages does a pilot get?"
SLUG = "lighthouse-keeper"


@pytest.fixture(scope="module")
def docks() -> Assistant:
    """An assistant over more pilots than stand side by side."""
    pilots = [
        replace(SHIP_PILOT, slug=f"pilot-{name}", title=f"{name} pilot", also_known_as=("Pilot",))
        for name in ("bay", "coast", "dock", "river")
    ]
    return Assistant(make_build(*pilots), make_weights())


def converse(
    assistant: Assistant, turns: Sequence[str], conversation: Conversation = START
) -> tuple[Reply, Conversation]:
    for turn in turns:
        reply, conversation = assistant.ask(turn, conversation)
    return reply, conversation


def slugs(reply: Reply) -> list[str]:
    assert isinstance(reply, Answer), reply.message
    return list(dict.fromkeys(quote.passage.profile.slug for quote in reply.quotes))


@pytest.mark.parametrize("question", ["what are the wages?", "which one gets wages?"])
def test_what_follows_a_comparison_is_asked_of_all(several: Assistant, question: str) -> None:
    reply, after = converse(several, [COMPARED, question])
    assert slugs(reply) == ["ship-pilot", "airline-pilot"]
    assert messages.COMPARED in reply.message
    assert after.compared == ("ship-pilot", "airline-pilot")


@pytest.mark.parametrize("narrowed", ["just the airline pilot", "and the airline pilot?"])
def test_one_of_them_is_asked_the_same_and_then_talked_about(
    several: Assistant, narrowed: str
) -> None:
    reply, after = converse(several, [COMPARED, narrowed])
    assert slugs(reply) == ["airline-pilot"]
    assert after.topics == ("airline-pilot",)
    reply, _ = several.ask("what are the wages?", after)
    assert slugs(reply) == ["airline-pilot"]


def test_a_profile_that_is_gone_is_compared_no_more(several: Assistant) -> None:
    talked = Conversation(Focus("ship-pilot"), compared=("ship-pilot", "vanished"))
    reply, _ = several.ask("what are the wages?", talked)
    assert slugs(reply) == ["ship-pilot"]


def test_what_is_compared_with_an_occupation_not_covered_is_quoted_alone(
    several: Assistant,
) -> None:
    reply, after = several.ask("who gets wages, a ship pilot or a welder?")
    assert slugs(reply) == ["ship-pilot"]
    assert isinstance(reply, Answer)
    assert "No profile covers “welder”." in reply.notes
    assert after.focus == Focus("ship-pilot", "Wages")
    assert after.compared == ()


def test_who_has_no_profile_is_said_again_until_another_is_named(several: Assistant) -> None:
    _, after = several.ask("who gets wages, a ship pilot or a welder?")
    note = "No profile covers “welder”."
    for question in ("what are the wages?", "and the wages?"):
        reply, after = several.ask(question, after)
        assert isinstance(reply, Answer)
        assert reply.notes == (note,)
    reply, after = several.ask("what wages does an airline pilot get?", after)
    assert note not in reply.message
    assert after.lacking == ()


def test_who_has_no_profile_is_said_again_beside_several(several: Assistant) -> None:
    compared = "who gets wages, a ship pilot, an airline pilot or a welder?"
    reply, _ = converse(several, [compared, "what are the wages?"])
    assert slugs(reply) == ["ship-pilot", "airline-pilot"]
    assert "No profile covers “welder”." in reply.message


@pytest.mark.parametrize("question", ["what do they do?", "how many are there?", "who are they"])
def test_a_question_in_small_words_is_not_the_last_one_again(
    several: Assistant, question: str
) -> None:
    _, after = converse(several, [COMPARED, question])
    assert after.last is not None
    assert after.last.standalone == question


@pytest.mark.parametrize("again", ["compare them", "compare both", "what's the main difference"])
def test_to_compare_them_asks_the_same_of_all(several: Assistant, again: str) -> None:
    reply, after = converse(several, [COMPARED, again])
    assert slugs(reply) == ["ship-pilot", "airline-pilot"]
    _, first = several.ask(COMPARED)
    assert after.last == first.last


def test_one_comes_to_those_compared_and_another_goes(several: Assistant) -> None:
    reply, after = converse(several, [COMPARED, "add the lighthouse keeper"])
    assert slugs(reply) == ["ship-pilot", "airline-pilot", "lighthouse-keeper"]
    reply, after = several.ask("drop the airline pilot", after)
    assert after.compared == ("ship-pilot", "lighthouse-keeper")
    reply, after = several.ask("without the lighthouse keeper", after)
    assert after.topics == ("ship-pilot",)


def test_a_comparison_of_occupations_none_of_which_is_covered_is_refused(
    several: Assistant,
) -> None:
    reply, _ = several.ask("what wages do plumbers and welders get?")
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.OCCUPATION_NOT_COVERED


def test_the_difference_is_what_each_does(several: Assistant) -> None:
    question = "what is the difference between a ship pilot and a lighthouse keeper?"
    reply, after = several.ask(question)
    assert after.last is not None
    assert after.last.standalone == "what do they do?"
    assert not isinstance(reply, Clarify)


@pytest.mark.parametrize("typed", ["both", "1 and 2", "all of them"])
def test_several_choices_are_asked_side_by_side(several: Assistant, typed: str) -> None:
    reply, after = converse(several, [WHICH, typed])
    assert set(slugs(reply)) == {"ship-pilot", "airline-pilot"}
    assert after.pending is None


def test_a_choice_within_a_comparison_keeps_the_other_side(several: Assistant) -> None:
    reply, waiting = several.ask("who gets wages, a pilot or a lighthouse keeper?")
    assert isinstance(reply, Clarify)
    reply, _ = several.ask("the ship pilot", waiting)
    assert set(slugs(reply)) == {"ship-pilot", "lighthouse-keeper"}


def test_who_leaves_it_open_is_asked_again(several: Assistant) -> None:
    asked, _ = several.ask(WHICH)
    again, waiting = converse(several, [WHICH, "not sure"])
    assert isinstance(asked, Clarify)
    assert isinstance(again, Clarify)
    assert again.choices == asked.choices
    assert slugs(several.ask("2", waiting)[0]) == [asked.choices[1].slug]


def test_who_wants_none_of_them_may_name_another(several: Assistant) -> None:
    reply, waiting = converse(several, [WHICH, "none of these"])
    assert isinstance(reply, SmallTalk)
    assert reply.message == messages.DECLINED
    reply, _ = several.ask("hmm, what about the lighthouse keeper", waiting)
    assert slugs(reply) == ["lighthouse-keeper"]


@pytest.mark.parametrize("text", ["no, the ship pilot", "actually the ship pilot", "ship pilot"])
def test_a_correction_keeps_the_question(several: Assistant, text: str) -> None:
    reply, _ = converse(several, ["what are the wages of a lighthouse keeper?", text])
    assert slugs(reply) == ["ship-pilot"]


def test_an_occupation_alone_asks_what_they_do(several: Assistant) -> None:
    _, after = several.ask("lighthouse keeper")
    assert after.last is not None
    assert after.last.standalone == "what do they do?"


def test_what_a_profile_says_of_an_occupation_without_one(several: Assistant) -> None:
    talked = START.about("lighthouse-keeper")
    silent, _ = several.ask("how much do roofers get?", talked)
    assert isinstance(silent, NoAnswer)
    assert silent.reason is Reason.OCCUPATION_NOT_COVERED


def test_two_questions_get_both_answers(several: Assistant) -> None:
    reply, after = several.ask("what are the wages of a ship pilot? and of an airline pilot?")
    assert slugs(reply) == ["ship-pilot", "airline-pilot"]
    assert after.focus == Focus("airline-pilot", "Wages")


def test_one_of_two_questions_without_an_answer_is_said(several: Assistant) -> None:
    reply, _ = several.ask("what are the wages of a ship pilot? and of a welder?")
    assert slugs(reply) == ["ship-pilot"]
    assert isinstance(reply, Answer)
    assert any("“welder”" in note for note in reply.notes)


def test_two_questions_without_an_answer_are_both_refused(several: Assistant) -> None:
    reply, _ = several.ask("what are the wages of a plumber? and of a welder?")
    assert isinstance(reply, NoAnswer)
    assert "“plumber”" in reply.message
    assert "“welder”" in reply.message


def test_both_questions_wait_for_a_choice(several: Assistant) -> None:
    asked = "what wages does a pilot get? and a lighthouse keeper?"
    reply, waiting = several.ask(asked)
    assert isinstance(reply, Clarify)
    assert waiting.pending == asked


@pytest.mark.parametrize(
    "against",
    [
        "compared to a ship pilot?",
        "how does that compare with a ship pilot?",
        "compare that to a ship pilot",
        "compare them with ship pilots please",
        "are ship pilots better paid?",
        "do ship pilots earn more",
    ],
)
def test_another_is_set_against_the_one_talked_about(several: Assistant, against: str) -> None:
    reply, after = converse(several, ["what are the wages of an airline pilot?", against])
    assert slugs(reply) == ["airline-pilot", "ship-pilot"]
    assert after.compared == ("airline-pilot", "ship-pilot")


def test_which_one_means_those_talked_about_one_after_another(several: Assistant) -> None:
    turns = ["wages of a ship pilot?", "and of an airline pilot?", "which one gets wages?"]
    assert slugs(converse(several, turns)[0]) == ["ship-pilot", "airline-pilot"]
    assert slugs(converse(several, [*turns[:2], "wages?"])[0]) == ["airline-pilot"]
    less = [*turns[:2], "how much less?"]
    assert slugs(converse(several, less)[0]) == ["ship-pilot", "airline-pilot"]


def test_who_says_so_is_asked_of_all_that_were_compared(several: Assistant) -> None:
    reply, after = converse(several, [COMPARED, "who says so?"])
    assert isinstance(reply, Answer)
    assert slugs(reply) == ["ship-pilot", "airline-pilot"]
    assert all("revised" in quote.text or "Produced" in quote.text for quote in reply.quotes)
    assert slugs(converse(several, [COMPARED, "who says so?", "wages?"])[0]) == slugs(reply)
    assert after.compared == ("ship-pilot", "airline-pilot")


def test_one_of_those_compared_is_picked_by_its_place(several: Assistant) -> None:
    reply, after = converse(several, [COMPARED, "the second one"])
    assert slugs(reply) == ["airline-pilot"]
    assert after.compared == ("ship-pilot", "airline-pilot")
    assert after.topics == ("airline-pilot",)


def test_a_further_question_is_asked_of_a_few_choices_side_by_side(several: Assistant) -> None:
    reply, after = converse(several, ["pilots", "what are the wages?"])
    assert set(slugs(reply)) == {"ship-pilot", "airline-pilot"}
    assert after.choices == ()
    assert after.pending is None
    reply, after = several.ask("how much is it?", after)
    assert set(after.compared) == {"ship-pilot", "airline-pilot"}
    reply, after = converse(several, ["what are the wages?", "the ship one"], after)
    assert slugs(reply) == ["ship-pilot"]
    assert after.topics == ("ship-pilot",)


def test_the_name_that_the_choices_share_may_be_said_again(several: Assistant) -> None:
    reply, _ = converse(several, ["pilots", "what wages do pilots get?"])
    assert set(slugs(reply)) == {"ship-pilot", "airline-pilot"}


def test_a_comparison_that_waits_keeps_all_its_sides(several: Assistant) -> None:
    compared = "who gets wages, a lighthouse keeper, a pilot or a welder?"
    asked, waiting = several.ask(compared)
    assert isinstance(asked, Clarify)
    reply, after = several.ask("which one gets higher wages?", waiting)
    assert slugs(reply) == [SLUG, *waiting.choices]
    assert "No profile covers “welder”." in reply.message
    assert after.compared == (SLUG, *waiting.choices)


def test_many_choices_are_offered_again_and_all_that_was_asked_waits(docks: Assistant) -> None:
    asked, waiting = docks.ask("what wages does a pilot get?")
    assert isinstance(asked, Clarify)
    assert len(asked.choices) == 4
    for question in ("do they keep a watch", "what instruments do they check?"):
        again, waiting = docks.ask(question, waiting)
        assert isinstance(again, Clarify)
        assert again.choices == asked.choices
    assert waiting.pending == (
        "what wages does a pilot get? do they keep a watch? what instruments do they check?"
    )
    reply, after = docks.ask("the dock one", waiting)
    assert slugs(reply) == ["pilot-dock"]
    assert isinstance(reply, Answer)
    assert "Wages" in [quote.passage.section.heading for quote in reply.quotes]
    assert after.pending is None


def test_no_more_waits_than_can_be_asked_at_once(docks: Assistant) -> None:
    turns = ["what wages does a pilot get?", "do they keep a watch?", "are they out at night?"]
    _, waiting = converse(docks, [*turns, f"do they {'often ' * 80}check lamps?"])
    assert waiting.pending is not None
    assert waiting.pending.startswith("do they often")
    assert len(waiting.pending) <= MAX_QUESTION


@pytest.mark.parametrize(
    "text", ["I like lamps and lighthouses", "who tends the lighthouse lamps?"]
)
def test_who_is_clearly_described_besides_leaves_the_choices(several: Assistant, text: str) -> None:
    _, after = converse(several, [WHICH, text])
    assert after.topics == (SLUG,)


def test_who_is_clearly_described_leaves_those_side_by_side(several: Assistant) -> None:
    _, after = converse(several, [COMPARED, "who tends the lighthouse lamps?"])
    assert after.topics == (SLUG,)


@pytest.mark.parametrize("text", ["thanks", "how is the weather?"])
def test_what_is_about_no_work_keeps_the_choices(several: Assistant, text: str) -> None:
    _, before = several.ask(WHICH)
    _, after = several.ask(text, before)
    assert after == before


@pytest.mark.parametrize("typed", ["the ship one", "ship", "just the ship one please"])
def test_one_of_those_compared_is_picked_by_a_word_of_its_title(
    several: Assistant, typed: str
) -> None:
    reply, after = converse(several, [COMPARED, typed])
    assert slugs(reply) == ["ship-pilot"]
    assert after.topics == ("ship-pilot",)


def test_who_is_described_is_chosen(several: Assistant) -> None:
    reply, after = converse(several, [WHICH, "I like passengers and instruments"])
    assert isinstance(reply, Answer)
    assert slugs(reply) == ["airline-pilot"]
    assert "$80" in reply.quotes[0].text
    assert after.choices == ()


def test_who_is_named_beyond_three_is_told(several: Assistant) -> None:
    reply, _ = several.ask(
        "compare wages of a ship pilot, an airline pilot, a lighthouse keeper and a welder"
    )
    assert isinstance(reply, Answer)
    assert "Three are compared at most; ask about “welder” next." in reply.notes


def test_an_occupation_nobody_has_heard_of_is_not_the_one_talked_about(several: Assistant) -> None:
    reply, _ = several.ask("what does a batman make?", START.about("ship-pilot"))
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.OCCUPATION_NOT_COVERED
    assert "“batman”" in reply.message


def test_what_is_told_may_name_what_the_profile_lacks(several: Assistant) -> None:
    reply, _ = several.ask("I play Minecraft. What wages does a ship pilot get?")
    assert slugs(reply) == ["ship-pilot"]
    reply, _ = several.ask("I live in Ohio. What wages does a ship pilot get?")
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.NAMED_THING_ABSENT


@pytest.mark.parametrize("text", ["thanks", "hello", "ok never mind", "that's too bad, thanks"])
def test_small_talk_after_a_refusal_is_not_refused(several: Assistant, text: str) -> None:
    reply, _ = converse(several, ["what wages does a welder get?", text])
    assert isinstance(reply, SmallTalk)


def test_a_question_that_names_nobody_is_of_whom_was_asked_about(several: Assistant) -> None:
    for question in ("what are the wages?", "what are the wages for new people?"):
        reply, after = converse(several, ["what wages does a welder get?", question])
        assert isinstance(reply, NoAnswer), reply.message
        assert reply.reason is Reason.OCCUPATION_NOT_COVERED
        assert after.uncovered is not None


def test_a_question_about_other_work_is_not_of_whom_has_no_profile(several: Assistant) -> None:
    for question in ("which job pays most?", "I want a job that pays well"):
        reply, _ = converse(several, ["what wages does a welder get?", question])
        assert isinstance(reply, Clarify), reply.message
        assert "welder" not in reply.message


def test_after_a_refusal_another_name_joins_nobody(several: Assistant) -> None:
    reply, after = converse(several, ["what wages does a welder get?", "and the ship pilot?"])
    assert slugs(reply) == ["ship-pilot"]
    assert after.focus == Focus("ship-pilot", "Wages")


@pytest.mark.parametrize(
    "against", ["compare with welders", "how does that compare to welders?", "vs welders"]
)
def test_who_is_set_against_them_may_have_no_profile(several: Assistant, against: str) -> None:
    reply, _ = converse(several, ["what wages does a ship pilot get?", against])
    assert slugs(reply) == ["ship-pilot"]
    assert "No profile covers “welders”." in reply.message


def test_that_one_of_a_shared_name_does_not_say_it_is_told(several: Assistant) -> None:
    reply, _ = several.ask("do pilots check instruments?")
    assert slugs(reply) == ["airline-pilot"]
    assert isinstance(reply, Answer)
    assert reply.notes == ("The profile Ship Pilot does not state that.",)
