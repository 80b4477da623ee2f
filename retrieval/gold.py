"""Questions with known answers, as files hold them.

A gold question names the words that answer and their date, never a passage number::

    {"id": "dev-000", "turns": ["what's the SAIT admission requirement?"], "outcome": "answer",
     "quote": ["at least 60 per cent"], "revised": "March 2012", "topic": "direct"}

``turns`` are one conversation and the expectation is for the last of them. Any one of the quoted
strings suffices. ``outcome`` is ``answer``, ``no_answer`` (with ``reason``), ``clarify`` or
``chat``. A ``profile`` says that the question is meant for an index that holds only that one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.records import Section

_OUTCOMES = ("answer", "no_answer", "clarify", "chat")


class GoldError(ValueError):
    """A line of a question file cannot be used; the message names file, line and cure."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A question with its known answer."""

    id: str
    turns: tuple[str, ...]
    outcome: str
    quote: tuple[str, ...]
    revised: str | None
    reason: str | None
    topic: str
    profile: str | None


def read_gold(path: Path) -> tuple[Gold, ...]:
    """The gold questions of a JSON Lines file.

    Raises:
        GoldError: the file cannot be read, or a line is not a gold question.

    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    return tuple(_gold(path, n, line) for n, line in enumerate(lines, 1) if line.strip())


def _gold(path: Path, number: int, line: str) -> Gold:
    try:
        row: dict[str, Any] = json.loads(line)
        return Gold(
            id=row["id"],
            turns=_texts(row["turns"], least=1),
            outcome=_known(row["outcome"]),
            quote=_texts(row.get("quote", []), least=0),
            revised=row.get("revised"),
            reason=row.get("reason"),
            topic=row["topic"],
            profile=row.get("profile"),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(
            f"{path}, line {number}: not a gold question ({error!r}); "
            "it needs id, turns, outcome and topic, as retrieval/gold.py shows"
        ) from error


def _known(outcome: str) -> str:
    if outcome not in _OUTCOMES:
        raise ValueError(f"{outcome!r} is none of {', '.join(_OUTCOMES)}")
    return outcome


def _texts(value: object, least: int) -> tuple[str, ...]:
    """A list of texts, at least so many: of one text alone, every letter would count as one."""
    if not isinstance(value, list) or len(value) < least:
        raise TypeError(f"{value!r} is not a list of texts")
    return tuple(str(text) for text in value)


def answers(gold: Gold, text: str, section: Section) -> bool:
    """Whether ``text`` from ``section`` holds words that ``gold`` expects, with their date."""
    dated = gold.revised is None or (
        section.revised is not None and section.revised.text == gold.revised
    )
    return dated and holds(gold, text)


def holds(gold: Gold, text: str) -> bool:
    """Whether ``text`` holds any of the words expected, spacing aside."""
    shown = " ".join(text.split())
    return any(" ".join(words.split()) in shown for words in gold.quote)
