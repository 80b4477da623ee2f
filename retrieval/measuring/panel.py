"""The assistants that gold questions are asked of: one for each profile they are meant for."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from corpus.gold import Gold
from corpus.library import read_corpus
from corpus.questions import load_questions
from index.build import build
from index.model import find_model
from index.places import models_folder
from index.store import load, read_build
from retrieval.assistant import Assistant
from retrieval.measuring.evaluate import Summary, evaluate
from retrieval.measuring.judging import Judged
from retrieval.weighing.ranking import load_weights


def assemble(index_dir: Path, profiles: Path | None = None) -> dict[str, Assistant]:
    """The assistant of ``index_dir`` under "", and one for each profile below ``profiles``.

    Each of those answers from an index of that profile alone, built in passing with the model and
    the classifier of questions that ``index_dir`` holds.

    Raises:
        index.errors.BuildError: there is no good build.
        corpus.errors.CorpusError: a profile has errors.

    """
    weights = load_weights()
    served = load(index_dir)
    found = {"": Assistant(served, weights)}
    if profiles is None:
        return found
    # Fitting a classifier takes far longer than the rest, so these get one of a few examples first.
    few = dict(islice(load_questions().items(), 3))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        shutil.copytree(models_folder(index_dir), models_folder(out))
        for profile in read_corpus(profiles):
            made = build([profile], few, out, find_model(), lambda *_: None)
            # Its own id would name, by the time of day, a build that is gone in a moment.
            name = f"{served.id}, {profile.slug} alone"
            alone = replace(read_build(out, made.id), id=name, intents=served.intents)
            found[profile.slug] = Assistant(alone, weights)
    return found


def ask_all(assistants: Mapping[str, Assistant], golds: Iterable[Gold]) -> tuple[Summary, int]:
    """Ask each question of the assistant it is meant for; also how many had none."""
    judged: list[Judged] = []
    unasked = 0
    for gold in golds:
        assistant = assistants.get(gold.profile or "")
        if assistant is None:
            unasked += 1
        else:
            judged += evaluate(assistant, [gold]).judged
    return Summary(tuple(judged)), unasked
