"""Text -> unit vectors, with ONNX Runtime: answering needs neither torch nor transformers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

# Official builds of ONNX Runtime (since 1.29 on Linux, too) otherwise leave an identifier and
# events below the home folder and send them to Microsoft. Read once, when it is first imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.model import GRAPH, TOKENIZER, read_card

# Of 8, 16, 32 and 64 on two cores: as fast as any within noise, and 36 MB below 32 at its peak.
_BATCH = 16

# A batch of fixed shape holds so many word pieces at most: of 64, 128, 256 and 512 about as fast as
# any for thousands of texts on two cores, and little to fill up for a few. Its length is a multiple
# of the step, for the same reason.
_PIECES = 128
_STEP = 4


class Encoder(Protocol):
    """Gives texts their vectors. Safe to share between threads."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of ``texts``, shape (len(texts), dimension), rows of length 1."""

    def is_known_word(self, word: str) -> bool:
        """Whether ``word`` is one whole word of the vocabulary, so hardly a typing error."""


class OnnxEncoder:
    """An exported model (see ``index.export``), run on the processor.

    Every setting of the session and the tokenizer is made here and none changes afterwards, which
    is what makes ``encode`` safe for several callers at once.
    """

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        """Load the model in ``folder``; ``threads`` limits each call, by default to the cores."""
        card = read_card(folder)
        self._dimension = card.dimension
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        # Padding is done below: within the tokenizer it would be one more shared setting.
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(card.max_length)
        self._unknown = getattr(self._tokenizer.model, "unk_token", None)
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads or 0
        # Idle threads otherwise spin after each call, at the cost of other callers.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = ort.InferenceSession(
            str(folder / GRAPH), options, providers=["CPUExecutionProvider"]
        )

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of ``texts``, shape (len(texts), dimension), rows of length 1.

        What exceeds the model's greatest length is left out, as sentence-transformers does.
        """
        vectors = np.empty((len(texts), self._dimension), dtype=np.float32)
        pieces = [found.ids for found in self._tokenizer.encode_batch_fast(_sound(texts))]
        # Texts of like length together: a batch costs what its longest text costs.
        order = sorted(range(len(pieces)), key=lambda row: len(pieces[row]))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            batch = [pieces[row] for row in rows]
            vectors[rows] = self._run(batch, max(map(len, batch)))
        return vectors

    def encode_alike(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return what ``encode`` does, the same bit for bit whatever else is encoded with a text.

        Rounding depends on the shape of a batch and not on what else is in it. So the length of a
        text alone decides the shape of its batch, which is filled up if need be: for one text that
        makes it slower than ``encode``.
        """
        vectors = np.empty((len(texts), self._dimension), dtype=np.float32)
        pieces = [found.ids for found in self._tokenizer.encode_batch_fast(_sound(texts))]
        alike: dict[int, list[int]] = {}
        for row, found in enumerate(pieces):
            alike.setdefault(-(-len(found) // _STEP) * _STEP, []).append(row)
        for length, group in sorted(alike.items()):
            size = max(1, _PIECES // length)
            for start in range(0, len(group), size):
                rows = group[start : start + size]
                filled = rows + rows[-1:] * (size - len(rows))
                found_vectors = self._run([pieces[row] for row in filled], length)
                vectors[rows] = found_vectors[: len(rows)]
        return vectors

    def is_known_word(self, word: str) -> bool:
        """Whether ``word`` is one whole word of the model's vocabulary."""
        found = self._tokenizer.encode(_sound([word])[0], add_special_tokens=False).tokens
        return len(found) == 1 and found[0] != self._unknown

    def _run(self, pieces: list[list[int]], length: int) -> NDArray[np.float32]:
        ids = np.zeros((len(pieces), length), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, found in enumerate(pieces):
            ids[row, : len(found)] = found
            mask[row, : len(found)] = 1
        (vectors,) = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        return np.asarray(vectors, dtype=np.float32)


def _sound(texts: Sequence[str]) -> list[str]:
    """Drop the halves of surrogate pairs, which JSON can carry and tokenizers refuse."""
    return [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
