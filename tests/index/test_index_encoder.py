from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import Span
from index.encoder import OnnxEncoder
from index.marked import Marked
from tests.index.index_making import DIMENSION, WORDS, inner_vector, put_tiny_model, vector


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> OnnxEncoder:
    return OnnxEncoder(put_tiny_model(tmp_path_factory.mktemp("tiny")))


def test_vectors_count_the_words(encoder: OnnxEncoder) -> None:
    found = encoder.encode(["pay pay", "", "Nurse duties", "tax"])
    expected = [vector("pay", "pay"), vector(), vector("nurse", "duties"), vector("[UNK]")]
    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert found.dtype == np.float32


def test_no_texts_no_vectors(encoder: OnnxEncoder) -> None:
    assert encoder.dimension == DIMENSION
    assert encoder.encode([]).shape == (0, DIMENSION)


# More than one batch, of all lengths up to the greatest (16 with the start of the text).
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=15), max_size=60))
def test_each_text_has_its_own_vector_whatever_stands_around_it(
    encoder: OnnxEncoder, texts: list[list[str]]
) -> None:
    found = encoder.encode([" ".join(words) for words in texts])
    expected = np.array([vector(*words) for words in texts]).reshape(-1, DIMENSION)
    np.testing.assert_allclose(found, expected, atol=1e-6)


def test_what_exceeds_the_greatest_length_is_left_out(encoder: OnnxEncoder) -> None:
    found = encoder.encode(["pay " * 15 + "school " * 100])
    np.testing.assert_allclose(found[0], vector(*["pay"] * 15), atol=1e-6)


def test_half_of_a_surrogate_pair_is_an_unknown_word(encoder: OnnxEncoder) -> None:
    np.testing.assert_allclose(encoder.encode(["\ud83d"])[0], vector("[UNK]"), atol=1e-6)


def test_a_span_has_the_vector_of_its_words_and_the_whole_that_of_all(encoder: OnnxEncoder) -> None:
    marked = Marked("Nurse. pay duties. School", 7, (Span(7, 18), Span(19, 25)))
    (found,) = encoder.encode_marked([marked])
    dot = "[UNK]"
    expected = [
        vector("nurse", dot, "pay", "duties", dot, "school"),
        inner_vector("pay", "duties", dot),
        inner_vector("school"),
    ]
    np.testing.assert_allclose(found, expected, atol=1e-6)


def test_a_text_too_long_for_the_model_is_read_in_parts(encoder: OnnxEncoder) -> None:
    # 15 words at once, of which the head has up to three: two times twelve, each with a start.
    words = ["pay"] * 12 + ["school"] * 12
    text = " ".join(["nurse", *words])
    marked = Marked(text, 6, (Span(6, 53), Span(54, len(text))))
    (found,) = encoder.encode_marked([marked])
    whole = inner_vector("[START]", "[START]", "nurse", "nurse", *words)
    np.testing.assert_allclose(
        found, [whole, inner_vector("pay"), inner_vector("school")], atol=1e-6
    )


def test_a_span_without_a_word_has_the_vector_of_the_whole(encoder: OnnxEncoder) -> None:
    (found,) = encoder.encode_marked([Marked("pay \n", 0, (Span(0, 3), Span(4, 5)))])
    np.testing.assert_allclose(
        found, [vector("pay"), inner_vector("pay"), vector("pay")], atol=1e-6
    )


def test_no_marked_texts_no_vectors(encoder: OnnxEncoder) -> None:
    assert encoder.encode_marked([]) == []


@pytest.mark.parametrize(
    ("word", "known"),
    [("pay", True), ("PAY", True), ("payy", False), ("pay school", False), ("", False)],
)
def test_known_words_are_those_of_the_vocabulary(
    encoder: OnnxEncoder, word: str, known: bool
) -> None:
    assert encoder.is_known_word(word) is known
