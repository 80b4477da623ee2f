from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spellchecker import SpellChecker

from retrieval.language.dictionary import is_english

WORDS = frozenset(SpellChecker(language="en"))


def test_every_word_of_the_dictionary_is_found() -> None:
    assert len(WORDS) > 100_000
    assert [word for word in sorted(WORDS) if not is_english(word)] == []


@pytest.mark.parametrize("word", ["", "{", "}", '"', "aa", "zzzz", "ryersons", "\n", "a\ud800"])
def test_no_other_is(word: str) -> None:
    assert not is_english(word)


@given(st.text(max_size=12) | st.sampled_from(sorted(WORDS)).map(lambda word: word[:-1]))
def test_a_word_is_english_when_the_dictionary_has_it(word: str) -> None:
    assert is_english(word) == (word in WORDS)
