"""Lessons -> an adapter: the encoder taught how people ask about careers.

Every question should lie nearest to a sentence that answers it, the other sentences of its profile
being the wrong answers, and a question that the profile does not answer should lie near none: a
learnt bound stands in the softmax as "none of these". That is contrastive learning with in-profile
negatives (InfoNCE, van den Oord et al. 2018). PyTorch does it and is needed for nothing else here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from index.adapter import save
from index.model import ModelSource
from retrieval.lessons import Lesson

RANK = 32
_EPOCHS = 3
_RATE = 6e-5
_BOUND_RATE = 2e-2
_FROZEN_LAYERS = 2
"""The word vectors and the lowest layers stay: they hold what words are, not what is asked."""
_QUESTIONS, _SENTENCES = 48, 56
"""At most so many of one lesson at a time, drawn anew in each epoch: what two cores can hold."""
_PIECES = 48
_BATCH = 24
_SCALE, _BOUND = 20.0, 8.0
_NONE_WEIGHT = 0.5

Report = Callable[[int, int, float], None]
"""Told how many lessons are done, how many there are in all, and the loss of the last."""


def adapt(lessons: Sequence[Lesson], source: ModelSource, out: Path, report: Report) -> None:
    """Teach the model of ``source`` with ``lessons`` and write what it learnt to ``out``."""
    from transformers import AutoModel, AutoTokenizer

    torch.manual_seed(0)
    student = _Student(
        AutoModel.from_pretrained(source.folder), AutoTokenizer.from_pretrained(source.folder)
    )
    before = {name: weight.detach().clone() for name, weight in student.named_learning()}
    learning = [weight for _, weight in student.named_learning()]
    optimiser = torch.optim.AdamW(
        [
            {"params": learning, "lr": _RATE},
            {"params": [*student.bound.parameters(), student.scale], "lr": _BOUND_RATE},
        ],
        weight_decay=0.01,
    )
    total = _EPOCHS * len(lessons)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [_RATE, _BOUND_RATE], total_steps=total + 1, pct_start=0.1
    )
    draw = np.random.default_rng(0)
    order = [number for _ in range(_EPOCHS) for number in draw.permutation(len(lessons))]
    for done, number in enumerate(order, 1):
        loss = student.loss(*_drawn(lessons[number], draw))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimiser.step()
        schedule.step()
        report(done, total, loss.item())
    after = {name: weight.detach() for name, weight in student.named_learning()}
    save(before, after, RANK, source.content, out)


def _drawn(lesson: Lesson, draw: np.random.Generator) -> tuple[list[str], list[str], Tensor]:
    """Some questions of a lesson, the sentences that answer them, and others at random."""
    asked = draw.permutation(len(lesson.questions))[:_QUESTIONS]
    answering = np.flatnonzero(lesson.answers[asked].any(axis=0))[:_SENTENCES]
    others = draw.permutation(np.setdiff1d(np.arange(len(lesson.sentences)), answering))
    shown = np.concatenate([answering, others[: max(8, _SENTENCES - len(answering))]])
    # A question whose answers were all cut off here would be taught as unanswered.
    fair = lesson.answers[asked][:, shown].any(axis=1) | ~lesson.answers[asked].any(axis=1)
    asked = asked[fair]
    return (
        [lesson.questions[number] for number in asked],
        [lesson.sentences[number] for number in shown],
        torch.from_numpy(lesson.answers[np.ix_(asked, shown)]),
    )


class _Student(torch.nn.Module):
    """The encoder while it learns, with the bound below which nothing answers."""

    def __init__(self, transformer: Any, tokenizer: Any) -> None:
        super().__init__()
        self.transformer = transformer
        self._tokenizer = tokenizer
        self.bound = torch.nn.Linear(transformer.config.hidden_size, 1)
        torch.nn.init.zeros_(self.bound.weight)
        torch.nn.init.constant_(self.bound.bias, _BOUND)
        self.scale = torch.nn.Parameter(torch.tensor(_SCALE))
        frozen = [transformer.embeddings, *transformer.encoder.layer[:_FROZEN_LAYERS]]
        for part in frozen:
            part.requires_grad_(requires_grad=False)

    def named_learning(self) -> list[tuple[str, Tensor]]:
        """The weights that learn, by their names in the transformer."""
        return [(n, w) for n, w in self.transformer.named_parameters() if w.requires_grad]

    def loss(self, questions: list[str], sentences: list[str], answers: Tensor) -> Tensor:
        """How far the questions are from their answers, or from none where there is none."""
        asked = self._encode(questions)
        near = self.scale * asked @ self._encode(sentences).T
        answered = answers.any(dim=1)
        choices = torch.cat([self.bound(asked), near], dim=1)
        right = torch.cat([~answered[:, None], answers], dim=1)
        loss = _NONE_WEIGHT * _surprise(choices, right).mean()
        if answered.any():
            loss = loss + _surprise(near[answered], answers[answered]).mean()
        return loss

    def _encode(self, texts: list[str]) -> Tensor:
        # By length, so that little is padding.
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        parts = [
            self._batch([texts[number] for number in order[start : start + _BATCH]])
            for start in range(0, len(order), _BATCH)
        ]
        places = torch.tensor(np.argsort(order))
        return torch.cat(parts)[places]

    def _batch(self, texts: list[str]) -> Tensor:
        pieces = self._tokenizer(
            texts, padding=True, truncation=True, max_length=_PIECES, return_tensors="pt"
        )
        states = self.transformer(**pieces).last_hidden_state
        mask = pieces["attention_mask"].unsqueeze(-1).to(states.dtype)
        return functional.normalize((states * mask).sum(dim=1), dim=1)


def _surprise(scores: Tensor, right: Tensor) -> Tensor:
    """Minus the logarithm of the share that the right ones have of each row's softmax."""
    shares = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    return -torch.logsumexp(shares.masked_fill(~right, -1e9), dim=1)
