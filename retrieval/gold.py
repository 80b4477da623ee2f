"""Questions with known answers, as files hold them.

A gold question names the words that answer, their section and date, never a passage number::

    {"id": "dev-000", "turns": ["what's the SAIT admission requirement?"], "outcome": "answer",
     "quote": ["at least 60 per cent"], "revised": "March 2012",
     "slug": "health-information-management-professional", "section": "Educational Requirements",
     "topic": "direct"}

Needed are ``id``, ``turns`` (one conversation; the expectation is for the last of them),
``outcome`` (``answer``, ``no_answer``, ``clarify`` or ``chat``) and ``topic`` (the kind of question
that it is counted with). Of the rest, what is not there is not compared:

- ``quote``: words that answer; any one of the strings suffices.
- ``revised``: the date of those words, as the source writes it.
- ``slug``: the profile they stand in; the same words in another one do not answer.
- ``section``, or ``sections`` where any of several is right: the top heading they stand under.
  Counted by itself: right words elsewhere still answer.
- ``reason``: why a ``no_answer`` is expected.
- ``profile``: the question is meant for an index that holds only this one.

Other keys are the writer's own and not looked at.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.records import Section

_OUTCOMES = ("answer", "no_answer", "clarify", "chat")
_TOKEN = re.compile(r"\w+")


class GoldError(ValueError):
    """A line of a question file cannot be used; the message names file, line and cure."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A question with its known answer, as the module describes it.

    ``sections`` holds ``section`` and ``sections`` together; empty, any is right.
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
            slug=_text(row.get("slug")),
            sections=_sections(row),
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


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text")
    return value


def _sections(row: dict[str, Any]) -> tuple[str, ...]:
    one = _text(row.get("section"))
    return ((one,) if one else ()) + _texts(row.get("sections", []), least=0)


def answers(gold: Gold, text: str, section: Section) -> bool:
    """Whether ``text`` from ``section`` holds words that ``gold`` expects, with their date."""
    dated = gold.revised is None or (
        section.revised is not None and section.revised.text == gold.revised
    )
    return dated and holds(gold, text)


def holds(gold: Gold, text: str) -> bool:
    """Whether ``text`` holds any of the words expected, spacing aside."""
    shown = _spaced(text)
    return any(_spaced(words) in shown for words in gold.quote)


def stands_under(gold: Gold, section: Section) -> bool:
    """Whether ``section`` has a heading that ``gold`` expects, case and spacing aside."""
    expected = {_spaced(heading).casefold() for heading in gold.sections}
    return _spaced(section.heading).casefold() in expected


def overlap(gold: Gold, text: str) -> float:
    r"""How far ``text`` and the words expected are the same: token F1, from 0 to 1.

    Both count as bags of lower-cased ``\w+``: F1 = 2 x shared / (tokens here + tokens there), the
    harmonic mean of precision and recall, as SQuAD defines it (Rajpurkar et al. 2016, section 6.1)
    but with the articles kept. Of several strings expected, the one most alike counts.
    """
    return max((_f1(_tokens(text), _tokens(words)) for words in gold.quote), default=0.0)


def _f1(found: Counter[str], expected: Counter[str]) -> float:
    shared = (found & expected).total()
    return 2 * shared / (found.total() + expected.total()) if shared else 0.0


def _tokens(text: str) -> Counter[str]:
    return Counter(_TOKEN.findall(text.lower()))


def _spaced(text: str) -> str:
    return " ".join(text.split())
