from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.quoting.shortlisting import together
from retrieval.weighing.deciding import overall
from retrieval.weighing.evidence import Evidence
from retrieval.weighing.ranking import Logistic, load_weights
from tests.retrieval.making import KEEPER, make_asked, make_hit, make_ranked, passage_with


def test_the_probability_is_that_of_a_logistic_regression() -> None:
    model = Logistic(-1.0, {"coverage": 2.0, "things": 0.5})
    found = model.probability({"things": 1.0, "coverage": 0.75})
    assert found == pytest.approx(1 / (1 + math.exp(-(-1.0 + 2.0 * 0.75 + 0.5 * 1.0))))


def test_the_probabilities_of_many_are_those_of_each() -> None:
    model = Logistic(-1.0, {"coverage": 2.0, "things": 0.5})
    rows = [(1.0, 0.75), (0.0, -800.0), (1.0, 0.75), (0.0, 800.0)]
    found = model.probabilities(("things", "coverage"), rows)
    assert found == pytest.approx(
        [model.probability({"things": a, "coverage": b}) for a, b in rows]
    )
    assert found[0] == found[2]
    with pytest.raises(ValueError, match="values for"):
        model.probabilities(("things", "form"), rows)


def test_without_evidence_the_bias_alone_decides() -> None:
    assert Logistic(0.0, {}).probability({}) == 1 / 2
    assert Logistic(math.log(3), {}).probability({}) == pytest.approx(3 / 4)


@pytest.mark.parametrize(
    "values", [{}, {"a": 1.0}, {"a": 1.0, "b": 1.0, "c": 1.0}, {"a": 1, "c": 1}]
)
def test_values_of_other_names_are_refused(values: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"weights for \['a', 'b'\], values for"):
        Logistic(0.0, {"a": 1.0, "b": 1.0}).probability(values)


@given(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), st.floats(0, 10))
def test_it_is_a_probability_however_far_and_more_evidence_is_never_less(
    bias: float, value: float, more: float
) -> None:
    model = Logistic(bias, {"a": 1.0})
    less, greater = model.probability({"a": value}), model.probability({"a": value + more})
    assert 0.0 <= less <= greater <= 1.0


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    saved = {
        "rank": {"bias": -1.5, "weights": {"coverage": 2.0}},
        "decide": {"bias": 0.25, "weights": {"stated": 0.5}},
        "shortlist": {"bias": -0.75, "weights": {"few": 1.5}},
        "threshold": 0.6,
        "sure": 0.8,
    }
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(saved), encoding="utf-8")
    weights = load_weights(path)
    assert weights.rank == Logistic(-1.5, {"coverage": 2.0})
    assert weights.decide == Logistic(0.25, {"stated": 0.5})
    assert weights.shortlist == Logistic(-0.75, {"few": 1.5})
    assert (weights.threshold, weights.sure) == (0.6, 0.8)


def test_the_weights_in_use_fit_the_evidence_that_is_gathered() -> None:
    weights = load_weights()
    asked = make_asked("wages")
    ranked = make_ranked(asked, make_hit(passage_with(KEEPER, "Wages range")), 0.5)
    assert weights.rank.weights.keys() == set(Evidence._fields)
    assert weights.decide.weights.keys() == overall(asked, [ranked]).keys()
    assert weights.shortlist.weights.keys() == together(overall(asked, [ranked]), [ranked]).keys()
    assert 0 < weights.threshold < weights.sure < 1
