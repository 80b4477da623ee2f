"""Text -> unit vectors, with ONNX Runtime: answering needs neither torch nor transformers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Protocol

# Official builds of ONNX Runtime (since 1.29 on Linux, too) otherwise leave an identifier and
# events below the home folder and send them to Microsoft. Read once, when it is first imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.marked import Marked, Window, windows
from index.model import GRAPH, TOKENIZER, read_card
from index.processor import cores, multiplies_bytes

# Of 8, 16, 32 and 64 on two cores: as fast as any within noise, and 36 MB below 32 at its peak.
_BATCH = 16

# A batch of fixed shape holds so many word pieces at most: of 128, 256, 512 and 1,024 the fastest
# for the passages of handbook pages on two cores, by a fifth and more; of floats half as many are.
# Its length is a multiple of the step, so that a few texts need little filling up.
_PIECES = 256
_PIECES_OF_FLOATS = 128
_STEP = 4

# On a processor the fused operator takes several times as long as the two that it replaces.
_SLOWER = ["SkipLayerNormFusion"]


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

    def __init__(
        self, folder: Path, threads: int | None = None, batches: int = 1, *, floats: bool = False
    ) -> None:
        """Load the model in ``folder``; ``threads`` run each batch, by default as many as cores.

        So many ``batches`` are run at once, with rounded weights multiplied as ``floats`` if so
        wished: see ``for_many``.
        """
        card = read_card(folder)
        self._dimension = card.dimension
        self._at_once = batches
        self._pieces = _PIECES_OF_FLOATS if floats else _PIECES
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        # Padding is done below: within the tokenizer it would be one more shared setting.
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._before, self._after = _frame(self._tokenizer)
        self._room = card.max_length - len(self._before) - len(self._after)
        self._unknown = getattr(self._tokenizer.model, "unk_token", None)
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads or 0
        # Idle threads otherwise spin after each call, at the cost of other callers.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = ort.InferenceSession(
            _unrounded(folder / GRAPH) if floats else str(folder / GRAPH),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=_SLOWER,
        )

    @classmethod
    def for_many(cls, folder: Path) -> OnnxEncoder:
        """Load the model for thousands of texts: a batch on each core, none waiting for another.

        A question alone has its vector sooner from all cores together. Many word pieces at once are
        multiplied faster as floats, unless the processor has an instruction for bytes.
        """
        return cls(folder, threads=1, batches=cores(), floats=not multiplies_bytes())

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return self._dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of ``texts``, shape (len(texts), dimension), rows of length 1.

        A text's vector is the mean over its word pieces. What exceeds the model's greatest length
        is left out, as sentence-transformers does.
        """
        vectors = np.empty((len(texts), self._dimension), dtype=np.float32)
        found = self._tokenizer.encode_batch_fast(_sound(texts), add_special_tokens=False)
        pieces = [self._framed(one.ids[: self._room]) for one in found]
        # Texts of like length together: a batch costs what its longest text costs.
        order = sorted(range(len(pieces)), key=lambda row: len(pieces[row]))

        def run(start: int) -> None:
            rows = order[start : start + _BATCH]
            batch = [pieces[row] for row in rows]
            for row, states in zip(rows, self._states(batch, len(batch[-1])), strict=True):
                vectors[row] = states[: len(pieces[row])].sum(axis=0)

        self._run([partial(run, start) for start in range(0, len(order), _BATCH)])
        return _of_unit_length(vectors)

    def encode_marked(self, texts: Sequence[Marked]) -> list[NDArray[np.float32]]:
        """Return for each text the vectors of the whole and of its spans, (1 + spans, dimension).

        A span's vector is the mean over its word pieces, read among all that stand around them. A
        text too long for the model is read in parts.
        """
        found = self._tokenizer.encode_batch(
            _sound([marked.text for marked in texts]), add_special_tokens=False
        )
        cut = [
            windows(marked, one.ids, one.offsets, self._room)
            for marked, one in zip(texts, found, strict=True)
        ]
        sums = iter(self._sums([window for parts in cut for window in parts]))
        vectors = []
        for parts in cut:
            of_parts = [next(sums) for _ in parts]
            whole = np.sum([one[0] for one in of_parts], axis=0, keepdims=True)
            vectors.append(_of_unit_length(np.concatenate([whole, *(o[1:] for o in of_parts)])))
        return vectors

    def _sums(self, parts: Sequence[Window]) -> list[NDArray[np.float32]]:
        """For each part the sum of its states and of those of its spans, (1 + spans, dimension).

        They are the same bit for bit whatever else is run with a part. Rounding depends on the
        shape of a batch and not on what else is in it: so the length of a part alone decides the
        shape of its batch, which is filled up if need be.
        """
        framed = [self._framed(part.pieces) for part in parts]
        alike: dict[int, list[int]] = {}
        for number, pieces in enumerate(framed):
            alike.setdefault(-(-len(pieces) // _STEP) * _STEP, []).append(number)
        sums = [np.empty((0, self._dimension), dtype=np.float32)] * len(parts)
        before = len(self._before)

        def run(some: list[int], length: int, size: int) -> None:
            filled = [*some, *some[-1:] * (size - len(some))]
            found = self._states([framed[number] for number in filled], length)
            for number, states in zip(some, found, strict=False):
                places = ((a + before, b + before) for a, b in parts[number].places)
                sums[number] = _summed(states[: len(framed[number])], places)

        batches = []
        for length, group in sorted(alike.items()):
            size = max(1, self._pieces // length)
            cuts = (group[start : start + size] for start in range(0, len(group), size))
            batches += [partial(run, some, length, size) for some in cuts]
        self._run(batches)
        return sums

    def _run(self, batches: Sequence[Callable[[], None]]) -> None:
        """Run all batches, each of which leaves what comes of it with its maker."""
        if self._at_once == 1:
            for batch in batches:
                batch()
            return
        with ThreadPoolExecutor(self._at_once) as threads:
            for done in [threads.submit(batch) for batch in batches]:
                done.result()

    def is_known_word(self, word: str) -> bool:
        """Whether ``word`` is one whole word of the model's vocabulary."""
        found = self._tokenizer.encode(_sound([word])[0], add_special_tokens=False).tokens
        return len(found) == 1 and found[0] != self._unknown

    def _framed(self, pieces: Sequence[int]) -> list[int]:
        return [*self._before, *pieces, *self._after]

    def _states(self, pieces: Sequence[Sequence[int]], length: int) -> NDArray[np.float32]:
        """What the model makes of each word piece, (texts, length, dimension)."""
        ids = np.zeros((len(pieces), length), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, found in enumerate(pieces):
            ids[row, : len(found)] = found
            mask[row, : len(found)] = 1
        (states,) = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        return np.asarray(states, dtype=np.float32)


def _unrounded(graph: Path) -> bytes:
    # Only a build has the package that this needs, or any use for it.
    from index.rounding import unrounded

    return unrounded(graph)


def _frame(tokenizer: Tokenizer) -> tuple[list[int], list[int]]:
    """The special pieces that stand before and after every text."""
    found = tokenizer.encode("a")
    own = found.special_tokens_mask.index(0)
    return found.ids[:own], found.ids[own + 1 :]


def _summed(states: NDArray[np.float32], places: Iterable[tuple[int, int]]) -> NDArray[np.float32]:
    """The sum of all states, then of those at each place; a span without pieces gets them all."""
    spans = (states[a:b] if a < b else states for a, b in places)
    return np.stack([found.sum(axis=0) for found in (states, *spans)])


def _of_unit_length(sums: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of length 1: the sum of states points where their mean does."""
    return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True), dtype=np.float32)


def _sound(texts: Sequence[str]) -> list[str]:
    """Drop the halves of surrogate pairs, which JSON can carry and tokenizers refuse."""
    return [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
