from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.words import stems, stems_in, telling, words


@pytest.mark.parametrize(
    ("text", "lower", "stem"),
    [
        ("Keepers' lamps", ["keepers", "lamps"], ["keeper", "lamp"]),
        ("the keeper's wages", ["the", "keeper", "wages"], ["the", "keeper", "wage"]),
        ("what's paid", ["what's", "paid"], ["what's", "paid"]),
        ("$38.55 an hour", ["38.55", "an", "hour"], ["38.55", "an", "hour"]),
        ("Arts 30-1, 29-2072.00", ["arts", "30-1", "29-2072.00"], ["art", "30-1", "29-2072.00"]),
        ("Ryerson’s", ["ryerson"], ["ryerson"]),
        ("¿?", [], []),
    ],
)
def test_words(text: str, lower: list[str], stem: list[str]) -> None:
    found = words(text)
    assert [word.lower for word in found] == lower
    assert list(stems(found)) == stem


@given(st.text())
def test_the_stems_in_a_text_are_those_of_its_words(text: str) -> None:
    assert stems_in(text) == stems(words(text))


def test_only_telling_words_say_what_is_asked() -> None:
    found = telling("How much do the lighthouse keepers make in Halifax, please?")
    assert [word.lower for word in found] == ["lighthouse", "keepers", "make", "halifax"]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("where can I learn more about fog?", ["fog"]),
        ("where can I read up on fog?", ["fog"]),
        ("what do they learn about fog?", ["fog"]),
        ("where do they learn to read fog?", ["learn", "read", "fog"]),
    ],
)
def test_to_learn_of_something_says_no_more_than_its_name(text: str, tells: list[str]) -> None:
    assert [word.lower for word in telling(text)] == tells


@given(st.text(max_size=80))
def test_every_word_is_a_slice_and_they_stand_in_order(text: str) -> None:
    found = words(text)
    assert all(word.text == text[word.start : word.end] != "" for word in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_licence_is_a_license() -> None:
    assert stems(words("licence licences")) == stems(words("license licensed"))
