"""Which texts a build's vectors are of: each text by its digest, and the text of each unit."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

TEXTS = "texts.npz"

KEY_BYTES = 16
"""Half a SHA-256 tells texts apart: two of a million are alike by chance once in 10**26 builds."""


def key(text: str) -> bytes:
    """Name a text by its content."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:KEY_BYTES]


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """The distinct texts of a build in order of first use, and the number of each unit's text."""

    keys: tuple[bytes, ...]
    of_unit: NDArray[np.int32]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Self:
        """Number the distinct ones of ``texts``, the text of each unit in order."""
        numbers: dict[bytes, int] = {}
        of_unit = [numbers.setdefault(key(text), len(numbers)) for text in texts]
        return cls(tuple(numbers), np.array(of_unit, dtype=np.int32))

    def to_bytes(self) -> bytes:
        """Spell the texts' names and numbers as an .npz archive."""
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
    """Cut the names of texts that stand one after another."""
    return tuple(joined[at : at + KEY_BYTES] for at in range(0, len(joined), KEY_BYTES))
