"""Weights rounded to eight bits: near to the whole ones, and smaller."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import pytest
from onnx import TensorProto, helper, numpy_helper

from index.rounding import round_weights, unrounded

WORDS, WIDTH, OUT = 50, 128, 96
SQUARE = 64


def graph_of(table: np.ndarray, matrix: np.ndarray) -> onnx.ModelProto:
    """Rows of ``table`` times ``matrix``."""
    nodes = [
        helper.make_node("Gather", ["table", "ids"], ["rows"], name="look_up"),
        helper.make_node("MatMul", ["rows", "matrix"], ["out"], name="multiply"),
    ]
    graph = helper.make_graph(
        nodes,
        "small",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "length"])],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["texts", "length", OUT])],
        [numpy_helper.from_array(table, "table"), numpy_helper.from_array(matrix, "matrix")],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def run(path: Path, ids: np.ndarray) -> np.ndarray:
    session = ort.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"ids": ids})
    return np.asarray(found)


@pytest.fixture
def drawn() -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(7)
    table = draw.normal(size=(WORDS, WIDTH)).astype(np.float32)
    return table, draw.normal(size=(WIDTH, OUT)).astype(np.float32)


def test_what_comes_out_is_nearly_the_same(
    tmp_path: Path, drawn: tuple[np.ndarray, np.ndarray]
) -> None:
    table, matrix = drawn
    path = tmp_path / "model.onnx"
    onnx.save(graph_of(table, matrix), path)
    before = path.stat().st_size
    round_weights(path)
    ids = np.arange(WORDS).reshape(5, 10)
    expected = table[ids] @ matrix
    found = run(path, ids)
    assert np.abs(found - expected).max() < 0.02 * np.abs(expected).max()
    assert not np.array_equal(found, expected)
    assert path.stat().st_size < before / 3


def test_a_row_does_not_depend_on_the_others(
    tmp_path: Path, drawn: tuple[np.ndarray, np.ndarray]
) -> None:
    path = tmp_path / "model.onnx"
    onnx.save(graph_of(*drawn), path)
    round_weights(path)
    ids = np.arange(40).reshape(4, 10)
    others = np.concatenate([ids[:1], np.full((3, 10), 49)])
    np.testing.assert_array_equal(run(path, ids)[0], run(path, others)[0])


def test_as_floats_the_rounded_weights_stay_what_they_are(
    tmp_path: Path, drawn: tuple[np.ndarray, np.ndarray]
) -> None:
    table, matrix = drawn
    rounded, floats = tmp_path / "model.onnx", tmp_path / "floats.onnx"
    onnx.save(graph_of(table, matrix), rounded)
    round_weights(rounded)
    floats.write_bytes(unrounded(rounded))
    assert {node.op_type for node in onnx.load(rounded).graph.node} >= {"MatMulNBits"}
    assert {node.op_type for node in onnx.load(floats).graph.node} == {
        "GatherBlockQuantized",
        "MatMul",
    }
    ids = np.arange(WORDS).reshape(5, 10)
    expected = table[ids] @ matrix
    found = run(floats, ids)
    # What is multiplied is no longer rounded, only the weights and the table are.
    assert 0 < np.abs(found - expected).max() < np.abs(run(rounded, ids) - expected).max()
    np.testing.assert_allclose(found, run(rounded, ids), atol=0.02 * np.abs(expected).max())


def test_layers_may_share_a_matrix(tmp_path: Path) -> None:
    draw = np.random.default_rng(8)
    table = draw.normal(size=(WORDS, SQUARE)).astype(np.float32)
    matrix = draw.normal(size=(SQUARE, SQUARE)).astype(np.float32)
    model = graph_of(table, matrix)
    model.graph.node[1].output[0] = "once"
    model.graph.node.append(helper.make_node("MatMul", ["once", "matrix"], ["out"], name="again"))
    model.graph.output[0].type.tensor_type.shape.dim[2].dim_value = SQUARE
    rounded, floats = tmp_path / "model.onnx", tmp_path / "floats.onnx"
    onnx.save(model, rounded)
    round_weights(rounded)
    floats.write_bytes(unrounded(rounded))
    ids = np.arange(WORDS).reshape(5, 10)
    expected = table[ids] @ matrix @ matrix
    assert np.abs(run(floats, ids) - expected).max() < 0.02 * np.abs(expected).max()


def test_without_rounded_matrices_nothing_changes(
    tmp_path: Path, drawn: tuple[np.ndarray, np.ndarray]
) -> None:
    path = tmp_path / "model.onnx"
    onnx.save(graph_of(*drawn), path)
    assert onnx.load_from_string(unrounded(path)) == onnx.load(path)


def test_rows_of_noughts_stay_noughts(tmp_path: Path) -> None:
    table, matrix = np.zeros((WORDS, WIDTH), np.float32), np.ones((WIDTH, OUT), np.float32)
    table[1] = 1.0
    path = tmp_path / "model.onnx"
    onnx.save(graph_of(table, matrix), path)
    round_weights(path)
    found = run(path, np.array([[0, 1]]))
    np.testing.assert_array_equal(found[0, 0], np.zeros(OUT))
    np.testing.assert_allclose(found[0, 1], np.full(OUT, WIDTH), rtol=0.01)


def test_tables_that_are_no_blocks_stay_whole(tmp_path: Path) -> None:
    table, matrix = np.ones((WORDS, 100), np.float32), np.ones((100, OUT), np.float32)
    path = tmp_path / "model.onnx"
    onnx.save(graph_of(table, matrix), path)
    round_weights(path)
    assert "Gather" in {node.op_type for node in onnx.load(path).graph.node}
    np.testing.assert_allclose(run(path, np.array([[3]])), np.full((1, 1, OUT), 100), rtol=0.01)
