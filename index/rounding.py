"""An exported graph's weights -> eight bits: a third of the memory, and less time for a question.

Weights are rounded in blocks, each with its own scale, and what they are multiplied with is rounded
in blocks, too, row by row. So a text's vector does not depend on what else is in its batch, which
one scale for a whole batch (ONNX Runtime's dynamic quantisation) would bring about.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import ModelProto, helper, numpy_helper

_BLOCK = 64
"""Of 32, 64 and 128 numbers to a scale: as fast as any, and nearer to whole weights than 128."""
_ROUNDED_INPUTS = 4
"""``accuracy_level`` of the operator MatMulNBits: multiply in eight bits."""
_MIDDLE = 128
"""What stands for nought in an unsigned byte."""


def round_weights(path: Path) -> None:
    """Round the weights of the graph at ``path``: its matrices and its table of word pieces.

    ONNX Runtime's operators MatMulNBits and GatherBlockQuantized describe the form
    (docs/ContribOperators.md in its repository). What else the graph holds stays as it is.
    """
    graph = _with_rounded_matrices(onnx.load(path))
    _round_tables(graph)
    onnx.save(graph, path)


def unrounded(path: Path) -> bytes:
    """The graph at ``path`` with its rounded matrices as floats: the same weights, other operators.

    The table of word pieces stays as it is: rows are looked up in it, not multiplied.
    """
    model = onnx.load(path)
    weights = {found.name: found for found in model.graph.initializer}
    whole: set[str] = set()
    for node in model.graph.node:
        if node.op_type != "MatMulNBits":
            continue
        matrix, scales = (weights[name] for name in node.input[1:3])
        name = f"{matrix.name}_whole"
        # Several layers may share a matrix.
        if name not in whole:
            whole.add(name)
            model.graph.initializer.append(numpy_helper.from_array(_floats(matrix, scales), name))
            for rounded in (matrix, scales):
                model.graph.initializer.remove(rounded)
        node.CopyFrom(
            helper.make_node("MatMul", [node.input[0], name], list(node.output), name=node.name)
        )
    return bytes(model.SerializeToString())


def _floats(matrix: Any, scales: Any) -> np.ndarray:
    """A rounded matrix as floats, (inputs, outputs); rounded it is (outputs, blocks, numbers)."""
    blocks = numpy_helper.to_array(matrix).astype(np.float32) - _MIDDLE
    whole = blocks * numpy_helper.to_array(scales).reshape(*blocks.shape[:2], 1)
    return np.ascontiguousarray(whole.reshape(len(blocks), -1).T)


def _with_rounded_matrices(graph: ModelProto) -> ModelProto:
    from onnxruntime.quantization import matmul_nbits_quantizer as rounding

    # It tells of every node.
    logging.getLogger(rounding.__name__).setLevel(logging.WARNING)
    settings = {"block_size": _BLOCK, "is_symmetric": True, "accuracy_level": _ROUNDED_INPUTS}
    how = rounding.DefaultWeightOnlyQuantConfig(bits=8, **settings)
    quantizer = rounding.MatMulNBitsQuantizer(graph, bits=8, algo_config=how, **settings)
    quantizer.process()
    rounded: ModelProto = quantizer.model.model
    return rounded


def _round_tables(model: ModelProto) -> None:
    """Round each table of floats that rows are looked up in and whose rows are whole blocks."""
    weights = {found.name: found for found in model.graph.initializer}
    for node in model.graph.node:
        table = weights.get(node.input[0]) if node.op_type == "Gather" else None
        if table is None or not _fits(table):
            continue
        rounded, scales = _rounded(numpy_helper.to_array(table))
        names = [f"{table.name}_rounded", f"{table.name}_scales"]
        found = [
            numpy_helper.from_array(part, name)
            for part, name in zip((rounded, scales), names, strict=True)
        ]
        model.graph.initializer.remove(table)
        model.graph.initializer.extend(found)
        node.CopyFrom(_gather(node, names))


def _fits(table: Any) -> bool:
    floats = table.data_type == onnx.TensorProto.FLOAT
    return floats and len(table.dims) == 2 and table.dims[1] % _BLOCK == 0


def _rounded(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The bytes of a table of floats and the scale of each block of a row."""
    blocks = table.reshape(len(table), -1, _BLOCK)
    scales = np.abs(blocks).max(axis=2) / (_MIDDLE - 1)
    whole = np.rint(blocks / np.where(scales > 0, scales, 1)[..., None]) + _MIDDLE
    return whole.astype(np.uint8).reshape(table.shape), scales.astype(np.float32)


def _gather(node: Any, names: list[str]) -> Any:
    rounded, scales = names
    return helper.make_node(
        "GatherBlockQuantized",
        [rounded, node.input[1], scales],
        list(node.output),
        name=node.name,
        domain="com.microsoft",
        bits=8,
        block_size=_BLOCK,
        gather_axis=0,
        quantize_axis=1,
    )
