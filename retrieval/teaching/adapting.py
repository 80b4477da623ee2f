"""Lessons -> an adapter: the encoder taught how people ask about careers.

Every question should lie nearest to a sentence that answers it, read within its passage, the other
sentences of its profile being the wrong answers, and a question that the profile does not answer
should lie near none: a learnt bound stands in the softmax as "none of these". That is contrastive
learning with in-profile negatives (InfoNCE, van den Oord et al. 2018). The passage that holds the
answer should lie nearest, too. PyTorch does it and is needed for nothing else here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from index.adapter import save
from index.model import ModelSource
from retrieval.teaching.lessons import Lesson
from retrieval.teaching.student import Part, Student

RANK = 32
_EPOCHS = 4
_RATE = 6e-5
_BOUND_RATE = 2e-2
_QUESTIONS, _SENTENCES = 48, 56
"""At most about so many of one lesson at a time, drawn anew in each epoch: what two cores hold."""
_OTHERS = 12
"""So many more sentences, so that there always are some that answer nothing."""
_NONE_WEIGHT = 0.5
_PASSAGE_WEIGHT = 0.5

Report = Callable[[int, int, float], None]
"""Told how many lessons are done, how many there are in all, and the loss of the last."""


def adapt(lessons: Sequence[Lesson], source: ModelSource, out: Path, report: Report) -> None:
    """Teach the model of ``source`` with ``lessons`` and write what it learnt to ``out``."""
    torch.manual_seed(0)
    student = Student(source.folder)
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
    parts = [student.parts(lesson.passages) for lesson in lessons]
    order = [number for _ in range(_EPOCHS) for number in draw.permutation(len(lessons))]
    for done, number in enumerate(order, 1):
        loss = _loss(student, *_drawn(lessons[number], parts[number], draw))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimiser.step()
        schedule.step()
        report(done, total, loss.item())
    after = {name: weight.detach() for name, weight in student.named_learning()}
    save(before, after, RANK, source.content, out)


def _drawn(
    lesson: Lesson, parts: Sequence[Part], draw: np.random.Generator
) -> tuple[list[str], list[Part], Tensor]:
    """Some questions of a lesson, the parts of passages that answer them, and others at random."""
    asked = draw.permutation(len(lesson.questions))[:_QUESTIONS]
    answering = set(np.flatnonzero(lesson.answers[asked].any(axis=0)).tolist())
    order = [parts[number] for number in draw.permutation(len(parts))]
    shown = _up_to(_SENTENCES, [p for p in order if not answering.isdisjoint(p.sentences)])
    left = _SENTENCES + _OTHERS - sum(len(part.sentences) for part in shown)
    shown += _up_to(left, [p for p in order if answering.isdisjoint(p.sentences)])
    columns = np.array([sentence for part in shown for sentence in part.sentences])
    # A question whose answers were all left out would be taught as unanswered.
    fair = lesson.answers[asked][:, columns].any(axis=1) | ~lesson.answers[asked].any(axis=1)
    asked = asked[fair]
    return (
        [lesson.questions[number] for number in asked],
        shown,
        torch.from_numpy(lesson.answers[np.ix_(asked, columns)]),
    )


def _up_to(sentences: int, parts: Sequence[Part]) -> list[Part]:
    """The first parts until they have so many sentences."""
    ends = np.cumsum([0, *(len(part.sentences) for part in parts)])
    return list(parts[: int(np.searchsorted(ends, sentences))])


def _loss(student: Student, questions: list[str], parts: list[Part], answers: Tensor) -> Tensor:
    """How far the questions are from their answers, or from none where there is none."""
    asked = student.encode(questions)
    wholes, sentences = student.encode_parts(parts)
    near = student.scale * asked @ sentences.T
    answered = answers.any(dim=1)
    choices = torch.cat([student.bound(asked), near], dim=1)
    loss = _NONE_WEIGHT * _surprise(choices, torch.cat([~answered[:, None], answers], dim=1)).mean()
    if answered.any():
        of_parts = torch.split(answers, [len(part.sentences) for part in parts], dim=1)
        holds = torch.stack([some.any(dim=1) for some in of_parts], dim=1)
        passages = (student.scale * asked @ wholes.T)[answered]
        loss = loss + _surprise(near[answered], answers[answered]).mean()
        loss = loss + _PASSAGE_WEIGHT * _surprise(passages, holds[answered]).mean()
    return loss


def _surprise(scores: Tensor, right: Tensor) -> Tensor:
    """Minus the logarithm of the share that the right ones have of each row's softmax."""
    shares = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    return -torch.logsumexp(shares.masked_fill(~right, -1e9), dim=1)
