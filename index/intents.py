"""What kind of thing a question asks for: a linear classifier over its vector."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder

INTENTS = "intents.npz"

# scikit-learn's C. Three-fold cross-validation over 12,726 questions of 38 kinds with the adapted
# all-MiniLM-L6-v2: accuracy 0.632, 0.649, 0.652 and log loss 1.23, 1.16, 1.17 at 3, 10, 30.
_C = 10.0
_FEWEST_LABELS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Intents:
    """A multinomial logistic regression: ``weights`` (K, d) and ``bias`` (K,) for K ``labels``."""

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def __post_init__(self) -> None:
        if (len(self.labels),) != self.bias.shape or len(self.weights) != len(self.labels):
            raise ValueError(f"{len(self.labels)} labels but weights {self.weights.shape}")

    def probabilities(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the probability of each of ``labels`` for a question's vector (d,); sums to 1."""
        scores = self.weights @ vector + self.bias
        # Subtracting the largest changes nothing but keeps exp() within range.
        shares = np.exp(scores - scores.max())
        return np.asarray(shares / shares.sum(), dtype=np.float32)


def fit_intents(examples: Mapping[str, Sequence[str]], encoder: Encoder) -> Intents:
    """Fit a classifier on example questions by label; ValueError for fewer than three labels."""
    # Imported here: only building needs it.
    from sklearn.linear_model import LogisticRegression

    # Of two classes scikit-learn keeps one row of weights, which has another meaning.
    if len(examples) < _FEWEST_LABELS:
        raise ValueError(f"{len(examples)} kinds of question; at least {_FEWEST_LABELS} are needed")
    pairs = [(label, text) for label, texts in sorted(examples.items()) for text in texts]
    vectors = encoder.encode([text for _, text in pairs])
    # Balanced: how many examples a kind happens to have says nothing about how often it is asked.
    model = LogisticRegression(C=_C, class_weight="balanced", max_iter=1000)
    model.fit(vectors, [label for label, _ in pairs])
    return Intents(
        tuple(str(label) for label in model.classes_),
        model.coef_.astype(np.float32),
        model.intercept_.astype(np.float32),
    )


def examples_digest(examples: Mapping[str, Sequence[str]], model: str) -> str:
    """Name what a classifier is fitted on, and how; ``model`` is the digest of the model's source.

    Classifiers of one name differ by no more than rounding.
    """
    made_with = [sorted(examples.items()), _C, version("scikit-learn"), model]
    return hashlib.sha256(json.dumps(made_with).encode()).hexdigest()


def to_bytes(intents: Intents, examples: str) -> bytes:
    """Spell a classifier, with the digest of its examples, as an .npz archive."""
    file = io.BytesIO()
    labels = np.array(intents.labels)
    np.savez(
        file, labels=labels, weights=intents.weights, bias=intents.bias, examples=np.array(examples)
    )
    return file.getvalue()


def from_bytes(data: bytes) -> Intents:
    """Read what ``to_bytes`` gave; ValueError for anything else."""
    arrays = _arrays(data)
    labels = tuple(str(label) for label in arrays["labels"])
    return Intents(labels, arrays["weights"], arrays["bias"])


def made_of(data: bytes) -> str:
    """Read the digest of its examples from what ``to_bytes`` gave; ValueError for anything else."""
    return str(_arrays(data)["examples"])


def _arrays(data: bytes) -> dict[str, NDArray[Any]]:
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return {name: arrays[name] for name in ("labels", "weights", "bias", "examples")}
    except (KeyError, EOFError, zipfile.BadZipFile) as error:
        raise ValueError(f"not a classifier: {error}") from error
