"""Questions with known answers, as files hold them.

A gold question names the words that answer, their section and date, never a passage number::

    {"id": "dev-000", "turns": ["what's the SAIT admission requirement?"], "outcome": "answer",
     "quote": ["at least 60 per cent"], "revised": "March 2012",
     "slug": "health-information-management-professional", "section": "Educational Requirements",
     "topic": "direct"}

Needed are ``id``, ``turns`` (one conversation; the expectation is for the last of them) and
``outcome`` (``answer``, ``no_answer``, ``clarify`` or ``chat``). ``topic`` is the kind of question
that it is counted with, ``other`` where none is given. Of the rest, what is not there is not
compared:

- ``quote``: words that answer; any one of the strings suffices. An answer without any, as when
  only a date is asked for, is told by its section.
- ``revised``: the date of those words, as the source writes it.
- ``slug``: the profile they stand in; the same words in another one do not answer.
- ``section``, or ``sections`` where any of several is right: the top heading they stand under.
  Counted by itself: right words elsewhere still answer. Case and spacing aside.
- ``reason``: why a ``no_answer`` is expected.
- ``profile``: the slug of the profile that the question is meant for. ``retrieval evaluate`` asks
  it of an index of that profile alone. The publish gate asks it where the corpus has the profile,
  of the whole index, so questions for the gate must name the occupation.

Other keys are the writer's own and not looked at.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_OUTCOMES = ("answer", "no_answer", "clarify", "chat")


class GoldError(ValueError):
    """A line of a question file cannot be used; the message names file, line and cure."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A question with its known answer, as the module describes it.

    ``sections`` holds ``section`` and ``sections`` together; empty, any is right. ``place`` is the
    file and line it was read from.
    """

    id: str
    turns: tuple[str, ...]
    outcome: str
    quote: tuple[str, ...]
    revised: str | None
    reason: str | None
    topic: str
    profile: str | None
    slug: str | None = None
    sections: tuple[str, ...] = ()
    place: str = field(default="", compare=False)


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
        gold = Gold(
            id=row["id"],
            turns=_turns(row["turns"]),
            outcome=_known(row["outcome"]),
            quote=_texts(row.get("quote", [])),
            revised=_text(row.get("revised")),
            reason=_text(row.get("reason")),
            topic=row.get("topic", "other"),
            profile=_text(row.get("profile")),
            slug=_text(row.get("slug")),
            sections=_sections(row),
            place=f"{path}:{number}",
        )
        if gold.outcome == "answer" and not (gold.quote or gold.sections):
            raise ValueError("nothing tells an answer: give its quote or its section")
        return gold
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError(
            f"{path}:{number}: not a gold question ({error!r}); "
            "it needs id, turns and outcome, as corpus/gold.py shows"
        ) from error


def _known(outcome: str) -> str:
    if outcome not in _OUTCOMES:
        raise ValueError(f"outcome {outcome!r} must be one of {', '.join(_OUTCOMES)}")
    return outcome


def _turns(value: object) -> tuple[str, ...]:
    turns = _texts(value)
    if not turns:
        raise ValueError("turns must be a list that is not empty")
    return turns


def _texts(value: object) -> tuple[str, ...]:
    """A list of texts: of one text alone, every letter would count as one."""
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is not a list of texts")
    return tuple(str(text) for text in value)


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text")
    return value


def _sections(row: dict[str, Any]) -> tuple[str, ...]:
    one = _text(row.get("section"))
    return ((one,) if one else ()) + _texts(row.get("sections", []))


def answers(gold: Gold, *, text: str, heading: str, date: str | None, slug: str) -> bool:
    """Whether ``text``, below ``heading`` of the profile ``slug`` and dated ``date``, answers."""
    return (
        gold.outcome == "answer"
        and gold.slug in (None, slug)
        and gold.revised in (None, date)
        and (holds(gold, text) if gold.quote else stands_under(gold, heading))
    )


def stands_under(gold: Gold, heading: str) -> bool:
    """Whether ``heading`` is one that is expected, case and spacing aside."""
    return spaced(heading).casefold() in {spaced(name).casefold() for name in gold.sections}


def holds(gold: Gold, text: str) -> bool:
    """Whether ``text`` holds any of the words expected, spacing aside."""
    shown = spaced(text)
    return any(spaced(words) in shown for words in gold.quote)


def spaced(text: str) -> str:
    """``text`` with all spacing alike, as words are compared."""
    return " ".join(text.split())
