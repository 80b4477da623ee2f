"""Files of conversations to ask: JSON Lines with an id and the turns of each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


class BatchError(ValueError):
    """A line of a batch file cannot be asked; the message names file, line and cure."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One conversation to ask; ``id`` is whatever JSON value the writer knows it by."""

    id: object
    turns: tuple[str, ...]


def read_batch(path: Path) -> Iterator[Batch]:
    """The conversations in ``path``.

    Raises BatchError, where it stands, for a line that is none.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BatchError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _conversation(path, number, line)


def _conversation(path: Path, number: int, line: str) -> Batch:
    cure = 'write {"id": "1", "turns": ["question"]}'
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BatchError(f"{path}, line {number}: not JSON ({error}); {cure}") from error
    turns = row.get("turns") if isinstance(row, dict) else None
    if not isinstance(turns, list) or not all(isinstance(turn, str) for turn in turns):
        raise BatchError(f"{path}, line {number}: no list of turns; {cure}")
    return Batch(row.get("id"), tuple(turns))
