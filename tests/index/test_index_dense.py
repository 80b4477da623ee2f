from __future__ import annotations

import gc
import tracemalloc

import faiss
import numpy as np
import pytest
from numpy.typing import NDArray

from index.dense import Dense

# Cosines with (1, 0): 1, 0.6, 0 and -1.
VECTORS = np.array([[1, 0], [0.6, 0.8], [0, 1], [-1, 0]], dtype=np.float32)
EAST: NDArray[np.float32] = VECTORS[0]


def test_search_gives_the_nearest_first() -> None:
    scores, rows = Dense.of(VECTORS, 4).search(np.array([EAST, VECTORS[3]]), 2)
    assert rows.tolist() == [[0, 1], [3, 2]]
    np.testing.assert_allclose(scores, np.array([[1, 0.6], [1, 0]]), atol=1e-6)


def test_search_gives_no_more_than_there_is() -> None:
    scores, rows = Dense.of(VECTORS, 4).search(EAST[None], 10)
    assert rows.tolist() == [[0, 1, 2, 3]]
    assert scores.shape == (1, 4)


def test_scores_of_all_rows_or_some_in_their_order() -> None:
    dense = Dense.of(VECTORS, 4)
    np.testing.assert_allclose(dense.scores(EAST), [1, 0.6, 0, -1], atol=1e-6)
    np.testing.assert_allclose(dense.scores(EAST, np.array([3, 1])), [-1, 0.6], atol=1e-6)


def test_read_back_it_is_the_same() -> None:
    dense = Dense.from_bytes(Dense.of(VECTORS, 4).to_bytes(), np.arange(4, dtype=np.int32))
    assert (len(dense), dense.dimension) == (4, 2)
    np.testing.assert_array_equal(dense.scores(EAST), VECTORS[:, 0])


def test_it_is_spelled_as_faiss_does_without_a_third_copy() -> None:
    vectors = np.tile(VECTORS[:1], (500_000, 1))
    dense = Dense.of(vectors, len(vectors))
    tracemalloc.start()
    data = dense.to_bytes()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1.5 * len(data)
    index = faiss.IndexFlatIP(2)
    index.add(vectors)
    assert data == faiss.serialize_index(index).tobytes()


def test_it_cannot_be_empty() -> None:
    with pytest.raises(ValueError, match="no vectors"):
        Dense.of(np.empty((0, 2), np.float32), 0)


def test_as_many_vectors_as_units() -> None:
    with pytest.raises(ValueError, match="5 units but 4 vectors"):
        Dense.of(VECTORS, 5)
    with pytest.raises(ValueError, match="3 texts but 4 vectors"):
        Dense.from_bytes(Dense.of(VECTORS, 4).to_bytes(), np.arange(3, dtype=np.int32))


@pytest.mark.parametrize("bad", [2.0, 0.0, np.nan])
def test_only_vectors_of_length_one(bad: float) -> None:
    with pytest.raises(ValueError, match="length 1"):
        Dense.of(VECTORS * np.float32(bad), 4)


def test_other_data_is_refused() -> None:
    whole = Dense.of(VECTORS, 4).to_bytes()
    other = faiss.serialize_index(faiss.IndexFlatL2(2)).tobytes()
    for data in (b"", b"no index", whole[:-1], other):
        with pytest.raises(ValueError, match=r"index"):
            Dense.from_bytes(data, np.arange(4, dtype=np.int32))


def test_what_was_read_stays_while_it_is_searched() -> None:
    data = Dense.of(VECTORS, 4).to_bytes()
    dense = Dense.from_bytes(bytes(bytearray(data)), np.arange(4, dtype=np.int32))
    # The vectors stand in what was read, which nobody else keeps.
    gc.collect()
    other = [b"\xff" * len(data) for _ in range(100)]
    assert dense.scores(VECTORS[1]).tolist() == pytest.approx((VECTORS @ VECTORS[1]).tolist())
    assert dense.search(VECTORS[1:2], 1)[1].tolist() == [[1]]
    assert len(other) == 100


def test_a_damaged_length_does_not_claim_memory() -> None:
    whole = bytearray(Dense.of(VECTORS, 4).to_bytes())
    size = whole.index((8).to_bytes(8, "little"), 20)  # 4 vectors of 2 numbers
    whole[size : size + 8] = (2**40).to_bytes(8, "little")
    with pytest.raises(ValueError, match="FAISS"):
        Dense.from_bytes(bytes(whole), np.arange(4, dtype=np.int32))


def test_a_search_among_some_rows_passes_over_the_others() -> None:
    # Rows 0 and 2 share the vector (1, 0), row 1 has (0, 1), row 3 has (0.6, 0.8).
    vectors = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
    dense = Dense.shared(vectors, np.array([0, 1, 0, 2], np.int32))
    east = np.array([[1, 0]], np.float32)
    scores, rows = dense.search(east, 5, dense.selection(np.array([1, 3])))
    assert rows.tolist() == [[3, 1]]
    assert scores[0] == pytest.approx([0.6, 0.0], abs=1e-6)
    assert dense.search(east, 1, dense.selection(np.array([0, 1])))[1].tolist() == [[0]]
