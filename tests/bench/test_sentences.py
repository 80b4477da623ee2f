"""The evidence on sentences and passages, with vectors of two numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bench.sentences import (
    PassageEvidence,
    Read,
    SentenceEvidence,
    asking,
    passage_evidence,
    probabilities,
    sentence_evidence,
)
from retrieval.weighing.ranking import Logistic

EAST = np.array([1, 0], dtype=np.float32)
NORTH = np.array([0, 1], dtype=np.float32)
WEIGHTS = {"lamp": 1.0, "lit": 2.0, "bell": 1.0}
READ = Read(
    title="Lamp",
    sentences=("It was lit in 1850.", "Keepers lived there."),
    rows=np.stack([EAST, NORTH]),
    whole=np.array([0.6, 0.8], dtype=np.float32),
    heading=NORTH,
)


def test_the_evidence_for_each_sentence() -> None:
    first, second = sentence_evidence(asking("when was the lamp lit", EAST, WEIGHTS), READ)
    # With the title's vector added, north-east and north: cosines 1/sqrt(2) and 0, half of that
    # from their mean, which is their deviation.
    half = math.sqrt(0.5) / 2
    assert first.titled == pytest.approx(half / (half + 0.02))
    assert second.titled == pytest.approx(-half / (half + 0.02))
    assert (first.first, second.first) == (1.0, 0.0)
    # "lamp" is the title's, so "lit" is all that is looked for.
    assert (first.coverage, second.coverage) == (1.0, 0.0)
    # A time is sought; one sentence in two has one.
    assert (first.form, second.form) == (0.5, -0.5)


def test_the_evidence_for_a_passage() -> None:
    found = passage_evidence(asking("when was the lamp lit", EAST, WEIGHTS), READ)
    whole = float(READ.whole[0])
    assert found == PassageEvidence(1.0, 0.5, whole, title=0.0, coverage=1.0, form=1.0)


def test_words_count_by_what_they_tell() -> None:
    found = passage_evidence(asking("was the bell lit", EAST, WEIGHTS), READ)
    assert found.coverage == 2 / (1 + 2)
    assert found.form == 0.0


def test_what_is_sought_and_not_there_speaks_against_the_passage() -> None:
    asked = asking("who lit the lamp", EAST, WEIGHTS)
    assert passage_evidence(asked, READ).form == -1.0
    assert [found.form for found in sentence_evidence(asked, READ)] == [0.0, 0.0]


def test_the_title_s_own_words_count_where_nothing_else_is_asked() -> None:
    asked = asking("the lamp?", EAST, WEIGHTS)
    assert [found.coverage for found in sentence_evidence(asked, READ)] == [0.0, 0.0]
    assert passage_evidence(asking("what is it", EAST, {}), READ).coverage == 1.0


def test_sentences_that_are_all_alike_do_not_stand_out() -> None:
    read = Read("Lamp", ("One.", "Two."), np.stack([EAST, EAST]), EAST, EAST)
    found = sentence_evidence(asking("lamp", EAST, WEIGHTS), read)
    assert [one.titled for one in found] == [0.0, 0.0]


def test_a_sentence_opposite_to_the_title_is_no_error() -> None:
    read = Read("Lamp", ("One.",), EAST[np.newaxis], EAST, -EAST)
    (found,) = sentence_evidence(asking("lamp", EAST, WEIGHTS), read)
    assert found == SentenceEvidence(titled=0.0, first=1.0, coverage=0.0, form=0.0)


def test_probabilities_are_the_model_s() -> None:
    only_first = dict.fromkeys(SentenceEvidence.__slots__, 0.0) | {"first": math.log(3)}
    found = probabilities(asking("lamp", EAST, WEIGHTS), READ, Logistic(0.0, only_first))
    assert found == pytest.approx((3 / 4, 1 / 2))


def test_sentences_without_their_vectors_are_refused() -> None:
    with pytest.raises(ValueError, match="2 sentences, 1 vectors"):
        Read("Lamp", ("One.", "Two."), EAST[np.newaxis], EAST, EAST)
    with pytest.raises(ValueError, match="0 sentences"):
        Read("Lamp", (), np.empty((0, 2), dtype=np.float32), EAST, EAST)
