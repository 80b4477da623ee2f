from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.records import MAX_QUESTION
from retrieval.understanding.reading import UnreadableError, read, without_opener


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "\x00\x07", "\u200b\u200d", "\u00a0"])
def test_nothing_to_read(typed: str) -> None:
    with pytest.raises(UnreadableError, match="no question to read"):
        read(typed)


@pytest.mark.parametrize("typed", ["???", "...", "¿¡", "😀", "$ % &"])
def test_no_words(typed: str) -> None:
    with pytest.raises(UnreadableError, match="no words in that"):
        read(typed)


@pytest.mark.parametrize("typed", ["كم يكسب السباك؟", "сколько 5 лет", "学校", "πόσο;"])
def test_another_script_is_not_taken_for_a_question_off_topic(typed: str) -> None:
    with pytest.raises(UnreadableError, match="Only English is understood"):
        read(typed)


def test_the_longest_question_is_read_and_one_character_more_refused_with_its_length() -> None:
    assert read("x" * MAX_QUESTION) == "x" * 500
    with pytest.raises(UnreadableError, match="501 characters long; a question may have 500"):
        read("x" * 501)


def test_length_counts_what_is_left_after_spacing() -> None:
    assert read("pay" + " " * 1000 + "now") == "pay now"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("  what\tdoes\nit pay? ", "what does it pay?"),
        ("what\u00a0does\u200bit\x00pay", "what does it pay"),
        ("cafe\u0301", "café"),
        ("half a\ud83d pair", "half a pair"),  # JSON can carry what no encoding can write
        ("7", "7"),
        ("SAIT 学校", "SAIT 学校"),
        ("ＮＵＲＳＥ", "ＮＵＲＳＥ"),
    ],
)
def test_reading(typed: str, text: str) -> None:
    assert read(typed) == text


@given(st.text(max_size=600))
def test_what_is_read_is_canonical_and_reads_as_itself(typed: str) -> None:
    try:
        text = read(typed)
    except UnreadableError:
        return
    assert text == " ".join(text.split())
    assert unicodedata.is_normalized("NFC", text)
    assert 0 < len(text) <= MAX_QUESTION
    assert read(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hi there, what does it pay?", "what does it pay?"),
        ("ok thanks! how long is it?", "how long is it?"),
        ("hello", ""),
        ("Thank you very much!", ""),
        ("haha ok. thanks!", ""),
        ("oh wow, is it?", "is it?"),
        ("Hahn Gallery", "Hahn Gallery"),
        ("history of the job", "history of the job"),
        ("Sorting records?", "Sorting records?"),
        ("ok never mind", ""),
        ("That's too bad, thanks.", ""),
        ("oh that's a shame. What about cooks?", "What about cooks?"),
        ("never mind the pay, is it hard?", "never mind the pay, is it hard?"),
        ("too bad for whom?", "too bad for whom?"),
        ("k thx", ""),
        ("k-12 teachers", "k-12 teachers"),
    ],
)
def test_openers_are_left_out(text: str, said: str) -> None:
    assert without_opener(text) == said
