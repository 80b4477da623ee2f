from __future__ import annotations

import pytest

from retrieval.language.things import find_things


def named_in(question: str) -> list[str]:
    return [thing.text for thing in find_things(question, lambda word: False)]


@pytest.mark.parametrize(
    "question",
    [
        "I'm from Ukraine. What training do they need?",
        "I am a trained cook from Lagos, do I need a license?",
        "We moved here from poland last year, what are the duties?",
        "I was born in Vietnam. Can I become one?",
        "I studied in the Philippines, do I need a license?",
        "I have a degree from Pakistan, is that enough?",
        "In my country Brazil I was a cook. Do I need a licence?",
        "As a Mexican citizen, what education do I need?",
        "I'm new to Canada, what does the job pay?",
        "I was a cook in Poland, what do they earn?",
        "My wife is a cook in Ontario. What do they earn?",
        "In Mexico I worked as a cook. Do I need a license?",
        "I worked for IBM. What do they earn?",
        "Hi, my older brother works at Walmart. What do they earn?",
        "I served in the RCMP, do they earn more?",
        "I'm a PE teacher. What do they earn?",
        "I am an LPN, what do they earn?",
        "Could I go to Mexico in January?",
        "If I move to Halifax later, does it still count?",
        "moving to Ontario later. does it still count?",
        "if I pass the exam here and then move to Halifax, does it still count?",
        "My diploma is from Colombia. How long must I wait?",
        "is the work going to China and such places?",
        "do they travel to Ontario or wherever?",
        "........ from India, what license do I need?",  # an occupation stood there
    ],
)
def test_where_one_comes_from_is_not_asked_about(question: str) -> None:
    assert named_in(question) == []


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("I'm from Ontario. What do they earn in Manitoba?", ["Manitoba"]),
        ("I'm from Peru. What would I earn there?", ["Peru"]),
        ("what do they earn in my country Brazil?", ["Brazil"]),
        ("must one be a Canadian citizen?", ["Canadian"]),
        ("I have a diploma from NAIT. Is it enough?", ["NAIT"]),
        ("I have a diploma from Ryerson. Is it enough?", ["Ryerson"]),
        ("I'm from Lethbridge College, can I transfer?", ["Lethbridge College"]),
        ("I was a cook in India. What would I earn there?", ["India"]),
        ("I'm a cook in Ohio. What do they earn?", ["Ohio"]),
        ("can I work for the RCMP?", ["RCMP"]),
        ("I'm a NAIT student. Can I transfer?", ["NAIT"]),
        ("can I get a licence from Ontario?", ["Ontario"]),
        ("do I have to move to Toronto for it?", ["Toronto"]),
        ("Could I go to Calgary for the program?", ["Calgary"]),
        ("will I need to go to Asia?", ["Asia"]),
        ("My diploma is from NAIT. Is it enough?", ["NAIT"]),
        ("what do they earn in Ontario and places near Toronto?", ["Ontario", "Toronto"]),
        ("I live in Texas. What do they earn?", ["Texas"]),
    ],
)
def test_what_is_asked_of_a_place_is_about_it(question: str, things: list[str]) -> None:
    assert named_in(question) == things
