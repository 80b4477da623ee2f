"""A question with a known answer, and the reply it got -> what is right about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.gold import Gold, answers, holds, stands_under
from retrieval.measuring.gold import overlap
from retrieval.records import Answer, Clarify, NoAnswer, Quote, Reply, SmallTalk


class Verdict(StrEnum):
    """How a reply compares with what was expected."""

    RIGHT = "right"
    WRONG_ANSWER = "wrong answer given"
    FALSE_REFUSAL = "false refusal"
    WRONG_REPLY = "wrong kind of reply"


@dataclass(frozen=True, slots=True)
class Judged:
    """One question, the reply to its last turn, and the verdict on it.

    ``marked`` says that the expected words stand in a highlighted sentence, not only in its
    passage. ``found`` says whether the best passage answers, or one of a shortlist, be it quoted or
    only shown as related; None where nothing was looked up. ``shortlist`` says that the quotes were
    given as uncertain.

    The rest is about the first quote and None unless an answer was expected and given:
    ``date_right``, ``profile_right`` and ``section_right``, None too where ``gold`` names none, and
    ``overlap``, the token F1 of its highlight with the words expected.
    """

    gold: Gold
    reply: Reply
    verdict: Verdict
    marked: bool
    found: bool | None
    shortlist: bool
    date_right: bool | None
    profile_right: bool | None
    section_right: bool | None
    overlap: float | None


def judge(gold: Gold, reply: Reply) -> Judged:
    """Compare ``reply`` with what ``gold`` expects."""
    shown = reply.quotes if isinstance(reply, Answer) else ()
    right = [quote for quote in shown if _answers(gold, quote)]
    best = _best_passages(reply)
    first = shown[0] if shown and gold.outcome == "answer" else None
    return Judged(
        gold=gold,
        reply=reply,
        verdict=_verdict(gold, reply, bool(right)),
        marked=any(holds(gold, quote.highlighted) for quote in right),
        found=any(_answers(gold, quote) for quote in best) if best else None,
        shortlist=isinstance(reply, Answer) and reply.doubtful,
        date_right=_dated(first) == gold.revised if first and gold.revised else None,
        profile_right=_slug(first) == gold.slug if first and gold.slug else None,
        section_right=(
            stands_under(gold, first.passage.section.heading) if first and gold.sections else None
        ),
        overlap=overlap(gold, first.highlighted) if first else None,
    )


def _answers(gold: Gold, quote: Quote) -> bool:
    """Whether the quote holds the words expected, with their date and in their profile."""
    heading = quote.passage.section.heading
    return answers(gold, text=quote.text, heading=heading, date=_dated(quote), slug=_slug(quote))


def _best_passages(reply: Reply) -> Sequence[Quote]:
    """What the confidence is about: the first quote or, of a refusal, the first that is related.

    That of a shortlist is about all of its quotes together.
    """
    if isinstance(reply, Answer):
        return reply.quotes if reply.doubtful else reply.quotes[:1]
    return reply.related[:1] if isinstance(reply, NoAnswer) else ()


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


def _dated(quote: Quote) -> str | None:
    return quote.revised.text if quote.revised else None


def _slug(quote: Quote) -> str:
    return quote.passage.profile.slug
