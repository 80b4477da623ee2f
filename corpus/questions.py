"""Example questions by kind: what people ask, in their words, to recognise a question by.

A folder holds one file a kind, ``wages.txt``, with one question a line. Lines that begin with
``#`` are comments.
"""

from __future__ import annotations

from pathlib import Path

from corpus.canonical import canonical, read_bytes
from corpus.errors import QuestionsError

QUESTIONS = Path(__file__).parent / "questions"


def load_questions(folder: Path = QUESTIONS) -> dict[str, tuple[str, ...]]:
    """The example questions of every kind, the kinds sorted, the questions in file order.

    Raises QuestionsError where there are none or one stands twice, letter case and spacing aside,
    and RefusedError where a file is not UTF-8 text.
    """
    first: dict[str, str] = {}
    questions: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.txt")):
        kept = []
        text = canonical(read_bytes(path, path.name), path.name)
        # Not lines_of(): where they stand is not needed, and costs as much as all else.
        for number, line in enumerate(map(str.strip, text.split("\n")), 1):
            if not line or line.startswith("#"):
                continue
            key = " ".join(line.casefold().split())
            place = f"{path.name}:{number}"
            if key in first:
                raise QuestionsError(
                    f'"{line}" stands in {first[key]} and in {place}. Keep it in one'
                )
            first[key] = place
            kept.append(line)
        if not kept:
            raise QuestionsError(f"{path} holds no question. Add one a line, or remove the file")
        questions[path.stem] = tuple(kept)
    if not questions:
        raise QuestionsError(f"no question file in {folder}. Add one, such as wages.txt")
    return questions
