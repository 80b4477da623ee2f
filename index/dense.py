"""The FAISS half: exact search by inner product over unit vectors, one row for each unit."""

from __future__ import annotations

import faiss
import numpy as np
from numpy.typing import NDArray

VECTORS = "vectors.faiss"

# FAISS believes the lengths written in its data; a damaged one must not claim all memory.
_HEADER_BYTES = 4096

_LENGTH_TOLERANCE = 1e-3


class Dense:
    """Exact cosine search over one unit vector for each unit."""

    def __init__(self, index: faiss.Index, count: int) -> None:
        """Take an index of exactly ``count`` vectors, at least one; ValueError for any other."""
        if count == 0:
            raise ValueError("no vectors to search in")
        if not isinstance(index, faiss.IndexFlatIP) or index.ntotal != count:
            raise ValueError(f"{count} units but {index.ntotal} vectors in {type(index).__name__}")
        self._index = index
        # FAISS's own memory, not a copy: valid as long as self._index is.
        flat = faiss.rev_swig_ptr(index.get_xb(), count * self.dimension)
        self._vectors: NDArray[np.float32] = flat.reshape(count, self.dimension)

    @classmethod
    def of(cls, vectors: NDArray[np.float32], count: int) -> Dense:
        """Index ``vectors`` (count, d), each row of length 1; ValueError for any other."""
        if vectors.ndim != 2:
            raise ValueError(f"vectors must have two dimensions, not shape {vectors.shape}")
        lengths = np.linalg.norm(vectors, axis=1)
        if not np.all(np.abs(lengths - 1) < _LENGTH_TOLERANCE):
            raise ValueError("vectors must have length 1: their inner product is read as a cosine")
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index, count)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return int(self._index.d)

    def search(
        self, queries: NDArray[np.float32], k: int
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Find the ``k`` nearest rows for each of ``queries`` (m, d), best first.

        Returns cosines and row numbers, both of shape (m, min(k, len(self))).
        """
        scores, rows = self._index.search(queries, min(k, len(self)))
        return scores, rows

    def scores(
        self, query: NDArray[np.float32], rows: NDArray[np.int64] | None = None
    ) -> NDArray[np.float32]:
        """Return the cosine of ``query`` (d,) with every row, or with ``rows`` in their order."""
        vectors = self._vectors if rows is None else self._vectors[rows]
        return vectors @ query

    def to_bytes(self) -> bytes:
        """Return the index in FAISS's own format, which ``faiss.read_index`` reads from a file."""
        return bytes(faiss.serialize_index(self._index).tobytes())

    @classmethod
    def from_bytes(cls, data: bytes, count: int) -> Dense:
        """Read what ``to_bytes`` gave; ValueError when it is not ``count`` vectors of this kind."""
        faiss.set_deserialization_vector_byte_limit(len(data) + _HEADER_BYTES)
        try:
            index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
        except RuntimeError as error:
            raise ValueError(f"not a FAISS index: {error}") from error
        return cls(index, count)
