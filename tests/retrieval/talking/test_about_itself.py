"""What is asked of the program itself, and what it cannot do."""

from __future__ import annotations

import pytest

from retrieval.assistant import Assistant
from retrieval.records import Answer, SmallTalk
from retrieval.talking.about_itself import about_itself
from retrieval.telling import own_lines
from tests.retrieval.making import AIR_PILOT, KEEPER, SHIP_PILOT, make_build, make_weights


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("are you a robot", own_lines.PROGRAM),
        ("am I chatting with a human", own_lines.PROGRAM),
        ("who created this bot", own_lines.PROGRAM),
        ("who runs this site", own_lines.PROGRAM),
        ("are you sure about that?", own_lines.TRUST),
        ("how reliable is this website?", own_lines.TRUST),
        ("do you store what I type", own_lines.STORED),
        ("is my chat private?", own_lines.STORED),
        ("who r u", own_lines.PROGRAM),
        ("are you a real person at all", own_lines.PROGRAM),
        ("how do I know you're right", own_lines.TRUST),
        ("please explain that for me", own_lines.REWORDED),
        ("is that a lot?", own_lines.JUDGED),
        ("in French please", own_lines.ENGLISH),
        ("can you say that in Spanish", own_lines.ENGLISH),
        ("can you summarise", own_lines.REWORDED),
        ("say it in simpler words", own_lines.REWORDED),
        ("can you explain more simple", own_lines.REWORDED),
        ("I don't understand", own_lines.REWORDED),
    ],
)
def test_what_is_asked_of_the_program_gets_a_plain_line(text: str, line: str) -> None:
    assert about_itself(text, (), quoted=True) == line
    assert about_itself(text, (), quoted=False) == line


@pytest.mark.parametrize(
    "text",
    [
        "do they speak French",
        "do I have to speak French?",
        "what kind of person do you have to be",
        "is it right for me",
        "how much is that",
        "do they keep records?",
        "will AI replace them",
        "are there other words for it",
        "can anything make it shorter?",
        "is there a shorter program",
        "who makes the site?",
        "is the tool accurate?",
        "what are the things you do",
        "are you with people a lot?",
        "are there any logs I have to keep?",
        "is that on a computer?",
        "can you go right into it",
        "would it help to speak French?",
        "is it better to know French",
        "what languages should you know?",
        "can you get in without French",
        "can you tell me about the other one",
        "what if I don't get in?",
        "please explain how to get into it",
        "can you explain what it is like",
    ],
)
def test_what_is_asked_of_an_occupation_does_not(text: str) -> None:
    assert about_itself(text, (), quoted=False) is None


def test_whether_a_page_is_still_true_is_asked_of_its_date() -> None:
    assert about_itself("is this page still accurate?", (), quoted=True) is None
    assert about_itself("is this page accurate?", (), quoted=True) == own_lines.TRUST


@pytest.mark.parametrize("text", ["who made this?", "can I trust this", "what's the source"])
def test_what_may_be_asked_of_a_quote_is_asked_of_it(text: str) -> None:
    assert about_itself(text, (), quoted=True) is None
    assert about_itself(text, (), quoted=False)


def test_whose_profiles_are_quoted_is_said_before_anything_was() -> None:
    said = own_lines.sources(["Bureau", "Province"])
    assert about_itself("what's the source?", ["Bureau", "Province"], quoted=False) == said
    assert "published by Bureau; Province." in said
    assert "published" not in own_lines.sources([])


def test_a_conversation_goes_on_where_it_was() -> None:
    pilots = Assistant(make_build(AIR_PILOT, KEEPER, SHIP_PILOT), make_weights())
    before, _ = pilots.ask("what's the source?")
    assert isinstance(before, SmallTalk)
    _, after = pilots.ask("what are the wages of a ship pilot?")
    plain, same = pilots.ask("do you save my questions?", after)
    assert isinstance(plain, SmallTalk)
    assert plain.message == own_lines.STORED
    assert same == after
    named, _ = pilots.ask("is a ship pilot a real person?", after)
    assert not isinstance(named, SmallTalk)
    source, _ = pilots.ask("what's the source?", after)
    assert isinstance(source, Answer)
