from __future__ import annotations

import pytest

from retrieval.understanding.preamble import question_starts


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("I hated my job. What do they earn?", "What do they earn?"),
        ("Back in Peru I had no job. What do they earn?", "What do they earn?"),
        ("After the Navy, what do they earn?", "what do they earn?"),
        ("After school, what do they earn?", "After school, what do they earn?"),
        ("I'm a citizen, so what do they earn?", "what do they earn?"),
        ("what do they do, and what do they earn?", "what do they do, and what do they earn?"),
        ("it looks hard - what do they earn?", "what do they earn?"),
        ("I'm deaf. Can I become one?", "I'm deaf. Can I become one?"),
        ("I'm deaf. Do I need to hear?", "I'm deaf. Do I need to hear?"),
        ("I want to know what they earn", "I want to know what they earn"),
    ],
)
def test_a_question_starts_after_what_is_told(text: str, question: str) -> None:
    assert text[question_starts(text, names=True) :] == question


def test_it_may_stand_for_what_is_told() -> None:
    text = "my knee hurts, what is wrong with it?"
    assert question_starts(text, names=False) == 0
    assert text[question_starts(text, names=True) :] == "what is wrong with it?"


def test_what_speaks_of_it_is_only_told_where_an_occupation_is_named() -> None:
    assert question_starts("it is far, how long is the way?", names=False) == 0
