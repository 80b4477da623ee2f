"""The classifier that comes with the code: that it is used, passed over when stale, and current."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from corpus.questions import load_questions
from index.encoder import OnnxEncoder
from index.errors import BuilderBusyError
from index.intents import INTENTS, examples_digest, fit_intents, from_bytes
from index.learnt import CARD, learn, recall
from index.locking import sole_builder
from index.model import find_model
from index.places import build_folder, current_id
from tests.index.index_making import EXAMPLES, TINY, put_tiny_model

DIGEST = examples_digest(EXAMPLES, TINY.sha256)


@pytest.fixture
def card(index_dir: Path, tmp_path: Path) -> Path:
    """The card of a classifier that was learnt on the examples with the tiny model."""
    found = tmp_path / "intents.json"
    assert learn(EXAMPLES, TINY, index_dir, found) == tmp_path / INTENTS
    return found


def test_what_was_learnt_is_a_classifier_fitted_on_the_examples(
    card: Path, index_dir: Path, tmp_path: Path
) -> None:
    data = recall(DIGEST, card)
    assert data is not None
    fitted = fit_intents(EXAMPLES, OnnxEncoder(put_tiny_model(tmp_path / "again")))
    assert from_bytes(data).labels == fitted.labels
    np.testing.assert_allclose(from_bytes(data).weights, fitted.weights, atol=1e-6)
    np.testing.assert_allclose(from_bytes(data).bias, fitted.bias, atol=1e-6)


@pytest.mark.parametrize(
    "digest",
    [
        examples_digest({**EXAMPLES, "wages": ("pay", "pay pay", "pay school")}, TINY.sha256),
        examples_digest(EXAMPLES, "cd" * 32),
    ],
    ids=["another example", "another model"],
)
def test_for_other_examples_or_another_model_it_is_passed_over(card: Path, digest: str) -> None:
    assert recall(digest, card) is None


@pytest.mark.parametrize("name", ["intents.json", INTENTS])
@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:]),
    ],
    ids=["missing", "empty", "cut short", "one bit"],
)
def test_damaged_it_is_passed_over(card: Path, name: str, damage: Callable[[Path], None]) -> None:
    damage(card.parent / name)
    assert recall(DIGEST, card) is None


def test_nothing_is_learnt_where_somebody_builds(index_dir: Path, tmp_path: Path) -> None:
    with sole_builder(index_dir), pytest.raises(BuilderBusyError):
        learn(EXAMPLES, TINY, index_dir, tmp_path / "intents.json")
    assert not (tmp_path / "intents.json").exists()


def test_a_build_of_the_real_examples_takes_the_one_in_the_repository(first_index: Path) -> None:
    kept = recall(examples_digest(load_questions(), find_model().sha256))
    assert kept is not None, "the examples or the model changed; run: python -m index learn"
    built = build_folder(first_index, str(current_id(first_index))) / INTENTS
    assert built.read_bytes() == kept == (CARD.parent / INTENTS).read_bytes()


def test_it_goes_with_the_model_it_names(real_model: Path) -> None:
    kept = from_bytes((CARD.parent / INTENTS).read_bytes())
    asked = [(kind, text) for kind, texts in load_questions().items() for text in texts[::50]]
    vectors = OnnxEncoder(real_model).encode([text for _, text in asked])
    told = [kept.labels[int(kept.probabilities(vector).argmax())] for vector in vectors]
    right = sum(kind == found for (kind, _), found in zip(asked, told, strict=True))
    # Three in four of those it was fitted on; by guessing it would be one in thirty-eight.
    assert right > 0.7 * len(asked)
