"""Questions with known answers -> how often the replies are right.

A gold question names the words that answer and their date, never a passage number::

    {"id": "dev-000", "turns": ["what's the SAIT admission requirement?"], "outcome": "answer",
     "quote": ["at least 60 per cent"], "revised": "March 2012", "topic": "direct"}

``turns`` are one conversation and the expectation is for the last of them. Any one of the quoted
strings suffices. ``outcome`` is ``answer``, ``no_answer`` (with ``reason``), ``clarify`` or
``chat``. A ``profile`` says that the question is meant for an index that holds only that one.
"""

from __future__ import annotations

import json
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from corpus.records import Section
from retrieval.assistant import Assistant
from retrieval.conversation import Conversation
from retrieval.records import Answer, Clarify, NoAnswer, Quote, Reply, SmallTalk

_OUTCOMES = ("answer", "no_answer", "clarify", "chat")


class Verdict(StrEnum):
    """How a reply compares with what was expected."""

    RIGHT = "right"
    WRONG_ANSWER = "wrong answer given"
    FALSE_REFUSAL = "false refusal"
    WRONG_REPLY = "wrong kind of reply"


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


@dataclass(frozen=True, slots=True)
class Judged:
    """One question, the reply to its last turn, and the verdict on it.

    ``marked`` says that the expected words stand in a highlighted sentence, not only in its
    passage; ``exact`` that every quote equals its slice of the canonical text.
    """

    gold: Gold
    reply: Reply
    verdict: Verdict
    marked: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of one evaluation; the ratios are properties."""

    judged: tuple[Judged, ...]

    def share(self, verdict: Verdict) -> float:
        """The share of all questions with this verdict."""
        return self.count(verdict) / len(self.judged) if self.judged else 0.0

    def count(self, verdict: Verdict) -> int:
        """How many questions have this verdict."""
        return sum(j.verdict is verdict for j in self.judged)

    @property
    def right(self) -> float:
        """The share that is right: quote and date, or rightly no answer."""
        return self.share(Verdict.RIGHT)

    @property
    def wrong_answers(self) -> float:
        """The share answered with a quote that does not answer: the worst that can happen."""
        return self.share(Verdict.WRONG_ANSWER)

    def not_right(self) -> tuple[Judged, ...]:
        """The questions with any other verdict, in order."""
        return tuple(j for j in self.judged if j.verdict is not Verdict.RIGHT)

    @property
    def marked(self) -> float:
        """Of the questions rightly answered with a quote, the share whose mark is right too."""
        answered = [j for j in self.judged if _right_answer(j)]
        return sum(j.marked for j in answered) / len(answered) if answered else 0.0

    @property
    def reasons_right(self) -> float:
        """Of the refusals that are right, the share that gives the expected reason."""
        refused = [
            (j.gold.reason, j.reply.reason)
            for j in self.judged
            if j.verdict is Verdict.RIGHT and isinstance(j.reply, NoAnswer)
        ]
        return sum(a == b for a, b in refused) / len(refused) if refused else 0.0

    @property
    def inexact(self) -> int:
        """How many replies hold a quote that is not its slice of the source: must be none."""
        return sum(not j.exact for j in self.judged)

    def by_topic(self) -> dict[str, Counter[Verdict]]:
        """Verdicts counted for each topic, topics in order of appearance."""
        topics: dict[str, Counter[Verdict]] = {}
        for judged in self.judged:
            topics.setdefault(judged.gold.topic, Counter())[judged.verdict] += 1
        return topics

    @property
    def milliseconds(self) -> float:
        """The median time of a turn."""
        return statistics.median(j.reply.timings.total for j in self.judged)


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
            "it needs id, turns, outcome and topic, as retrieval/evaluate.py shows"
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


def evaluate(assistant: Assistant, golds: Iterable[Gold]) -> Summary:
    """Ask every question, each in a conversation of its own, and judge the last replies."""
    return Summary(tuple(judge(gold, _ask(assistant, gold.turns)) for gold in golds))


def _ask(assistant: Assistant, turns: Sequence[str]) -> Reply:
    conversation = Conversation()
    for turn in turns:
        reply, conversation = assistant.ask(turn, conversation)
    return reply


def judge(gold: Gold, reply: Reply) -> Judged:
    """Compare ``reply`` with what ``gold`` expects."""
    shown = reply.quotes if isinstance(reply, Answer) else ()
    right = [q for q in shown if answers(gold, q.text, q.passage.section)]
    return Judged(
        gold=gold,
        reply=reply,
        verdict=_verdict(gold, reply, bool(right)),
        marked=any(_holds(gold, quote.highlighted) for quote in right),
        exact=all(_exact(quote) for quote in shown),
    )


def _verdict(gold: Gold, reply: Reply, quote_right: bool) -> Verdict:
    expected = {
        "answer": quote_right,
        "no_answer": isinstance(reply, NoAnswer),
        "clarify": isinstance(reply, Clarify),
        "chat": isinstance(reply, SmallTalk),
    }
    if expected[gold.outcome]:
        return Verdict.RIGHT
    if isinstance(reply, Answer):
        return Verdict.WRONG_ANSWER
    if gold.outcome == "answer" and isinstance(reply, NoAnswer):
        return Verdict.FALSE_REFUSAL
    return Verdict.WRONG_REPLY


def answers(gold: Gold, text: str, section: Section) -> bool:
    """Whether ``text`` from ``section`` holds words that ``gold`` expects, with their date."""
    dated = gold.revised is None or (
        section.revised is not None and section.revised.text == gold.revised
    )
    return dated and _holds(gold, text)


def _holds(gold: Gold, text: str) -> bool:
    shown = " ".join(text.split())
    return any(" ".join(words.split()) in shown for words in gold.quote)


def _exact(quote: Quote) -> bool:
    text = quote.passage.profile.text[quote.span.start : quote.span.end]
    return bool(text) and text == quote.text and quote.highlighted in text


def _right_answer(judged: Judged) -> bool:
    return judged.verdict is Verdict.RIGHT and isinstance(judged.reply, Answer)
