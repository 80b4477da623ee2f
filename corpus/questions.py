"""Example questions by kind: what people ask, in their words, to recognise a question by.

A folder holds one file a kind, ``wages.txt``, with one question a line. Lines that begin with
``#`` are comments.
"""

from __future__ import annotations

from pathlib import Path

from corpus.canonical import canonical, read_bytes
from corpus.errors import QuestionsError
from corpus.lines import lines_of

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
        for line in lines_of(canonical(read_bytes(path, path.name), path.name)):
            if not line.text or line.text.startswith("#"):
                continue
            key = " ".join(line.text.casefold().split())
            place = f"{path.name}:{line.number}"
            if key in first:
                raise QuestionsError(
                    f'"{line.text}" stands in {first[key]} and in {place}. Keep it in one'
                )
            first[key] = place
            kept.append(line.text)
        if not kept:
            raise QuestionsError(f"{path} holds no question. Add one a line, or remove the file")
        questions[path.stem] = tuple(kept)
    if not questions:
        raise QuestionsError(f"no question file in {folder}. Add one, such as wages.txt")
    return questions
