"""Which texts a build's vectors are of: each by its digest, and the vector of each unit."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.marked import CUT, Marked

TEXTS = "texts.npz"

KEY_BYTES = 16
"""Half a SHA-256 tells texts apart: two of a million are alike by chance once in 10**26 builds."""


def keys_of(marked: Marked) -> list[bytes]:
    """Name the vectors of a text, the whole's and each span's, by all that they depend on."""
    spans = [[span.start, span.end] for span in marked.spans]
    told = json.dumps([CUT, marked.text, marked.head, spans]).encode()
    numbers = range(1 + len(spans))
    return [hashlib.sha256(b"%d %b" % (n, told)).digest()[:KEY_BYTES] for n in numbers]


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """The distinct vectors of a build by name, in order of first use, and the one of each unit."""

    keys: tuple[bytes, ...]
    of_unit: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Sequence[Marked]) -> Self:
        """Number the vectors of ``texts``: for each the whole's, then its spans'."""
        numbers: dict[bytes, int] = {}
        of_unit = [
            numbers.setdefault(key, len(numbers)) for marked in texts for key in keys_of(marked)
        ]
        return cls(tuple(numbers), np.array(of_unit, dtype=np.int32))

    def to_bytes(self) -> bytes:
        """Spell the vectors' names and numbers as an .npz archive."""
        file = io.BytesIO()
        keys = np.frombuffer(b"".join(self.keys), dtype=np.uint8).reshape(-1, KEY_BYTES)
        np.savez(file, keys=keys, of_unit=self.of_unit)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read what ``to_bytes`` gave; ValueError for anything else."""
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
                keys, of_unit = arrays["keys"], arrays["of_unit"]
        except (KeyError, EOFError, zipfile.BadZipFile) as error:
            raise ValueError(f"not the names of texts: {error}") from error
        if of_unit.ndim != 1 or (of_unit < 0).any():
            raise ValueError("not the numbers of texts")
        return cls(split_keys(keys.tobytes()), of_unit)


def split_keys(joined: bytes) -> tuple[bytes, ...]:
    """Cut the names of vectors that stand one after another."""
    return tuple(joined[at : at + KEY_BYTES] for at in range(0, len(joined), KEY_BYTES))
