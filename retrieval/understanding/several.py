"""Several questions typed as one, and the one reply they get.

"What does a paralegal do and how much do they earn?" gets the quotes to both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.records import Answer, NoAnswer, Reply, Unanswered
from retrieval.telling.messages import unanswered

_MOST = 3
"""Of so many questions typed at once each is answered; the rest goes with the last of them."""
_ASKS = (
    r"(?:(?:how|what(?:'s|’s)?|whats|when|where|who|why|which)(?:\W+\w+){2}|"
    r"(?:do|does|did|is|are|can|could|should|would|will)\s+"
    r"(?:i|you|they|it|there|we|he|she|people|most|an?|the)\b)"
)
_QUESTION = re.compile(rf"\b{_ASKS}", re.IGNORECASE)
# "Do bakers" may be told of somebody, but not where it opens what another question is joined to.
_JOINED = re.compile(
    r"\W*(?:do|does|did|is|are|can|could|should|would|will)\s+\w+\s+\w[^?]*", re.IGNORECASE
)
# Between two questions: the mark that ends the first, or what joins the second to it.
_BETWEEN = re.compile(
    rf"(?<=\?)\s+(?=\w)|,?\s+(?:and|also|plus)\s+(?:also\s+)?(?={_ASKS})", re.IGNORECASE
)
# What a profile treats in sections of their own: "pay and outlook" are two questions.
_MATTERS = (
    r"pay|salar(?:y|ies)|wages?|earnings|income",
    r"(?:job |employment )?(?:outlook|prospects)|demand|job growth|growth",
    r"(?:education(?:al)? |training )?requirements|training|education|schooling|qualifications",
    r"duties|tasks|responsibilities",
    r"(?:working |work )?hours|(?:work )?schedules?",
    r"work(?:ing)? conditions|work environment",
    r"skills|(?:personal )?(?:qualities|characteristics)",
    r"licen[cs](?:e|es|ing)|certification",
)
_MATTER = "|".join(f"(?:{matter})" for matter in _MATTERS)
_AND = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+(?:the\s+)?|\s*[&/+]\s*)"
_BOTH = re.compile(rf"\b(?:{_MATTER})(?:{_AND}(?:{_MATTER}))+\b", re.IGNORECASE)
_EACH = re.compile(rf"\b(?:{_MATTER})\b", re.IGNORECASE)
_FOLLOWS = re.compile(r"(?:and|or|also|plus|(?:what|how) about)\b", re.IGNORECASE)


def questions_in(text: str) -> tuple[str, ...]:
    """The questions that ``text`` asks, in order; one where it is a single question.

    What is told before or after a question stays with it: it may say who is asking about what.
    """
    both = _BOTH.search(text)
    matters = _apart(both.group()) if both else []
    if both and len(matters) > 1:
        return tuple(text[: both.start()] + matter + text[both.end() :] for matter in matters)
    ends, starts = [], [0]
    for between in _BETWEEN.finditer(text):
        before, after = text[starts[-1] : between.start()], text[between.end() :]
        follows = _QUESTION.search(after) or _FOLLOWS.match(after)
        asks = _QUESTION.search(before) or _JOINED.fullmatch(before)
        if len(starts) < _MOST and asks and follows:
            ends.append(between.start())
            starts.append(between.end())
    return tuple(text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True))


def _apart(text: str) -> list[str]:
    """The matters in "training, pay and outlook", of those that one section treats the first."""
    found: dict[int, str] = {}
    for matter in _EACH.findall(text):
        place = next(n for n, one in enumerate(_MATTERS) if re.fullmatch(one, matter, re.I))
        found.setdefault(place, matter)
    return list(found.values())[:_MOST]


def together(parts: Sequence[str], replies: Sequence[Reply]) -> Reply:
    """One reply to several questions typed at once: all quotes, and which has no answer and why.

    A greeting among them needs no reply of its own.
    """
    apart = [
        _of(part, reply) if _differ(replies) else reply
        for part, reply in zip(parts, replies, strict=True)
    ]
    answers = [reply for reply in apart if isinstance(reply, Answer)]
    refusals = [reply for reply in apart if isinstance(reply, NoAnswer)]
    told: list[Answer | NoAnswer] = [*answers, *refusals]
    if len(replies) == 1 or not told:
        return replies[-1]
    kept: Sequence[Answer | NoAnswer] = answers or refusals
    shared = replace(
        kept[0],
        message=" ".join(dict.fromkeys(reply.message for reply in told)),
        related=tuple(dict.fromkeys(quote for reply in kept for quote in reply.related)),
        focus=kept[-1].focus,
        confidence=min(reply.confidence for reply in kept),
        timings=replies[-1].timings,
        why=tuple(why for reply in told for why in reply.why),
        read_as=" ".join(reply.read_as for reply in replies if reply.read_as) or None,
        unanswered=_told_apart(refusals),
    )
    if not isinstance(shared, Answer):
        return replace(shared, doubtful=all(refused.doubtful for refused in refusals))
    notes = [*(note for reply in answers for note in reply.notes), *(r.message for r in refusals)]
    quotes = dict.fromkeys(quote for reply in answers for quote in reply.quotes)
    return replace(
        shared,
        quotes=tuple(quotes),
        notes=tuple(dict.fromkeys(notes)),
        uncertain=tuple(line for reply in answers for line in reply.uncertain),
    )


def _of(part: str, reply: Reply) -> Reply:
    """The reply to one of several questions, which says to which there is no answer."""
    if not isinstance(reply, NoAnswer):
        return reply
    apart = (
        replace(one, message=unanswered(part, one.message), asked=part) for one in reply.unanswered
    )
    return replace(reply, message=unanswered(part, reply.message), unanswered=tuple(apart))


def _told_apart(refusals: Sequence[NoAnswer]) -> tuple[Unanswered, ...]:
    """What is said of each question, where an occupation is nearest to that of any of them."""
    if not any(reply.unanswered for reply in refusals):
        return ()
    told = (reply.unanswered or (Unanswered(reply.message),) for reply in refusals)
    return tuple(dict.fromkeys(one for each in told for one in each))


def _differ(replies: Sequence[Reply]) -> bool:
    return len({reply.message for reply in replies}) > 1
