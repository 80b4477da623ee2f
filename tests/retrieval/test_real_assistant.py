"""Conversations with the real model about the first profile, and what holds for any text typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.questions import load_questions
from retrieval.assistant import Assistant
from retrieval.conversation import Conversation
from retrieval.records import Answer, NoAnswer, Quote, Reason, Reply, Timings

HIM = "health-information-management-professional"
ADMISSION = (
    "The admission requirement is a high school diploma with at least 60 per cent in English "
    "Language Arts 30-1 or 30-2, and Biology 30 and Pure or Applied Math 30 or Math 31."
)


def converse(assistant: Assistant, turns: Sequence[str]) -> list[Reply]:
    conversation, replies = Conversation(), []
    for turn in turns:
        reply, conversation = assistant.ask(turn, conversation)
        replies.append(reply)
    return replies


def first_quote(reply: Reply) -> Quote:
    assert isinstance(reply, Answer), reply.message
    return reply.quotes[0]


def test_sait_and_then_ryerson(real_assistant: Assistant) -> None:
    turns = ["what's the SAIT admission requirement?", "and what about Ryerson?"]
    sait, ryerson = map(first_quote, converse(real_assistant, turns))
    assert ADMISSION in sait.highlighted
    assert sait.revised is not None
    assert (sait.revised.text, sait.revised.basis) == ("March 2012", "section")
    assert "Ryerson University" in ryerson.text
    assert "SAIT" not in ryerson.text
    assert ryerson.passage.section == sait.passage.section


def test_another_school_is_not_answered_from_the_nearest(real_assistant: Assistant) -> None:
    (reply,) = converse(real_assistant, ["What's the NAIT admission requirement?"])
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.NAMED_THING_ABSENT
    assert "NAIT" in reply.message


@pytest.mark.parametrize(
    "question", ["how much do they earn in the US?", "salary in the U.S.?", "what is the us pay"]
)
def test_another_country_does_not_get_the_wages_of_this_one(
    real_assistant: Assistant, question: str
) -> None:
    (reply,) = converse(real_assistant, [question])
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.NAMED_THING_ABSENT


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("what was the mean wage in the survey?", "The mean wage for this group"),
        ("prerequisites for the Canadian Healthcare Association program", "Applicants must be"),
        ("what do the best paid ones earn?", "Wages for health information"),
    ],
)
def test_the_sentence_that_decides_is_marked(
    real_assistant: Assistant, question: str, begins: str
) -> None:
    (reply,) = converse(real_assistant, [question])
    assert first_quote(reply).highlighted.startswith(begins)


def test_an_occupation_without_a_profile_is_quoted_where_this_one_names_it(
    real_assistant: Assistant,
) -> None:
    turns = ["Can I work in a hospital?", "or for a privacy commissioner?"]
    _, reply = converse(real_assistant, turns)
    assert "privacy commissioners" in first_quote(reply).highlighted
    assert "“privacy commissioner” has no profile here" in reply.message


def test_an_occupation_without_a_profile_does_not_get_the_figures_of_this_one(
    real_assistant: Assistant,
) -> None:
    _, reply = converse(real_assistant, ["What are the wages?", "and physicians?"])
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.OCCUPATION_NOT_COVERED


def test_what_was_quoted_is_no_reason_for_itself(real_assistant: Assistant) -> None:
    *_, reply = converse(real_assistant, ["how much do they earn?", "why?"])
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.NOT_STATED


def test_what_a_diploma_costs_is_not_there(real_assistant: Assistant) -> None:
    (reply,) = converse(real_assistant, ["how much does the SAIT diploma cost?"])
    assert isinstance(reply, NoAnswer)


@pytest.mark.parametrize("question", ["how much does a welder make?", "and welders?"])
def test_a_welder_is_not_covered(real_assistant: Assistant, question: str) -> None:
    for turns in ([question], ["how much do they make?", question]):
        reply = converse(real_assistant, turns)[-1]
        assert isinstance(reply, NoAnswer)
        assert reply.reason is Reason.OCCUPATION_NOT_COVERED
        assert "welder" in reply.message


def test_an_occupation_without_a_profile_that_is_listed_as_related(
    real_assistant: Assistant,
) -> None:
    asked = ["Is Medical Transcriptionist listed as a related occupation?"]
    (reply,) = converse(real_assistant, asked)
    assert "Medical Transcriptionist" in first_quote(reply).text
    (reply,) = converse(real_assistant, ["Is Lifeguard listed as a related occupation?"])
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.OCCUPATION_NOT_COVERED


def test_a_school_named_by_itself_is_not_answered_from_the_one_before(
    real_assistant: Assistant,
) -> None:
    reply = converse(real_assistant, ["Does Ryerson have a degree in this?", "And McGill?"])[-1]
    assert isinstance(reply, NoAnswer)
    assert reply.reason is Reason.NAMED_THING_ABSENT


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("when was the education section last revised?", "Section revised March 2012"),
        ("when was the salary section last updated?", "Section revised February 2012"),
        ("when was this profile produced?", "Produced July 2010"),
    ],
)
def test_when_it_was_revised(real_assistant: Assistant, question: str, statement: str) -> None:
    (reply,) = converse(real_assistant, [question])
    assert first_quote(reply).text == statement


def test_the_dates_of_other_sections_are_asked_for_by_their_names(
    real_assistant: Assistant,
) -> None:
    turns = ["when was the education section revised?", "and the wages?", "and the duties?"]
    _, wages, duties = map(first_quote, converse(real_assistant, turns))
    assert wages.text == "Section revised February 2012"
    assert duties.text == "Produced July 2010"
    *_, earned = converse(real_assistant, [*turns, "how much do they earn?"])
    assert "an hour" in first_quote(earned).highlighted


def test_every_quote_of_a_list_holds_its_introduction(real_assistant: Assistant) -> None:
    (reply,) = converse(real_assistant, ["who employs them?"])
    quote = first_quote(reply)
    assert quote.text.startswith("Health information management professionals are employed by:")
    assert "research facilities" in quote.text


EXAMPLES = [text for examples in load_questions().values() for text in examples[:8]]
PIECES = """and what about it they SAIT NAIT Ryerson CHIMA welders 1122 4321 2012 salary $38.55
education revised 30-1 ? ! ' " \u2019 \u00a0 \ud83d\ude00 \u5b66\u6821 caf\u00e9 how long""".split(
    " "
)
TYPED = st.one_of(
    st.text(max_size=40),
    st.sampled_from(EXAMPLES),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=9).map(" ".join),
    st.text(alphabet=st.characters(codec="utf-8"), min_size=480, max_size=520),
    st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cf", "Lo", "Mn"]), max_size=20),
)
# How long a machine takes says nothing here.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(reply: Reply, text: str) -> None:
    """Every quote of the reply is an exact slice of the file's canonical text."""
    assert reply.message
    quotes = reply.related if isinstance(reply, Answer | NoAnswer) else ()
    if isinstance(reply, Answer):
        assert reply.quotes
        quotes += reply.quotes
    for quote in quotes:
        assert quote.text == text[quote.span.start : quote.span.end] != ""
        assert quote.highlighted == text[quote.highlight.start : quote.highlight.end] != ""
        assert quote.span.contains(quote.highlight)
        assert quote.passage.profile.slug == HIM
    if isinstance(reply, Answer | NoAnswer):
        assert 0.0 <= reply.confidence <= 1.0


@settings(UNHURRIED, max_examples=200)
@given(TYPED)
def test_whatever_is_typed_gets_a_reply_whose_quotes_are_exact(
    real_assistant: Assistant, first_text: str, typed: str
) -> None:
    reply, conversation = real_assistant.ask(typed)
    check(reply, first_text)
    assert conversation.focus == reply.focus


@settings(UNHURRIED, max_examples=50)
@given(st.lists(TYPED, min_size=2, max_size=4))
def test_whatever_is_typed_in_turn_and_twice_the_same(
    real_assistant: Assistant, first_text: str, turns: list[str]
) -> None:
    replies = converse(real_assistant, turns)
    for reply in replies:
        check(reply, first_text)
    again = converse(real_assistant, turns)
    assert [untimed(reply) for reply in again] == [untimed(reply) for reply in replies]


def untimed(reply: Reply) -> Reply:
    return replace(reply, timings=Timings())
