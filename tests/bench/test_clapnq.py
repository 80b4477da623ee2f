"""The measurement on CLAPNQ, over a few questions written for it in the same layout."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.clapnq import auroc, mean_score
from bench.clapnq_data import Entry, cases, read_entries
from bench.clapnq_models import (
    Example,
    cross_validated,
    example,
    fit_passages,
    fit_sentences,
    highest,
    selection_score,
    top_score,
)
from bench.halves import Halves, Line
from retrieval.weighing.ranking import Logistic

LIT, FED = "It was lit in 1850.", "Keepers fed the fire."


class LetterCounts:
    """A model that counts the letters of a text: vectors of length 1 that anyone can check."""

    dimension = 26

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        counts = [[1 + text.lower().count(chr(97 + i)) for i in range(26)] for text in texts]
        found = np.array(counts, dtype=np.float32)
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)

    def is_known_word(self, word: str) -> bool:
        return True


def line(number: int, selected: Sequence[Sequence[str]]) -> str:
    passage = {"title": f"Tower {number}", "text": f"{LIT} {FED}", "sentences": [LIT, FED]}
    output = [{"answer": "", "selected_sentences": list(chosen)} for chosen in selected]
    question = f"when was tower {number} lit"
    content = {"id": str(number), "input": question, "passages": [passage], "output": output}
    return json.dumps(content)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("clapnq")
    answerable = "\n".join(line(number, [[LIT], [LIT, FED]]) for number in range(20))
    (found / "answerable.jsonl").write_text(answerable, encoding="utf-8")
    unanswerable = "\n".join(line(number, [[]]) for number in range(20, 40))
    (found / "unanswerable.jsonl").write_text(unanswerable, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def entries(folder: Path) -> tuple[Entry, ...]:
    return read_entries(folder)


@pytest.fixture(scope="module")
def examples(entries: tuple[Entry, ...]) -> list[Example]:
    return [example(case) for case in cases(entries, LetterCounts())]


def test_every_question_is_read_with_what_each_annotator_selected(
    entries: tuple[Entry, ...],
) -> None:
    found = {entry.id: entry for entry in entries}
    assert len(found) == 40
    assert found["3"].selected == ((LIT,), (LIT, FED))
    assert found["3"].shares == (1.0, 0.5)
    assert found["3"].answerable
    assert not found["33"].answerable
    assert found["33"].selected == ()


def test_halves_depend_on_nothing_but_the_id() -> None:
    # SHA-256 of "3" ends in e, an even digit, that of "2" in 5.
    halves = {
        name: Entry(name, "", "", "", (), answerable=answerable, selected=()).for_fitting
        for name, answerable in (("3", True), ("2", False))
    }
    assert halves == {"3": True, "2": False}


def test_agreement_is_with_the_annotator_who_agrees_best(entries: tuple[Entry, ...]) -> None:
    entry = next(entry for entry in entries if entry.answerable)
    assert entry.agreement([0]) == 1.0
    assert entry.agreement([1, 0]) == 1.0
    # Four words of nine, against the annotator who selected all.
    assert entry.agreement([1]) == 2 * 4 / (4 + 9)


def test_words_are_weighed_by_the_fitting_half_alone(entries: tuple[Entry, ...]) -> None:
    fitting = [entry for entry in entries if entry.for_fitting]
    together = {case.entry.id: case.asked.weights for case in cases(entries, LetterCounts())}
    alone = {case.entry.id: case.asked.weights for case in cases(fitting, LetterCounts())}
    assert alone == {entry.id: together[entry.id] for entry in fitting}


def test_no_example_is_scored_by_a_model_fitted_on_it(examples: list[Example]) -> None:
    seen: list[Sequence[Example]] = []

    def fit(some: Sequence[Example]) -> Logistic:
        seen.append(some)
        return Logistic(float(len(seen) - 1), {})

    folds = cross_validated(examples, fit, lambda one, model: float(model.bias))
    for one, fold in zip(examples, folds, strict=True):
        assert one not in seen[int(fold)]


def test_the_sentence_that_all_selected_gets_the_greater_weight(examples: list[Example]) -> None:
    answerable = [one for one in examples if one.case.entry.answerable]
    model = fit_sentences(answerable)
    assert model.weights["first"] > 0
    assert top_score(answerable[0], model, most=1) == 1.0
    assert selection_score(answerable[0], model) == 1.0


def test_models_are_fitted_on_the_names_given(examples: list[Example]) -> None:
    assert fit_passages(examples, names=("best", "coverage")).weights.keys() == {"best", "coverage"}


def test_of_equal_scores_the_first_are_highest() -> None:
    assert highest([0.1, 0.9, 0.9, 0.3], 3) == [1, 2, 3]


def test_measures_by_hand(examples: list[Example]) -> None:
    assert mean_score(examples, [0.25, 0.75]) == 0.5
    some = [one for one in examples if one.case.entry.answerable][:2]
    some += [one for one in examples if not one.case.entry.answerable][:2]
    # Of four pairs the answerable one is higher in three.
    assert auroc(some, [0.9, 0.4, 0.5, 0.1]) == 3 / 4


def test_a_gain_is_measured_on_the_same_resamplings(examples: list[Example]) -> None:
    answerable = [one for one in examples if one.case.entry.answerable]
    halves = Halves(answerable[:8], answerable[8:], mean_score)
    low = halves.plain("low", lambda one: one.case.entry.digest % 100 / 100)
    high = halves.plain("high", lambda one: one.case.entry.digest % 100 / 100 + 0.25)
    assert high.gain(low) == pytest.approx((0.25, 0.25, 0.25))
    assert Line("a", 0.0, 0.5, (0.0, 1.0)).gain(Line("b", 0.0, 0.25, (0.0, 0.0)))[0] == 0.25
