"""The English dictionary of pyspellchecker, kept as the text it comes in.

As a dictionary of Python its 160,000 words take 37 MB and a fifth of a second to make; as text they
take 3 MB and a few milliseconds.
"""

from __future__ import annotations

import gzip
import json
import pkgutil
from bisect import bisect_left
from functools import cache

import numpy as np
from numpy.typing import NDArray

_PACKAGE, _FILE = "spellchecker", "resources/en.json.gz"
_LINE_END = 10


def is_english(word: str) -> bool:
    """Whether lower-case ``word`` is in a general dictionary of English, common names included."""
    text, starts = _lines()
    wanted = f"{json.dumps(word, ensure_ascii=False)}:".encode(errors="replace")

    def opening(line: int) -> bytes:
        start = int(starts[line])
        return text[start : start + len(wanted)]

    place = bisect_left(range(len(starts)), wanted, key=opening)
    return place < len(starts) and opening(place) == wanted


@cache
def _lines() -> tuple[bytes, NDArray[np.int32]]:
    """A JSON object, each word with its frequency on a line of its own, and where the lines start.

    They are sorted, and stay so in UTF-8.
    """
    # Read when first needed: most questions hold no word that the profiles do not have.
    packed = pkgutil.get_data(_PACKAGE, _FILE)
    if packed is None:
        raise FileNotFoundError(f"{_PACKAGE}: no {_FILE}; install requirements.txt again")
    text = gzip.decompress(packed)
    ends = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == _LINE_END)
    # The first line and the last are the braces.
    return text, (ends[:-1] + 1).astype(np.int32)
