from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from index.encoder import OnnxEncoder
from index.intents import (
    Intents,
    examples_digest,
    fit_intents,
    from_bytes,
    made_of,
    to_bytes,
)
from tests.index.index_making import EXAMPLES, put_tiny_model, vector

HAND = Intents(
    ("duties", "wages"),
    np.array([[1, 0], [0, 2]], dtype=np.float32),
    np.array([0, 1], dtype=np.float32),
)


def test_probabilities_are_worked_out_by_hand() -> None:
    # Scores: 1*3 + 0 = 3 and 2*1 + 1 = 3 for (3, 1); 1 and 1 + 2 = 3 for (1, 1).
    assert HAND.probabilities(np.array([3, 1], np.float32)) == pytest.approx([0.5, 0.5])
    e2 = math.exp(2)
    expected = [1 / (1 + e2), e2 / (1 + e2)]
    assert HAND.probabilities(np.array([1, 1], np.float32)) == pytest.approx(expected)


def test_large_scores_do_not_overflow() -> None:
    assert HAND.probabilities(np.array([1e4, 0], np.float32)).tolist() == [1, 0]


def test_read_back_it_is_the_same() -> None:
    again = from_bytes(to_bytes(HAND, "examples"))
    assert again.labels == HAND.labels
    assert again.weights.tolist() == HAND.weights.tolist()
    assert again.bias.tolist() == HAND.bias.tolist()


def test_parts_of_different_sizes_and_other_data_are_refused() -> None:
    with pytest.raises(ValueError, match="3 labels"):
        Intents(("a", "b", "c"), HAND.weights, HAND.bias)
    for data in (b"", b"nothing of the kind", to_bytes(HAND, "examples")[:-30]):
        with pytest.raises(ValueError, match=r"."):
            from_bytes(data)


def test_a_fitted_classifier_tells_its_examples_apart(tmp_path: Path) -> None:
    encoder = OnnxEncoder(put_tiny_model(tmp_path))
    intents = fit_intents(EXAMPLES, encoder)
    assert intents.labels == ("duties", "education", "wages")
    for label, word in (("duties", "duties"), ("education", "school"), ("wages", "pay")):
        probabilities = intents.probabilities(vector(word, word, word))
        assert intents.labels[int(probabilities.argmax())] == label
        assert probabilities.sum() == pytest.approx(1)


def test_it_says_what_it_was_fitted_on() -> None:
    digest = examples_digest(EXAMPLES, "model")
    assert made_of(to_bytes(HAND, digest)) == digest
    assert examples_digest({**EXAMPLES, "wages": ("pay",)}, "model") != digest
    assert examples_digest(EXAMPLES, "another model") != digest
    assert examples_digest(dict(reversed(EXAMPLES.items())), "model") == digest


def test_two_kinds_of_question_are_too_few(tmp_path: Path) -> None:
    encoder = OnnxEncoder(put_tiny_model(tmp_path))
    with pytest.raises(ValueError, match="2 kinds"):
        fit_intents({"wages": ("pay",), "duties": ("duties",)}, encoder)
