from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.assistant import Assistant
from retrieval.conversation import Conversation, Turn
from retrieval.language.things import thing_at
from retrieval.naming.occupations import Named
from retrieval.records import MAX_QUESTION, Focus
from retrieval.telling.wire import to_json as reply_json
from retrieval.understanding.reading import read
from ui.http.asking import read_question
from ui.http.conversations import LONGEST, to_json
from ui.http.problems import Problem

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
SLUGS = st.text("abc-9", min_size=1, max_size=20)


@st.composite
def turns(draw: st.DrawFn) -> Turn:
    question = draw(TEXT)
    cuts = draw(st.sets(st.integers(0, len(question)), max_size=6))
    ends = sorted(cuts)
    things = (thing_at(question, *pair) for pair in zip(ends[::2], ends[1::2], strict=False))
    return Turn(question, tuple(things))


@st.composite
def names(draw: st.DrawFn) -> Named:
    phrase, start = draw(TEXT.filter(bool)), draw(st.integers(0, 500))
    return Named(phrase, start, start + len(phrase), ())


CONVERSATIONS = st.builds(
    Conversation,
    focus=st.none() | st.builds(Focus, SLUGS, st.none() | TEXT, st.none() | st.integers(0, 2**40)),
    last=st.none() | turns(),
    pending=st.none() | TEXT.map(lambda text: read(f"?{text}a")),
    choices=st.lists(SLUGS, max_size=8).map(tuple),
    uncovered=st.none() | names(),
    compared=st.lists(SLUGS, max_size=3).map(tuple),
    lacking=st.lists(TEXT.filter(bool), max_size=3).map(tuple),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def through_json(conversation: Conversation) -> Conversation:
    """The conversation as it comes back from a program that kept it as text."""
    kept = json.loads(json.dumps(to_json(conversation)))
    return read_question({"question": "?", "conversation": kept})[1]


def place(conversation: Conversation) -> int | None:
    """Where the last quote begins, which does not count when conversations are compared."""
    return conversation.focus.at if conversation.focus else None


@given(CONVERSATIONS)
def test_a_conversation_comes_back_as_it_went(conversation: Conversation) -> None:
    found = through_json(conversation)
    assert found == conversation
    assert place(found) == place(conversation)


@given(CONVERSATIONS, st.data())
def test_what_was_tampered_with_is_declined_or_a_conversation(
    conversation: Conversation, data: st.DataObject
) -> None:
    kept: dict[str, Any] = to_json(conversation)
    key = data.draw(st.sampled_from(sorted(kept)))
    inner = kept[key]
    if isinstance(inner, dict) and data.draw(st.booleans()):
        inner[data.draw(st.sampled_from(sorted(inner)) | TEXT)] = data.draw(JSON)
    else:
        kept[key] = data.draw(JSON)
    try:
        _, found = read_question({"question": "?", "conversation": kept})
    except Problem as problem:
        declined = problem
    else:
        if found.pending is not None:
            kept["pending"] = read(kept["pending"])
        assert to_json(found) == kept
        return
    assert declined.status_code == 422
    assert (declined.pointer or "").startswith("/conversation")


@given(JSON)
def test_any_other_json_is_declined(body: object) -> None:
    with pytest.raises(Problem) as found:
        read_question(body)
    assert found.value.status_code == 422


def test_the_place_of_the_last_quote_comes_back_and_may_be_missing() -> None:
    conversation = Conversation(Focus("keeper", "Salary", 7, (7, 9)))
    back = through_json(conversation)
    assert place(back) == 7
    assert back.focus
    assert back.focus.quoted == (7, 9)
    kept = to_json(conversation)
    del kept["focus"]["at"], kept["focus"]["quoted"]
    _, before = read_question({"question": "?", "conversation": kept})
    assert before == conversation
    assert place(before) is None
    assert before.focus
    assert before.focus.quoted == ()


def test_what_has_grown_too_long_is_forgotten_and_not_refused_next_time() -> None:
    grown = "x" * (LONGEST + 1)
    conversation = Conversation(Focus("keeper", grown), Turn(grown, ()), pending=grown)
    assert through_json(conversation) == Conversation(Focus("keeper"))
    longest = "x" * LONGEST
    waiting = longest[:MAX_QUESTION]
    conversation = Conversation(Focus("keeper", longest), Turn(longest, ()), pending=waiting)
    assert through_json(conversation) == conversation


def test_a_question_that_waits_is_read_like_any_other() -> None:
    kept = {**to_json(Conversation()), "pending": "\x00 what \u202e are\nthe duties?"}
    found = read_question({"question": "?", "conversation": kept})[1]
    assert found.pending == "what are the duties?"


@pytest.mark.parametrize("pending", ["", " \n", "?!", "\x00", "x" * (MAX_QUESTION + 1)])
def test_what_is_no_question_cannot_wait(pending: str) -> None:
    kept = {**to_json(Conversation()), "pending": pending}
    with pytest.raises(Problem) as found:
        read_question({"question": "?", "conversation": kept})
    assert (found.value.status_code, found.value.pointer) == (422, "/conversation/pending")


QUESTIONS = [
    "what's the SAIT admission requirement?",
    "and Ryerson?",
    "how long is it?",
    "thanks",
    "How much does a plumber make?",
    "do they travel?",
    "what are the wages of a health information management professional?",
    "when was that revised?",
]


def test_replies_are_the_same_whether_the_conversation_went_through_json_or_not(
    real_assistant: Assistant,
) -> None:
    kept = passed = Conversation()
    for question in QUESTIONS:
        expected, kept = real_assistant.ask(question, kept)
        reply, passed = real_assistant.ask(question, through_json(passed))
        assert reply_json(reply) | {"timings_ms": 0} == reply_json(expected) | {"timings_ms": 0}
        assert passed == kept
        assert place(passed) == place(kept)


def test_a_conversation_kept_from_before_comparisons_were_remembered_is_gone_on_with() -> None:
    kept = to_json(Conversation(Focus("keeper", None)))
    del kept["compared"]
    assert read_question({"question": "?", "conversation": kept})[1].compared == ()
