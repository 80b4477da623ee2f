"""Gold questions: what a build must answer before it is served.

One JSON object a line, as ``retrieval/gold.py`` describes them. The words and the date that answer
are named, never a passage. A question with a ``profile`` (its slug) is asked when that profile is
in the corpus, so it must name the occupation; one without is always asked.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import GoldError

GOLD = Path(__file__).parent.parent / "corpus" / "gold"

_OUTCOMES = ("answer", "no_answer", "clarify", "chat")


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question and what is expected of the reply to its last turn.

    ``place`` is the file and line it stands in. Any one of the strings of ``quote`` suffices.
    """

    id: str
    turns: tuple[str, ...]
    outcome: str
    quote: tuple[str, ...]
    revised: str | None
    profile: str | None
    place: str

    def is_answered_by(self, reply: Mapping[str, Any]) -> bool:
        """Whether a reply, as ``docs/contract.md`` describes it, is as expected."""
        if reply["outcome"] != self.outcome:
            return False
        return self.outcome != "answer" or any(self._holds(quote) for quote in reply["quotes"])

    def _holds(self, quote: Mapping[str, Any]) -> bool:
        shown = _even(quote["text"])
        dated = self.revised is None or (quote["revised"] or {}).get("text") == self.revised
        return dated and any(_even(words) in shown for words in self.quote)


def read_gold(path: Path) -> tuple[GoldQuestion, ...]:
    """Read a file of gold questions, or all ``.jsonl`` files of a folder.

    Raises GoldError, by file and line, where one is not a gold question or two have the same id.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    questions = [question for file in files for question in _read(file)]
    places: dict[str, str] = {}
    for question in questions:
        if question.id in places:
            raise GoldError(
                f"{question.place}: the id {question.id!r} stands in {places[question.id]}, too; "
                "give one of them another"
            )
        places[question.id] = question.place
    return tuple(questions)


def about(
    questions: Sequence[GoldQuestion], slugs: Collection[str]
) -> tuple[tuple[GoldQuestion, ...], int]:
    """Pick the questions that a corpus of these profiles can be asked; count the others."""
    asked = tuple(q for q in questions if q.profile is None or q.profile in slugs)
    return asked, len(questions) - len(asked)


def _read(file: Path) -> list[GoldQuestion]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(
            f"{file}: cannot be read as UTF-8 text ({error}); give a file of gold questions or a "
            "folder of them to --gold"
        ) from error
    return [_question(f"{file}:{n}", line) for n, line in enumerate(lines, 1) if line.strip()]


def _question(place: str, line: str) -> GoldQuestion:
    try:
        row = json.loads(line)
        if row["outcome"] not in _OUTCOMES or not row["turns"]:
            raise ValueError(f"outcome must be one of {', '.join(_OUTCOMES)}, turns not empty")
        return GoldQuestion(
            id=row["id"],
            turns=_texts(row["turns"]),
            outcome=row["outcome"],
            quote=_texts(row.get("quote", [])),
            revised=row.get("revised"),
            profile=row.get("profile"),
            place=place,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(
            f"{place}: not a gold question ({error!r}); it needs id, turns and outcome, as "
            "retrieval/gold.py shows"
        ) from error


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is not a list of texts")
    return tuple(str(text) for text in value)


def _even(text: str) -> str:
    """The text with all spacing alike."""
    return " ".join(text.split())
