"""What the encoder is taught with: the passages of a profile, and the questions asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus.gold import Gold, holds
from corpus.passages import passages
from corpus.records import Passage, Profile
from index.marked import Marked
from index.units import Unit, marked, units
from retrieval.assistant import Assistant
from retrieval.conversation import Conversation
from retrieval.records import Focus


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """One profile's passages with their sentences marked, and the questions asked of it.

    ``answers`` (questions, sentences of all passages) says which sentences answer which question;
    a row without any is a question that the profile does not answer.
    """

    passages: tuple[Marked, ...]
    questions: tuple[str, ...]
    answers: NDArray[np.bool_]


def lessons(
    golds: Sequence[Gold], profiles: Mapping[str, Profile], reading: Callable[[Gold], str]
) -> list[Lesson]:
    """A lesson for each profile that ``golds`` name; ``reading`` gives a question as encoded.

    A question whose expected words stand nowhere is left out: it would be taught as unanswered; so
    is a profile without any other.
    """
    named = sorted({gold.profile for gold in golds if gold.profile})
    taught = (
        _lesson(profiles[slug], [gold for gold in golds if gold.profile == slug], reading)
        for slug in named
        if slug in profiles
    )
    return [lesson for lesson in taught if lesson.questions]


def reading(assistant: Assistant, gold: Gold) -> str:
    """The last turn as it is encoded when the chat is about the gold question's profile."""
    focus = Focus(gold.profile or "")
    conversation = Conversation(focus)
    for turn in gold.turns[:-1]:
        _, conversation = assistant.ask(turn, conversation)
        conversation = replace(conversation, focus=focus)
    verdicts = assistant.verdicts(gold.turns[-1], conversation)
    return verdicts[0].asked.encoded if verdicts else gold.turns[-1]


def _lesson(profile: Profile, golds: Iterable[Gold], reading: Callable[[Gold], str]) -> Lesson:
    cut = passages(profile)
    sentences = [unit for unit in units(cut) if unit.sentence is not None]
    questions, rows = [], []
    for gold in golds:
        row = [_answers(gold, cut, unit) for unit in sentences]
        if any(row) == (gold.outcome == "answer") and gold.outcome != "chat":
            questions.append(reading(gold))
            rows.append(row)
    return Lesson(
        passages=tuple(map(marked, cut)),
        questions=tuple(questions),
        answers=np.array(rows, dtype=np.bool_).reshape(len(rows), len(sentences)),
    )


def _answers(gold: Gold, cut: Sequence[Passage], unit: Unit) -> bool:
    """Whether a sentence holds expected words, or is part of words that run over several."""
    passage = cut[unit.passage]
    if gold.outcome != "answer" or unit.sentence is None or not holds(gold, passage.text):
        return False
    sentence = " ".join(passage.slice(passage.sentences[unit.sentence]).split())
    return holds(gold, sentence) or any(sentence in " ".join(w.split()) for w in gold.quote)
