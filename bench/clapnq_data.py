"""CLAPNQ: questions with a passage each, the sentences that annotators selected, and vectors.

Source: https://github.com/primeqa/clapnq (Apache-2.0). A line of a file is one question: ``id``,
``input``, ``passages`` (one, with ``title``, ``text`` and ``sentences``) and ``output``, an entry
for each annotator with ``selected_sentences``, none where the passage does not answer.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.agreement import agreement, tokens
from bench.sentences import Asking, Read, Vectors, asking
from index.encoder import Encoder
from retrieval.language.words import stems, telling, words

FILES = {"answerable.jsonl": True, "unanswerable.jsonl": False}


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with its passage; ``selected`` holds the sentences each annotator selected."""

    id: str
    question: str
    title: str
    text: str
    sentences: tuple[str, ...]
    answerable: bool
    selected: tuple[tuple[str, ...], ...]

    @property
    def digest(self) -> int:
        """A number that depends on nothing but the id: halves and folds are made by it."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16)

    @property
    def for_fitting(self) -> bool:
        """Whether the entry is in the half that weights are fitted on."""
        return self.digest % 2 == 0

    @property
    def whole(self) -> str:
        """The passage as a build encodes it: after its title."""
        return f"{self.title}. {self.text}"

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of the annotators that selected each sentence."""
        count = len(self.selected)
        return tuple(sum(s in chosen for chosen in self.selected) / count for s in self.sentences)

    def agreement(self, numbers: Iterable[int]) -> float:
        """Token F1 of these sentences with the annotator who agrees best."""
        ours = tokens(" ".join(self.sentences[number] for number in sorted(numbers)))
        return max(agreement(ours, tokens(" ".join(theirs))) for theirs in self.selected)


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """An entry with all that evidence is made of.

    ``titled`` holds the cosines of the sentences encoded after the title, as the baseline has them.
    """

    entry: Entry
    asked: Asking
    read: Read
    titled: Vectors


def read_entries(folder: Path) -> tuple[Entry, ...]:
    """The questions of both files, in order of their digest, which says nothing about them."""
    entries = [
        _entry(json.loads(line), answerable)
        for name, answerable in FILES.items()
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
    ]
    return tuple(sorted(entries, key=lambda entry: entry.digest))


def _entry(line: Mapping[str, Any], answerable: bool) -> Entry:
    (passage,) = line["passages"]
    selected = tuple(tuple(output["selected_sentences"]) for output in line["output"])
    return Entry(
        id=line["id"],
        question=line["input"],
        title=passage["title"],
        text=passage["text"],
        sentences=tuple(passage["sentences"]),
        answerable=answerable,
        selected=selected if answerable else (),
    )


def cases(entries: Sequence[Entry], encoder: Encoder) -> tuple[Case, ...]:
    """The entries with their vectors; the weights of words are those of the fitting half."""
    texts = list(dict.fromkeys(text for entry in entries for text in _texts(entry)))
    vectors = encoder.encode(texts)
    row = {text: number for number, text in enumerate(texts)}
    frequency = _Frequency(entry.text for entry in entries if entry.for_fitting)

    def case(entry: Entry) -> Case:
        own, titled = (vectors[[row[text] for text in group]] for group in _sentence_texts(entry))
        asked = asking(entry.question, vectors[row[entry.question]], frequency.of(entry.question))
        read = Read(
            title=entry.title,
            sentences=entry.sentences,
            rows=own,
            whole=vectors[row[entry.whole]],
            heading=vectors[row[entry.title]],
        )
        return Case(entry, asked, read, titled @ asked.vector)

    return tuple(case(entry) for entry in entries)


def _sentence_texts(entry: Entry) -> tuple[Sequence[str], Sequence[str]]:
    return entry.sentences, [f"{entry.title}. {sentence}" for sentence in entry.sentences]


def _texts(entry: Entry) -> tuple[str, ...]:
    own, titled = _sentence_texts(entry)
    return (entry.question, entry.title, entry.whole, *own, *titled)


class _Frequency:
    """In how many of some passages a stem stands: what it tells is less, the more they are."""

    def __init__(self, passages: Iterable[str]) -> None:
        found = [set(stems(words(passage))) for passage in passages]
        self._size = len(found)
        self._holding = Counter(stem for stems_of_one in found for stem in stems_of_one)

    def of(self, question: str) -> dict[str, float]:
        """The inverse document frequency of every telling stem of ``question``."""
        return {
            stem: math.log((self._size + 1) / (self._holding[stem] + 0.5))
            for stem in stems(telling(question))
        }
