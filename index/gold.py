"""Gold questions: what a build must answer before it is served.

They are as ``corpus/gold.py`` describes them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus import gold
from corpus.gold import Gold, answers
from index.errors import GoldError

GOLD = Path(gold.__file__).parent / "gold"


def is_answered_by(question: Gold, reply: Mapping[str, Any]) -> bool:
    """Whether a reply, as ``docs/contract.md`` describes it, is as expected."""
    if question.outcome != "answer":
        return bool(reply["outcome"] == question.outcome)
    return reply["outcome"] == "answer" and any(
        answers(
            question,
            text=quote["text"],
            heading=quote["section"],
            date=(quote["revised"] or {}).get("text"),
            slug=quote["slug"],
        )
        for quote in reply["quotes"]
    )


def read_gold(path: Path) -> tuple[Gold, ...]:
    """Read a file of gold questions, or all ``.jsonl`` files of a folder.

    Raises GoldError, by file and line, where one is not a gold question or two have the same id.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    try:
        questions = tuple(question for file in files for question in gold.read_gold(file))
    except gold.GoldError as error:
        raise GoldError(
            f"{error}; give a file of gold questions or a folder of them to --gold"
        ) from error
    places: dict[str, str] = {}
    for question in questions:
        if question.id in places:
            raise GoldError(
                f"{question.place}: the id {question.id!r} stands in {places[question.id]}, too; "
                "give one of them another"
            )
        places[question.id] = question.place
    return questions


def about(questions: Sequence[Gold], slugs: Collection[str]) -> tuple[tuple[Gold, ...], int]:
    """Pick the questions that a corpus of these profiles can be asked; count the others."""
    asked = tuple(q for q in questions if q.profile is None or q.profile in slugs)
    return asked, len(questions) - len(asked)
