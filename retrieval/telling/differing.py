"""What differs between two wordings, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\S+\s*|\s+")


class Change(StrEnum):
    """What became of a piece of wording."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together and had the same fate."""

    change: Change
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both wordings in order, what was removed before what was added in its place.

    The kept and removed pieces joined are ``before``; the kept and added ones are ``after``.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    pieces = []
    for step, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if step == "equal":
            pieces.append(Piece(Change.KEPT, "".join(old[i1:i2])))
            continue
        if i1 < i2:
            pieces.append(Piece(Change.REMOVED, "".join(old[i1:i2])))
        if j1 < j2:
            pieces.append(Piece(Change.ADDED, "".join(new[j1:j2])))
    return tuple(pieces)
