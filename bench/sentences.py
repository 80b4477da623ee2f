"""Which sentences of a passage answer a question, and whether any does: the evidence.

It needs the vectors that a build holds, bare sentences and whole passages with their title, and
that of the title; a handful of numbers each, weighed by two logistic models (``ranking.Logistic``).
``agreement.choose`` makes a selection of the probabilities.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from bench.sought import Sought, offers, sought
from retrieval.language.words import stems, telling, words
from retrieval.weighing.ranking import Logistic

Vectors = NDArray[np.float32]

_FLAT = 0.02
"""Keeps cosines that hardly differ from standing out."""


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """A question as its passages are read for it.

    ``terms`` are the stems of its telling words, ``weights`` what each tells (its inverse document
    frequency), ``vector`` is its encoding.
    """

    text: str
    vector: Vectors
    terms: tuple[str, ...]
    weights: Mapping[str, float]
    sought: Sought | None


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A passage as it is read for a question: its title, its sentences, and their vectors.

    ``rows`` holds a row for each sentence by itself, ``whole`` is the vector of the whole passage
    after its title, ``heading`` that of the title alone; all of length 1.
    """

    title: str
    sentences: tuple[str, ...]
    rows: Vectors
    whole: Vectors
    heading: Vectors

    def __post_init__(self) -> None:
        if not self.sentences or len(self.rows) != len(self.sentences):
            raise ValueError(f"{len(self.sentences)} sentences, {len(self.rows)} vectors")


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
    """The numbers for one sentence among those of its passage; of every one, more is better.

    ``titled`` says how far its cosine, the title's vector added, which tells what "it" is, stands
    above the others, in standard deviations; ``first`` is 1 for the sentence that opens the
    passage; ``coverage`` is the share of the question's telling words, those of the title left out,
    that stand in it; ``form`` is how much more than the passage's sentences on the whole it offers
    what is sought.
    """

    titled: float
    first: float
    coverage: float
    form: float


@dataclass(frozen=True, slots=True)
class PassageEvidence:
    """The numbers for a passage.

    ``best`` and ``mean`` are the highest and the mean cosine of its sentences, ``whole`` and
    ``title`` those of the whole passage and of its title: being on the subject is not answering.
    ``coverage`` is the share of the question's telling words, those of the title left out, that
    stand in the passage; ``form`` is 1 where it offers what is sought, -1 where not, 0 where the
    question does not tell.
    """

    best: float
    mean: float
    whole: float
    title: float
    coverage: float
    form: float


def asking(question: str, vector: Vectors, weights: Mapping[str, float]) -> Asking:
    """The question with its vector; ``weights`` must hold the stems of its telling words."""
    return Asking(question, vector, stems(telling(question)), weights, sought(question))


def sentence_evidence(asked: Asking, read: Read) -> tuple[SentenceEvidence, ...]:
    """The evidence for every sentence of the passage, in order."""
    titled = read.rows + read.heading
    titled = titled / np.linalg.norm(titled, axis=1, keepdims=True).clip(min=1e-6)
    columns = zip(
        _standing(titled @ asked.vector),
        (float(number == 0) for number in range(len(read.sentences))),
        (_covered(asked, read, _stems(sentence)) for sentence in read.sentences),
        _offered_more(asked, read),
        strict=True,
    )
    return tuple(SentenceEvidence(*map(float, row)) for row in columns)


def passage_evidence(asked: Asking, read: Read) -> PassageEvidence:
    """The evidence that the passage answers at all."""
    cosines = read.rows @ asked.vector
    offered = _offered(asked, read)
    found = frozenset[str]().union(*(_stems(sentence) for sentence in read.sentences))
    return PassageEvidence(
        best=float(cosines.max()),
        mean=float(cosines.mean()),
        whole=float(read.whole @ asked.vector),
        title=float(read.heading @ asked.vector),
        coverage=_covered(asked, read, found),
        form=0.0 if asked.sought is None else 1.0 if any(offered) else -1.0,
    )


def probabilities(asked: Asking, read: Read, model: Logistic) -> tuple[float, ...]:
    """How likely each sentence is among those that answer, given that the passage does."""
    return tuple(model.probability(asdict(found)) for found in sentence_evidence(asked, read))


def _standing(values: Vectors) -> Vectors:
    found: Vectors = (values - values.mean()) / (values.std() + _FLAT)
    return found


def _stems(text: str) -> frozenset[str]:
    return frozenset(stems(words(text)))


def _covered(asked: Asking, read: Read, found: frozenset[str]) -> float:
    """The share of the telling words, by weight, that are ``found``.

    The title's own words tell its sentences apart no better than they tell that it answers, unless
    nothing else is asked.
    """
    title = _stems(read.title)
    terms = [term for term in asked.terms if term not in title] or asked.terms
    total = sum(asked.weights[term] for term in terms)
    return sum(asked.weights[term] for term in terms if term in found) / total if total else 1.0


def _offered(asked: Asking, read: Read) -> tuple[bool, ...]:
    if asked.sought is None:
        return (False,) * len(read.sentences)
    given = frozenset(word.lower for word in words(f"{asked.text} {read.title}"))
    return tuple(offers(sentence, asked.sought, given) for sentence in read.sentences)


def _offered_more(asked: Asking, read: Read) -> tuple[float, ...]:
    offered = _offered(asked, read)
    share = sum(offered) / len(offered)
    return tuple(one - share for one in offered)
