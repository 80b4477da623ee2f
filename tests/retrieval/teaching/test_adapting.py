"""The encoder learns: questions come nearer to their answers, and what was learnt can be put on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer

from corpus.records import Span
from index.adapter import adapter_for, apply
from index.marked import Marked
from index.model import find_model
from retrieval.teaching.adapting import adapt
from retrieval.teaching.lessons import Lesson

SENTENCES = (
    "Keepers earn a wage of $20 an hour.",
    "Keepers must have a keeper diploma.",
    "Keepers watch the sea at night.",
)
QUESTIONS = ("is the money any good", "what papers do they ask for", "do they have a pension")
ANSWERS = np.array([[True, False, False], [False, True, False], [False, False, False]])


def lead(model: SentenceTransformer) -> float:
    """How far the answered questions are nearer to their answers than to the other sentences."""
    asked = np.asarray(model.encode(list(QUESTIONS[:2]), normalize_embeddings=True))
    said = np.asarray(model.encode(list(SENTENCES), normalize_embeddings=True))
    near, answers = asked @ said.T, ANSWERS[:2]
    return float(near[answers].mean() - near[~answers].mean())


def test_what_is_taught_is_learnt(tmp_path: Path) -> None:
    source = find_model()
    told: list[tuple[int, int]] = []
    adapter = tmp_path / "adapter.safetensors"
    passages = tuple(Marked(said, 0, (Span(0, len(said)),)) for said in SENTENCES)
    lesson = Lesson(passages, QUESTIONS, ANSWERS)
    adapt([lesson] * 4, source, adapter, lambda done, total, _: told.append((done, total)))
    assert told == [(done, 16) for done in range(1, 17)]
    assert adapter_for(source.content, adapter) == adapter

    model = SentenceTransformer(str(source.folder), device="cpu", local_files_only=True)
    before = lead(model)
    transformer = model[0]
    apply(transformer.auto_model, adapter)  # type: ignore[arg-type]
    assert lead(model) > before
