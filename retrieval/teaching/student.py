"""The encoder while it learns: what ``index.encoder`` does, in PyTorch and with gradients.

It reads a little less at once, questions included, and each part of a long passage is a passage of
its own: what two cores can hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from index.marked import Marked, windows

_FROZEN_LAYERS = 2
"""The word vectors and the lowest layers stay: they hold what words are, not what is asked."""
_QUESTION_PIECES, _PART_PIECES = 64, 220
_BATCH = 24
_SCALE, _BOUND = 20.0, 8.0


@dataclass(frozen=True, slots=True)
class Part:
    """Word pieces read at once, and the numbers and places of the lesson's sentences in them."""

    pieces: tuple[int, ...]
    sentences: range
    places: tuple[tuple[int, int], ...]


class Student(torch.nn.Module):
    """A sentence-transformers model with the bound below which nothing answers."""

    def __init__(self, folder: Path) -> None:
        from transformers import AutoModel, AutoTokenizer

        super().__init__()
        self.transformer = AutoModel.from_pretrained(folder)
        self._tokenizer = AutoTokenizer.from_pretrained(folder)
        self.bound = torch.nn.Linear(self.transformer.config.hidden_size, 1)
        torch.nn.init.zeros_(self.bound.weight)
        torch.nn.init.constant_(self.bound.bias, _BOUND)
        self.scale = torch.nn.Parameter(torch.tensor(_SCALE))
        layers = self.transformer.encoder.layer
        for part in (self.transformer.embeddings, *layers[:_FROZEN_LAYERS]):
            part.requires_grad_(requires_grad=False)

    def named_learning(self) -> list[tuple[str, Tensor]]:
        """The weights that learn, by their names in the transformer."""
        return [(n, w) for n, w in self.transformer.named_parameters() if w.requires_grad]

    def parts(self, passages: Sequence[Marked]) -> list[Part]:
        """Passages cut to what is read at once, their sentences numbered through all of them."""
        first, after = self._tokenizer("")["input_ids"]
        parts, sentence = [], 0
        for marked in passages:
            found = self._tokenizer(
                marked.text, add_special_tokens=False, return_offsets_mapping=True
            )
            cut = windows(marked, found["input_ids"], found["offset_mapping"], _PART_PIECES - 2)
            for window in cut:
                numbers = range(sentence, sentence + len(window.places))
                places = tuple((a + 1, b + 1) for a, b in window.places)
                parts.append(Part((first, *window.pieces, after), numbers, places))
                sentence = numbers.stop
        return parts

    def encode(self, texts: Sequence[str]) -> Tensor:
        """The vectors of ``texts``, (texts, dimension)."""
        pieces = [
            tuple(self._tokenizer(text, truncation=True, max_length=_QUESTION_PIECES)["input_ids"])
            for text in texts
        ]
        return _of_unit_length([states.mean(dim=0) for states in self._states(pieces)])

    def encode_parts(self, parts: Sequence[Part]) -> tuple[Tensor, Tensor]:
        """The vectors of the parts, and of the sentences in all of them."""
        states = self._states([part.pieces for part in parts])
        sentences = [
            (found[a:b] if a < b else found).mean(dim=0)
            for found, part in zip(states, parts, strict=True)
            for a, b in part.places
        ]
        return _of_unit_length([found.mean(dim=0) for found in states]), _of_unit_length(sentences)

    def _states(self, pieces: Sequence[tuple[int, ...]]) -> list[Tensor]:
        """What the transformer makes of each piece, a tensor (pieces, dimension) for each text."""
        # By length, so that little is padding.
        order = sorted(range(len(pieces)), key=lambda number: len(pieces[number]))
        states = {}
        for start in range(0, len(order), _BATCH):
            numbers = order[start : start + _BATCH]
            rows = [torch.tensor(pieces[number]) for number in numbers]
            ids = pad_sequence(rows, batch_first=True)
            mask = pad_sequence([torch.ones_like(row) for row in rows], batch_first=True)
            found = self.transformer(input_ids=ids, attention_mask=mask).last_hidden_state
            for number, row, of_text in zip(numbers, rows, found, strict=True):
                states[number] = of_text[: len(row)]
        return [states[number] for number in range(len(pieces))]


def _of_unit_length(vectors: Sequence[Tensor]) -> Tensor:
    return functional.normalize(torch.stack(list(vectors)), dim=1)
