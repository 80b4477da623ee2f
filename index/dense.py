"""The FAISS half: exact search by inner product over unit vectors.

Every unit has a row. Units of the same text, of which a large corpus has many, share a vector.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from mmap import mmap
from typing import Self

import faiss
import numpy as np
from numpy.typing import NDArray

VECTORS = "vectors.faiss"

# FAISS believes the lengths written in its data; a damaged one must not claim all memory.
_HEADER_BYTES = 4096

_LENGTH_TOLERANCE = 1e-3


@dataclass(frozen=True, slots=True)
class Selection:
    """The vectors of some units, ``count`` of them, so that a search passes over all others."""

    parameters: faiss.SearchParameters
    count: int


class Dense:
    """Exact cosine search over units, of which number ``u`` has the vector ``of_unit[u]``."""

    def __init__(self, index: faiss.IndexFlatIP, of_unit: NDArray[np.int32]) -> None:
        """Take an index that holds the vectors of ``of_unit`` (units,), each of at least one.

        Raises ValueError for any other.
        """
        if len(of_unit) == 0:
            raise ValueError("no vectors to search in")
        units_of = np.bincount(of_unit, minlength=index.ntotal)
        if len(units_of) != index.ntotal or not units_of.all():
            raise ValueError(f"{len(set(of_unit.tolist()))} texts but {index.ntotal} vectors")
        self._index = index
        self._of_unit = of_unit
        # The units of vector v: _units[_ends[v] - units_of[v] : _ends[v]], ascending.
        self._units = np.argsort(of_unit, kind="stable")
        self._ends = np.cumsum(units_of)
        self._vectors = vectors_of(index)

    @classmethod
    def of(cls, vectors: NDArray[np.float32], count: int) -> Self:
        """Index ``vectors`` (count, d), each row of length 1 and the vector of one unit.

        Raises ValueError for any other.
        """
        if len(vectors) != count:
            raise ValueError(f"{count} units but {len(vectors)} vectors")
        return cls.shared(vectors, np.arange(count, dtype=np.int32))

    @classmethod
    def shared(cls, vectors: NDArray[np.float32], of_unit: NDArray[np.int32]) -> Self:
        """Index ``vectors`` (v, d), each row of length 1; unit u has that of number of_unit[u].

        Raises ValueError for any other.
        """
        if vectors.ndim != 2:
            raise ValueError(f"vectors must have two dimensions, not shape {vectors.shape}")
        # Row by row: the squares of all of them at once would be a second copy.
        lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        if not np.all(np.abs(lengths - 1) < _LENGTH_TOLERANCE):
            raise ValueError("vectors must have length 1: their inner product is read as a cosine")
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index, of_unit)

    def __len__(self) -> int:
        return len(self._of_unit)

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return int(self._index.d)

    def selection(self, rows: NDArray[np.int64]) -> Selection:
        """Prepare a search among ``rows`` only: a bit for each vector, nothing is copied."""
        chosen = np.zeros(self._index.ntotal, dtype=bool)
        chosen[self._of_unit[rows]] = True
        # FAISS's stubs describe the C++ constructors; its Python ones take an array, and keywords.
        selector = faiss.IDSelectorBitmap(np.packbits(chosen, bitorder="little"))  # type: ignore[call-arg, arg-type]
        parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        return Selection(parameters, int(chosen.sum()))

    def search(
        self, queries: NDArray[np.float32], k: int, among: Selection | None = None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Find the ``k`` nearest rows for each of ``queries`` (m, d), best first.

        ``among`` limits them to rows that have a vector of the selection. Returns cosines and row
        numbers, both of shape (m, min(k, number of vectors searched)) or, without ``among``,
        (m, min(k, len(self))). Of rows as near as each other, those that share a vector stand
        together.
        """
        if among is None:
            k, most, parameters = min(k, len(self)), self._index.ntotal, None
        else:
            k, most, parameters = min(k, among.count), among.count, among.parameters
        found_scores, found = self._index.search(queries, min(k, most), params=parameters)
        scores = np.empty((len(queries), k), dtype=np.float32)
        rows = np.empty((len(queries), k), dtype=np.int64)
        for query, vectors in enumerate(found):
            units = [self._units_of(vector) for vector in vectors]
            rows[query] = np.concatenate(units)[:k]
            scores[query] = np.repeat(found_scores[query], [len(u) for u in units])[:k]
        return scores, rows

    def scores(
        self, query: NDArray[np.float32], rows: NDArray[np.int64] | None = None
    ) -> NDArray[np.float32]:
        """Return the cosine of ``query`` (d,) with every row, or with ``rows`` in their order."""
        if rows is None:
            return (self._vectors @ query)[self._of_unit]
        return self.vectors(rows) @ query

    def vectors(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the vectors of ``rows``, (len(rows), d), in their order."""
        return self._vectors[self._of_unit[rows]]

    def to_bytes(self) -> bytes:
        """Return the index in FAISS's own format, which ``faiss.read_index`` reads from a file.

        As it comes from FAISS, part by part: ``serialize_index`` holds all of it three times over.
        """
        file = io.BytesIO()
        # FAISS's stubs do not know this writer.
        faiss.write_index(self._index, faiss.PyCallbackIOWriter(file.write))  # type: ignore[attr-defined]
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes | mmap, of_unit: NDArray[np.int32]) -> Self:
        """Read what ``to_bytes`` gave; ValueError for other than the units' vectors."""
        return cls(read_index(data), of_unit)

    def _units_of(self, vector: int) -> NDArray[np.int64]:
        start = self._ends[vector - 1] if vector else 0
        return self._units[start : self._ends[vector]]


def read_index(data: bytes | mmap) -> faiss.IndexFlatIP:
    """Read an index from FAISS's own format; ValueError for anything else.

    Its vectors stay where they are in ``data``: reading them out would take as much memory twice
    more for a while.
    """
    faiss.set_deserialization_vector_byte_limit(len(data) + _HEADER_BYTES)
    held = np.frombuffer(data, dtype=np.uint8)
    try:
        # FAISS's stubs know neither this reader nor that an index may have attributes.
        reader = faiss.ZeroCopyIOReader(faiss.swig_ptr(held), len(data))  # type: ignore[attr-defined]
        index = faiss.read_index(reader)
    except RuntimeError as error:
        raise ValueError(f"not a FAISS index: {error}") from error
    if not isinstance(index, faiss.IndexFlatIP):
        raise ValueError(f"not a flat index but {type(index).__name__}")
    # As FAISS's own wrappers keep what an index needs for as long as it is there.
    index.referenced_objects = [held]  # type: ignore[attr-defined]
    return index


def vectors_of(index: faiss.IndexFlatIP) -> NDArray[np.float32]:
    """Return the vectors (v, d) of a flat index: its own memory, valid as long as it is."""
    flat = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d)
    return flat.reshape(index.ntotal, index.d)
