from __future__ import annotations

import pytest

from retrieval.naming.occupations import Named
from retrieval.understanding.preamble import after_told
from retrieval.understanding.renaming import half_name, is_one_of_them, names_alone


def _names_alone(text: str) -> bool:
    return names_alone(text, Named("X", text.index("X"), text.index("X") + 1, ("x",)))


@pytest.mark.parametrize(
    "text",
    [
        "no wait, X", "scratch that, X", "X: same question", "do the same for X", "switch to X",
        "what if I was a X", "should I be a X instead?", "no, not a cook: X", "let's look at X",
        "My mom says X", "considering X as a career", "X maybe", "next: X",
        "same questions for X", "ditto for X", "X again", "tell me the same about X",
        "I want to know the same for X", "give me the same info for X",
        "could you do the same for X",
    ],
)  # fmt: skip
def test_a_name_with_few_words_beside_it_asks_nothing_of_its_own(text: str) -> None:
    assert _names_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "how do I switch to X", "what do X do", "what can X do", "should I be a X", "X pay",
        "if I was a X, where would I live?", "what does my mom say of X",
    ],
)  # fmt: skip
def test_a_name_that_something_is_asked_of_does_not_stand_alone(text: str) -> None:
    assert not _names_alone(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("I like animals. X?", "X?"),
        ("I am 45. I like cats. X?", "X?"),
        ("If I fail, what about X?", "what about X?"),
        ("too long. what about X?", "what about X?"),
        ("My question is about pay. X?", "My question is about pay. X?"),
        ("What do they earn? X.", "What do they earn? X."),
        ("Pay. X.", "Pay. X."),
    ],
)
def test_what_is_told_before_a_name_is_left_out(text: str, rest: str) -> None:
    assert after_told(text) == rest


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("and the marine one?", "marine"),
        ("ok, forensic science then", "forensic science"),
        ("child and family ones", "child and family"),
        ("in construction?", ""),
        ("and how long is the one at sea", ""),
        ("and what about", ""),
    ],
)
def test_half_a_name(text: str, half: str) -> None:
    assert " ".join(word.text for word in half_name(text)) == half


def test_one_of_them() -> None:
    assert is_one_of_them("and the training ones?")
    assert not is_one_of_them("and training?")
