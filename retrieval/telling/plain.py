"""A reply as plain text, for a terminal."""

from __future__ import annotations

from datetime import date

from retrieval.records import Answer, Clarify, NoAnswer, Reply
from retrieval.telling.messages import dated


def as_plain(reply: Reply, today: date) -> str:
    """What a reply says, in lines: its message, then quotes, related passages or choices."""
    lines = [f"Read as: {reply.read_as}", ""] if reply.read_as else []
    lines.append(reply.message)
    if isinstance(reply, Answer):
        for quote in reply.quotes:
            lines += ["", f"“{quote.highlighted}”"]
            lines += [f"  {quote.passage.profile.title}, {quote.passage.section.place}"]
            lines += [f"  {dated(quote.revised, today)}"]
    elif isinstance(reply, NoAnswer) and reply.related:
        lines += ["", "The nearest passages:" if reply.doubtful else "Related, not an answer:"]
        lines += [
            f"  {quote.passage.section.heading}: “{quote.highlighted}”" for quote in reply.related
        ]
    elif isinstance(reply, Clarify):
        lines += [f"  {choice.title}" for choice in reply.choices]
    return "\n".join(lines)
