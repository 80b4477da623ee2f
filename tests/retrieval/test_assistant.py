"""The flow of a question, over hand-made profiles and a model whose numbers are known."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from corpus.layouts import read
from corpus.records import Superseded
from retrieval.assistant import START, Assistant
from retrieval.conversation import Conversation, Turn
from retrieval.records import (
    Answer,
    Choice,
    Clarify,
    Focus,
    NoAnswer,
    Reason,
    SmallTalk,
)
from retrieval.telling import messages, own_lines
from tests.retrieval.conftest import TODAY
from tests.retrieval.making import (
    AIR_PILOT,
    AIR_PILOT_TEXT,
    KEEPER,
    SHIP_PILOT,
    make_build,
    make_weights,
    span_of,
)

SLUG = "lighthouse-keeper"
WAGES = "what are the wages at night?"


def test_an_answer_quotes_its_passage_with_date_and_place(keeper: Assistant) -> None:
    reply, conversation = keeper.ask(WAGES)
    assert isinstance(reply, Answer)
    assert [quote.text for quote in reply.quotes] == [
        "Wages range from $20 to $25 an hour. Night watches are paid double."
    ]
    assert reply.message == (
        "From “Salary” of Lighthouse Keeper. Section revised February 2012 (14 years ago)."
    )
    assert reply.build == "2026-11-22T10-15-00Z-3f9c1a"
    assert reply.focus == Focus(SLUG, "Salary")
    assert conversation == Conversation(Focus(SLUG, "Salary"), Turn(WAGES, ()))


def test_confidence_is_the_deciding_models(keeper: Assistant) -> None:
    # All telling words (wages, night) are covered: 1 / (1 + exp(-(-4 + 8))).
    reply, _ = keeper.ask(WAGES)
    assert isinstance(reply, Answer)
    assert reply.confidence == pytest.approx(1 / (1 + math.exp(-4)))


def test_what_no_passage_covers_is_not_stated_but_the_nearest_is_related(keeper: Assistant) -> None:
    reply, conversation = keeper.ask("is tattooing of lamps and elbows allowed?")
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.NOT_STATED
    assert reply.message == "The profile Lighthouse Keeper does not state that."
    assert reply.related[0].text == "Lighthouse keepers tend the lamps of lighthouses."
    assert reply.focus == conversation.focus == Focus(SLUG)


def test_the_threshold_itself_suffices() -> None:
    sure = 1 / (1 + math.exp(-4))
    for threshold, kind in ((sure, Answer), (math.nextafter(sure, 1), NoAnswer)):
        reply, _ = Assistant(make_build(KEEPER), make_weights(threshold)).ask("wages?")
        assert isinstance(reply, kind)


def test_a_named_thing_that_the_profile_lacks_is_refused_however_sure(keeper: Assistant) -> None:
    reply, _ = keeper.ask("wages range from $20 to $25 an hour for night watches at NAIT?")
    assert isinstance(reply, NoAnswer)
    assert reply.confidence > 1 / 2
    assert reply.reason is Reason.NAMED_THING_ABSENT
    assert reply.message == "The profile Lighthouse Keeper does not mention “NAIT”."


def test_a_place_named_after_the_occupation_counts(keeper: Assistant) -> None:
    reply, _ = keeper.ask("what are the wages of a Lighthouse Keeper in Toronto?")
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.NAMED_THING_ABSENT
    assert "Toronto" in reply.message


@pytest.mark.parametrize("question", ["what does a welder earn?", "NOC 9999"])
def test_an_occupation_without_a_profile(keeper: Assistant, question: str) -> None:
    reply, after = keeper.ask(question, Conversation(Focus(SLUG, "Salary")))
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.OCCUPATION_NOT_COVERED
    assert reply.related == ()
    assert reply.focus is after.focus is None


def test_they_are_then_those_people_until_there_is_another_occupation(keeper: Assistant) -> None:
    _, welders = keeper.ask("what wages does a welder get at night?")
    still, _ = keeper.ask("what are their wages?", welders)
    assert isinstance(still, NoAnswer)
    assert still.reason is Reason.OCCUPATION_NOT_COVERED
    assert "welder" in still.message
    chosen, _ = keeper.ask("what are their wages?", welders.about(SLUG))
    assert isinstance(chosen, Answer)
    other, _ = keeper.ask("and a lighthouse keeper?", welders)
    assert isinstance(other, Answer)
    assert other.quotes[0].text.startswith("Wages range")


@pytest.mark.parametrize(
    "question", ["weather elbow?", "xkqz wvvq zzkq", "do welders like weather?"]
)
def test_what_is_about_something_else(keeper: Assistant, question: str) -> None:
    reply, _ = keeper.ask(question)
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.OUT_OF_SCOPE
    assert reply.message == messages.OUT_OF_SCOPE
    assert reply.focus is None


def test_nobody_is_asked_which_occupation_the_weather_is_of(several: Assistant) -> None:
    reply, _ = several.ask("weather elbow?")
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.OUT_OF_SCOPE
    asked, _ = several.ask("wages?")
    assert isinstance(asked, Clarify)


def test_what_is_about_something_else_interrupts_nothing(keeper: Assistant) -> None:
    _, before = keeper.ask(WAGES)
    reply, after = keeper.ask("weather elbow?", before)
    assert reply.focus == Focus(SLUG, "Salary")
    assert after == before


def test_a_name_alone_is_absent_whatever_it_sounds_like(keeper: Assistant) -> None:
    reply, _ = keeper.ask("what about Weather College?")
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.NAMED_THING_ABSENT


@pytest.mark.parametrize("typed", ["", "  \n", "?!", "x" * 501])
def test_what_cannot_be_read_changes_nothing(keeper: Assistant, typed: str) -> None:
    before = Conversation(Focus(SLUG, "Salary"), Turn(WAGES, ()), "pending?")
    reply, after = keeper.ask(typed, before)
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.UNREADABLE
    assert reply.focus == Focus(SLUG, "Salary")
    assert after == before
    assert keeper.verdicts(typed) == ()


def test_small_talk_changes_nothing(keeper: Assistant) -> None:
    _, before = keeper.ask(WAGES)
    for typed, line in (("Hello!", own_lines.GREETING), ("thanks", own_lines.THANKS)):
        reply, after = keeper.ask(typed, before)
        assert isinstance(reply, SmallTalk)
        assert reply.message == line
        assert reply.focus == before.focus
        assert after == before


def test_a_greeting_before_a_question_does_not_hide_it(keeper: Assistant) -> None:
    reply, _ = keeper.ask("Hello, " + WAGES)
    assert isinstance(reply, Answer)


def test_nor_does_a_word_of_small_talk_in_a_question_about_an_occupation(keeper: Assistant) -> None:
    reply, _ = keeper.ask("do lighthouse keepers say hello, hello, hello?")
    assert not isinstance(reply, SmallTalk)


def test_a_date_is_answered_with_the_statement_itself(keeper: Assistant) -> None:
    _, after_wages = keeper.ask(WAGES)
    reply, conversation = keeper.ask("when was that revised?", after_wages)
    assert isinstance(reply, Answer)
    (quote,) = reply.quotes
    assert quote.text == quote.highlighted == "Section revised February 2012"
    assert quote.span == span_of(KEEPER, "Section revised February 2012")
    assert conversation.focus == Focus(SLUG, "Salary")


def test_a_shared_name_is_asked_back_and_the_question_waits(several: Assistant) -> None:
    reply, waiting = several.ask("what wages does a pilot get?")
    assert isinstance(reply, Clarify)
    assert reply.message == "Which occupation do you mean by “pilot”?"
    assert reply.choices == (
        Choice("airline-pilot", "Airline Pilot"),
        Choice("ship-pilot", "Ship Pilot"),
    )
    assert waiting.pending == "what wages does a pilot get?"
    assert waiting.focus is None

    chosen, after = several.ask(waiting.pending, waiting.about("ship-pilot"))
    assert isinstance(chosen, Answer)
    assert [quote.text for quote in chosen.quotes] == ["Wages are $90 an hour."]
    assert after.pending is None
    assert after.focus == Focus("ship-pilot", "Wages")


def test_the_only_one_of_a_name_that_answers_is_not_asked_back_for(several: Assistant) -> None:
    reply, after = several.ask("which instruments does a pilot check?")
    assert isinstance(reply, Answer)
    assert {quote.passage.profile.slug for quote in reply.quotes} == {"airline-pilot"}
    assert after.focus is not None
    assert after.focus.slug == "airline-pilot"


def test_naming_one_of_the_choices_answers_what_waits(several: Assistant) -> None:
    _, waiting = several.ask("what wages does a pilot get?")
    chosen, _ = several.ask("the airline pilot", waiting)
    assert isinstance(chosen, Answer)
    assert [quote.text for quote in chosen.quotes] == ["Wages are $80 an hour."]


def test_a_typed_choice_answers_what_waits(several: Assistant) -> None:
    _, waiting = several.ask("what wages does a pilot get?")
    assert waiting.choices == ("airline-pilot", "ship-pilot")
    reply, after = several.ask("the second one", waiting)
    assert isinstance(reply, Answer)
    assert [quote.text for quote in reply.quotes] == ["Wages are $90 an hour."]
    assert after.choices == ()


def test_a_choice_that_is_gone_is_not_counted(several: Assistant) -> None:
    waiting = Conversation(pending="what are the wages?", choices=("gone", "ship-pilot"))
    reply, _ = several.ask("1", waiting)
    assert isinstance(reply, Answer)
    assert reply.quotes[0].passage.profile.slug == "ship-pilot"


def test_no_more_is_offered_than_can_be_looked_through() -> None:
    pilots = [
        replace(SHIP_PILOT, slug=f"pilot-{n}", title=f"{name} Pilot", also_known_as=("Pilot",))
        for n, name in enumerate("Bay Bar Canal Coast Dock Fjord Gulf Harbour Lake River".split())
    ]
    reply, waiting = Assistant(make_build(*pilots), make_weights()).ask("what does a pilot earn?")
    assert isinstance(reply, Clarify)
    assert len(reply.choices) == len(waiting.choices) == 8


def test_another_question_is_no_choice(several: Assistant) -> None:
    _, waiting = several.ask("what wages does a pilot get?")
    reply, _ = several.ask("what are the wages of a lighthouse keeper?", waiting)
    assert isinstance(reply, Answer)
    assert reply.quotes[0].passage.profile.slug == SLUG


def test_a_comparison_quotes_every_profile_and_gives_no_verdict(several: Assistant) -> None:
    reply, after = several.ask("compare the wages of a ship pilot and an airline pilot")
    assert isinstance(reply, Answer)
    assert [quote.text for quote in reply.quotes] == [
        "Wages are $90 an hour.",
        "Wages are $80 an hour.",
    ]
    assert reply.message == (
        "From “Wages” of Ship Pilot. Produced May 2015 (11 years ago). "
        "From “Wages” of Airline Pilot. Produced June 2016 (10 years ago). "
        "Here is what each profile says; they make no comparison."
    )
    assert reply.focus == Focus("ship-pilot", "Wages")
    assert after.focus is None
    assert after.compared == ("ship-pilot", "airline-pilot")


def test_a_comparison_says_which_profile_is_silent(several: Assistant) -> None:
    reply, _ = several.ask("who gets wages at night, a lighthouse keeper or a ship pilot?")
    assert isinstance(reply, Answer)
    assert {quote.passage.profile.slug for quote in reply.quotes} == {SLUG}
    assert reply.notes == ("No passage of the profile Ship Pilot answers that for certain.",)


def test_a_choice_that_lacks_the_name_asked_for_is_a_choice() -> None:
    text = AIR_PILOT_TEXT.replace("Airline Pilot", "Airline Pilots").replace(
        "June 2016", "May 2020"
    )
    newer = read(text.encode(), "newer.txt")
    movers = [replace(pilot, also_known_as=("Mover",)) for pilot in (AIR_PILOT, SHIP_PILOT)]
    pilots = Assistant(make_build(*movers, newer), make_weights(), lambda: TODAY)
    reply, waiting = pilots.ask("what are the wages of a mover?")
    assert isinstance(reply, Clarify)
    assert {choice.slug for choice in reply.choices} == {newer.slug, SHIP_PILOT.slug}
    for choice in reply.choices:
        chosen, _ = pilots.ask(choice.title, waiting)
        assert isinstance(chosen, Answer)


def test_two_documents_on_one_occupation_are_asked_as_one() -> None:
    text = AIR_PILOT_TEXT.replace("Airline Pilot", "Airline Pilots").replace(
        "June 2016", "May 2020"
    )
    text = text.replace("Wages\n\nWages are $80 an hour.", "Hours\n\nAsk the union.")
    newer = read(text.encode(), "newer.txt")
    both = Assistant(make_build(AIR_PILOT, newer), make_weights(), lambda: TODAY)
    reply, _ = both.ask("what are the wages of an airline pilot?")
    assert isinstance(reply, Answer)
    assert [quote.text for quote in reply.quotes] == ["Wages are $80 an hour."]
    assert reply.message.endswith(
        "A newer profile of this occupation is here, too: newer.txt (Produced May 2020)."
    )


def test_an_answer_says_which_older_document_it_replaces() -> None:
    older = Superseded("old.txt", "December 2008", "2008-12")
    keeper = Assistant(make_build(replace(KEEPER, supersedes=(older,))), make_weights())
    reply, _ = keeper.ask("wages?")
    assert isinstance(reply, Answer)
    assert reply.message.endswith("It replaces an older profile of December 2008.")


def test_without_a_name_several_profiles_could_be_meant(several: Assistant) -> None:
    reply, waiting = several.ask(WAGES)
    assert isinstance(reply, Clarify)
    assert reply.message == "About which occupation?"
    assert {choice.slug for choice in reply.choices} == {"airline-pilot", SLUG, "ship-pilot"}
    assert waiting.pending == WAGES
    assert several.verdicts(WAGES) == ()


def test_a_focus_answers_what_names_no_occupation(several: Assistant) -> None:
    reply, _ = several.ask("what are the wages?", START.about("airline-pilot"))
    assert isinstance(reply, Answer)
    assert reply.quotes[0].text == "Wages are $80 an hour."


def test_a_name_goes_before_the_focus(several: Assistant) -> None:
    question = "what are the wages of a lighthouse keeper?"
    reply, after = several.ask(question, START.about("airline-pilot"))
    assert isinstance(reply, Answer)
    assert after.focus == Focus(SLUG, "Salary")


def test_a_focus_on_a_profile_that_is_gone_does_not_bind(several: Assistant) -> None:
    reply, _ = several.ask("what are the wages?", START.about("removed-since"))
    assert isinstance(reply, Clarify)


def test_a_follow_up_keeps_the_profile_and_takes_another_thing(keeper: Assistant) -> None:
    first, conversation = keeper.ask("which diploma does the Bell Coast College offer?")
    assert isinstance(first, Answer)
    assert first.quotes[0].text.startswith("Bell Coast College")
    second, _ = keeper.ask("and Dalhousie University?", conversation)
    assert isinstance(second, Answer)
    assert second.quotes[0].text.startswith("Dalhousie University")


def test_what_suffices_as_it_stands_is_read_so(keeper: Assistant) -> None:
    # Both readings are answered by the passage on the college, one as surely as the other.
    _, conversation = keeper.ask("which diploma does the Bell Coast College offer?")
    _, after = keeper.ask("what about a diploma?", conversation)
    assert after.last == Turn("a diploma?", ())
    _, after = keeper.ask("what about a diploma there?", conversation)
    assert after.last is not None
    assert after.last.standalone == "a diploma there Bell Coast College?"


def test_each_reading_is_weighed_for_fitting(keeper: Assistant) -> None:
    _, conversation = keeper.ask("what does Dalhousie University offer?")
    alone, with_thing = keeper.verdicts("is it offered by distance education?", conversation)
    assert alone.asked.text == "is it offered by distance education?"
    assert with_thing.asked.text == "is it offered by distance education Dalhousie University?"


def test_time_is_taken(keeper: Assistant) -> None:
    reply, _ = keeper.ask(WAGES)
    steps = reply.timings
    assert 0 < steps.encode + steps.search + steps.select <= steps.total


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("hi, what wages at nihgt?", "what wages at night?"),
        ("diplmoa costs?", "diploma costs?"),
        ("and what is the weathre?", "and what is the weather?"),
    ],
)
def test_a_repaired_question_is_told_whatever_comes_of_it(
    keeper: Assistant, typed: str, read_as: str
) -> None:
    assert keeper.ask(typed)[0].read_as == read_as
